package dev.shale.tools.javascript.parser;

/** Looking at the tokens ahead, going back, and insisting on a token. */
abstract class Lookahead extends Lexer {
  /**
   * How many bytes may be read a second time. Guesses are short in programs that people write; a
   * file made to be ambiguous at every level ends here instead of taking exponential time.
   */
  private static final int REREAD_BYTES_PER_BYTE = 32;

  private static final int REREAD_BYTES = 1 << 20;

  /** Whether a line ends before the token that {@link #peek} returned. */
  boolean peekedNewline;

  private long rereadBytesLeft;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    rereadBytesLeft = REREAD_BYTES + (long) REREAD_BYTES_PER_BYTE * (contentEnd - contentBegin);
  }

  /** The token behind the current one, which stays current. */
  final int peek() {
    int savedToken = token;
    int savedBegin = tokenBegin;
    int savedEnd = position;
    int savedPrevious = previousEnd;
    int savedHash = nameHash;
    int savedEscaped = escapedName;
    boolean savedNewline = newlineBefore;
    next();
    int peeked = token;
    peekedNewline = newlineBefore;
    token = savedToken;
    tokenBegin = savedBegin;
    position = savedEnd;
    previousEnd = savedPrevious;
    nameHash = savedHash;
    escapedName = savedEscaped;
    newlineBefore = savedNewline;
    return peeked;
  }

  /** The token behind the current one if it is on the same line, otherwise {@link Token#END}. */
  final int peekOnLine() {
    int peeked = peek();
    return peekedNewline ? Token.END : peeked;
  }

  /** Makes the token that begins at an offset the current one again. */
  final void rewind(int offset, boolean newline) {
    charge(position - offset);
    position = offset;
    next();
    newlineBefore = newline;
  }

  /** Makes a token the current one again, after tokens in front of it were read a second time. */
  final void resume(int tokenAt, int before, boolean newline) {
    position = tokenAt;
    next();
    newlineBefore = newline;
    previousEnd = before;
  }

  private void charge(int rereadBytes) {
    rereadBytesLeft -= rereadBytes;
    if (rereadBytesLeft < 0) {
      throw giveUp("Too many ambiguities", tokenBegin);
    }
  }

  /** Goes on if the current token is this one. */
  final boolean accept(int wanted) {
    if (token != wanted) {
      return false;
    }
    next();
    return true;
  }

  final void expect(int wanted) {
    if (token != wanted) {
      throw expected(wanted);
    }
    next();
  }

  /** A failure at the current token, where another one has to stand. */
  final ParseFailure expected(int wanted) {
    return expected(wanted, tokenBegin, position);
  }

  /** A failure at the current token, which does not belong there. */
  final ParseFailure unexpected() {
    return unexpected(tokenBegin, position);
  }

  /** Ends a statement: with a semicolon, or where one is inserted. */
  final void semicolon() {
    if (token == Token.SEMICOLON) {
      next();
    } else if (token != Token.RIGHT_BRACE && token != Token.END && !newlineBefore) {
      throw expected(Token.SEMICOLON);
    }
  }

  /** Reads the one {@code >} that the current token begins with; the rest is the next token. */
  final void closeAngle() {
    if (tokenBegin >= end || bytes[tokenBegin] != '>') {
      throw expected(Token.GREATER);
    }
    position = tokenBegin + 1;
    next();
  }

  /** Whether the current token begins with {@code <}, like {@code <} itself and {@code <<}. */
  final boolean isOpenAngle() {
    return token == Token.LESS || token == Token.SHIFT_LEFT;
  }

  final void openAngle() {
    if (!isOpenAngle()) {
      throw expected(Token.LESS);
    }
    position = tokenBegin + 1;
    next();
  }
}
