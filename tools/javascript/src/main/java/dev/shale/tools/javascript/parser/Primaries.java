package dev.shale.tools.javascript.parser;

/** Names, literals, groups, functions and all else that an expression is made of. */
abstract class Primaries extends Arrows {
  /** Where the name of the last {@link Constants#GLOBAL} stands. */
  int globalBegin;

  /** Reads {@code require} or {@code module}, either of which may lead to a call of require. */
  abstract int loader(int value);

  /** Reads {@code define}, which may lead to a call of AMD's. */
  abstract int definer();

  /** Reads {@code process} and as much of {@code process.env.NODE_ENV} as follows. */
  abstract int process();

  /** Reads {@code import(...)} or {@code import.meta}. */
  abstract int importExpression();

  /** Reads {@code new X(...)} or {@code new.target}. */
  abstract int construct();

  abstract int unary();

  /** Goes on behind a name that definitions begin with. */
  abstract int defined(int name);

  final int primary() {
    switch (token) {
      case Token.IDENTIFIER -> {
        return identifier();
      }
      case Token.STRING -> {
        int value = Constants.string(tokenBegin);
        next();
        return value;
      }
      case Token.NUMBER -> {
        return numberValue();
      }
      case Token.LEFT_PAREN -> {
        return parenthesized(0);
      }
      case Token.THIS, Token.SUPER -> next();
      case Token.LEFT_BRACE -> {
        object();
        return Constants.TRUTHY;
      }
      case Token.LEFT_BRACKET -> {
        array();
        return Constants.TRUTHY;
      }
      case Token.FUNCTION -> {
        functionExpression(0);
        return Constants.TRUTHY;
      }
      case Token.BACKQUOTE -> {
        return template();
      }
      case Token.TRUE -> {
        return constant(Constants.TRUE);
      }
      case Token.FALSE -> {
        return constant(Constants.FALSE);
      }
      case Token.NULL -> {
        return constant(Constants.NULL);
      }
      default -> {
        return rarePrimary();
      }
    }
    return Constants.UNKNOWN;
  }

  private int rarePrimary() {
    switch (token) {
      case Token.NEW -> {
        return construct();
      }
      case Token.CLASS -> classExpression();
      case Token.AT -> {
        decorators();
        if (token != Token.CLASS) {
          throw expected(Token.CLASS);
        }
        classExpression();
      }
      case Token.SLASH, Token.ASSIGN_SLASH -> {
        regularExpression(tokenBegin);
        next();
      }
      case Token.IMPORT -> {
        return importExpression();
      }
      case Token.PRIVATE_NAME -> {
        // #x in object
        next();
        if (token != Token.IN) {
          throw unexpected();
        }
        return Constants.UNKNOWN;
      }
      case Token.LESS, Token.SHIFT_LEFT -> {
        return angle();
      }
      default -> {
        return word();
      }
    }
    return Constants.TRUTHY;
  }

  private int constant(int value) {
    next();
    return value;
  }

  final int identifier() {
    int name = internName();
    int nameBegin = tokenBegin;
    if (name == Names.OBJECT || name == Names.EXPORTS) {
      mention();
    }
    next();
    if (token == Token.ARROW && !newlineBefore) {
      return singleParameterArrow(name, 0);
    }
    if (name >= Names.NAN && name < names.knownCount) {
      return known(name, nameBegin);
    }
    int value = reference(name, nameBegin, previousEnd);
    return isEvaluated && value == Constants.UNKNOWN ? evaluatedName(name, nameBegin) : value;
  }

  /** What is known of a name that is read as the module runs: functions without effects. */
  private int evaluatedName(int name, int nameBegin) {
    if (token != Token.LEFT_PAREN && token != Token.DOT) {
      return Constants.UNKNOWN;
    }
    if (token == Token.LEFT_PAREN && names.isPureFunction[name]) {
      return Constants.PURE_FUNCTION;
    }
    if (scopes.depth() > 1 || !Globals.isKnown(names, name)) {
      return Constants.UNKNOWN;
    }
    parts.assumeGlobal(name);
    globalBegin = nameBegin;
    return token == Token.LEFT_PAREN && Globals.isPureFunction(names, name)
        ? Constants.PURE_FUNCTION
        : Constants.GLOBAL;
  }

  private int known(int name, int nameBegin) {
    if (name >= Names.FIRST_DEFINED && names.importedBy[name] == 0) {
      return defined(name);
    }
    if (name >= Names.TYPE || (context & BINDING) != 0) {
      return reference(name, nameBegin, previousEnd);
    }
    modeReference = track(name, nameBegin, previousEnd);
    return name == Names.NAN ? Constants.NAN : Constants.INFINITY;
  }

  /** A word that is a name, unless what follows makes something else of it. */
  private int word() {
    if (!Token.isName(token)) {
      throw unexpected();
    }
    return switch (token) {
      case Token.ASYNC -> async();
      case Token.REQUIRE -> loader(Constants.REQUIRE);
      case Token.MODULE -> loader(Constants.MODULE);
      case Token.DEFINE -> definer();
      case Token.PROCESS -> process();
      case Token.UNDEFINED ->
          identifier() == Constants.ARROW ? Constants.ARROW : Constants.UNDEFINED;
      default -> identifier();
    };
  }

  private int numberValue() {
    int value = Constants.numberLiteral(tokenBegin);
    next();
    return value;
  }

  private int async() {
    int behind = peekOnLine();
    if (behind == Token.FUNCTION) {
      next();
      functionExpression(ASYNC);
      return Constants.TRUTHY;
    }
    if (Token.isName(behind)) {
      return asyncName();
    }
    if (behind == Token.LEFT_PAREN) {
      // Noted as a use in case that it is a call; an arrow function does not mind.
      return asyncCall();
    }
    if (hasTypes && behind == Token.LESS) {
      return asyncGeneric();
    }
    return identifier();
  }

  private int asyncCall() {
    int evaluatedCount = parts.evaluatedCount();
    reference();
    next();
    int value = parenthesized(ASYNC);
    if (value == Constants.ARROW) {
      parts.truncateEvaluated(evaluatedCount);
    } else {
      effect();
    }
    return value;
  }

  /** {@code async x => y}, or the word as a name, as in {@code async of}. */
  private int asyncName() {
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    if (peek() == Token.ARROW) {
      int name = internName();
      next();
      return singleParameterArrow(name, ASYNC);
    }
    rewind(from, newline);
    return identifier();
  }

  private int asyncGeneric() {
    int evaluatedCount = parts.evaluatedCount();
    reference();
    next();
    if (!tryTypeParameters()) {
      return Constants.UNKNOWN;
    }
    parts.truncateEvaluated(evaluatedCount);
    return parenthesized(ASYNC);
  }

  /** What begins with {@code <}: JSX, a generic arrow function or a cast. */
  private int angle() {
    if (hasJsx && !(hasTypes && isGenericArrow())) {
      int from = tokenBegin;
      try {
        jsx();
      } catch (ParseFailure failure) {
        throw hasTypes ? refused(from, failure) : failure;
      }
      return Constants.TRUTHY;
    }
    if (!hasTypes) {
      throw unexpected();
    }
    if (tryTypeParameters()) {
      return parenthesized(0);
    }
    typeArguments();
    enter();
    int value = unary();
    leave();
    return value;
  }

  /** The failure of an element; if it begins like a function, the reader may have meant one. */
  private ParseFailure refused(int from, ParseFailure failure) {
    int nameBegin = behindSpaces(from + 1);
    int nameEnd = nameBegin;
    while (nameEnd < end && Characters.NAME_PART[bytes[nameEnd] & 0xff]) {
      nameEnd++;
    }
    int angle = behindSpaces(nameEnd);
    boolean isMeant =
        nameEnd > nameBegin && byteAt(angle) == '>' && byteAt(behindSpaces(angle + 1)) == '(';
    return isMeant && !hasGivenUp()
        ? fail("Unterminated JSX element; a generic arrow function begins with <T,> here", from)
        : failure;
  }

  /** In TSX {@code <T,>}, {@code <T extends U>} and {@code <const T>} begin no element. */
  private boolean isGenericArrow() {
    if (token != Token.LESS) {
      return false;
    }
    int from = tokenBegin;
    boolean newline = newlineBefore;
    next();
    if (token == Token.CONST) {
      next();
    }
    boolean isGeneric = false;
    if (Token.isName(token)) {
      next();
      isGeneric =
          token == Token.COMMA
              || token == Token.ASSIGN
              || (token == Token.EXTENDS && isConstraint());
    }
    rewind(from, newline);
    return isGeneric;
  }

  /** {@code <T extends={x}>} and {@code <T extends>} have an attribute of that name. */
  private boolean isConstraint() {
    int behind = peek();
    return behind != Token.ASSIGN && behind != Token.GREATER && behind != Token.SLASH;
  }
}
