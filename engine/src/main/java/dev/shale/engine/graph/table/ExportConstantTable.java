package dev.shale.engine.graph.table;

import dev.shale.arena.SideRows;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;

/** The constants that few exports are. A side table, found by the export. */
public final class ExportConstantTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("export constant");

  private static final IntColumn EXPORT = COLUMNS.ints("export", "export that the row belongs to");
  private static final IntColumn NEXT =
      COLUMNS.ints("next", "next row in the bucket's chain; -1 for none");
  private static final IntColumn CONSTANT =
      COLUMNS.ints("constant", "name id of the constant's source text");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<ExportConstantTable> TYPE =
      TableType.side(
          COLUMNS.build(),
          new SideRows.Columns(EXPORT, NEXT, CONSTANT, MARK),
          ExportConstantTable::new);

  private final SideRows rows;

  public ExportConstantTable(SideRows rows) {
    this.rows = rows;
  }

  public int rowCount() {
    return rows.rows().rowCount();
  }

  public boolean exists(int row) {
    return MARK.get(rows.rows().page(row), PageLayout.slot(row)) == 0;
  }

  public int constantIn(int row) {
    return CONSTANT.get(rows.rows().page(row), PageLayout.slot(row));
  }

  /** The constant of an export, or {@link Absent#NO_NAME}. */
  public int constant(int export) {
    int row = rows.find(export);
    return row == SideRows.NO_ROW ? Absent.NO_NAME : constantIn(row);
  }

  public void constant(int export, int name) {
    int found = rows.find(export);
    int row = found == SideRows.NO_ROW ? rows.add(export) : found;
    CONSTANT.set(rows.rows().writable(row), PageLayout.slot(row), name);
  }

  public void move(int from, int to) {
    rows.move(from, to);
  }

  public void remove(int export) {
    rows.remove(export);
  }
}
