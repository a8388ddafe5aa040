package dev.shale.tools.javascript.parser.token;

/** What stands between tokens: spaces, line ends and comments. */
public final class Trivia {
  // Bits of Tokens.pureAhead.
  private static final int PURE = 1;
  private static final int PURE_FUNCTION = 1 << 1;

  private final Comments comments;
  private final Failures failures;
  private final Tokens tokens;

  /**
   * Whether {@code <!--} and {@code -->} are comments, as they are in scripts; the parser clears it
   * once it knows that the file is a module.
   */
  public boolean htmlComments;

  /** Whether the position is in front of the first token. */
  boolean isHead;

  /** Whether comments can mean something. */
  public boolean seesComments;

  Trivia(Tokens tokens) {
    comments = tokens.comments;
    failures = tokens.failures;
    this.tokens = tokens;
  }

  void open() {
    tokens.pureAt = -1;
    tokens.pureFunctionAt = -1;
    tokens.pureAhead = 0;
    isHead = false;
  }

  /** Whether the character at an offset is U+2028 or U+2029, which end a line like {@code \n}. */
  boolean isLineOrParagraphSeparator(int offset) {
    return offset + 2 < tokens.end
        && tokens.bytes[offset] == (byte) 0xe2
        && tokens.bytes[offset + 1] == (byte) 0x80
        && (tokens.bytes[offset + 2] & 0xfe) == 0xa8;
  }

  /** Leaves {@link Tokens#position} at the next byte that belongs to a token, or at the end. */
  public void skipTrivia() {
    Tokens tokens = this.tokens;
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    int at = tokens.position;
    while (at < contentEnd) {
      int character = content[at];
      if (character == ' ' || character == '\t') {
        at++;
      } else if (character == '\n' || character == '\r') {
        tokens.newlineBefore = true;
        at++;
      } else if (character == '/') {
        int after = commentEnd(at);
        if (after == at) {
          break;
        }
        at = after;
      } else if (character < 0 || character == '\u000b' || character == '\f') {
        int after = rareSpaceEnd(at);
        if (after == at) {
          break;
        }
        at = after;
      } else if (htmlComments && isHtmlComment(at)) {
        at = lineCommentEnd(at);
      } else {
        break;
      }
    }
    tokens.position = at;
    if (tokens.pureAhead != 0) {
      purify(at);
    }
  }

  /** Gives the token that begins at an offset what comments in front of it say. */
  private void purify(int at) {
    if ((tokens.pureAhead & PURE) != 0) {
      tokens.pureAt = at;
    }
    if ((tokens.pureAhead & PURE_FUNCTION) != 0) {
      tokens.pureFunctionAt = at;
    }
    tokens.pureAhead = 0;
  }

  /** {@code #__PURE__} and {@code @__NO_SIDE_EFFECTS__} begin a comment. */
  private void annotation(int commentBegin) {
    int at = commentBegin;
    while (tokens.byteAt(at) == ' ' || tokens.byteAt(at) == '*') {
      at++;
    }
    int mark = tokens.byteAt(at);
    if (mark == '#' || mark == '@') {
      tokens.pureAhead |= tokens.begins(at + 1, "__PURE__") ? PURE : 0;
      tokens.pureAhead |= tokens.begins(at + 1, "__NO_SIDE_EFFECTS__") ? PURE_FUNCTION : 0;
    }
  }

  /** The offset behind the comment at {@code at}, or {@code at} when there is none. */
  private int commentEnd(int at) {
    int after =
        switch (tokens.byteAt(at + 1)) {
          case '/' -> lineCommentEnd(at + 2);
          case '*' -> blockCommentEnd(at);
          default -> at;
        };
    if (after == at) {
      return at;
    }
    annotation(at + 2);
    if (isHead) {
      comments.headComment(at, after);
    }
    if (seesComments) {
      comments.comment(at + 2, tokens.bytes[at + 1] == '*' ? after - 2 : after);
    }
    return after;
  }

  public int lineCommentEnd(int from) {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    int at = from;
    while (at < contentEnd) {
      byte character = content[at];
      if (character <= '\r'
          && (character == '\n'
              || character == '\r'
              || (character == (byte) 0xe2 && isLineOrParagraphSeparator(at)))) {
        break;
      }
      at++;
    }
    return at;
  }

  private int blockCommentEnd(int from) {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    for (int at = from + 2; at < contentEnd; at++) {
      byte character = content[at];
      if (character > '*' || character == ' ') {
        // Words: nearly all of a comment, and comments are a third of many sources.
        continue;
      }
      if (character == '*') {
        if (at + 1 < contentEnd && content[at + 1] == '/') {
          return at + 2;
        }
      } else if (character == '\n'
          || character == '\r'
          || (character == (byte) 0xe2 && isLineOrParagraphSeparator(at))) {
        tokens.newlineBefore = true;
      }
    }
    throw failures.fail("Unterminated comment", from);
  }

  /** {@code -->} counts at the start of a line only, so that {@code n-->0} stays a loop. */
  private boolean isHtmlComment(int at) {
    if (tokens.bytes[at] == '<') {
      return tokens.byteAt(at + 1) == '!'
          && tokens.byteAt(at + 2) == '-'
          && tokens.byteAt(at + 3) == '-';
    }
    return tokens.bytes[at] == '-'
        && tokens.byteAt(at + 1) == '-'
        && tokens.byteAt(at + 2) == '>'
        && tokens.newlineBefore;
  }

  /** The offset behind a space that is neither blank nor tab, or {@code at} when it is none. */
  int rareSpaceEnd(int at) {
    int first = tokens.byteAt(at);
    if (first < 0x80) {
      return first == '\u000b' || first == '\f' ? at + 1 : at;
    }
    int second = tokens.byteAt(at + 1);
    if (first == 0xc2) {
      return second == 0xa0 ? at + 2 : at;
    }
    if (isLineOrParagraphSeparator(at)) {
      tokens.newlineBefore = true;
      return at + 3;
    }
    return isWideSpace((first << 16) | (second << 8) | tokens.byteAt(at + 2)) ? at + 3 : at;
  }

  /** Spaces of three bytes, given as these bytes. */
  private static boolean isWideSpace(int utf8) {
    return utf8 == 0xefbbbf // U+FEFF
        || utf8 == 0xe19a80 // U+1680
        || (utf8 >= 0xe28080 && utf8 <= 0xe2808a) // U+2000 to U+200A
        || utf8 == 0xe280af // U+202F
        || utf8 == 0xe2819f // U+205F
        || utf8 == 0xe38080; // U+3000
  }
}
