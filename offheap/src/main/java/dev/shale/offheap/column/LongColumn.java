package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of {@code long} values. A record, and kept in a {@code static final}, so that it folds.
 */
public record LongColumn(String name, String meaning, long pageOffset) implements Column {

  public long get(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_LONG, pageOffset + (long) Long.BYTES * slot);
  }

  public void set(MemorySegment page, int slot, long value) {
    page.set(ValueLayout.JAVA_LONG, pageOffset + (long) Long.BYTES * slot, value);
  }

  @Override
  public int bytes() {
    return Long.BYTES;
  }
}
