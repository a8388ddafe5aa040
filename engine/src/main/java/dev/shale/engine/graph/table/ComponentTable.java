package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;

/** Which modules lead to each other; a row for each module. */
public final class ComponentTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("component");

  private static final IntColumn COMPONENT =
      COLUMNS.ints("component", "least module of the strongly connected component; -1 unknown");

  public static final TableType<ComponentTable> TYPE =
      TableType.ofModules(COLUMNS.build(), ComponentTable::new);

  private final Pages rows;

  private ComponentTable(Pages rows) {
    this.rows = rows;
  }

  public int component(int module) {
    return COMPONENT.get(rows.page(module), PageLayout.slot(module));
  }

  /** Copies no page for what is there already. */
  public void component(int module, int component) {
    if (component(module) != component) {
      COMPONENT.set(rows.writable(module), PageLayout.slot(module), component);
    }
  }
}
