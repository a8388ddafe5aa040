package dev.shale.offheap.column;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a page the columns of a table lie: one after the other, each contiguous, without padding
 * (Ailamaki et al., "Weaving Relations for Cache Performance", VLDB 2001, call it PAX).
 *
 * <p>A page has 1,024 rows, so every column begins at a multiple of 1,024 times its width and is
 * aligned whatever stands before it. Pages in turn are found through chunks of 256 pages. How a row
 * number falls into chunk, page and slot is said here and nowhere else.
 */
public final class PageLayout {
  private static final int ROW_BITS = 10;
  private static final int PAGE_BITS = 8;

  /** Rows of one page. */
  public static final int ROWS = 1 << ROW_BITS;

  /** Pages of one chunk of a directory. */
  public static final int PAGES = 1 << PAGE_BITS;

  private static final int SLOT_MASK = ROWS - 1;
  private static final int PAGE_MASK = PAGES - 1;
  private static final byte BLANK = -1;

  private final String table;
  private final List<Column> columns;
  private final int rowBytes;

  private PageLayout(String table, List<Column> columns, int rowBytes) {
    this.table = table;
    this.columns = columns;
    this.rowBytes = rowBytes;
  }

  /** Begins the declaration of a table's columns. */
  public static Builder of(String table) {
    return new Builder(table);
  }

  /** The number of the page that holds a row. */
  public static int page(int row) {
    return row >>> ROW_BITS;
  }

  /** The first row of a page. */
  public static int firstRow(int page) {
    return page << ROW_BITS;
  }

  /** How many pages {@code rowCount} rows take. */
  public static int pageCount(int rowCount) {
    return rowCount == 0 ? 0 : page(rowCount - 1) + 1;
  }

  /** A row's place within its page. */
  public static int slot(int row) {
    return row & SLOT_MASK;
  }

  /** How many rows there are from this one to the end of its page, itself included. */
  public static int remaining(int row) {
    return ROWS - slot(row);
  }

  /** The chunk of a directory that leads to a page. */
  public static int chunk(int page) {
    return page >>> PAGE_BITS;
  }

  /** A page's place within its chunk. */
  public static int chunkSlot(int page) {
    return page & PAGE_MASK;
  }

  /** The page of a row, by a directory that has it. */
  public static MemorySegment find(MemorySegment[][] chunks, int row) {
    return chunks[row >>> (ROW_BITS + PAGE_BITS)][row >>> ROW_BITS & PAGE_MASK];
  }

  public String table() {
    return table;
  }

  /** The columns in the order of their declaration, which is their order in the page. */
  public List<Column> columns() {
    return columns;
  }

  /** The sum of the columns' widths. */
  public int rowBytes() {
    return rowBytes;
  }

  public long pageBytes() {
    return (long) rowBytes * ROWS;
  }

  /** A page of rows that do not exist: every bit is set, so that each number in it is -1. */
  public MemorySegment blankPage(Region region) {
    return region.allocate(pageBytes()).fill(BLANK).asReadOnly();
  }

  /** Sets every bit of the rows {@code [begin, end)} of a page, so that each number is -1. */
  public void blankRows(MemorySegment page, int begin, int end) {
    for (int index = 0; index < columns.size(); index++) {
      Column column = columns.get(index);
      long bytes = column.bytes();
      long last = column.pageOffset() + bytes * end;
      for (long at = column.pageOffset() + bytes * begin; at < last; at++) {
        page.set(ValueLayout.JAVA_BYTE, at, BLANK);
      }
    }
  }

  /** Copies every column of a row from one page to another, or within one. */
  public void copyRow(MemorySegment from, int fromSlot, MemorySegment to, int toSlot) {
    for (int index = 0; index < columns.size(); index++) {
      Column column = columns.get(index);
      long bytes = column.bytes();
      MemorySegment.copy(
          from,
          column.pageOffset() + bytes * fromSlot,
          to,
          column.pageOffset() + bytes * toSlot,
          bytes);
    }
  }

  /**
   * A hash of the declaration: equal for equal columns in equal order, whatever the process. Pages
   * written under another fingerprint mean something else.
   */
  public long fingerprint() {
    Fingerprint fingerprint = new Fingerprint().add(table);
    for (Column column : columns) {
      fingerprint.add(column.name()).add(column.getClass().getSimpleName()).add(column.bytes());
    }
    return fingerprint.value();
  }

  /** The fingerprint of several tables together. */
  public static long fingerprint(List<PageLayout> layouts) {
    Fingerprint fingerprint = new Fingerprint();
    layouts.forEach(layout -> fingerprint.add(layout.fingerprint()));
    return fingerprint.value();
  }

  /** Collects columns; each gets its place when it is declared. */
  public static final class Builder {
    private final String table;
    private final List<Column> columns = new ArrayList<>();
    private int rowBytes;

    private Builder(String table) {
      this.table = table;
    }

    public ByteColumn bytes(String name, String meaning) {
      return add(new ByteColumn(name, meaning, nextOffset()));
    }

    public ShortColumn shorts(String name, String meaning) {
      return add(new ShortColumn(name, meaning, nextOffset()));
    }

    public IntColumn ints(String name, String meaning) {
      return add(new IntColumn(name, meaning, nextOffset()));
    }

    public LongColumn longs(String name, String meaning) {
      return add(new LongColumn(name, meaning, nextOffset()));
    }

    public RunColumn runs(String name, String meaning) {
      return add(new RunColumn(name, meaning, nextOffset()));
    }

    public CellColumn cells(String name, String meaning) {
      return add(new CellColumn(name, meaning, nextOffset()));
    }

    public PageLayout build() {
      return new PageLayout(table, List.copyOf(columns), rowBytes);
    }

    private long nextOffset() {
      return (long) rowBytes * ROWS;
    }

    private <C extends Column> C add(C column) {
      columns.add(column);
      rowBytes += column.bytes();
      return column;
    }
  }
}
