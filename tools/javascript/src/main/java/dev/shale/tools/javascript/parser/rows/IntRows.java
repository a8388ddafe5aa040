package dev.shale.tools.javascript.parser.rows;

import java.util.Arrays;

/**
 * A table of ints that grows row by row and is emptied without being cleared: what rows behind the
 * last one hold can still be read. A row has room for sixteen columns, which its user names, so
 * that the offset of a cell is a shift: that keeps {@link #get} small enough for every compiler to
 * inline.
 */
public final class IntRows {
  private static final int SHIFT = 4;

  private int[] cells;
  private int count;

  /** A table without rows, and with room for some. */
  public IntRows(int capacity) {
    cells = new int[capacity << SHIFT];
  }

  public int count() {
    return count;
  }

  /** Forgets the rows from a count on. */
  public void truncate(int toCount) {
    count = toCount;
  }

  /** Appends a row, all of whose cells are to be set, and returns its number. */
  public int add() {
    int row = count++;
    if (row << SHIFT == cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    return row;
  }

  public int get(int row, int column) {
    return cells[(row << SHIFT) + column];
  }

  public void set(int row, int column, int value) {
    cells[(row << SHIFT) + column] = value;
  }

  /** Sets bits of a cell. */
  public void setBits(int row, int column, int bits) {
    cells[(row << SHIFT) + column] |= bits;
  }

  /** Makes a row the same as another one. */
  public void copy(int from, int to) {
    System.arraycopy(cells, from << SHIFT, cells, to << SHIFT, 1 << SHIFT);
  }
}
