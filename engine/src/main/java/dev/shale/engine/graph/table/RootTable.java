package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.PageLayout;

/** Which modules are roots of the graph; a row for each module. */
public final class RootTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("root");

  private static final ByteColumn ROOT =
      COLUMNS.bytes("root", "1 for a root of the graph; 0 for any other; -1 unknown");

  public static final TableType<RootTable> TYPE =
      TableType.ofModules(COLUMNS.build(), RootTable::new);

  private final Pages rows;

  private RootTable(Pages rows) {
    this.rows = rows;
  }

  public boolean isRoot(int module) {
    return ROOT.get(rows.page(module), PageLayout.slot(module)) == 1;
  }

  /** Copies no page for what is there already. */
  public void root(int module, boolean isRoot) {
    byte value = isRoot ? (byte) 1 : 0;
    if (ROOT.get(rows.page(module), PageLayout.slot(module)) != value) {
      ROOT.set(rows.writable(module), PageLayout.slot(module), value);
    }
  }
}
