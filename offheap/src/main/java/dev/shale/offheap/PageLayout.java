package dev.shale.offheap;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a page the columns of a table lie: one after the other, each contiguous, without padding
 * (Ailamaki et al., "Weaving Relations for Cache Performance", VLDB 2001, call it PAX).
 *
 * <p>A page has 1,024 rows, so every column begins at a multiple of 1,024 times its width and is
 * aligned whatever stands before it.
 */
public final class PageLayout {
  private static final int ROW_BITS = 10;

  /** Rows of one page. */
  public static final int ROWS = 1 << ROW_BITS;

  private static final int SLOT_MASK = ROWS - 1;

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

  /** A row's place within its page. */
  public static int slot(int row) {
    return row & SLOT_MASK;
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

    public IntColumn ints(String name, String meaning) {
      return add(new IntColumn(name, meaning, nextOffset()));
    }

    public LongColumn longs(String name, String meaning) {
      return add(new LongColumn(name, meaning, nextOffset()));
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
