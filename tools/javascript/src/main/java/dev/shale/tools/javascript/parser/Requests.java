package dev.shale.tools.javascript.parser;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;

/** What the arguments of a call ask for: strings, choices between strings, and patterns. */
abstract class Requests extends Hints {
  private static final int DYNAMIC_IMPORT = DependencyKind.DYNAMIC_IMPORT.ordinal();
  private static final int REQUIRE = DependencyKind.REQUIRE.ordinal();
  private static final int CONTEXT = DependencyKind.CONTEXT.ordinal();

  private static final int DEEPEST_CHOICE = 64;

  /** No pattern is written with more bytes. */
  private static final int LONGEST_PATTERN = 512;

  /** The first of the dependencies that {@link #request} found; the others follow. */
  int firstRequested;

  /**
   * Reads the parenthesis and the first argument of a call, with the comma behind it, and notes
   * what it asks for.
   *
   * @param isOnly whether it does not count when there are other arguments
   * @param reference the tracked reference that has to be free for the call to be what it seems
   */
  final void request(int kind, boolean isOnly, int flags, int reference) {
    int gap = position;
    next();
    int from = tokenBegin;
    firstRequested = findings.count();
    if (token == Token.RIGHT_PAREN || token == Token.ELLIPSIS) {
      return;
    }
    int tracked = uses.count();
    int value = assignment();
    int until = previousEnd;
    int gapEnd = tokenBegin;
    if (token != Token.RIGHT_PAREN) {
      expect(Token.COMMA);
    }
    firstRequested = findings.count();
    if (!isOnly || token == Token.RIGHT_PAREN) {
      int hints = hints(gap, from, until, gapEnd);
      int hinted = hintFlags(hints);
      if ((hinted & IGNORED) == 0) {
        int weak = (hinted & WEAK) != 0 ? DependencyFlags.WEAK : 0;
        boolean isDefined = reference == Findings.NO_REFERENCE && modeReference >= tracked;
        add(kind, value, flags | weak, isDefined ? modeReference : reference);
        if (value == Constants.UNKNOWN && (kind == DYNAMIC_IMPORT || kind == REQUIRE)) {
          pattern(from, until, flags, reference);
        }
        if (hints != Findings.NO_HINTS) {
          findings.hints(firstRequested, findings.count(), hints);
        }
      }
    }
  }

  /** Notes a dependency on each string that the value can be. */
  final void add(int kind, int value, int flags, int reference) {
    add(kind, value, flags, reference, 0);
  }

  private void add(int kind, int value, int flags, int reference, int depth) {
    int rest = value;
    // Generated code has long chains of choices: beyond some they are noted from their end.
    while (depth == DEEPEST_CHOICE && Constants.isChoice(rest)) {
      add(kind, right(rest), flags, reference, 0);
      rest = left(rest);
    }
    if (Constants.isChoice(rest)) {
      add(kind, left(rest), flags, reference, depth + 1);
      add(kind, right(rest), flags, reference, 0);
    } else {
      addText(kind, rest, flags, reference);
    }
  }

  private void addText(int kind, int value, int flags, int reference) {
    if (Constants.isText(value)) {
      int dependency =
          findings.add(
              kind,
              flags | surroundingFlags(),
              literalBegin(value),
              literalEnd(value),
              liveness,
              reference);
      if (Constants.isJoined(value)) {
        findings.text(dependency, Constants.number(value));
      }
    }
  }

  private int surroundingFlags() {
    int optional = tryDepth > 0 ? DependencyFlags.OPTIONAL : 0;
    return conditions > 0 || (function & LAZY) != 0
        ? optional | DependencyFlags.CONDITIONAL
        : optional;
  }

  /** Notes a pattern that is a string. */
  final void addContext(int value, int reference) {
    add(CONTEXT, value, 0, reference);
  }

  /**
   * Notes the pattern of an expression that was read, if it adds strings to something else or is a
   * template: its tokens are read again, so nothing is spent on all the other additions of a file.
   */
  private void pattern(int from, int until, int flags, int reference) {
    if (until - from > LONGEST_PATTERN || !hasQuote(from, until)) {
      return;
    }
    int behind = tokenBegin;
    int before = previousEnd;
    boolean newline = newlineBefore;
    int depth = depth();
    int text = NO_TEXT;
    try {
      position = from;
      next();
      text = readPattern(from, until);
    } catch (ParseFailure garbled) {
      recover(garbled, depth);
    }
    resume(behind, before, newline);
    if (text != NO_TEXT) {
      add(CONTEXT, Constants.joined(text), flags, reference);
    }
  }

  private boolean hasQuote(int from, int until) {
    for (int at = from; at < until; at++) {
      byte character = bytes[at];
      if (character == '\'' || character == '"' || character == '`') {
        return true;
      }
    }
    return false;
  }

  /** Reads a sum; the number of its pattern, or {@link #NO_TEXT} where it has none. */
  private int readPattern(int from, int until) {
    int begin = textEnd();
    int constantBytes = 0;
    while (true) {
      int operandBegin = textEnd();
      boolean isConstant = token == Token.STRING || token == Token.BACKQUOTE;
      constantBytes += isConstant ? constant(begin) : 0;
      if (!isOperandEnd(until)) {
        isConstant = false;
        if (!skipOperand(until)) {
          constantBytes = 0;
          break;
        }
        cutText(operandBegin);
      }
      if (!isConstant) {
        star(begin);
      }
      if (tokenBegin >= until) {
        break;
      }
      next();
    }
    if (constantBytes > 0) {
      return addText(begin, from, until);
    }
    cutText(begin);
    return NO_TEXT;
  }

  private boolean isOperandEnd(int until) {
    return tokenBegin >= until || token == Token.PLUS;
  }

  private void star(int begin) {
    if (textEnd() == begin || textBytes()[textEnd() - 1] != '*') {
      appendText("*");
    }
  }

  /** Appends a string or a template; returns how many bytes of it are constant. */
  private int constant(int begin) {
    int count = 0;
    if (token == Token.STRING) {
      count += appendDecoded(tokenBegin + 1, position - 1);
      next();
      return count;
    }
    boolean goesOn = true;
    while (goesOn) {
      int pieceBegin = position;
      goesOn = templatePiece();
      count += appendDecoded(pieceBegin, position - (goesOn ? 2 : 1));
      if (goesOn) {
        star(begin);
        next();
        skipNested(Token.RIGHT_BRACE);
      }
    }
    next();
    return count;
  }

  /** Goes to the end of an operand; false if what follows is no sum, or cannot be told. */
  private boolean skipOperand(int until) {
    boolean isFirst = true;
    while (!isOperandEnd(until)) {
      switch (token) {
        case Token.LEFT_PAREN, Token.LEFT_BRACKET, Token.LEFT_BRACE, Token.BACKQUOTE ->
            skipBracketed();
        case Token.STAR, Token.PERCENT, Token.POWER, Token.DOT, Token.OPTIONAL_DOT, Token.NOT ->
            next();
        default -> {
          boolean isOperator = !Token.isWord(token) && token > Token.PRIVATE_NAME;
          if (isOperator || (Token.precedence(token) > 0 && !isFirst)) {
            return false;
          }
          next();
        }
      }
      isFirst = false;
    }
    return true;
  }

  /** Goes behind what the current token opens: brackets or a template. */
  private void skipBracketed() {
    switch (token) {
      case Token.LEFT_PAREN -> skipPair(Token.RIGHT_PAREN);
      case Token.LEFT_BRACKET -> skipPair(Token.RIGHT_BRACKET);
      case Token.LEFT_BRACE -> skipPair(Token.RIGHT_BRACE);
      default -> {
        skipTemplate();
        next();
      }
    }
  }

  private void skipPair(int closing) {
    next();
    skipNested(closing);
    next();
  }

  /** Goes to a closing bracket. What a slash or an angle begins cannot be told here. */
  final void skipNested(int closing) {
    enter();
    while (token != closing) {
      switch (token) {
        case Token.LEFT_PAREN, Token.LEFT_BRACKET, Token.LEFT_BRACE, Token.BACKQUOTE ->
            skipBracketed();
        case Token.SLASH,
            Token.ASSIGN_SLASH,
            Token.LESS,
            Token.END,
            Token.RIGHT_PAREN,
            Token.RIGHT_BRACKET,
            Token.RIGHT_BRACE ->
            throw unexpected();
        default -> next();
      }
    }
    leave();
  }

  private void skipTemplate() {
    while (templatePiece()) {
      next();
      skipNested(Token.RIGHT_BRACE);
    }
  }
}
