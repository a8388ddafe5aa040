package dev.shale.offheap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A column of runs of rows of another table: where a run begins, and how long it is. The two
 * numbers lie side by side, because they are always read together, and rows that are visited in no
 * order would otherwise cost two cache misses instead of one.
 */
public record RunColumn(String name, String meaning, long pageOffset) implements Column {
  public int begin(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_INT, pageOffset + (long) Long.BYTES * slot);
  }

  public int count(MemorySegment page, int slot) {
    return page.get(ValueLayout.JAVA_INT, pageOffset + (long) Long.BYTES * slot + Integer.BYTES);
  }

  /** Copies {@code runCount} runs from {@code slot} on to two arrays, from {@code at} on. */
  public void copy(MemorySegment page, int slot, int runCount, int[] begins, int[] counts, int at) {
    long offset = pageOffset + (long) Long.BYTES * slot;
    for (int index = 0; index < runCount; index++, offset += Long.BYTES) {
      begins[at + index] = page.get(ValueLayout.JAVA_INT, offset);
      counts[at + index] = page.get(ValueLayout.JAVA_INT, offset + Integer.BYTES);
    }
  }

  /**
   * Where runs end that lie one behind the other; a run of no rows may begin anywhere.
   *
   * @param runCount how many of them there are, from the first slot on
   * @param begin where the first of them has to begin
   * @param scratch takes two numbers for each
   * @return -1 when they do not lie so
   */
  public int end(MemorySegment page, int runCount, int begin, int[] scratch) {
    MemorySegment.copy(page, ValueLayout.JAVA_INT, pageOffset, scratch, 0, 2 * runCount);
    int end = begin;
    for (int at = 0; at < 2 * runCount; at += 2) {
      int count = scratch[at + 1];
      if (count != 0) {
        boolean isNext = scratch[at] == end && count > 0 && count <= Integer.MAX_VALUE - end;
        if (!isNext) {
          return -1;
        }
        end += count;
      }
    }
    return end;
  }

  public void set(MemorySegment page, int slot, int begin, int count) {
    long offset = pageOffset + (long) Long.BYTES * slot;
    page.set(ValueLayout.JAVA_INT, offset, begin);
    page.set(ValueLayout.JAVA_INT, offset + Integer.BYTES, count);
  }

  @Override
  public int bytes() {
    return Long.BYTES;
  }
}
