package dev.shale.tools.javascript.parser.syntax;

import dev.shale.tools.javascript.kind.EffectKind;
import dev.shale.tools.javascript.parser.meaning.Meaning;
import dev.shale.tools.javascript.parser.meaning.Notes;
import dev.shale.tools.javascript.parser.meaning.Reading;
import dev.shale.tools.javascript.parser.meaning.Surroundings;
import dev.shale.tools.javascript.parser.scope.Bindings;
import dev.shale.tools.javascript.parser.scope.Parts;
import dev.shale.tools.javascript.parser.scope.Rollback;
import dev.shale.tools.javascript.parser.scope.Scopes;
import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.token.Names;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;
import dev.shale.tools.javascript.parser.types.ObjectTypes;
import dev.shale.tools.javascript.parser.types.Types;

/** Declarations that only TypeScript has. Those that are erased leave no trace. */
final class TypeScriptStatements {
  private final Surroundings around;
  private final BindingPatterns bindingPatterns;
  private final Bindings bindings;
  private final Classes classes;
  private final Expressions expressions;
  private final Rollback found;
  private final Functions functions;
  private final Notes notes;
  private final ObjectTypes objectTypes;
  private final Parts parts;
  private final Reading reading;
  private final Scopes scopes;
  private final Shadows shadows;
  private final Statements statements;
  private final Tokens tokens;
  private final Types types;

  /** Whether the last statement was a namespace of nothing but types. */
  private boolean isErasedNamespace;

  TypeScriptStatements(Grammar grammar) {
    Meaning meaning = grammar.meaning;
    around = meaning.around;
    bindingPatterns = grammar.bindingPatterns;
    bindings = meaning.bindings;
    classes = grammar.classes;
    expressions = grammar.expressions;
    found = meaning.found;
    functions = grammar.functions;
    notes = meaning.notes;
    objectTypes = grammar.objectTypes;
    parts = meaning.parts;
    reading = meaning.reading;
    scopes = meaning.scopes;
    shadows = meaning.shadows;
    statements = grammar.statements;
    tokens = meaning.tokens;
    types = grammar.types;
  }

  boolean typeScriptDeclaration() {
    return switch (tokens.token) {
      case Token.TYPE -> isNameOnLine() && typeAlias();
      case Token.INTERFACE -> isNameOnLine() && interfaceDeclaration();
      case Token.ENUM -> enumeration();
      case Token.NAMESPACE -> isNameOnLine() && namespace();
      case Token.MODULE -> (isNameOnLine() || tokens.peekOnLine() == Token.STRING) && namespace();
      case Token.GLOBAL -> tokens.peek() == Token.LEFT_BRACE && ambient(false);
      case Token.ABSTRACT -> tokens.peekOnLine() == Token.CLASS && abstractClass();
      case Token.DECLARE -> isDeclaration(tokens.peekOnLine()) && ambient(true);
      default -> false;
    };
  }

  /** Tells {@code type X} from {@code type = x} and the like; even {@code type as} declares. */
  private boolean isNameOnLine() {
    return Token.isName(tokens.peekOnLine());
  }

  private static boolean isDeclaration(int token) {
    return switch (token) {
      case Token.VAR,
          Token.LET,
          Token.CONST,
          Token.USING,
          Token.FUNCTION,
          Token.ASYNC,
          Token.CLASS,
          Token.ABSTRACT,
          Token.ENUM,
          Token.NAMESPACE,
          Token.MODULE,
          Token.GLOBAL,
          Token.TYPE,
          Token.INTERFACE,
          Token.IMPORT,
          Token.EXPORT ->
          true;
      default -> false;
    };
  }

  /** Reads {@code type X = T}. */
  private boolean typeAlias() {
    tokens.next();
    int shadowCount = typeDeclaration();
    tokens.next();
    functions.optionalTypeParameters();
    tokens.expect(Token.ASSIGN);
    types.type();
    shadows.truncate(shadowCount);
    tokens.semicolon();
    return true;
  }

  boolean interfaceDeclaration() {
    tokens.next();
    int shadowCount = typeDeclaration();
    tokens.next();
    functions.optionalTypeParameters();
    if (tokens.accept(Token.EXTENDS)) {
      types.heritageTypes();
    }
    if (tokens.accept(Token.IMPLEMENTS)) {
      types.heritageTypes();
    }
    objectTypes.objectType();
    shadows.truncate(shadowCount);
    return true;
  }

  /** Declares a type inside a function; returns how many names stay behind its declaration. */
  private int typeDeclaration() {
    if (shadows.isKept && scopes.depth() > 1) {
      shadows.add(tokens.internName());
    }
    return shadows.count();
  }

  /** An enum; in its initializers its members are names. */
  private boolean enumeration() {
    tokens.next();
    notes.declare(false);
    tokens.next();
    tokens.expect(Token.LEFT_BRACE);
    int evaluatedCount = parts.evaluatedCount();
    int outer = around.function;
    around.function = (around.function & Surroundings.LAZY) | Surroundings.OWN_THIS;
    scopes.push(Scopes.FUNCTION);
    while (tokens.token != Token.RIGHT_BRACE) {
      if (Token.isName(tokens.token)) {
        notes.declare(false);
      }
      bindingPatterns.propertyName();
      if (tokens.accept(Token.ASSIGN)) {
        expressions.nestedAssignment();
      }
      if (!tokens.accept(Token.COMMA)) {
        break;
      }
    }
    tokens.expect(Token.RIGHT_BRACE);
    scopes.pop();
    around.function = outer;
    parts.truncateEvaluated(evaluatedCount);
    return true;
  }

  private boolean namespace() {
    tokens.next();
    boolean isNamed = tokens.token != Token.STRING;
    if (isNamed && !Token.isName(tokens.token)) {
      throw tokens.expected(Token.IDENTIFIER);
    }
    int name = isNamed ? tokens.internName() : Names.MODULE;
    int nameBegin = tokens.tokenBegin;
    int nameEnd = tokens.position;
    tokens.next();
    while (tokens.accept(Token.DOT)) {
      tokens.next();
    }
    boolean isValue = tokens.token == Token.LEFT_BRACE;
    if (isValue) {
      isValue = moduleBody();
    } else {
      tokens.semicolon();
    }
    if (isNamed && isValue) {
      notes.declare(name, nameBegin, nameEnd);
    }
    if (isValue) {
      around.effect(EffectKind.NAMESPACE);
    }
    isErasedNamespace = !isValue;
    return true;
  }

  /**
   * Reads the body of a namespace; false if nothing of it exists when the program runs. What it
   * imports and exports does not make a module of the file.
   */
  private boolean moduleBody() {
    int outer = around.function;
    int aliasCount = bindings.aliasCount();
    int shadowCount = shadows.count();
    around.function = (around.function & Surroundings.LAZY) | Surroundings.OWN_THIS;
    scopes.push(Scopes.FUNCTION);
    tokens.expect(Token.LEFT_BRACE);
    boolean isValue = false;
    while (tokens.token != Token.RIGHT_BRACE && tokens.token != Token.END) {
      isErasedNamespace = false;
      boolean isErased = isErased();
      statements.statement();
      isValue |= !isErased && !isErasedNamespace;
    }
    bindings.settleAliases(aliasCount, scopes);
    shadows.truncate(shadowCount);
    tokens.expect(Token.RIGHT_BRACE);
    scopes.pop();
    around.function = outer;
    return isValue;
  }

  /** Whether a statement that leaves no trace begins here; a namespace tells when it is read. */
  private boolean isErased() {
    return switch (tokens.token) {
      case Token.TYPE, Token.INTERFACE -> isNameOnLine();
      case Token.DECLARE -> isDeclaration(tokens.peekOnLine());
      case Token.IMPORT, Token.SEMICOLON -> true;
      case Token.EXPORT -> {
        int behind = tokens.peek();
        yield behind == Token.TYPE || behind == Token.INTERFACE || behind == Token.DECLARE;
      }
      default -> false;
    };
  }

  private boolean abstractClass() {
    tokens.next();
    classes.classDeclaration();
    return true;
  }

  /**
   * Reads a declaration of something that exists elsewhere and forgets it: names it declares stay
   * free, and what it imports is not loaded; but the modules that its types name are asked for.
   */
  private boolean ambient(boolean hasKeyword) {
    int mark = found.mark();
    int effectCount = around.effects;
    boolean wasCommonJs = reading.isCommonJs;
    if (hasKeyword) {
      tokens.next();
    }
    if (tokens.token == Token.GLOBAL && tokens.peek() == Token.LEFT_BRACE) {
      tokens.next();
      moduleBody();
    } else {
      statements.statement();
    }
    reading.isCommonJs = wasCommonJs;
    found.keepTypes(mark);
    found.rollback(mark);
    around.effects = effectCount;
    return true;
  }
}
