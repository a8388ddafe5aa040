package dev.shale.tools.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A buffered stream of UTF-8 whose failures are {@link OutputException}s.
 *
 * <p>In place of {@link java.io.PrintStream}, which swallows failures, and which encodes as the
 * locale says.
 */
public final class Output extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 14;

  private final OutputStream target;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private long writtenBytes;

  public Output(OutputStream target) {
    this.target = target;
  }

  /** Writes text; it may stay in the buffer until {@link #flush}. */
  public void print(CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  /** Writes text and a line feed, on every system. */
  public void println(CharSequence text) {
    print(text);
    write('\n');
  }

  @Override
  public void write(int value) {
    if (length == buffer.length) {
      drain();
    }
    buffer[length++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int begin, int count) {
    if (count > buffer.length - length) {
      drain();
    }
    if (count > buffer.length) {
      writeThrough(bytes, begin, count);
    } else {
      System.arraycopy(bytes, begin, buffer, length, count);
      length += count;
    }
  }

  @Override
  public void flush() {
    drain();
    try {
      target.flush();
    } catch (IOException failure) {
      throw new OutputException(failure);
    }
  }

  /** Forgets what was written, when nobody has seen any of it; returns whether that is so. */
  public boolean discard() {
    if (writtenBytes == 0) {
      length = 0;
    }
    return writtenBytes == 0;
  }

  /** How many bytes were written, those in the buffer included. */
  public long writtenBytes() {
    return writtenBytes + length;
  }

  private void drain() {
    int count = length;
    length = 0;
    writeThrough(buffer, 0, count);
  }

  private void writeThrough(byte[] bytes, int begin, int count) {
    try {
      target.write(bytes, begin, count);
      writtenBytes += count;
    } catch (IOException failure) {
      throw new OutputException(failure);
    }
  }
}
