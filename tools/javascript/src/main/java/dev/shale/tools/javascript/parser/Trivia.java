package dev.shale.tools.javascript.parser;

/** What stands between tokens: spaces, line ends and comments. */
abstract class Trivia extends Source {
  /** Whether a line ended between the previous token and the current one. */
  boolean newlineBefore;

  /**
   * Whether {@code <!--} and {@code -->} are comments, as they are in scripts; the parser clears it
   * once it knows that the file is a module.
   */
  boolean htmlComments;

  /** Whether the position is in front of the first token. */
  boolean isHead;

  /** Whether comments can mean something. */
  boolean seesComments;

  /** The token in front of which a comment says that the call there has no effects. */
  int pureAt;

  /** The token in front of which a comment says so of all calls of the function there. */
  int pureFunctionAt;

  private boolean isPureAhead;
  private boolean isPureFunctionAhead;

  @Override
  void open(byte[] content, int contentBegin, int contentEnd) {
    super.open(content, contentBegin, contentEnd);
    pureAt = -1;
    pureFunctionAt = -1;
    isPureAhead = false;
    isPureFunctionAhead = false;
    isHead = false;
  }

  /** Leaves {@link #position} at the next byte that belongs to a token, or at the end. */
  final void skipTrivia() {
    byte[] content = bytes;
    int contentEnd = end;
    int at = position;
    while (at < contentEnd) {
      int character = content[at];
      if (character == ' ' || character == '\t') {
        at++;
      } else if (character == '\n' || character == '\r') {
        newlineBefore = true;
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
    position = at;
    if (isPureAhead) {
      pureAt = at;
      isPureAhead = false;
    }
    if (isPureFunctionAhead) {
      pureFunctionAt = at;
      isPureFunctionAhead = false;
    }
  }

  /** {@code #__PURE__} and {@code @__NO_SIDE_EFFECTS__} begin a comment. */
  private void annotation(int commentBegin) {
    int at = commentBegin;
    while (byteAt(at) == ' ' || byteAt(at) == '*') {
      at++;
    }
    int mark = byteAt(at);
    if (mark == '#' || mark == '@') {
      isPureAhead |= begins(at + 1, "__PURE__");
      isPureFunctionAhead |= begins(at + 1, "__NO_SIDE_EFFECTS__");
    }
  }

  /** The offset behind the comment at {@code at}, or {@code at} when there is none. */
  private int commentEnd(int at) {
    int after =
        switch (byteAt(at + 1)) {
          case '/' -> lineCommentEnd(at + 2);
          case '*' -> blockCommentEnd(at);
          default -> at;
        };
    if (after == at) {
      return at;
    }
    annotation(at + 2);
    if (isHead) {
      headComment(at, after);
    }
    if (seesComments) {
      comment(at + 2, bytes[at + 1] == '*' ? after - 2 : after);
    }
    return after;
  }

  /** Called with each comment in front of the first token. */
  abstract void headComment(int from, int until);

  /** Called with the inside of each comment while {@link #seesComments}, perhaps repeatedly. */
  abstract void comment(int commentBegin, int commentEnd);

  final int lineCommentEnd(int from) {
    byte[] content = bytes;
    int contentEnd = end;
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
    byte[] content = bytes;
    int contentEnd = end;
    for (int at = from + 2; at < contentEnd; at++) {
      byte character = content[at];
      if (character > '*') {
        // Letters: nearly all of a comment, and comments are a third of many sources.
        continue;
      }
      if (character == '*') {
        if (at + 1 < contentEnd && content[at + 1] == '/') {
          return at + 2;
        }
      } else if (character == '\n'
          || character == '\r'
          || (character == (byte) 0xe2 && isLineOrParagraphSeparator(at))) {
        newlineBefore = true;
      }
    }
    throw fail("Unterminated comment", from);
  }

  /** {@code -->} counts at the start of a line only, so that {@code n-->0} stays a loop. */
  private boolean isHtmlComment(int at) {
    if (bytes[at] == '<') {
      return byteAt(at + 1) == '!' && byteAt(at + 2) == '-' && byteAt(at + 3) == '-';
    }
    return bytes[at] == '-' && byteAt(at + 1) == '-' && byteAt(at + 2) == '>' && newlineBefore;
  }

  /** The offset behind a space that is neither blank nor tab, or {@code at} when it is none. */
  final int rareSpaceEnd(int at) {
    int first = byteAt(at);
    if (first < 0x80) {
      return first == '\u000b' || first == '\f' ? at + 1 : at;
    }
    int second = byteAt(at + 1);
    if (first == 0xc2) {
      return second == 0xa0 ? at + 2 : at;
    }
    if (isLineOrParagraphSeparator(at)) {
      newlineBefore = true;
      return at + 3;
    }
    return isWideSpace((first << 16) | (second << 8) | byteAt(at + 2)) ? at + 3 : at;
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
