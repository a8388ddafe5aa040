package dev.shale.tools.javascript.parser.syntax;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Constants;
import dev.shale.tools.javascript.parser.scope.Findings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.scope.Uses;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.RareNames;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.token.Trivia;

/** Import declarations. */
final class Imports {
  private static final int IMPORT = JavaScriptKinds.IMPORT.code();
  private static final int REQUIRE = JavaScriptKinds.REQUIRE.code();

  private final Surroundings around;
  private final Bindings bindings;
  private final Findings findings;
  private final InjectionNames injections;
  private final Names names;
  private final Notes notes;
  private final ObjectLiterals objectLiterals;
  private final Parts parts;
  private final RareNames rareNames;
  private final Reading reading;
  private final Scopes scopes;
  private final Shadows shadows;
  private final Tokens tokens;
  private final Trivia trivia;
  private final Uses uses;

  /** The first and the last name of the specifier that {@link #specifier} read. */
  int specifierName;

  int specifierAlias;

  /** Where the last name of that specifier stands. */
  int specifierBegin;

  int specifierEnd;

  /** Where the declaration begins that is being read. */
  int declarationBegin;

  Imports(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    bindings = meaning.bindings;
    findings = meaning.findings;
    injections = grammar.injections;
    names = meaning.names;
    notes = meaning.notes;
    objectLiterals = grammar.objectLiterals;
    parts = meaning.parts;
    rareNames = meaning.tokens.rareNames;
    reading = meaning.reading;
    scopes = meaning.scopes;
    shadows = meaning.shadows;
    tokens = meaning.tokens;
    trivia = meaning.tokens.trivia;
    uses = meaning.uses;
  }

  void importStatement() {
    declarationBegin = tokens.tokenBegin;
    tokens.next();
    if (tokens.token == Token.STRING) {
      reading.hasBareImport = true;
      parts.cancel();
      moduleSyntax();
      from(IMPORT, 0);
      return;
    }
    boolean isType = reading.hasTypes && tokens.token == Token.TYPE && isTypeKeyword();
    int phase = 0;
    if (isType) {
      tokens.next();
    } else if ((tokens.token == Token.DEFER || tokens.token == Token.SOURCE) && isPhase()) {
      phase = tokens.token == Token.DEFER ? DependencyFlags.DEFER : DependencyFlags.SOURCE;
      tokens.next();
    }
    if (reading.hasTypes && Token.isName(tokens.token) && tokens.peek() == Token.ASSIGN) {
      importEquals(isType, false);
      return;
    }
    parts.cancel();
    moduleSyntax();
    int bindingCount = bindings.count();
    boolean isValue = !isType && (clause() || reading.keepsStatements);
    if (isType) {
      typeClause();
    }
    tokens.expect(Token.FROM);
    if (reading.hasTypes && InjectionNames.isModule(tokens, tokens.tokenBegin, tokens.position)) {
      injections(bindingCount);
    }
    from(IMPORT, isValue ? phase : phase | DependencyFlags.TYPE_ONLY);
  }

  /** Notes what an import from Angular binds, from a binding on. */
  private void injections(int fromBinding) {
    shadows.isKept = true;
    for (int binding = fromBinding; binding < bindings.count(); binding++) {
      int name = bindings.boundName(binding);
      int imported = bindings.importedName(binding);
      if (imported == Bindings.NAMESPACE) {
        injections.addNamespace(name);
      } else {
        injections.add(name, names.source(imported), names.begin(imported), names.end(imported));
      }
    }
  }

  /** Notes that the file is a module, unless the position is inside a namespace. */
  void moduleSyntax() {
    if ((around.function & Surroundings.OUTERMOST) != 0) {
      reading.isModule = true;
      trivia.htmlComments = false;
    }
  }

  /** Tells {@code import type X from} from {@code import type from}. */
  private boolean isTypeKeyword() {
    int behind = tokens.peek();
    if (behind == Token.FROM) {
      // import type from "x" binds "type"; import type from from "x" binds "from".
      return isBehindNext(Token.FROM) || isBehindNext(Token.ASSIGN);
    }
    return behind == Token.LEFT_BRACE || behind == Token.STAR || Token.isName(behind);
  }

  /** Tells {@code import defer * as x} and {@code import source x} from default imports. */
  private boolean isPhase() {
    int behind = tokens.peek();
    if (behind == Token.FROM) {
      return isBehindNext(Token.FROM);
    }
    return behind == Token.STAR || Token.isName(behind);
  }

  private boolean isBehindNext(int wanted) {
    int from = tokens.tokenBegin;
    boolean newline = tokens.newlineBefore;
    tokens.next();
    int behind = tokens.peek();
    tokens.rewind(from, newline);
    return behind == wanted;
  }

  /** Reads what an import binds; false if all of it are types. */
  private boolean clause() {
    boolean isValue = false;
    if (Token.isName(tokens.token)) {
      bind(Names.DEFAULT);
      tokens.next();
      isValue = true;
      if (!tokens.accept(Token.COMMA)) {
        return true;
      }
    }
    if (tokens.accept(Token.STAR)) {
      tokens.expect(Token.AS);
      bind(Bindings.NAMESPACE);
      tokens.next();
      return true;
    }
    return namedImports() || isValue;
  }

  private void bind(int imported) {
    if (!Token.isName(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    bind(tokens.internName(), imported);
  }

  /** The end of the file tells whether an import declares what it binds. */
  private void bind(int name, int imported) {
    if (reading.linksNames) {
      reading.isImportLate |= names.referencedIn[name] != 0;
      names.importedBy[name] = bindings.count() + 1;
    }
    bindings.bind(name, findings.count(), imported);
  }

  private boolean namedImports() {
    tokens.expect(Token.LEFT_BRACE);
    boolean isValue = false;
    while (tokens.token != Token.RIGHT_BRACE) {
      if (!specifier()) {
        bind(specifierAlias, specifierName);
        isValue = true;
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACE);
    return isValue || !reading.hasTypes;
  }

  /** Reads what an import of types binds: nothing that exists when the program runs. */
  private void typeClause() {
    if (Token.isName(tokens.token)) {
      tokens.next();
      if (!tokens.accept(Token.COMMA)) {
        return;
      }
    }
    if (tokens.accept(Token.STAR)) {
      tokens.expect(Token.AS);
      tokens.next();
      return;
    }
    tokens.expect(Token.LEFT_BRACE);
    while (tokens.token != Token.RIGHT_BRACE) {
      specifier();
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACE);
  }

  /** Reads {@code a}, {@code a as b} or {@code type a as b}; true if it is a type. */
  boolean specifier() {
    if (!reading.hasTypes || tokens.token != Token.TYPE) {
      aliasable();
      return false;
    }
    int behind = tokens.peek();
    if (behind == Token.AS) {
      return typeAsSpecifier();
    }
    boolean isType = Token.isWord(behind) || behind == Token.STRING;
    if (isType) {
      tokens.next();
    }
    aliasable();
    return isType;
  }

  /** {@code type as}, {@code type as x}, {@code type as as}, {@code type as as x}. */
  private boolean typeAsSpecifier() {
    int type = tokens.internName();
    tokens.next();
    int as = tokens.internName();
    tokens.next();
    if (!Token.isWord(tokens.token) && tokens.token != Token.STRING) {
      setSpecifier(as, as);
      return true;
    }
    int third = name();
    if (tokens.token == Token.COMMA || tokens.token == Token.RIGHT_BRACE) {
      setSpecifier(type, third);
      return false;
    }
    setSpecifier(as, name());
    return true;
  }

  private void setSpecifier(int name, int alias) {
    specifierName = name;
    specifierAlias = alias;
  }

  private void aliasable() {
    int name = name();
    setSpecifier(name, tokens.accept(Token.AS) ? name() : name);
  }

  /** Reads a name, which may be a reserved word or a string. */
  int name() {
    if (!Token.isWord(tokens.token) && tokens.token != Token.STRING) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    int name = tokens.token == Token.STRING ? rareNames.internString() : tokens.internName();
    specifierBegin = tokens.tokenBegin;
    specifierEnd = tokens.position;
    tokens.next();
    return name;
  }

  /** Reads the request of a declaration, its attributes and its end. */
  void from(int kind, int flags) {
    if (tokens.token != Token.STRING) {
      throw tokens.expected(Token.STRING);
    }
    int optional = around.tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
    int dependency =
        findings.add(
            kind,
            flags | optional,
            tokens.tokenBegin,
            tokens.position,
            around.liveness,
            Findings.NO_REFERENCE);
    tokens.next();
    if (tokens.token == Token.WITH || (tokens.token == Token.ASSERT && !tokens.newlineBefore)) {
      tokens.next();
      if (tokens.token != Token.LEFT_BRACE) {
        throw tokens.expected(Token.LEFT_BRACE);
      }
      int attributes = tokens.tokenBegin;
      objectLiterals.object();
      findings.attributes(dependency, dependency + 1, attributes, tokens.previousEnd);
    }
    findings.surround(dependency, dependency + 1, declarationBegin, tokens.previousEnd);
    tokens.semicolon();
  }

  /** Reads {@code x = require("y")} or {@code x = A.B}, the word import being read already. */
  void importEquals(boolean isType, boolean isExported) {
    int name = tokens.internName();
    if (!isType) {
      notes.declare(false);
    }
    tokens.next();
    tokens.next();
    if (isExported) {
      scopes.reference(name);
    }
    if (tokens.token == Token.REQUIRE && tokens.peek() == Token.LEFT_PAREN) {
      reading.isCommonJs = true;
      tokens.next();
      tokens.next();
      required(name, isType ? DependencyFlags.TYPE_ONLY : 0);
    } else {
      entityName(name, isType, isExported);
    }
    tokens.semicolon();
  }

  private void required(int name, int flags) {
    if (tokens.token != Token.STRING) {
      throw tokens.expected(Token.STRING);
    }
    int use =
        uses.add(
            Uses.NO_NAME, parts.current(), around.liveness, tokens.tokenBegin, tokens.position);
    int dependency =
        findings.add(
            REQUIRE,
            flags,
            tokens.tokenBegin,
            tokens.position,
            around.liveness,
            Findings.NO_REFERENCE);
    uses.dependencies(use, dependency, dependency + 1, tokens.position);
    if (flags == 0 && scopes.depth() == 1) {
      bindings.bindRequired(name, dependency, use);
    }
    if (flags == 0) {
      notes.holdUse(name, use);
    }
    around.effect(EffectKind.REQUIRE);
    tokens.next();
    tokens.expect(Token.RIGHT_PAREN);
    findings.surround(dependency, dependency + 1, declarationBegin, tokens.previousEnd);
  }

  /** An alias uses its target only if it is used itself, which the end of its scope tells. */
  private void entityName(int name, boolean isType, boolean isExported) {
    int use = Uses.NONE;
    if (!isType) {
      if (isExported) {
        int value = notes.reference();
        use = Constants.isUse(value) ? Constants.number(value) : Uses.NONE;
      } else {
        use =
            uses.add(
                tokens.internName(),
                parts.current(),
                around.liveness,
                tokens.tokenBegin,
                tokens.position);
        bindings.alias(name, use);
      }
    }
    if (!Token.isName(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    tokens.next();
    while (tokens.accept(Token.DOT)) {
      if (use != Uses.NONE && Token.isWord(tokens.token)) {
        uses.extend(use, tokens.internName(), tokens.position);
      }
      tokens.next();
    }
  }
}
