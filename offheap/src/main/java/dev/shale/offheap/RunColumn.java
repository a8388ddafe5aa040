package dev.shale.offheap;

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
