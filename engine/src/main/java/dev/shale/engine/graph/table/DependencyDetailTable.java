package dev.shale.engine.graph.table;

import dev.shale.arena.SideRows;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * What few dependencies have: a block, attributes, numbers that are too large for the main row. A
 * side table, found by the dependency.
 */
public final class DependencyDetailTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("dependency detail");

  private static final IntColumn DEPENDENCY =
      COLUMNS.ints("dependency", "dependency that the row belongs to");
  private static final IntColumn NEXT =
      COLUMNS.ints("next", "next row in the bucket's chain; -1 for none");
  private static final IntColumn BLOCK =
      COLUMNS.ints("block", "block that the dependency belongs to; -1 for the module itself");
  private static final IntColumn ATTRIBUTES =
      COLUMNS.ints("attributes", "name id of the import attributes as written; -1 for none");
  private static final IntColumn LENGTH = COLUMNS.ints("length", "bytes of the literal");
  private static final IntColumn LINE = COLUMNS.ints("line", "line of the literal, from 1");
  private static final IntColumn COLUMN =
      COLUMNS.ints("column", "column of the literal in UTF-16 units, from 1");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<DependencyDetailTable> TYPE =
      TableType.side(
          COLUMNS.build(),
          new SideRows.Columns(DEPENDENCY, NEXT, BLOCK, MARK),
          DependencyDetailTable::new);

  private final SideRows rows;

  public DependencyDetailTable(SideRows rows) {
    this.rows = rows;
  }

  /** The row of a dependency, or {@link SideRows#NO_ROW}. */
  public int find(int dependency) {
    return rows.find(dependency);
  }

  /** The row of a dependency, which gets one when it has none. */
  public int require(int dependency) {
    int found = rows.find(dependency);
    return found == SideRows.NO_ROW ? add(dependency) : found;
  }

  private int add(int dependency) {
    int detail = rows.add(dependency);
    MemorySegment page = rows.rows().writable(detail);
    int slot = PageLayout.slot(detail);
    BLOCK.set(page, slot, Absent.NO_BLOCK);
    ATTRIBUTES.set(page, slot, Absent.NO_NAME);
    LENGTH.set(page, slot, 0);
    LINE.set(page, slot, 0);
    COLUMN.set(page, slot, 0);
    return detail;
  }

  public void move(int from, int to) {
    rows.move(from, to);
  }

  public void remove(int dependency) {
    rows.remove(dependency);
  }

  public int rowCount() {
    return rows.rows().rowCount();
  }

  public boolean exists(int detail) {
    return MARK.get(rows.rows().page(detail), PageLayout.slot(detail)) == 0;
  }

  public int block(int detail) {
    return BLOCK.get(rows.rows().page(detail), PageLayout.slot(detail));
  }

  public void block(int detail, int block) {
    BLOCK.set(rows.rows().writable(detail), PageLayout.slot(detail), block);
  }

  public int attributes(int detail) {
    return ATTRIBUTES.get(rows.rows().page(detail), PageLayout.slot(detail));
  }

  public void attributes(int detail, int name) {
    ATTRIBUTES.set(rows.rows().writable(detail), PageLayout.slot(detail), name);
  }

  public int length(int detail) {
    return LENGTH.get(rows.rows().page(detail), PageLayout.slot(detail));
  }

  public int line(int detail) {
    return LINE.get(rows.rows().page(detail), PageLayout.slot(detail));
  }

  public int column(int detail) {
    return COLUMN.get(rows.rows().page(detail), PageLayout.slot(detail));
  }

  public void locate(int detail, int length, int line, int column) {
    MemorySegment page = rows.rows().writable(detail);
    int slot = PageLayout.slot(detail);
    LENGTH.set(page, slot, length);
    LINE.set(page, slot, line);
    COLUMN.set(page, slot, column);
  }
}
