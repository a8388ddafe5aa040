package dev.shale.arena;

import dev.shale.offheap.column.CellColumn;
import dev.shale.offheap.column.PageLayout;

/**
 * The bytes of names, one behind the other. A name may run over pages.
 *
 * <p>There are two halves, of which one is written to. When too much of it belongs to names that
 * are gone, the others are copied to the other half and the first is given back (Cheney, "A
 * Nonrecursive List Compacting Algorithm", CACM 1970, without the list). The sign of an address
 * says which half it is in, so readers need not know which one is written to.
 */
final class NameText {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("text");
  private static final CellColumn CELL =
      COLUMNS.cells("cell", "sixteen bytes of UTF-8; names lie one behind the other");

  static final PageLayout LAYOUT = COLUMNS.build();

  private final Pages lower;
  private final Pages upper;

  NameText(Pages lower, Pages upper) {
    this.lower = lower;
    this.upper = upper;
  }

  /** The address of a place in one of the halves. */
  static int address(boolean isUpper, int place) {
    return isUpper ? ~place : place;
  }

  private Pages half(int address) {
    return address < 0 ? upper : lower;
  }

  private static int place(int address) {
    return address < 0 ? ~address : address;
  }

  /** How many bytes there are from an address on. */
  long bytesFrom(int address) {
    return (long) half(address).rowCount() * CellColumn.CELL_BYTES - place(address);
  }

  void take(int address, byte[] target, int begin, int length) {
    Pages half = half(address);
    int place = place(address);
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, CellColumn.remaining(place));
      CELL.take(half.page(CellColumn.row(place)), place, target, begin + done, count);
      done += count;
      place += count;
    }
  }

  boolean equal(int address, byte[] other, int begin, int length) {
    Pages half = half(address);
    int place = place(address);
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, CellColumn.remaining(place));
      if (!CELL.equal(half.page(CellColumn.row(place)), place, other, begin + done, count)) {
        return false;
      }
      done += count;
      place += count;
    }
    return true;
  }

  /** Makes the bytes from an address on exist and be writable. */
  void reserve(int address, int length) {
    Table half = (Table) half(address);
    int place = place(address);
    int rows = CellColumn.rows((long) place + length);
    if (rows > half.rowCount()) {
      half.append(rows - half.rowCount());
    }
    for (int done = 0; done < length; done += CellColumn.remaining(place + done)) {
      half.writable(CellColumn.row(place + done));
    }
  }

  void put(int address, byte[] source, int begin, int length) {
    Pages half = half(address);
    int place = place(address);
    for (int done = 0; done < length; ) {
      int count = Math.min(length - done, CellColumn.remaining(place));
      CELL.put(half.writable(CellColumn.row(place)), place, source, begin + done, count);
      done += count;
      place += count;
    }
  }

  /** Gives a half back. */
  void clear(boolean isUpper) {
    ((Table) (isUpper ? upper : lower)).truncate(0);
  }
}
