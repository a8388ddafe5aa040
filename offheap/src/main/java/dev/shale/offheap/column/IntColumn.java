package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of {@code int} values. A record, and kept in a {@code static final}, so that it folds.
 */
public record IntColumn(String name, String meaning, long pageOffset) implements Column {

  public int get(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_INT, pageOffset + (long) Integer.BYTES * slot);
  }

  public void set(MemorySegment page, int slot, int value) {
    page.set(ValueLayout.JAVA_INT, pageOffset + (long) Integer.BYTES * slot, value);
  }

  /** Copies {@code count} values from {@code slot} on to {@code target}, from {@code begin} on. */
  public void copy(MemorySegment page, int slot, int[] target, int begin, int count) {
    long offset = pageOffset + (long) Integer.BYTES * slot;
    for (int index = 0; index < count; index++) {
      target[begin + index] = page.get(ValueLayout.JAVA_INT, offset + (long) Integer.BYTES * index);
    }
  }

  /** Copies {@code count} values from one page to another. */
  public void copy(MemorySegment from, int fromSlot, MemorySegment to, int toSlot, int count) {
    MemorySegment.copy(
        from,
        pageOffset + (long) Integer.BYTES * fromSlot,
        to,
        pageOffset + (long) Integer.BYTES * toSlot,
        (long) Integer.BYTES * count);
  }

  @Override
  public int bytes() {
    return Integer.BYTES;
  }
}
