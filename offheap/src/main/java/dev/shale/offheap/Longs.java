package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Longs of a segment by their index; see {@link Ints}. */
public final class Longs {
  private static final int SHIFT = 3;
  private static final long[] ZEROS = new long[1 << 10];

  private Longs() {}

  public static long get(MemorySegment segment, long index) {
    return segment.get(ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT);
  }

  public static void set(MemorySegment segment, long index, long value) {
    segment.set(ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT, value);
  }

  /**
   * Copies longs to the beginning of an array. Before the second compiler has seen a loop this
   * costs what a few reads do.
   */
  public static void load(MemorySegment segment, long index, long[] into, int count) {
    MemorySegment.copy(segment, ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT, into, 0, count);
  }

  /** Copies longs from the beginning of an array; see {@link #load}. */
  public static void store(MemorySegment segment, long index, long[] from, int count) {
    MemorySegment.copy(from, 0, segment, ValueLayout.JAVA_LONG_UNALIGNED, index << SHIFT, count);
  }

  /** Sets {@code count} longs to zero. */
  public static void clear(MemorySegment segment, long index, long count) {
    for (long done = 0; done < count; done += ZEROS.length) {
      store(segment, index + done, ZEROS, (int) Math.min(ZEROS.length, count - done));
    }
  }
}
