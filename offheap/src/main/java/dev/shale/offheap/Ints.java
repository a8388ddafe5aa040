package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Ints of a segment by their index, for loops that walk a large part of it.
 *
 * <p>Such a loop is a static method that gets its segments as parameters: the JIT then checks their
 * liveness and bounds outside of it. Reached through a field, as {@link IntArray} does it, a
 * segment is loaded and checked again after every write.
 */
public final class Ints {
  private static final int SHIFT = 2;

  private Ints() {}

  public static int get(MemorySegment segment, long index) {
    return segment.get(ValueLayout.JAVA_INT_UNALIGNED, index << SHIFT);
  }

  public static void set(MemorySegment segment, long index, int value) {
    segment.set(ValueLayout.JAVA_INT_UNALIGNED, index << SHIFT, value);
  }

  /** Where an int is, for a loop that reads one after the other with {@link #at}. */
  public static long offset(long index) {
    return index << SHIFT;
  }

  /** The index of the int at an offset. */
  public static int index(long offset) {
    return (int) (offset >>> SHIFT);
  }

  /** The int at an offset; the next one is {@link Integer#BYTES} further. */
  public static int at(MemorySegment segment, long offset) {
    return segment.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
  }

  /** Sets the ints in {@code [begin, end)}. */
  public static void fill(MemorySegment segment, long begin, long end, int value) {
    for (long index = begin; index < end; index++) {
      set(segment, index, value);
    }
  }

  /** Copies {@code count} ints; within one segment they may overlap. */
  public static void copy(
      MemorySegment source, long sourceIndex, MemorySegment target, long targetIndex, long count) {
    MemorySegment.copy(source, sourceIndex << SHIFT, target, targetIndex << SHIFT, count << SHIFT);
  }
}
