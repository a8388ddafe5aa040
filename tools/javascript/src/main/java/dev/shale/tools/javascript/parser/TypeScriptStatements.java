package dev.shale.tools.javascript.parser;

/** Declarations that only TypeScript has. Those that are erased leave no trace. */
abstract class TypeScriptStatements extends Statements {
  /** Whether the last statement was a namespace of nothing but types. */
  private boolean isErasedNamespace;

  TypeScriptStatements(String mode) {
    super(mode);
  }

  @Override
  final boolean typeScriptDeclaration() {
    return switch (token) {
      case Token.TYPE -> isNameOnLine() && typeAlias();
      case Token.INTERFACE -> isNameOnLine() && interfaceDeclaration();
      case Token.ENUM -> enumeration();
      case Token.NAMESPACE -> isNameOnLine() && namespace();
      case Token.MODULE -> (isNameOnLine() || peekOnLine() == Token.STRING) && namespace();
      case Token.GLOBAL -> peek() == Token.LEFT_BRACE && ambient(false);
      case Token.ABSTRACT -> peekOnLine() == Token.CLASS && abstractClass();
      case Token.DECLARE -> isDeclaration(peekOnLine()) && ambient(true);
      default -> false;
    };
  }

  /** Tells {@code type X} from {@code type = x} and the like; even {@code type as} declares. */
  private boolean isNameOnLine() {
    return Token.isName(peekOnLine());
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
  final boolean typeAlias() {
    next();
    int shadowCount = typeDeclaration();
    next();
    optionalTypeParameters();
    expect(Token.ASSIGN);
    type();
    shadows.truncate(shadowCount);
    semicolon();
    return true;
  }

  final boolean interfaceDeclaration() {
    next();
    int shadowCount = typeDeclaration();
    next();
    optionalTypeParameters();
    if (accept(Token.EXTENDS)) {
      heritageTypes();
    }
    if (accept(Token.IMPLEMENTS)) {
      heritageTypes();
    }
    objectType();
    shadows.truncate(shadowCount);
    return true;
  }

  /** Declares a type inside a function; returns how many names stay behind its declaration. */
  private int typeDeclaration() {
    if (shadows.isKept && scopes.depth() > 1) {
      shadows.add(internName());
    }
    return shadows.count();
  }

  /** An enum; in its initializers its members are names. */
  private boolean enumeration() {
    next();
    declare(false);
    next();
    expect(Token.LEFT_BRACE);
    int evaluatedCount = parts.evaluatedCount();
    int outer = function;
    function &= LAZY;
    scopes.push(Scopes.FUNCTION);
    while (token != Token.RIGHT_BRACE) {
      if (Token.isName(token)) {
        declare(false);
      }
      propertyName();
      if (accept(Token.ASSIGN)) {
        nestedAssignment();
      }
      if (!accept(Token.COMMA)) {
        break;
      }
    }
    expect(Token.RIGHT_BRACE);
    scopes.pop();
    function = outer;
    parts.truncateEvaluated(evaluatedCount);
    return true;
  }

  private boolean namespace() {
    next();
    boolean isNamed = token != Token.STRING;
    if (isNamed && !Token.isName(token)) {
      throw expected(Token.IDENTIFIER);
    }
    int name = isNamed ? internName() : Names.MODULE;
    int nameBegin = tokenBegin;
    int nameEnd = position;
    next();
    while (accept(Token.DOT)) {
      next();
    }
    boolean isValue = token == Token.LEFT_BRACE;
    if (isValue) {
      isValue = moduleBody();
    } else {
      semicolon();
    }
    if (isNamed && isValue) {
      declare(name, nameBegin, nameEnd);
    }
    if (isValue) {
      effect();
    }
    isErasedNamespace = !isValue;
    return true;
  }

  /**
   * Reads the body of a namespace; false if nothing of it exists when the program runs. What it
   * imports and exports does not make a module of the file.
   */
  private boolean moduleBody() {
    int outer = function;
    int aliasCount = bindings.aliasCount();
    int shadowCount = shadows.count();
    function &= LAZY;
    scopes.push(Scopes.FUNCTION);
    expect(Token.LEFT_BRACE);
    boolean isValue = false;
    while (token != Token.RIGHT_BRACE && token != Token.END) {
      isErasedNamespace = false;
      boolean isErased = isErased();
      statement();
      isValue |= !isErased && !isErasedNamespace;
    }
    bindings.settleAliases(aliasCount, scopes);
    shadows.truncate(shadowCount);
    expect(Token.RIGHT_BRACE);
    scopes.pop();
    function = outer;
    return isValue;
  }

  /** Whether a statement that leaves no trace begins here; a namespace tells when it is read. */
  private boolean isErased() {
    return switch (token) {
      case Token.TYPE, Token.INTERFACE -> isNameOnLine();
      case Token.DECLARE -> isDeclaration(peekOnLine());
      case Token.IMPORT, Token.SEMICOLON -> true;
      case Token.EXPORT -> {
        int behind = peek();
        yield behind == Token.TYPE || behind == Token.INTERFACE || behind == Token.DECLARE;
      }
      default -> false;
    };
  }

  private boolean abstractClass() {
    next();
    classDeclaration();
    return true;
  }

  /**
   * Reads a declaration of something that exists elsewhere and forgets it: names it declares stay
   * free, and what it imports is not loaded; but the modules that its types name are asked for.
   */
  final boolean ambient(boolean hasKeyword) {
    int mark = found.mark();
    int effectCount = effects;
    boolean wasCommonJs = isCommonJs;
    if (hasKeyword) {
      next();
    }
    if (token == Token.GLOBAL && peek() == Token.LEFT_BRACE) {
      next();
      moduleBody();
    } else {
      statement();
    }
    isCommonJs = wasCommonJs;
    found.keepTypes(mark);
    found.rollback(mark);
    effects = effectCount;
    return true;
  }
}
