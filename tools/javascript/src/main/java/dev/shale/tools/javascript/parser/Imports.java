package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/** Import declarations. */
abstract class Imports extends TypeScriptStatements {
  private static final int IMPORT = DependencyKind.IMPORT.ordinal();
  private static final int REQUIRE = DependencyKind.REQUIRE.ordinal();

  /** The first and the last name of the specifier that {@link #specifier} read. */
  int specifierName;

  int specifierAlias;

  /** Where the last name of that specifier stands. */
  int specifierBegin;

  int specifierEnd;

  /** Whether a name was used in front of the import that binds it. */
  boolean isImportLate;

  /** Whether names stay imported that are used as no value. */
  boolean keepsNames;

  /** Whether imports stay none of whose names does. */
  boolean keepsStatements;

  /** Where the declaration begins that is being read. */
  int declarationBegin;

  Imports(String mode) {
    super(mode);
  }

  @Override
  final void importStatement() {
    declarationBegin = tokenBegin;
    next();
    if (token == Token.STRING) {
      parts.cancel();
      moduleSyntax();
      from(IMPORT, 0);
      return;
    }
    boolean isType = hasTypes && token == Token.TYPE && isTypeKeyword();
    int phase = 0;
    if (isType) {
      next();
    } else if ((token == Token.DEFER || token == Token.SOURCE) && isPhase()) {
      phase = token == Token.DEFER ? DependencyFlags.DEFER : DependencyFlags.SOURCE;
      next();
    }
    if (hasTypes && Token.isName(token) && peek() == Token.ASSIGN) {
      importEquals(isType, false);
      return;
    }
    parts.cancel();
    moduleSyntax();
    int bindingCount = bindings.count();
    boolean isValue = !isType && (clause() || keepsStatements);
    if (isType) {
      typeClause();
    }
    expect(Token.FROM);
    if (hasTypes && InjectionNames.isModule(this, tokenBegin, position)) {
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
  final void moduleSyntax() {
    if ((function & OUTERMOST) != 0) {
      isModule = true;
      htmlComments = false;
    }
  }

  /** Tells {@code import type X from} from {@code import type from}. */
  private boolean isTypeKeyword() {
    int behind = peek();
    if (behind == Token.FROM) {
      // import type from "x" binds "type"; import type from from "x" binds "from".
      return isBehindNext(Token.FROM) || isBehindNext(Token.ASSIGN);
    }
    return behind == Token.LEFT_BRACE || behind == Token.STAR || Token.isName(behind);
  }

  /** Tells {@code import defer * as x} and {@code import source x} from default imports. */
  private boolean isPhase() {
    int behind = peek();
    if (behind == Token.FROM) {
      return isBehindNext(Token.FROM);
    }
    return behind == Token.STAR || Token.isName(behind);
  }

  private boolean isBehindNext(int wanted) {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    int behind = peek();
    rewind(from, newline);
    return behind == wanted;
  }

  /** Reads what an import binds; false if all of it are types. */
  private boolean clause() {
    boolean isValue = false;
    if (Token.isName(token)) {
      bind(Names.DEFAULT);
      next();
      isValue = true;
      if (!accept(Token.COMMA)) {
        return true;
      }
    }
    if (accept(Token.STAR)) {
      expect(Token.AS);
      bind(Bindings.NAMESPACE);
      next();
      return true;
    }
    return namedImports() || isValue;
  }

  private void bind(int imported) {
    if (!Token.isName(token)) {
      throw expected(Token.IDENTIFIER);
    }
    bind(internName(), imported);
  }

  /** The end of the file tells whether an import declares what it binds. */
  private void bind(int name, int imported) {
    if (linksNames) {
      isImportLate |= names.referencedIn[name] != 0;
      names.importedBy[name] = bindings.count() + 1;
    }
    bindings.bind(name, findings.count(), imported);
  }

  private boolean namedImports() {
    expect(Token.LEFT_BRACE);
    boolean isValue = false;
    while (token != Token.RIGHT_BRACE) {
      if (!specifier()) {
        bind(specifierAlias, specifierName);
        isValue = true;
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
    return isValue || !hasTypes;
  }

  /** Reads what an import of types binds: nothing that exists when the program runs. */
  private void typeClause() {
    if (Token.isName(token)) {
      next();
      if (!accept(Token.COMMA)) {
        return;
      }
    }
    if (accept(Token.STAR)) {
      expect(Token.AS);
      next();
      return;
    }
    expect(Token.LEFT_BRACE);
    while (token != Token.RIGHT_BRACE) {
      specifier();
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
  }

  /** Reads {@code a}, {@code a as b} or {@code type a as b}; true if it is a type. */
  final boolean specifier() {
    if (!hasTypes || token != Token.TYPE) {
      aliasable();
      return false;
    }
    int behind = peek();
    if (behind == Token.AS) {
      return typeAsSpecifier();
    }
    boolean isType = Token.isWord(behind) || behind == Token.STRING;
    if (isType) {
      next();
    }
    aliasable();
    return isType;
  }

  /** {@code type as}, {@code type as x}, {@code type as as}, {@code type as as x}. */
  private boolean typeAsSpecifier() {
    int type = internName();
    next();
    int as = internName();
    next();
    if (!Token.isWord(token) && token != Token.STRING) {
      setSpecifier(as, as);
      return true;
    }
    int third = name();
    if (token == Token.COMMA || token == Token.RIGHT_BRACE) {
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
    setSpecifier(name, accept(Token.AS) ? name() : name);
  }

  /** Reads a name, which may be a reserved word or a string. */
  final int name() {
    if (!Token.isWord(token) && token != Token.STRING) {
      throw expected(Token.IDENTIFIER);
    }
    int name = token == Token.STRING ? internString() : internName();
    specifierBegin = tokenBegin;
    specifierEnd = position;
    next();
    return name;
  }

  /** Reads the request of a declaration, its attributes and its end. */
  final void from(int kind, int flags) {
    if (token != Token.STRING) {
      throw expected(Token.STRING);
    }
    int optional = tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
    int dependency =
        findings.add(kind, flags | optional, tokenBegin, position, liveness, Findings.NO_REFERENCE);
    next();
    if (token == Token.WITH || (token == Token.ASSERT && !newlineBefore)) {
      next();
      if (token != Token.LEFT_BRACE) {
        throw expected(Token.LEFT_BRACE);
      }
      int attributes = tokenBegin;
      object();
      findings.attributes(dependency, dependency + 1, attributes, previousEnd);
    }
    findings.surround(dependency, dependency + 1, declarationBegin, previousEnd);
    semicolon();
  }

  /** Reads {@code x = require("y")} or {@code x = A.B}, the word import being read already. */
  final void importEquals(boolean isType, boolean isExported) {
    int name = internName();
    if (!isType) {
      declare(false);
    }
    next();
    next();
    if (isExported) {
      scopes.reference(name);
    }
    if (token == Token.REQUIRE && peek() == Token.LEFT_PAREN) {
      isCommonJs = true;
      next();
      next();
      required(name, isType ? DependencyFlags.TYPE_ONLY : 0);
    } else {
      entityName(name, isType, isExported);
    }
    semicolon();
  }

  private void required(int name, int flags) {
    if (token != Token.STRING) {
      throw expected(Token.STRING);
    }
    int use = uses.add(Uses.NO_NAME, parts.current(), liveness, tokenBegin, position);
    int dependency =
        findings.add(REQUIRE, flags, tokenBegin, position, liveness, Findings.NO_REFERENCE);
    uses.dependencies(use, dependency, dependency + 1, position);
    if (flags == 0 && scopes.depth() == 1) {
      bindings.bindRequired(name, dependency, use);
    }
    effect();
    next();
    expect(Token.RIGHT_PAREN);
    findings.surround(dependency, dependency + 1, declarationBegin, previousEnd);
  }

  /** An alias uses its target only if it is used itself, which the end of its scope tells. */
  private void entityName(int name, boolean isType, boolean isExported) {
    int use = Uses.NONE;
    if (!isType) {
      if (isExported) {
        int value = reference();
        use = Constants.isUse(value) ? Constants.number(value) : Uses.NONE;
      } else {
        use = uses.add(internName(), parts.current(), liveness, tokenBegin, position);
        bindings.alias(name, use);
      }
    }
    if (!Token.isName(token)) {
      throw expected(Token.IDENTIFIER);
    }
    next();
    while (accept(Token.DOT)) {
      if (use != Uses.NONE && Token.isWord(token)) {
        uses.extend(use, internName(), position);
      }
      next();
    }
  }
}
