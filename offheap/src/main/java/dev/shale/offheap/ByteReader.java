package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link ByteWriter} wrote. A read behind the end throws {@link
 * IndexOutOfBoundsException}, and nothing is believed about the memory: it may be mapped from a
 * file of someone else. Belongs to one thread.
 */
public final class ByteReader {
  private final MemorySegment segment;
  private long position;

  /** Reads from the beginning of a segment. */
  public ByteReader(MemorySegment segment) {
    this.segment = segment;
  }

  public long position() {
    return position;
  }

  /** Goes on reading at an offset, which may be anywhere: what is read is checked. */
  public void position(long newPosition) {
    position = newPosition;
  }

  /** How many bytes are left. */
  public long remaining() {
    return segment.byteSize() - position;
  }

  /** The int at an offset, wherever a reader is, for any thread. */
  public static int intAt(MemorySegment segment, long offset) {
    return segment.get(ByteWriter.INT, offset);
  }

  public byte readByte() {
    byte value = segment.get(ValueLayout.JAVA_BYTE, position);
    position += Byte.BYTES;
    return value;
  }

  public int readInt() {
    int value = segment.get(ByteWriter.INT, position);
    position += Integer.BYTES;
    return value;
  }

  public long readLong() {
    long value = segment.get(ByteWriter.LONG, position);
    position += Long.BYTES;
    return value;
  }

  /**
   * Reads the number of things that follow.
   *
   * @param leastBytes how many bytes each of them takes at least, from 1
   * @throws IndexOutOfBoundsException when there cannot be that many
   */
  public int readCount(int leastBytes) {
    int count = readInt();
    if (count < 0 || (long) count * leastBytes > remaining()) {
      throw new IndexOutOfBoundsException("There cannot be " + count + " of them");
    }
    return count;
  }

  /** Reads {@code count} ints to the beginning of an array. */
  public void readInts(int[] target, int count) {
    MemorySegment.copy(segment, ByteWriter.INT, position, target, 0, count);
    position += (long) count * Integer.BYTES;
  }

  /** Reads {@code count} longs to the beginning of an array. */
  public void readLongs(long[] target, int count) {
    MemorySegment.copy(segment, ByteWriter.LONG, position, target, 0, count);
    position += (long) count * Long.BYTES;
  }

  /** Reads {@code count} bytes to the beginning of an array. */
  public void readBytes(byte[] target, int count) {
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, position, target, 0, count);
    position += count;
  }

  /** Reads a text; bytes that are no UTF-8 become replacement characters. */
  public String readText() {
    byte[] bytes = new byte[readCount(1)];
    readBytes(bytes, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
