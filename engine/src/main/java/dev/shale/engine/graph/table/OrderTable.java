package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/** When the depth-first walk enters and leaves modules; a row for each module. */
public final class OrderTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("order");

  private static final IntColumn PRE =
      COLUMNS.ints("pre order", "rank of entering in the depth-first walk; -1 not reached");
  private static final IntColumn POST =
      COLUMNS.ints("post order", "rank of leaving in that walk; -1 not reached");

  public static final TableType<OrderTable> TYPE =
      TableType.ofModules(COLUMNS.build(), OrderTable::new);

  private final Pages rows;

  private OrderTable(Pages rows) {
    this.rows = rows;
  }

  public int preOrder(int module) {
    return PRE.get(rows.page(module), PageLayout.slot(module));
  }

  public int postOrder(int module) {
    return POST.get(rows.page(module), PageLayout.slot(module));
  }

  /** Copies no page for what is there already. */
  public void order(int module, int preOrder, int postOrder) {
    if (preOrder(module) != preOrder || postOrder(module) != postOrder) {
      MemorySegment page = rows.writable(module);
      PRE.set(page, PageLayout.slot(module), preOrder);
      POST.set(page, PageLayout.slot(module), postOrder);
    }
  }
}
