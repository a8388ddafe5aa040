package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of {@code byte} values. A record, and kept in a {@code static final}, so that it folds.
 */
public record ByteColumn(String name, String meaning, long pageOffset) implements Column {

  public byte get(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_BYTE, pageOffset + (long) Byte.BYTES * slot);
  }

  public void set(MemorySegment page, int slot, byte value) {
    page.set(ValueLayout.JAVA_BYTE, pageOffset + (long) Byte.BYTES * slot, value);
  }

  /** Sets the slots in {@code [begin, end)}. */
  public void fill(MemorySegment page, int begin, int end, byte value) {
    for (int slot = begin; slot < end; slot++) {
      set(page, slot, value);
    }
  }

  @Override
  public int bytes() {
    return Byte.BYTES;
  }
}
