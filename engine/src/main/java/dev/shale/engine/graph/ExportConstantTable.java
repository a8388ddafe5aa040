package dev.shale.engine.graph;

import dev.shale.arena.SideRows;
import dev.shale.offheap.ByteColumn;
import dev.shale.offheap.IntColumn;
import dev.shale.offheap.PageLayout;

/** The constants that few exports are. A side table, found by the export. */
final class ExportConstantTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("export constant");

  private static final IntColumn EXPORT = COLUMNS.ints("export", "export that the row belongs to");
  private static final IntColumn NEXT =
      COLUMNS.ints("next", "next row in the bucket's chain; -1 for none");
  private static final IntColumn CONSTANT =
      COLUMNS.ints("constant", "name id of the constant's source text");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  static final PageLayout LAYOUT = COLUMNS.build();
  static final SideRows.Columns SIDE = new SideRows.Columns(EXPORT, NEXT, CONSTANT, MARK);

  private final SideRows rows;

  ExportConstantTable(SideRows rows) {
    this.rows = rows;
  }

  int rowCount() {
    return rows.rows().rowCount();
  }

  boolean exists(int row) {
    return MARK.get(rows.rows().page(row), PageLayout.slot(row)) == 0;
  }

  int constantIn(int row) {
    return CONSTANT.get(rows.rows().page(row), PageLayout.slot(row));
  }

  /** The constant of an export, or {@link Snapshot#NO_NAME}. */
  int constant(int export) {
    int row = rows.find(export);
    return row == SideRows.NO_ROW ? Snapshot.NO_NAME : constantIn(row);
  }

  void constant(int export, int name) {
    int found = rows.find(export);
    int row = found == SideRows.NO_ROW ? rows.add(export) : found;
    CONSTANT.set(rows.rows().writable(row), PageLayout.slot(row), name);
  }

  void move(int from, int to) {
    rows.move(from, to);
  }

  void remove(int export) {
    rows.remove(export);
  }
}
