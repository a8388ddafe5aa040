package dev.shale.tools.javascript.parser.token;

import java.util.Arrays;

/** Decodes the inside of a string literal into UTF-8; keeps its buffer for the next one. */
public final class Decoder {
  private static final int LONGEST_COPY = 256;

  private byte[] text = new byte[256];
  private int length;
  private boolean isWellFormed;

  /** The decoded bytes, from 0 to {@link #length()}; valid until the next call. */
  public byte[] text() {
    return text;
  }

  public int length() {
    return length;
  }

  /** Begins a text that is no literal's. */
  public void begin(String ascii) {
    length = 0;
    for (int at = 0; at < ascii.length(); at++) {
      append(ascii.charAt(at));
    }
  }

  /** Appends bytes as they are; false if they are too many to be of use in another place. */
  public boolean append(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end && end - begin <= LONGEST_COPY; at++) {
      append(bytes[at]);
    }
    return end - begin <= LONGEST_COPY;
  }

  /** Whether the text has no half of a surrogate pair, which UTF-8 has no bytes for. */
  public boolean isWellFormed() {
    return isWellFormed;
  }

  /** Decodes the bytes between the quotes. */
  public void decode(byte[] bytes, int begin, int end) {
    length = 0;
    isWellFormed = true;
    int at = begin;
    while (at < end) {
      byte character = bytes[at++];
      if (character != '\\' || at == end) {
        append(character);
      } else {
        at = escape(bytes, at, end);
      }
    }
  }

  /** Decodes what follows a backslash and returns the offset behind it. */
  private int escape(byte[] bytes, int at, int end) {
    byte character = bytes[at];
    switch (character) {
      case 'n' -> append('\n');
      case 'r' -> append('\r');
      case 't' -> append('\t');
      case 'b' -> append('\b');
      case 'f' -> append('\f');
      case 'v' -> append('\u000b');
      case 'x' -> {
        return codePoint(Escapes.hex(bytes, at + 1, 2, end), at, at + 3);
      }
      case 'u' -> {
        return unicode(bytes, at, end);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(bytes, at, end);
      }
      case '\n' -> {
        return at + 1;
      }
      case '\r' -> {
        return at + 1 < end && bytes[at + 1] == '\n' ? at + 2 : at + 1;
      }
      default -> {
        return other(bytes, at, end);
      }
    }
    return at + 1;
  }

  /** A line continuation with U+2028 or U+2029, or a character that stands for itself. */
  private int other(byte[] bytes, int at, int end) {
    if (at + 2 < end
        && bytes[at] == (byte) 0xe2
        && bytes[at + 1] == (byte) 0x80
        && (bytes[at + 2] & 0xfe) == 0xa8) {
      return at + 3;
    }
    append(bytes[at]);
    return at + 1;
  }

  private int unicode(byte[] bytes, int at, int end) {
    int high = Escapes.codePoint(bytes, at, end);
    if (high < 0) {
      return codePoint(high, at, at + 1);
    }
    int after = Escapes.codePointEnd(bytes, at, end);
    if (isHigh(high) && after + 1 < end && bytes[after] == '\\') {
      int low = Escapes.codePoint(bytes, after + 1, end);
      if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
        int character = Character.toCodePoint((char) high, (char) low);
        return codePoint(character, at, Escapes.codePointEnd(bytes, after + 1, end));
      }
    }
    return codePoint(high, at, after);
  }

  private static boolean isHigh(int codePoint) {
    return codePoint >= Character.MIN_HIGH_SURROGATE && codePoint <= Character.MAX_HIGH_SURROGATE;
  }

  private int octal(byte[] bytes, int from, int end) {
    int value = 0;
    int at = from;
    while (at < end && at < from + 3 && bytes[at] >= '0' && bytes[at] <= '7') {
      int wider = value * 8 + bytes[at] - '0';
      if (wider > 0xff) {
        break;
      }
      value = wider;
      at++;
    }
    return codePoint(value, from, at);
  }

  /** Appends a character and returns {@code after}; a malformed escape stays as written. */
  private int codePoint(int codePoint, int at, int after) {
    if (codePoint < 0) {
      append('\\');
      return at;
    }
    isWellFormed &= codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
    int count = Escapes.utf8Length(codePoint);
    for (int index = 0; index < count; index++) {
      append(Escapes.utf8Byte(codePoint, count, index));
    }
    return after;
  }

  private void append(int value) {
    if (length == text.length) {
      text = Arrays.copyOf(text, length * 2);
    }
    text[length++] = (byte) value;
  }
}
