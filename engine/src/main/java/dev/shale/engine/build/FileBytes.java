package dev.shale.engine.build;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The bytes of one file after the other, in a buffer that is reused. Belongs to one thread. */
final class FileBytes {
  /** The largest file that is read: offsets are ints, and a buffer must be able to grow past it. */
  static final int MAX_BYTES = 1 << 30;

  private static final int FIRST_BYTES = 1 << 16;
  private static final int KEPT_BYTES = 1 << 20;

  private byte[] buffer = new byte[FIRST_BYTES];
  private int length;

  /** Reads a file whole. */
  void read(String path) throws IOException {
    length = 0;
    if (buffer.length > KEPT_BYTES) {
      buffer = new byte[FIRST_BYTES];
    }
    try (FileInputStream stream = new FileInputStream(path)) {
      for (int count = 0; count >= 0; count = stream.read(buffer, length, buffer.length - length)) {
        length += count;
        if (length == buffer.length) {
          grow();
        }
      }
    }
  }

  private void grow() throws IOException {
    if (length >= MAX_BYTES) {
      throw new IOException("it is larger than the limit of " + MAX_BYTES + " bytes");
    }
    buffer = Arrays.copyOf(buffer, length * 2);
  }

  byte[] buffer() {
    return buffer;
  }

  int length() {
    return length;
  }
}
