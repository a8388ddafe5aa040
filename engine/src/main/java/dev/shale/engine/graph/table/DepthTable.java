package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;

/** How far modules are from the entries; a row for each module. */
public final class DepthTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("depth");

  private static final IntColumn DEPTH =
      COLUMNS.ints("depth", "least number of connections from an entry; -1 not reached");

  public static final TableType<DepthTable> TYPE =
      TableType.ofModules(COLUMNS.build(), DepthTable::new);

  private final Pages rows;

  private DepthTable(Pages rows) {
    this.rows = rows;
  }

  public int depth(int module) {
    return DEPTH.get(rows.page(module), PageLayout.slot(module));
  }

  /** Copies no page for what is there already. */
  public void depth(int module, int depth) {
    if (depth(module) != depth) {
      DEPTH.set(rows.writable(module), PageLayout.slot(module), depth);
    }
  }
}
