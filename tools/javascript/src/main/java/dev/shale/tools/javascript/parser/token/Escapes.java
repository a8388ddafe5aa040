package dev.shale.tools.javascript.parser.token;

/** Reads escape sequences and writes characters as UTF-8; no state. */
public final class Escapes {
  private static final int REPLACEMENT = 0xfffd;

  private Escapes() {}

  /**
   * The character of a <code>u0041</code> or <code>u{41}</code> at {@code at}, where the {@code u}
   * is; -1 when there is none.
   */
  static int codePoint(byte[] bytes, int at, int end) {
    int digits = at + 1;
    if (digits >= end || bytes[at] != 'u') {
      return -1;
    }
    return bytes[digits] == '{' ? braced(bytes, digits + 1, end) : hex(bytes, digits, 4, end);
  }

  /** The offset behind a sequence that {@link #codePoint} accepted. */
  static int codePointEnd(byte[] bytes, int at, int end) {
    if (bytes[at + 1] != '{') {
      return at + 5;
    }
    int close = at + 2;
    while (close < end && bytes[close] != '}') {
      close++;
    }
    return close + 1;
  }

  private static int braced(byte[] bytes, int from, int end) {
    int value = 0;
    int at = from;
    while (at < end && bytes[at] != '}') {
      int digit = Characters.hexValue(bytes[at++]);
      value = value * 16 + digit;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    return at < end && at > from ? value : -1;
  }

  /** The value of so many hexadecimal digits, or -1. */
  public static int hex(byte[] bytes, int from, int digitCount, int end) {
    if (from + digitCount > end) {
      return -1;
    }
    int value = 0;
    for (int at = from; at < from + digitCount; at++) {
      int digit = Characters.hexValue(bytes[at]);
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** One byte of a character; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
  static byte utf8Byte(int codePoint, int length, int at) {
    int character = isSurrogate(codePoint) ? REPLACEMENT : codePoint;
    int shifted = character >>> (6 * (length - 1 - at));
    if (at > 0) {
      return (byte) (0x80 | (shifted & 0x3f));
    }
    // As many leading ones as there are bytes.
    return (byte) (length == 1 ? shifted : ((0xf00 >>> length) | shifted));
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
