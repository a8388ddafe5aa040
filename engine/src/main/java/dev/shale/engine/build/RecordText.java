package dev.shale.engine.build;

import java.util.Arrays;

/** The bytes that a record's rows point into, UTF-8. */
final class RecordText {
  private byte[] bytes = new byte[512];
  private int length;

  void clear() {
    length = 0;
  }

  /** Copies a range to the end; returns where it begins there. */
  int append(byte[] source, int begin, int end) {
    int at = length;
    int count = end - begin;
    if (at + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + count));
    }
    System.arraycopy(source, begin, bytes, at, count);
    length = at + count;
    return at;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }
}
