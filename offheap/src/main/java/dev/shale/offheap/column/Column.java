package dev.shale.offheap.column;

/**
 * A field of every row of a table. Within a page the values of a column lie side by side, so a
 * column is a place in the page and a width.
 */
public sealed interface Column
    permits ByteColumn, CellColumn, IntColumn, LongColumn, RunColumn, ShortColumn {
  String name();

  /** What the value says, in a few words, for the printed layout. */
  String meaning();

  /** Where in the page the column begins. */
  long pageOffset();

  /** The bytes of one value. */
  int bytes();
}
