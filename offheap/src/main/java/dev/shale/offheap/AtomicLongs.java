package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Longs of a segment that several threads write, by their index. The segment is aligned to eight
 * bytes, as those of a {@link Region} are. Apart from {@link Longs}, as few need it.
 */
public final class AtomicLongs {
  private static final int SHIFT = 3;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle().withInvokeExactBehavior();

  private AtomicLongs() {}

  /** The bytes of so many longs. */
  public static long bytes(long count) {
    return count << SHIFT;
  }

  /** A long as it is now. */
  public static long getOpaque(MemorySegment segment, long index) {
    return (long) LONG.getOpaque(segment, index << SHIFT);
  }

  /** Sets a long that no other thread writes at the same time. */
  public static void setOpaque(MemorySegment segment, long index, long value) {
    LONG.setOpaque(segment, index << SHIFT, value);
  }

  /** Adds to a long; returns what it was before. */
  public static long getAndAdd(MemorySegment segment, long index, long increment) {
    return (long) LONG.getAndAdd(segment, index << SHIFT, increment);
  }

  /** Sets a long that is less to a value. */
  public static void atLeast(MemorySegment segment, long index, long value) {
    long known = getOpaque(segment, index);
    while (known < value && !LONG.compareAndSet(segment, index << SHIFT, known, value)) {
      known = getOpaque(segment, index);
    }
  }
}
