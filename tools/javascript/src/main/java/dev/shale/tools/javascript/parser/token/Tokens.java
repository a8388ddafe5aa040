package dev.shale.tools.javascript.parser.token;

/**
 * The bytes of a file as tokens, one at a time and on demand, and the place in them: bytes,
 * position and the current token are fields of this one object, which everything that reads the
 * file shares. Whether a slash divides or begins a regular expression, and what a backquote or a
 * JSX tag goes on with, is decided by the grammar. Its parts read what is less simple than a token.
 */
public final class Tokens {
  /**
   * How deep constructs may nest: far above what people and code generators write. The stack of a
   * build's threads holds several times as much even in the interpreter; on a smaller one the file
   * fails with another sentence.
   */
  public static final int DEEPEST = 5_000;

  /**
   * How many bytes may be read a second time. Guesses are short in programs that people write; a
   * file made to be ambiguous at every level ends here instead of taking exponential time.
   */
  private static final int REREAD_BYTES_PER_BYTE = 32;

  private static final int REREAD_BYTES = 1 << 20;

  public byte[] bytes = new byte[0];
  public int begin;
  public int end;

  /** Offset of the next byte to read. */
  public int position;

  private int depth;

  /** Whether a line ended between the previous token and the current one. */
  public boolean newlineBefore;

  /** The current token, one of {@link Token}; its text is {@code [tokenBegin, position)}. */
  public int token;

  public int tokenBegin;

  /** Offset behind the token before the current one. */
  public int previousEnd;

  /** Hash of the current token when it is a name. */
  int nameHash;

  /** One more than the number of the current name when it has escapes; 0 for a name without. */
  public int escapedName;

  /** The token in front of which a comment says that the call there has no effects. */
  public int pureAt;

  /** The token in front of which a comment says so of all calls of the function there. */
  public int pureFunctionAt;

  /** What comments in front of the token ahead say of it; see {@link Trivia}. */
  int pureAhead;

  /** Whether a line ends before the token that {@link #peek} returned. */
  public boolean peekedNewline;

  private long rereadBytesLeft;

  public final Names names = new Names();
  public final Decoder decoder = new Decoder();
  public final Failures failures;
  public final Trivia trivia;
  public final Literals literals;
  public final RareNames rareNames;
  private final Punctuators punctuators;
  final Comments comments;

  /** Tokens of no file so far, which tell of comments. */
  public Tokens(Comments comments) {
    this.comments = comments;
    failures = new Failures(this);
    trivia = new Trivia(this);
    literals = new Literals(this);
    rareNames = new RareNames(this);
    punctuators = new Punctuators(this);
  }

  /** Goes to the beginning of a file. */
  public void open(byte[] content, int contentBegin, int contentEnd) {
    bytes = content;
    begin = contentBegin;
    end = contentEnd;
    position = contentBegin;
    depth = 0;
    failures.open();
    trivia.open();
    names.open(content);
    // A file begins like a line.
    newlineBefore = true;
    token = Token.END;
    if (byteAt(begin) == '#' && byteAt(begin + 1) == '!') {
      position = trivia.lineCommentEnd(begin);
    }
    rereadBytesLeft = REREAD_BYTES + (long) REREAD_BYTES_PER_BYTE * (contentEnd - contentBegin);
  }

  /** The unsigned byte at an offset, or -1 outside of the file. */
  public int byteAt(int offset) {
    return offset < end ? bytes[offset] & 0xff : -1;
  }

  /** The offset of the next byte that is no plain space. */
  public int behindSpaces(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** Whether ASCII text stands at an offset. */
  public boolean begins(int from, String text) {
    for (int at = 0; at < text.length(); at++) {
      if (byteAt(from + at) != text.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  public int depth() {
    return depth;
  }

  /** Goes back to the depth before a guess that failed, or fails for good if guessing is over. */
  public void recover(ParseFailure refuted, int depthBefore) {
    if (failures.failureIsFinal) {
      throw refuted;
    }
    depth = depthBefore;
  }

  public void enter() {
    if (++depth > DEEPEST) {
      throw failures.giveUp("Nesting is deeper than " + DEEPEST, position);
    }
  }

  public void leave() {
    depth--;
  }

  /** The first token, which a line start precedes. */
  public void first() {
    trivia.isHead = true;
    trivia.skipTrivia();
    trivia.isHead = false;
    read();
  }

  /** Goes on to the next token. */
  public void next() {
    int from = position;
    previousEnd = from;
    newlineBefore = false;
    // Most tokens follow the one before at once, or behind a space.
    if (from + 1 < end && bytes[from] == ' ' && pureAhead == 0) {
      from++;
    }
    if (from < end) {
      int kind = Characters.KIND[bytes[from] & 0xff];
      if (kind < Characters.FIRST_TOKEN && kind != Characters.NAME) {
        trivia.skipTrivia();
      } else {
        position = from;
      }
    }
    read();
  }

  /** Reads the token at the position. */
  private void read() {
    int from = position;
    tokenBegin = from;
    if (from >= end) {
      token = Token.END;
      return;
    }
    int character = bytes[from] & 0xff;
    int kind = Characters.KIND[character];
    if (kind == Characters.NAME) {
      name(from);
    } else if (kind >= Characters.FIRST_TOKEN) {
      token = kind;
      position = from + 1;
    } else {
      readRare(kind, character);
    }
  }

  private void readRare(int kind, int character) {
    switch (kind) {
      case Characters.QUOTE -> {
        literals.string();
        token = Token.STRING;
      }
      case Characters.DIGIT -> {
        literals.number();
        token = Token.NUMBER;
      }
      case Characters.OPERATOR -> punctuators.operator(character);
      case Characters.BACKSLASH, Characters.BEYOND_ASCII -> rareNames.rareName(tokenBegin);
      default -> throw failures.fail("Unexpected character", tokenBegin);
    }
  }

  private void name(int from) {
    byte[] source = bytes;
    boolean[] isPart = Characters.NAME_PART;
    int limit = end;
    int hash = source[from];
    int at = from + 1;
    while (at < limit) {
      int character = source[at];
      if (character < 0 || !isPart[character]) {
        if (character < 0 || character == '\\') {
          rareNames.rareName(from);
          return;
        }
        break;
      }
      hash = hash * 31 + character;
      at++;
    }
    position = at;
    nameHash = hash;
    escapedName = 0;
    token =
        at - from <= Keywords.LONGEST ? Keywords.token(hash, source, from, at) : Token.IDENTIFIER;
  }

  /** The number of the current token's name. */
  public int internName() {
    if (escapedName != 0) {
      return escapedName - 1;
    }
    return names.intern(nameHash, tokenBegin, position - tokenBegin);
  }

  void privateName() {
    int from = tokenBegin;
    int kind = from + 1 < end ? Characters.KIND[bytes[from + 1] & 0xff] : Characters.OTHER;
    if (kind != Characters.NAME
        && kind != Characters.BACKSLASH
        && kind != Characters.BEYOND_ASCII) {
      throw failures.fail("Unexpected \"#\"", from);
    }
    if (kind == Characters.NAME) {
      name(from + 1);
    } else {
      rareNames.rareName(from + 1);
    }
    token = Token.PRIVATE_NAME;
  }

  /** The token behind the current one, which stays current. */
  public int peek() {
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
  public int peekOnLine() {
    int peeked = peek();
    return peekedNewline ? Token.END : peeked;
  }

  /** Makes the token that begins at an offset the current one again. */
  public void rewind(int offset, boolean newline) {
    charge(position - offset);
    position = offset;
    next();
    newlineBefore = newline;
  }

  /** Makes a token the current one again, after tokens in front of it were read a second time. */
  public void resume(int tokenAt, int before, boolean newline) {
    position = tokenAt;
    next();
    newlineBefore = newline;
    previousEnd = before;
  }

  private void charge(int rereadBytes) {
    rereadBytesLeft -= rereadBytes;
    if (rereadBytesLeft < 0) {
      throw failures.giveUp("Too many ambiguities", tokenBegin);
    }
  }

  /** Goes on if the current token is this one. */
  public boolean accept(int wanted) {
    if (token != wanted) {
      return false;
    }
    next();
    return true;
  }

  public void expect(int wanted) {
    if (token != wanted) {
      throw expected(wanted);
    }
    next();
  }

  /** A failure at the current token, where another one has to stand. */
  public ParseFailure expected(int wanted) {
    return failures.expected(wanted, tokenBegin, position);
  }

  /** A failure at the current token, which does not belong there. */
  public ParseFailure unexpected() {
    return failures.unexpected(tokenBegin, position);
  }

  /** Ends a statement: with a semicolon, or where one is inserted. */
  public void semicolon() {
    if (token == Token.SEMICOLON) {
      next();
    } else if (token != Token.RIGHT_BRACE && token != Token.END && !newlineBefore) {
      throw expected(Token.SEMICOLON);
    }
  }

  /** Reads the one {@code >} that the current token begins with; the rest is the next token. */
  public void closeAngle() {
    if (tokenBegin >= end || bytes[tokenBegin] != '>') {
      throw expected(Token.GREATER);
    }
    position = tokenBegin + 1;
    next();
  }

  /** Whether the current token begins with {@code <}, like {@code <} itself and {@code <<}. */
  public boolean isOpenAngle() {
    return token == Token.LESS || token == Token.SHIFT_LEFT;
  }

  public void openAngle() {
    if (!isOpenAngle()) {
      throw expected(Token.LESS);
    }
    position = tokenBegin + 1;
    next();
  }

  public boolean isToken(String word) {
    return escapedName == 0
        ? position - tokenBegin == word.length() && begins(tokenBegin, word)
        : names.text(escapedName - 1).equals(word);
  }

  public void memberName() {
    if (!Token.isWord(token) && token != Token.PRIVATE_NAME) {
      throw expected(Token.IDENTIFIER);
    }
    next();
  }
}
