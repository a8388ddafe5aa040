package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.ShortColumn;

/** How exports are used; a row for each export, of the same number. */
public final class ExportUseTable {
  /** Nobody knows: all rows that were not written. */
  public static final int UNKNOWN = ShortColumn.MAX;

  private static final PageLayout.Builder COLUMNS = PageLayout.of("export use");

  private static final ShortColumn SET =
      COLUMNS.shorts("set", "row of the runtimes in which it is used; 65535 unknown");

  public static final TableType<ExportUseTable> TYPE =
      TableType.rows(COLUMNS.build(), ExportUseTable::new);

  private final Pages rows;

  private ExportUseTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator.Follower follower(Table rows) {
    return RunAllocator.Follower.of(rows);
  }

  public int set(int export) {
    return SET.get(rows.page(export), PageLayout.slot(export));
  }

  /** Copies no page for what is there already. */
  public void set(int export, int set) {
    if (set(export) != set) {
      SET.set(rows.writable(export), PageLayout.slot(export), set);
    }
  }
}
