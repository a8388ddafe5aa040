package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A fixed number of bits in native memory, all clear at first. It lives as long as the {@link
 * Region} it came from.
 *
 * @param count how many bits there are
 */
public record BitArray(MemorySegment segment, long count) {
  private static final int BIT_BITS = 3;
  private static final int BIT_MASK = 7;

  static long bytes(long count) {
    return (count + BIT_MASK) >>> BIT_BITS;
  }

  public boolean get(long index) {
    byte bits = segment.get(ValueLayout.JAVA_BYTE, index >>> BIT_BITS);
    return (bits & 1 << (int) (index & BIT_MASK)) != 0;
  }

  public void set(long index) {
    byte bits = segment.get(ValueLayout.JAVA_BYTE, index >>> BIT_BITS);
    segment.set(
        ValueLayout.JAVA_BYTE, index >>> BIT_BITS, (byte) (bits | 1 << (int) (index & BIT_MASK)));
  }
}
