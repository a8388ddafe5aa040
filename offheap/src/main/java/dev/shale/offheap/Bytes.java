package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Bytes of a segment by their index; see {@link Ints}. What threads mark side by side is bytes and
 * not bits: two bits of a word cannot be written at once.
 */
public final class Bytes {
  private Bytes() {}

  public static byte get(MemorySegment segment, long index) {
    return segment.get(ValueLayout.JAVA_BYTE, index);
  }

  public static void set(MemorySegment segment, long index, byte value) {
    segment.set(ValueLayout.JAVA_BYTE, index, value);
  }

  /** Copies bytes into the beginning of an array. */
  public static void copy(MemorySegment segment, long index, byte[] into, int count) {
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, index, into, 0, count);
  }
}
