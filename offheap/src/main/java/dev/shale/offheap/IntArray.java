package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A fixed number of ints in native memory. It lives as long as the {@link Region} it came from;
 * reading it afterwards, or outside its bounds, throws.
 *
 * @param count how many ints there are
 */
public record IntArray(MemorySegment segment, long count) {

  public int get(long index) {
    return segment.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  public void set(long index, int value) {
    segment.setAtIndex(ValueLayout.JAVA_INT, index, value);
  }

  public void fill(int value) {
    for (long index = 0; index < count; index++) {
      set(index, value);
    }
  }

  /** Copies the first {@code intCount} ints of {@code source}. */
  public void copyFrom(IntArray source, long intCount) {
    MemorySegment.copy(source.segment, 0, segment, 0, intCount * Integer.BYTES);
  }
}
