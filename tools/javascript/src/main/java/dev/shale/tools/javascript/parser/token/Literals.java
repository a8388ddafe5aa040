package dev.shale.tools.javascript.parser.token;

/** Strings, numbers, templates and regular expressions. Each method leaves the position behind. */
public final class Literals {
  private final Failures failures;
  private final Tokens tokens;
  private final Trivia trivia;

  Literals(Tokens tokens) {
    failures = tokens.failures;
    this.tokens = tokens;
    trivia = tokens.trivia;
  }

  /** Reads a string; the position is at its opening quote. */
  void string() {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    int from = tokens.position;
    byte quote = content[from];
    int at = from + 1;
    while (at < contentEnd) {
      byte character = content[at++];
      if (character == quote) {
        tokens.position = at;
        return;
      }
      if (character == '\\') {
        at = escapeEnd(at);
      } else if (character == '\n' || character == '\r') {
        break;
      }
    }
    throw failures.fail("Unterminated string literal", from);
  }

  /** The offset behind the character after a backslash; {@code \r\n} is one. */
  private int escapeEnd(int at) {
    return tokens.byteAt(at) == '\r' && tokens.byteAt(at + 1) == '\n' ? at + 2 : at + 1;
  }

  /**
   * Reads a piece of a template; the position is behind the backquote or behind the brace of the
   * previous substitution.
   *
   * @return whether a substitution follows; the position is behind its <code>${</code>
   */
  public boolean templatePiece() {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    int at = tokens.position;
    while (at < contentEnd) {
      byte character = content[at++];
      if (character == '`') {
        tokens.position = at;
        return false;
      }
      if (character == '\\') {
        at++;
      } else if (character == '$' && at < contentEnd && content[at] == '{') {
        tokens.position = at + 1;
        return true;
      }
    }
    throw failures.fail("Unterminated template literal", tokens.position - 1);
  }

  /** Reads a regular expression; {@code from} is its opening slash. */
  public void regularExpression(int from) {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    boolean inClass = false;
    int at = from + 1;
    while (at < contentEnd) {
      byte character = content[at++];
      if (character == '/' && !inClass) {
        tokens.position = at;
        skipFlags();
        return;
      }
      if (character == '\\') {
        character = at < contentEnd ? content[at++] : (byte) '\n';
      } else if (character == '[') {
        inClass = true;
      } else if (character == ']') {
        inClass = false;
      }
      if (character == '\n'
          || character == '\r'
          || (character == (byte) 0xe2 && trivia.isLineOrParagraphSeparator(at - 1))) {
        break;
      }
    }
    throw failures.fail("Unterminated regular expression", from);
  }

  private void skipFlags() {
    while (tokens.position < tokens.end
        && Characters.NAME_PART[tokens.bytes[tokens.position] & 0xff]) {
      tokens.position++;
    }
  }

  /** Reads a number: loosely, since a valid program has nothing else glued to it. */
  public void number() {
    byte[] content = tokens.bytes;
    int contentEnd = tokens.end;
    int at = tokens.position;
    boolean isPrefixed = content[at] == '0' && isRadix(tokens.byteAt(at + 1));
    while (at < contentEnd) {
      int character = content[at];
      if (character == '.' && !isPrefixed && !isMemberAccess(at)) {
        at++;
      } else if (character < 0 || !Characters.NAME_PART[character]) {
        break;
      } else {
        at++;
        if ((character | 0x20) == 'e' && !isPrefixed && isSign(tokens.byteAt(at))) {
          at++;
        }
      }
    }
    tokens.position = at;
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
    boolean isOctal = tokens.bytes[tokens.position] == '0' && dot > tokens.position + 1;
    for (int at = tokens.position; at < dot; at++) {
      if (tokens.bytes[at] == '.' || tokens.bytes[at] == 'n' || (tokens.bytes[at] | 0x20) == 'e') {
        return true;
      }
      isOctal &= tokens.bytes[at] >= '0' && tokens.bytes[at] <= '7';
    }
    return isOctal;
  }
}
