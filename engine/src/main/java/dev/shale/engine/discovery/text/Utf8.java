package dev.shale.engine.discovery.text;

/** Checks that bytes are well-formed UTF-8 (Unicode 16.0, table 3-7). */
public final class Utf8 {
  /** The answer for bytes that are well-formed. */
  public static final int VALID = -1;

  private Utf8() {}

  /** Whether the bytes begin with a byte order mark. */
  public static boolean hasByteOrderMark(byte[] bytes, int end) {
    return end >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** The index of the first byte that is wrong, or {@link #VALID}. */
  public static int firstInvalid(byte[] bytes, int begin, int end) {
    int index = begin;
    while (index < end) {
      index = skipAscii(bytes, index, end);
      if (index == end) {
        return VALID;
      }
      int length = sequenceLength(bytes, index, end);
      if (length == 0) {
        return index;
      }
      index += length;
    }
    return VALID;
  }

  /** Sources are nearly all ASCII, so this is where the time goes: eight bytes a step. */
  private static int skipAscii(byte[] bytes, int begin, int end) {
    int index = begin;
    while (index + 8 <= end
        && (bytes[index]
                | bytes[index + 1]
                | bytes[index + 2]
                | bytes[index + 3]
                | bytes[index + 4]
                | bytes[index + 5]
                | bytes[index + 6]
                | bytes[index + 7])
            >= 0) {
      index += 8;
    }
    while (index < end && bytes[index] >= 0) {
      index++;
    }
    return index;
  }

  /** The length of the well-formed sequence of several bytes at {@code index}, or 0. */
  private static int sequenceLength(byte[] bytes, int index, int end) {
    int lead = bytes[index] & 0xFF;
    int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (index + length > end || length == 0 || !isSecond(lead, bytes[index + 1] & 0xFF)) {
      return 0;
    }
    for (int trail = index + 2; trail < index + length; trail++) {
      if ((bytes[trail] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** Some leads narrow the range of the second byte: no overlong forms, surrogates, > U+10FFFF. */
  private static boolean isSecond(int lead, int second) {
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }
}
