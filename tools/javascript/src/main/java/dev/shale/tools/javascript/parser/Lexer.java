package dev.shale.tools.javascript.parser;

/**
 * Bytes to tokens, one at a time and on demand: whether a slash divides or begins a regular
 * expression, and what a backquote or a JSX tag goes on with, is decided by the grammar above.
 */
abstract class Lexer extends Literals {
  /** The current token, one of {@link Token}; its text is {@code [tokenBegin, position)}. */
  int token;

  int tokenBegin;

  /** Offset behind the token before the current one. */
  int previousEnd;

  /** Hash of the current token when it is a name. */
  int nameHash;

  /** One more than the number of the current name when it has escapes; 0 for a name without. */
  int escapedName;

  final Names names = new Names();

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    names.open(content);
    // A file begins like a line.
    newlineBefore = true;
    token = Token.END;
    if (byteAt(begin) == '#' && byteAt(begin + 1) == '!') {
      position = lineCommentEnd(begin);
    }
  }

  /** The first token, which a line start precedes. */
  final void first() {
    isHead = true;
    skipTrivia();
    isHead = false;
    read();
  }

  /** Goes on to the next token. */
  final void next() {
    previousEnd = position;
    newlineBefore = false;
    if (position < end) {
      int kind = Characters.KIND[bytes[position] & 0xff];
      if (kind < Characters.FIRST_TOKEN && kind != Characters.NAME) {
        skipTrivia();
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
        string();
        token = Token.STRING;
      }
      case Characters.DIGIT -> {
        number();
        token = Token.NUMBER;
      }
      case Characters.OPERATOR -> operator(character);
      case Characters.BACKSLASH, Characters.BEYOND_ASCII -> rareName(tokenBegin);
      default -> throw fail("Unexpected character", tokenBegin);
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
          rareName(from);
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

  /** A name with escapes or characters beyond ASCII, or an ASCII name in front of such a space. */
  private void rareName(int from) {
    int at = from;
    int hash = 0;
    boolean isEscaped = false;
    int side = names.sideBegin();
    while (at < end) {
      int character = bytes[at];
      if (character == '\\') {
        if (!isEscaped) {
          copyToSide(from, at);
        }
        isEscaped = true;
        int codePoint = Escapes.codePoint(bytes, at + 1, end);
        if (codePoint < 0) {
          throw fail("Invalid escape in a name", at);
        }
        hash = appendToSide(codePoint, hash);
        at = Escapes.codePointEnd(bytes, at + 1, end);
        continue;
      }
      if (character < 0 ? isSpace(at) : !Characters.NAME_PART[character]) {
        break;
      }
      hash = hash * 31 + character;
      if (isEscaped) {
        names.append(character);
      }
      at++;
    }
    finishRareName(
        from, at, hash, isEscaped ? names.intern(hash, side, side - names.sideBegin()) + 1 : 0);
  }

  private void finishRareName(int from, int nameEnd, int hash, int escaped) {
    if (nameEnd == from) {
      throw fail("Unexpected character", from);
    }
    position = nameEnd;
    nameHash = hash;
    escapedName = escaped;
    token =
        escaped == 0 ? Keywords.token(hash, bytes, from, nameEnd) : escapedToken(hash, escaped - 1);
  }

  /**
   * A keyword must not be escaped, which makes a name of any other word; but what names mean to
   * this parser stays. esbuild takes an escaped "type" for the modifier.
   */
  private int escapedToken(int hash, int name) {
    int word = Keywords.token(hash, names.source(name), names.begin(name), names.end(name));
    return Token.mayBeEscaped(word) ? word : Token.IDENTIFIER;
  }

  private boolean isSpace(int at) {
    boolean newline = newlineBefore;
    boolean isSpace = rareSpaceEnd(at) != at;
    newlineBefore = newline;
    return isSpace;
  }

  private void copyToSide(int from, int until) {
    for (int at = from; at < until; at++) {
      names.append(bytes[at]);
    }
  }

  private int appendToSide(int codePoint, int hash) {
    int result = hash;
    for (int length = Escapes.utf8Length(codePoint), at = 0; at < length; at++) {
      byte value = Escapes.utf8Byte(codePoint, length, at);
      names.append(value);
      result = result * 31 + value;
    }
    return result;
  }

  /** The number of the current token's name. */
  final int internName() {
    if (escapedName != 0) {
      return escapedName - 1;
    }
    return names.intern(nameHash, tokenBegin, position - tokenBegin);
  }

  private void operator(int character) {
    switch (character) {
      case '.' -> dot();
      case '=' -> equals();
      case '<' -> less();
      case '>' -> greater();
      case '?' -> question();
      case '&' -> doubled('&', Token.BIT_AND, Token.AND);
      case '|' -> doubled('|', Token.BIT_OR, Token.OR);
      case '+' -> counting('+', Token.PLUS, Token.INCREMENT, Token.ASSIGN_PLUS);
      case '-' -> counting('-', Token.MINUS, Token.DECREMENT, Token.ASSIGN_MINUS);
      case '*' -> star();
      case '/' -> assignable(1, Token.SLASH, Token.ASSIGN_SLASH);
      case '%' -> assignable(1, Token.PERCENT, Token.ASSIGN_PERCENT);
      case '^' -> assignable(1, Token.BIT_XOR, Token.ASSIGN_BIT_XOR);
      case '!' -> not();
      default -> privateName();
    }
  }

  /** A token of so many bytes. */
  private void take(int length, int kind) {
    token = kind;
    position = tokenBegin + length;
  }

  private int character(int index) {
    return byteAt(tokenBegin + index);
  }

  /** An operator that {@code =} turns into an assignment. */
  private void assignable(int length, int plain, int assignment) {
    if (character(length) == '=') {
      take(length + 1, assignment);
    } else {
      take(length, plain);
    }
  }

  private void dot() {
    if (Characters.isDigit(character(1))) {
      number();
      token = Token.NUMBER;
    } else if (character(1) == '.' && character(2) == '.') {
      take(3, Token.ELLIPSIS);
    } else {
      take(1, Token.DOT);
    }
  }

  private void equals() {
    if (character(1) == '=') {
      assignable(2, Token.EQUAL, Token.SAME);
    } else if (character(1) == '>') {
      take(2, Token.ARROW);
    } else {
      take(1, Token.ASSIGN);
    }
  }

  private void not() {
    if (character(1) == '=') {
      assignable(2, Token.NOT_EQUAL, Token.NOT_SAME);
    } else {
      take(1, Token.NOT);
    }
  }

  private void less() {
    if (character(1) == '<') {
      assignable(2, Token.SHIFT_LEFT, Token.ASSIGN_SHIFT_LEFT);
    } else {
      assignable(1, Token.LESS, Token.LESS_EQUAL);
    }
  }

  private void greater() {
    if (character(1) != '>') {
      assignable(1, Token.GREATER, Token.GREATER_EQUAL);
    } else if (character(2) == '>') {
      assignable(3, Token.SHIFT_RIGHT_ZERO, Token.ASSIGN_SHIFT_RIGHT_ZERO);
    } else {
      assignable(2, Token.SHIFT_RIGHT, Token.ASSIGN_SHIFT_RIGHT);
    }
  }

  private void question() {
    if (character(1) == '?') {
      assignable(2, Token.COALESCE, Token.ASSIGN_COALESCE);
    } else if (character(1) == '.' && !Characters.isDigit(character(2))) {
      take(2, Token.OPTIONAL_DOT);
    } else {
      take(1, Token.QUESTION);
    }
  }

  /** {@code &} and {@code |}: doubled they are logical, and both forms can assign. */
  private void doubled(int character, int single, int twice) {
    if (character(1) == character) {
      assignable(2, twice, twice == Token.AND ? Token.ASSIGN_AND : Token.ASSIGN_OR);
    } else {
      assignable(1, single, single == Token.BIT_AND ? Token.ASSIGN_BIT_AND : Token.ASSIGN_BIT_OR);
    }
  }

  private void counting(int character, int single, int twice, int assignment) {
    if (character(1) == character) {
      take(2, twice);
    } else {
      assignable(1, single, assignment);
    }
  }

  private void star() {
    if (character(1) == '*') {
      assignable(2, Token.POWER, Token.ASSIGN_POWER);
    } else {
      assignable(1, Token.STAR, Token.ASSIGN_STAR);
    }
  }

  private void privateName() {
    int from = tokenBegin;
    int kind = from + 1 < end ? Characters.KIND[bytes[from + 1] & 0xff] : Characters.OTHER;
    if (kind != Characters.NAME
        && kind != Characters.BACKSLASH
        && kind != Characters.BEYOND_ASCII) {
      throw fail("Unexpected \"#\"", from);
    }
    if (kind == Characters.NAME) {
      name(from + 1);
    } else {
      rareName(from + 1);
    }
    token = Token.PRIVATE_NAME;
  }
}
