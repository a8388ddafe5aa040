package dev.shale.offheap;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Whether the values of columns can be, a page at a time, for pages that came from elsewhere.
 * Columns are copied and looked at as arrays, without a branch for each value, which is what JITs
 * are best at.
 *
 * <p>Belongs to one thread. Allocates nothing but when it is made.
 */
public final class PageCheck {
  private static final byte HOLE = -1;

  /** Which of the two ints of a long has its sign. */
  private static final int UPPER_HALF = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 0 : 1;

  private final byte[] marks = new byte[PageLayout.ROWS];
  private final byte[] bytes = new byte[PageLayout.ROWS];
  private final int[] values = new int[2 * PageLayout.ROWS];
  private MemorySegment page = MemorySegment.NULL;
  private int count;
  private int holeCount;

  /** One for one thread. */
  public PageCheck() {}

  /**
   * Goes to a page.
   *
   * @param mark the column that is -1 in rows that do not exist, which may hold anything
   * @param rows how many rows it has, from the first on
   * @return how many of them do not exist
   */
  public int load(MemorySegment newPage, ByteColumn mark, int rows) {
    page = newPage;
    count = rows;
    holeCount = 0;
    copy(mark, marks);
    int holes = 0;
    for (int row = 0; row < rows; row++) {
      holes += marks[row] == HOLE ? 1 : 0;
    }
    holeCount = holes;
    return holes;
  }

  /**
   * Goes to a page all of whose rows exist, but for some at its beginning that hold anything.
   *
   * @param rows how many rows it has, from the first on
   */
  public void load(MemorySegment newPage, int skipped, int rows) {
    page = newPage;
    count = rows;
    holeCount = Math.min(skipped, rows);
    Arrays.fill(marks, 0, rows, (byte) 0);
    Arrays.fill(marks, 0, holeCount, HOLE);
  }

  private void copy(Column column, byte[] target) {
    MemorySegment.copy(page, ValueLayout.JAVA_BYTE, column.pageOffset(), target, 0, count);
  }

  private void copyInts(Column column, int width, int least) {
    MemorySegment.copy(page, ValueLayout.JAVA_INT, column.pageOffset(), values, 0, width * count);
    if (holeCount > 0) {
      fillHoles(width, least);
    }
  }

  private void fillHoles(int width, int least) {
    for (int row = 0; row < count; row++) {
      if (marks[row] == HOLE) {
        Arrays.fill(values, row * width, (row + 1) * width, least);
      }
    }
  }

  /** Whether all values are in {@code [0, limit)}. */
  public boolean isBelow(ByteColumn column, int limit) {
    copy(column, bytes);
    int wrong = 0;
    for (int row = 0; row < count; row++) {
      int value = marks[row] == HOLE ? 0 : bytes[row];
      wrong |= value | (limit - 1 - value);
    }
    return count == holeCount || wrong >= 0;
  }

  /**
   * Whether all values are in {@code [least, limit)}.
   *
   * @param least 0 or -1
   */
  public boolean isWithin(IntColumn column, int least, int limit) {
    copyInts(column, 1, least);
    int wrong = 0;
    for (int row = 0; row < count; row++) {
      wrong |= (values[row] - least) | (limit - 1 - values[row]);
    }
    return count == holeCount || wrong >= 0;
  }

  /** Whether no value is less than {@code least}, which is 0 or -1. */
  public boolean isAtLeast(IntColumn column, int least) {
    copyInts(column, 1, least);
    int wrong = 0;
    for (int row = 0; row < count; row++) {
      wrong |= values[row] - least;
    }
    return wrong >= 0;
  }

  /** Whether no value is negative. */
  public boolean areNotNegative(LongColumn column) {
    copyInts(column, 2, 0);
    int wrong = 0;
    for (int row = 0; row < count; row++) {
      wrong |= values[2 * row + UPPER_HALF];
    }
    return wrong >= 0;
  }

  /** Whether all runs lie in {@code [0, limit)}; one of no rows may begin anywhere. */
  public boolean areWithin(RunColumn column, int limit) {
    copyInts(column, 2, 0);
    int wrong = 0;
    for (int at = 0; at < 2 * count; at += 2) {
      int size = values[at + 1];
      // Where nothing begins does not matter.
      int begin = values[at] & (size | -size) >> (Integer.SIZE - 1);
      int rest = limit - size;
      // None of the differences is less than an int can be, when those before it are not negative.
      wrong |= begin | size | rest | (rest - begin);
    }
    return wrong >= 0;
  }

  /** How many rows the runs have that {@link #areWithin} has looked at. */
  public long runRows() {
    long rows = 0;
    for (int at = 1; at < 2 * count; at += 2) {
      rows += values[at];
    }
    return rows;
  }

  /**
   * Whether texts lie in one of two spaces.
   *
   * @param address where a text begins, or the complement of it in the second space
   * @param length how long it is
   */
  public boolean areWithin(IntColumn address, IntColumn length, long lowerBytes, long upperBytes) {
    copyInts(length, 1, 0);
    System.arraycopy(values, 0, values, PageLayout.ROWS, count);
    copyInts(address, 1, 0);
    long wrong = 0;
    for (int row = 0; row < count; row++) {
      int place = values[row];
      int size = values[PageLayout.ROWS + row];
      long space = place < 0 ? upperBytes : lowerBytes;
      wrong |= size | (space - (place < 0 ? ~place : place) - size);
    }
    return wrong >= 0;
  }
}
