package dev.shale.engine.discovery.text;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/** The bytes of one file after the other, in a buffer that is reused. Belongs to one thread. */
public final class FileBytes {
  /** The largest file that is read: offsets are ints, and the parser doubles some of them. */
  public static final int MAX_BYTES = (1 << 30) - 1;

  private static final int FIRST_BYTES = 1 << 16;
  private static final int KEPT_BYTES = 1 << 20;

  private static final byte[] NONE = {};

  private byte[] buffer = NONE;
  private int length;

  /**
   * Reads a file whole. Only what does not fit into the first buffer is asked for its size: most
   * files do, and each question costs as much as reading a small file.
   */
  public void read(String path) throws IOException {
    release();
    if (buffer.length == 0) {
      buffer = new byte[FIRST_BYTES];
    }
    try (FileInputStream stream = new FileInputStream(path)) {
      for (int count = 0; count >= 0; count = stream.read(buffer, length, buffer.length - length)) {
        length += count;
        if (length == buffer.length) {
          grow(stream.available());
        }
      }
    }
  }

  /** Takes bytes in place of those of a file. */
  public void take(byte[] bytes) {
    release();
    buffer = Arrays.copyOf(bytes, bytes.length + 1);
    length = bytes.length;
  }

  /** Makes room for what is left, and for one byte more, in which the end shows. */
  private void grow(long bytesLeft) throws IOException {
    if (length + bytesLeft > MAX_BYTES) {
      throw new IOException("it is larger than the limit of " + MAX_BYTES + " bytes");
    }
    long needed = bytesLeft > 0 ? length + bytesLeft + 1 : Math.min(length * 2L, MAX_BYTES + 1L);
    buffer = Arrays.copyOf(buffer, (int) needed);
  }

  /** Forgets the file; a large one's buffer goes. */
  public void release() {
    length = 0;
    if (buffer.length > KEPT_BYTES) {
      buffer = NONE;
    }
  }

  public byte[] buffer() {
    return buffer;
  }

  public int length() {
    return length;
  }
}
