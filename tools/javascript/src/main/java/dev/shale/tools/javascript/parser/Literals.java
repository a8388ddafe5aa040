package dev.shale.tools.javascript.parser;

/** Strings, numbers, templates and regular expressions. Each method leaves the position behind. */
abstract class Literals extends Trivia {
  /** Reads a string; the position is at its opening quote. */
  final void string() {
    int from = position;
    byte quote = bytes[from];
    int at = from + 1;
    while (at < end) {
      byte character = bytes[at++];
      if (character == quote) {
        position = at;
        return;
      }
      if (character == '\\') {
        at = escapeEnd(at);
      } else if (character == '\n' || character == '\r') {
        break;
      }
    }
    throw fail("Unterminated string literal", from);
  }

  /** The offset behind the character after a backslash; {@code \r\n} is one. */
  private int escapeEnd(int at) {
    return byteAt(at) == '\r' && byteAt(at + 1) == '\n' ? at + 2 : at + 1;
  }

  /**
   * Reads a piece of a template; the position is behind the backquote or behind the brace of the
   * previous substitution.
   *
   * @return whether a substitution follows; the position is behind its <code>${</code>
   */
  final boolean templatePiece() {
    int at = position;
    while (at < end) {
      byte character = bytes[at++];
      if (character == '`') {
        position = at;
        return false;
      }
      if (character == '\\') {
        at++;
      } else if (character == '$' && at < end && bytes[at] == '{') {
        position = at + 1;
        return true;
      }
    }
    throw fail("Unterminated template literal", position - 1);
  }

  /** Reads a regular expression; {@code from} is its opening slash. */
  final void regularExpression(int from) {
    boolean inClass = false;
    int at = from + 1;
    while (at < end) {
      byte character = bytes[at++];
      if (character == '/' && !inClass) {
        position = at;
        skipFlags();
        return;
      }
      if (character == '\\') {
        character = at < end ? bytes[at++] : (byte) '\n';
      } else if (character == '[') {
        inClass = true;
      } else if (character == ']') {
        inClass = false;
      }
      if (character == '\n' || character == '\r' || isLineOrParagraphSeparator(at - 1)) {
        break;
      }
    }
    throw fail("Unterminated regular expression", from);
  }

  private void skipFlags() {
    while (position < end && Characters.NAME_PART[bytes[position] & 0xff]) {
      position++;
    }
  }

  /** Reads a number: loosely, since a valid program has nothing else glued to it. */
  final void number() {
    int at = position;
    boolean isPrefixed = bytes[at] == '0' && isRadix(byteAt(at + 1));
    while (at < end) {
      int character = bytes[at];
      if (character == '.' && !isPrefixed && !isMemberAccess(at)) {
        at++;
      } else if (character < 0 || !Characters.NAME_PART[character]) {
        break;
      } else {
        at++;
        if ((character | 0x20) == 'e' && !isPrefixed && isSign(byteAt(at))) {
          at++;
        }
      }
    }
    position = at;
  }

  private static boolean isRadix(int character) {
    return switch (character) {
      case 'x', 'X', 'o', 'O', 'b', 'B' -> true;
      default -> false;
    };
  }

  private static boolean isSign(int character) {
    return character == '+' || character == '-';
  }

  /**
   * Whether a dot ends the number before it, as in {@code 1..toString()}, {@code 010.toString()}.
   */
  private boolean isMemberAccess(int dot) {
    boolean isOctal = bytes[position] == '0' && dot > position + 1;
    for (int at = position; at < dot; at++) {
      if (bytes[at] == '.' || bytes[at] == 'n' || (bytes[at] | 0x20) == 'e') {
        return true;
      }
      isOctal &= bytes[at] >= '0' && bytes[at] <= '7';
    }
    return isOctal;
  }
}
