package dev.shale.engine.record;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
import java.util.Arrays;
import java.util.Objects;

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

  void write(ByteWriter out) {
    out.writeInt(length);
    out.writeBytes(bytes, 0, length);
  }

  /** Reads bytes in place of these. */
  void read(ByteReader in) {
    length = 0;
    int read = in.readCount(1);
    if (read > bytes.length) {
      bytes = new byte[read];
    }
    in.readBytes(bytes, read);
    length = read;
  }

  /** Checks that two columns are ranges of this text. */
  void checkRanges(RecordRows rows, int beginColumn, int endColumn) {
    for (int row = 0; row < rows.count(); row++) {
      Objects.checkFromToIndex(rows.get(row, beginColumn), rows.get(row, endColumn), length);
    }
  }
}
