package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of {@code byte} values. A record, and kept in a {@code static final}, so that it folds.
 */
public record ByteColumn(String name, String meaning, long pageOffset) implements Column {
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long SIGNS = 0x8080_8080_8080_8080L;
  private static final int HIGHEST = Byte.MAX_VALUE;

  public byte get(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_BYTE, pageOffset + (long) Byte.BYTES * slot);
  }

  public void set(MemorySegment page, int slot, byte value) {
    page.set(ValueLayout.JAVA_BYTE, pageOffset + (long) Byte.BYTES * slot, value);
  }

  /**
   * The first of the slots in {@code [begin, end)} whose value is not in {@code [0, limit)}; {@code
   * end} when there is none. Looks at eight at a time, as whole tables are looked through.
   *
   * @param limit at most 128
   */
  public int findOutside(MemorySegment page, int begin, int end, int limit) {
    // Added to a byte that is not negative, makes it so if it is not below the limit.
    long rest = (HIGHEST + 1L - limit) * ONES;
    int slot = begin;
    while (slot < end) {
      if (slot + Long.BYTES <= end) {
        long eight = page.get(ValueLayout.JAVA_LONG_UNALIGNED, pageOffset + slot);
        if (((eight | (eight + rest)) & SIGNS) == 0) {
          slot += Long.BYTES;
          continue;
        }
      }
      byte value = get(page, slot);
      if (value < 0 || value >= limit) {
        return slot;
      }
      slot++;
    }
    return end;
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
