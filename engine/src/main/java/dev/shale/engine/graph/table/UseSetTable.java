package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/** Sets of runtimes in which exports are used: few, so that each export has the row of one. */
public final class UseSetTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("use set");

  private static final IntColumn USED =
      COLUMNS.ints("used", "bits of the runtimes in which the export or a member of it is used");
  private static final IntColumn FULLY =
      COLUMNS.ints("fully", "bits of those in which the export itself is used");

  public static final TableType<UseSetTable> TYPE =
      TableType.rows(COLUMNS.build(), UseSetTable::new);

  private final Pages rows;

  private UseSetTable(Pages rows) {
    this.rows = rows;
  }

  public int count() {
    return rows.rowCount();
  }

  public int used(int set) {
    return USED.get(rows.page(set), PageLayout.slot(set));
  }

  public int fully(int set) {
    return FULLY.get(rows.page(set), PageLayout.slot(set));
  }

  void init(int set, int used, int fully) {
    MemorySegment page = rows.writable(set);
    USED.set(page, PageLayout.slot(set), used);
    FULLY.set(page, PageLayout.slot(set), fully);
  }
}
