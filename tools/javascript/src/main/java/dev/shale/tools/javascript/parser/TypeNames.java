package dev.shale.tools.javascript.parser;

/**
 * Of a type, the name that stands for it when the program runs, as the TypeScript compiler tells
 * types to decorators: {@code A}, {@code ns.A} and {@code A<T>} have one, and of several types
 * those that agree. Reads the tokens of a type a second time.
 */
abstract class TypeNames extends Types {
  /** Stands for no name. */
  static final int NO_TYPE_NAME = -1;

  /** A type that does not count among others. */
  private static final int ELIDED = -2;

  /** No type was seen among others. */
  private static final int NOTHING = -3;

  /** Whether {@code null} does not count among other types. */
  private boolean elidesNull;

  private boolean elidesUndefined;

  /**
   * Where the name of a type in a range begins, or {@link #NO_TYPE_NAME}.
   *
   * @param isList whether the name of its elements is meant
   */
  final int typeName(int from, int until, boolean isList) {
    int current = tokenBegin;
    int before = previousEnd;
    boolean newline = newlineBefore;
    int depth = depth();
    int shadowCount = shadows.count();
    int fileEnd = end;
    isSecondReading = true;
    int name = NO_TYPE_NAME;
    try {
      name = isList ? elementName(from, until) : wholeName(from, until);
    } catch (ParseFailure garbled) {
      recover(garbled, depth);
    }
    isSecondReading = false;
    end = fileEnd;
    shadows.truncate(shadowCount);
    resume(current, before, newline);
    return name;
  }

  /** Says which types do not count among others. */
  final void elide(boolean isNull, boolean isUndefined) {
    elidesNull = isNull;
    elidesUndefined = isUndefined;
  }

  private int wholeName(int from, int until) {
    position = from;
    end = until;
    next();
    int name = choice();
    return token == Token.END && name >= 0 ? name : NO_TYPE_NAME;
  }

  /** {@code A[]} or {@code Array<A>}. */
  private int elementName(int from, int until) {
    position = from;
    end = until;
    next();
    boolean isReference = isReference();
    operand(0);
    if (token != Token.END) {
      return NO_TYPE_NAME;
    }
    if (bytes[until - 1] == ']') {
      int bracket = until - 2;
      while (bytes[bracket] >= 0 && bytes[bracket] <= ' ') {
        bracket--;
      }
      return bytes[bracket] == '[' ? wholeName(from, bracket) : NO_TYPE_NAME;
    }
    return bytes[until - 1] == '>' && isReference ? argumentName(from, until - 1) : NO_TYPE_NAME;
  }

  private int argumentName(int from, int until) {
    position = from;
    next();
    next();
    while (accept(Token.DOT)) {
      next();
    }
    openAngle();
    return wholeName(tokenBegin, until);
  }

  private int choice() {
    enter();
    int name = members(Token.BIT_OR);
    if (token == Token.EXTENDS && !newlineBefore) {
      next();
      typeWithoutCondition();
      expect(Token.QUESTION);
      name = both(NOTHING, choice());
      expect(Token.COLON);
      name = both(name, choice());
    }
    leave();
    return name;
  }

  /** Types joined by {@code |}, which are joined by {@code &}. */
  private int members(int operator) {
    boolean isList = accept(operator);
    int name = member(operator);
    if (!isList && token != operator) {
      return name;
    }
    name = both(NOTHING, name);
    while (accept(operator)) {
      name = both(name, member(operator));
    }
    return name == NOTHING ? NO_TYPE_NAME : name;
  }

  private int member(int operator) {
    return operator == Token.BIT_OR ? members(Token.BIT_AND) : single();
  }

  private int both(int names, int name) {
    if (name == ELIDED) {
      return names;
    }
    boolean agrees = name >= 0 && (names == NOTHING || (names >= 0 && isSameName(names, name)));
    return agrees ? name : NO_TYPE_NAME;
  }

  private int single() {
    int from = tokenBegin;
    if (token == Token.LEFT_PAREN && !isFunctionType()) {
      next();
      int name = choice();
      expect(Token.RIGHT_PAREN);
      int typeEnd = previousEnd;
      typeSuffixes();
      return previousEnd == typeEnd ? name : NO_TYPE_NAME;
    }
    boolean isElided =
        switch (token) {
          case Token.NULL -> elidesNull;
          case Token.UNDEFINED -> elidesUndefined;
          default -> position - from == 5 && begins(from, "never");
        };
    boolean isReference = isReference();
    operand(0);
    if (bytes[previousEnd - 1] == ']') {
      return NO_TYPE_NAME;
    }
    return isElided ? ELIDED : isReference ? from : NO_TYPE_NAME;
  }

  private boolean isReference() {
    return switch (token) {
      case Token.ABSTRACT,
          Token.ASSERTS,
          Token.INFER,
          Token.KEYOF,
          Token.READONLY,
          Token.UNDEFINED,
          Token.UNIQUE ->
          false;
      default -> Token.isName(token) && !isPrimitive(tokenBegin, position - tokenBegin);
    };
  }

  /** Whether two names are the same, and neither has members behind it. */
  private boolean isSameName(int one, int other) {
    int length = nameEnd(one) - one;
    boolean isSame = nameEnd(other) - other == length;
    for (int at = 0; isSame && at < length; at++) {
      isSame = bytes[one + at] == bytes[other + at];
    }
    return isSame && !isQualified(one) && !isQualified(other);
  }

  private boolean isQualified(int name) {
    return byteAt(behindSpaces(nameEnd(name))) == '.';
  }

  /** The offset behind the name at an offset; escapes end it. */
  final int nameEnd(int from) {
    int at = from;
    while (at < end && (bytes[at] < 0 || Characters.NAME_PART[bytes[at]])) {
      at++;
    }
    return at;
  }
}
