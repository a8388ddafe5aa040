package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in native memory, one value behind the other: little-endian, without padding. {@link
 * ByteReader} reads them back. Belongs to one thread.
 */
public final class ByteWriter {
  static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final long FIRST_BYTES = 1 << 12;

  private final Region region;
  private MemorySegment segment;
  private long length;

  /** An empty writer with memory of {@code region}, which grows by doubling. */
  public ByteWriter(Region region) {
    this.region = region;
    segment = region.allocate(FIRST_BYTES);
  }

  /** How many bytes were written. */
  public long length() {
    return length;
  }

  /** Makes the writer empty; it keeps its memory. */
  public void clear() {
    length = 0;
  }

  public void writeByte(int value) {
    long at = reserve(Byte.BYTES);
    segment.set(ValueLayout.JAVA_BYTE, at, (byte) value);
  }

  public void writeInt(int value) {
    long at = reserve(Integer.BYTES);
    segment.set(INT, at, value);
  }

  public void writeLong(long value) {
    long at = reserve(Long.BYTES);
    segment.set(LONG, at, value);
  }

  /** Writes {@code count} ints of an array, without their count. */
  public void writeInts(int[] source, int count) {
    long at = reserve((long) count * Integer.BYTES);
    MemorySegment.copy(source, 0, segment, INT, at, count);
  }

  /** Writes the bytes of an array in {@code [begin, end)}, without their count. */
  public void writeBytes(byte[] source, int begin, int end) {
    int count = end - begin;
    long at = reserve(count);
    MemorySegment.copy(source, begin, segment, ValueLayout.JAVA_BYTE, at, count);
  }

  /** Writes the bytes of a segment, without their count. */
  public void writeSegment(MemorySegment source) {
    long at = reserve(source.byteSize());
    MemorySegment.copy(source, 0, segment, at, source.byteSize());
  }

  /** Writes a text in UTF-8, behind the number of its bytes. */
  public void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    writeBytes(bytes, 0, bytes.length);
  }

  /** Replaces an int that was written at {@code offset}. */
  public void patchInt(long offset, int value) {
    segment.set(INT, offset, value);
  }

  /** What was written in {@code [begin, end)}; good until the next write. */
  public MemorySegment segment(long begin, long end) {
    return segment.asSlice(begin, end - begin, 1).asReadOnly();
  }

  /** Copies what was written from {@code begin} on into the beginning of an array. */
  public void copy(long begin, byte[] into, int count) {
    Bytes.copy(segment, begin, into, count);
  }

  /** Makes room and says where; only then is {@link #segment} the one to write to. */
  private long reserve(long bytes) {
    long at = length;
    if (at + bytes > segment.byteSize()) {
      grow(at + bytes);
    }
    length = at + bytes;
    return at;
  }

  private void grow(long bytes) {
    MemorySegment grown = region.allocate(Math.max(bytes, segment.byteSize() * 2));
    MemorySegment.copy(segment, 0, grown, 0, length);
    region.free(segment);
    segment = grown;
  }
}
