package dev.shale.tools.javascript.parser.token;

/**
 * The name in the options of a worker: {@code {type: "module", name: "x"}}. It is one that the
 * source has as a text; what is put together when the program runs is none.
 */
public final class NameOption {
  private static final int NONE = -1;
  private static final String KEY = "name";

  private NameOption() {}

  /** Where the name begins, behind its quote, in a text between two places; -1 for none. */
  public static int find(byte[] bytes, int begin, int end) {
    int depth = 0;
    int at = begin;
    while (at < end) {
      byte letter = bytes[at];
      if (letter == '{' || letter == '(' || letter == '[') {
        depth++;
      } else if (letter == '}' || letter == ')' || letter == ']') {
        depth--;
      } else if (letter == '/') {
        at = commentEnd(bytes, at, end);
      } else if (isQuote(letter)) {
        int close = end(bytes, at + 1, end);
        int value = depth == 1 && isKey(bytes, at + 1, close) ? value(bytes, close + 1, end) : NONE;
        if (value != NONE) {
          return value;
        }
        at = close;
      } else if (depth == 1 && isLetter(letter)) {
        int close = wordEnd(bytes, at);
        int value = isKey(bytes, at, close) ? value(bytes, close, end) : NONE;
        if (value != NONE) {
          return value;
        }
        at = close - 1;
      }
      at++;
    }
    return NONE;
  }

  /** The quote that closes a text which begins at a place; {@code limit} where none does. */
  public static int end(byte[] bytes, int begin, int limit) {
    byte quote = bytes[begin - 1];
    int at = begin;
    while (at < limit && bytes[at] != quote) {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, limit);
  }

  /** Where a comment ends that begins at a place; the place itself where none does. */
  private static int commentEnd(byte[] bytes, int begin, int limit) {
    boolean isLine = bytes[begin] == '/' && bytes[begin + 1] == '/';
    if (!isLine && (bytes[begin] != '/' || bytes[begin + 1] != '*')) {
      return begin;
    }
    int at = begin + 2;
    while (at < limit && (isLine ? bytes[at] != '\n' : bytes[at] != '*' || bytes[at + 1] != '/')) {
      at++;
    }
    return Math.min(isLine ? at : at + 1, limit);
  }

  private static int value(byte[] bytes, int from, int end) {
    int at = behindSpaces(bytes, from, end);
    if (at >= end || bytes[at] != ':') {
      return NONE;
    }
    at = behindSpaces(bytes, at + 1, end);
    boolean isText = at < end && isQuote(bytes[at]) && !hasSubstitution(bytes, at, end);
    int close = isText ? behindSpaces(bytes, end(bytes, at + 1, end) + 1, end) : end;
    boolean isAll = close < end && (bytes[close] == ',' || bytes[close] == '}');
    return isAll ? at + 1 : NONE;
  }

  /** Whether the text that a quote begins is a template with something in it. */
  private static boolean hasSubstitution(byte[] bytes, int quote, int limit) {
    if (bytes[quote] != '`') {
      return false;
    }
    int close = end(bytes, quote + 1, limit);
    for (int at = quote + 1; at + 1 < close; at++) {
      if (bytes[at] == '$' && bytes[at + 1] == '{') {
        return true;
      }
    }
    return false;
  }

  private static boolean isQuote(byte letter) {
    return letter == '"' || letter == '\'' || letter == '`';
  }

  private static boolean isLetter(byte letter) {
    return letter == '_' || letter == '$' || letter < 0 || Character.isLetterOrDigit(letter);
  }

  private static int wordEnd(byte[] bytes, int begin) {
    int at = begin;
    while (isLetter(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isKey(byte[] bytes, int begin, int end) {
    if (end - begin != KEY.length()) {
      return false;
    }
    for (int index = 0; index < KEY.length(); index++) {
      if (bytes[begin + index] != KEY.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  private static int behindSpaces(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at;
  }
}
