package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of numbers from 0 to {@link #MAX}, two bytes each. A record, and kept in a {@code static
 * final}, so that it folds.
 */
public record ShortColumn(String name, String meaning, long pageOffset) implements Column {
  /** The largest value; what is larger has to be kept elsewhere. */
  public static final int MAX = 0xFFFF;

  public int get(MemorySegment page, int slot) {
    return Short.toUnsignedInt(
        page.get(ValueLayout.JAVA_SHORT, pageOffset + (long) Short.BYTES * slot));
  }

  /** Sets the low sixteen bits of {@code value}. */
  public void set(MemorySegment page, int slot, int value) {
    page.set(ValueLayout.JAVA_SHORT, pageOffset + (long) Short.BYTES * slot, (short) value);
  }

  @Override
  public int bytes() {
    return Short.BYTES;
  }
}
