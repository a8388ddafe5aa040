package dev.shale.engine.build;

import java.util.Arrays;
import java.util.Objects;

/** Rows of ints in one growing array, which is kept when the rows are cleared. */
final class RecordRows {
  private final int width;
  private int[] cells;
  private int count;

  RecordRows(int width) {
    this.width = width;
    cells = new int[16 * width];
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Appends a row of zeros and returns its number. */
  int add() {
    int begin = count * width;
    if (begin == cells.length) {
      cells = Arrays.copyOf(cells, begin * 2);
    }
    Arrays.fill(cells, begin, begin + width, 0);
    return count++;
  }

  int get(int row, int column) {
    return cells[Objects.checkIndex(row, count) * width + column];
  }

  void set(int row, int column, int value) {
    cells[Objects.checkIndex(row, count) * width + column] = value;
  }
}
