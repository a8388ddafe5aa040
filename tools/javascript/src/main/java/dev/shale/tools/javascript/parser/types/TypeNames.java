package dev.shale.tools.javascript.parser.types;

import dev.shale.tools.javascript.parser.scope.Shadows;
import dev.shale.tools.javascript.parser.token.Characters;
import dev.shale.tools.javascript.parser.token.ParseFailure;
import dev.shale.tools.javascript.parser.token.Token;
import dev.shale.tools.javascript.parser.token.Tokens;

/**
 * Of a type, the name that stands for it when the program runs, as the TypeScript compiler tells
 * types to decorators: {@code A}, {@code ns.A} and {@code A<T>} have one, and of several types
 * those that agree. Reads the tokens of a type a second time.
 */
public final class TypeNames {
  /** Stands for no name. */
  public static final int NO_TYPE_NAME = -1;

  /** A type that does not count among others. */
  private static final int ELIDED = -2;

  /** No type was seen among others. */
  private static final int NOTHING = -3;

  private final FunctionTypes functionTypes;
  private final Shadows shadows;
  private final Tokens tokens;
  private final TypeQueries typeQueries;
  private final Types types;

  /** Whether {@code null} does not count among other types. */
  private boolean elidesNull;

  private boolean elidesUndefined;

  TypeNames(TypeGrammar grammar) {
    functionTypes = grammar.functionTypes;
    shadows = grammar.shadows;
    tokens = grammar.tokens;
    typeQueries = grammar.typeQueries;
    types = grammar.types;
  }

  /**
   * Where the name of a type in a range begins, or {@link #NO_TYPE_NAME}.
   *
   * @param isList whether the name of its elements is meant
   */
  public int typeName(int from, int until, boolean isList) {
    int current = tokens.tokenBegin;
    int before = tokens.previousEnd;
    boolean newline = tokens.newlineBefore;
    int depth = tokens.depth();
    int shadowCount = shadows.count();
    int fileEnd = tokens.end;
    typeQueries.isSecondReading = true;
    int name = NO_TYPE_NAME;
    try {
      name = isList ? elementName(from, until) : wholeName(from, until);
    } catch (ParseFailure garbled) {
      tokens.recover(garbled, depth);
    }
    typeQueries.isSecondReading = false;
    tokens.end = fileEnd;
    shadows.truncate(shadowCount);
    tokens.resume(current, before, newline);
    return name;
  }

  /** Says which types do not count among others. */
  public void elide(boolean isNull, boolean isUndefined) {
    elidesNull = isNull;
    elidesUndefined = isUndefined;
  }

  private int wholeName(int from, int until) {
    tokens.position = from;
    tokens.end = until;
    tokens.next();
    int name = choice();
    return tokens.token == Token.END && name >= 0 ? name : NO_TYPE_NAME;
  }

  /** {@code A[]} or {@code Array<A>}. */
  private int elementName(int from, int until) {
    tokens.position = from;
    tokens.end = until;
    tokens.next();
    boolean isReference = isReference();
    types.operand(0);
    if (tokens.token != Token.END) {
      return NO_TYPE_NAME;
    }
    if (tokens.bytes[until - 1] == ']') {
      int bracket = until - 2;
      while (tokens.bytes[bracket] >= 0 && tokens.bytes[bracket] <= ' ') {
        bracket--;
      }
      return tokens.bytes[bracket] == '[' ? wholeName(from, bracket) : NO_TYPE_NAME;
    }
    return tokens.bytes[until - 1] == '>' && isReference
        ? argumentName(from, until - 1)
        : NO_TYPE_NAME;
  }

  private int argumentName(int from, int until) {
    tokens.position = from;
    tokens.next();
    tokens.next();
    while (tokens.accept(Token.DOT)) {
      tokens.next();
    }
    tokens.openAngle();
    return wholeName(tokens.tokenBegin, until);
  }

  private int choice() {
    tokens.enter();
    int name = members(Token.BIT_OR);
    if (tokens.token == Token.EXTENDS && !tokens.newlineBefore) {
      tokens.next();
      types.typeWithoutCondition();
      tokens.expect(Token.QUESTION);
      name = both(NOTHING, choice());
      tokens.expect(Token.COLON);
      name = both(name, choice());
    }
    tokens.leave();
    return name;
  }

  /** Types joined by {@code |}, which are joined by {@code &}. */
  private int members(int operator) {
    boolean isList = tokens.accept(operator);
    int name = member(operator);
    if (!isList && tokens.token != operator) {
      return name;
    }
    name = both(NOTHING, name);
    while (tokens.accept(operator)) {
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
    int from = tokens.tokenBegin;
    if (tokens.token == Token.LEFT_PAREN && !functionTypes.isFunctionType()) {
      tokens.next();
      int name = choice();
      tokens.expect(Token.RIGHT_PAREN);
      int typeEnd = tokens.previousEnd;
      types.typeSuffixes();
      return tokens.previousEnd == typeEnd ? name : NO_TYPE_NAME;
    }
    boolean isElided =
        switch (tokens.token) {
          case Token.NULL -> elidesNull;
          case Token.UNDEFINED -> elidesUndefined;
          default -> tokens.position - from == 5 && tokens.begins(from, "never");
        };
    boolean isReference = isReference();
    types.operand(0);
    if (tokens.bytes[tokens.previousEnd - 1] == ']') {
      return NO_TYPE_NAME;
    }
    return isElided ? ELIDED : isReference ? from : NO_TYPE_NAME;
  }

  private boolean isReference() {
    return switch (tokens.token) {
      case Token.ABSTRACT,
          Token.ASSERTS,
          Token.INFER,
          Token.KEYOF,
          Token.READONLY,
          Token.UNDEFINED,
          Token.UNIQUE ->
          false;
      default ->
          Token.isName(tokens.token)
              && !types.isPrimitive(tokens.tokenBegin, tokens.position - tokens.tokenBegin);
    };
  }

  /** Whether two names are the same, and neither has members behind it. */
  private boolean isSameName(int one, int other) {
    int length = nameEnd(one) - one;
    boolean isSame = nameEnd(other) - other == length;
    for (int at = 0; isSame && at < length; at++) {
      isSame = tokens.bytes[one + at] == tokens.bytes[other + at];
    }
    return isSame && !isQualified(one) && !isQualified(other);
  }

  private boolean isQualified(int name) {
    return tokens.byteAt(tokens.behindSpaces(nameEnd(name))) == '.';
  }

  /** The offset behind the name at an offset; escapes end it. */
  public int nameEnd(int from) {
    int at = from;
    while (at < tokens.end && (tokens.bytes[at] < 0 || Characters.NAME_PART[tokens.bytes[at]])) {
      at++;
    }
    return at;
  }
}
