package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Longs of a segment by their index; see {@link Ints}. */
public final class Longs {
  private static final int SHIFT = 3;

  private Longs() {}

  public static long get(MemorySegment segment, long index) {
    return segment.get(ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT);
  }

  public static void set(MemorySegment segment, long index, long value) {
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT, value);
  }
}
