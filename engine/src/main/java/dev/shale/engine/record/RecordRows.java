package dev.shale.engine.record;

import dev.shale.offheap.ByteReader;
import dev.shale.offheap.ByteWriter;
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

  void write(ByteWriter out) {
    out.writeInt(count);
    out.writeInts(cells, count * width);
  }

  /** Reads rows in place of these. */
  void read(ByteReader in) {
    count = 0;
    int read = in.readCount(width * Integer.BYTES);
    if (read * width > cells.length) {
      cells = new int[read * width];
    }
    in.readInts(cells, read * width);
    count = read;
  }

  /** Checks that the values of a column are in {@code [least, end)}. */
  void checkBelow(int column, int least, int end) {
    for (int row = 0; row < count; row++) {
      int value = get(row, column);
      if (value < least || value >= end) {
        throw new IndexOutOfBoundsException(value);
      }
    }
  }

  /**
   * Checks that the values of a column are in {@code [0, end)} and never less than the one before.
   */
  void checkAscending(int column, int end) {
    int least = 0;
    for (int row = 0; row < count; row++) {
      int value = get(row, column);
      if (value < least || value >= end) {
        throw new IndexOutOfBoundsException(value);
      }
      least = value;
    }
  }
}
