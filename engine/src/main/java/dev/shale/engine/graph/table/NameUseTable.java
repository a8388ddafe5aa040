package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * Names that are used of modules which have no export for them: stars give them, or nobody knows
 * who does. A run of rows for each module that has any, by name id.
 */
public final class NameUseTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("name use");

  private static final IntColumn NAME = COLUMNS.ints("name", "name id");
  private static final IntColumn MODULE = COLUMNS.ints("module", "module that is asked for it");
  private static final IntColumn USED =
      COLUMNS.ints("used", "bits of the runtimes in which it is used");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<NameUseTable> TYPE =
      TableType.rows(COLUMNS.build(), NameUseTable::new);

  private final Pages rows;

  private NameUseTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator allocator(Table rows) {
    return new RunAllocator(rows, MARK, NAME, MODULE, USED);
  }

  public int rowCount() {
    return rows.rowCount();
  }

  public boolean exists(int row) {
    return MARK.get(rows.page(row), PageLayout.slot(row)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int row) {
    MemorySegment page = rows.page(row);
    if (MARK.get(page, PageLayout.slot(row)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(row);
    }
    return page;
  }

  public int name(int row) {
    return NAME.get(page(row), PageLayout.slot(row));
  }

  int module(int row) {
    return MODULE.get(page(row), PageLayout.slot(row));
  }

  public int used(int row) {
    return USED.get(page(row), PageLayout.slot(row));
  }

  /** Writes every column of a row that was allocated; copies no page for what is there already. */
  public void write(int row, int module, int name, int used) {
    MemorySegment page = rows.page(row);
    int slot = PageLayout.slot(row);
    boolean isThere =
        MARK.get(page, slot) != RunAllocator.TOMBSTONE
            && MODULE.get(page, slot) == module
            && NAME.get(page, slot) == name
            && USED.get(page, slot) == used;
    if (!isThere) {
      MemorySegment own = rows.writable(row);
      NAME.set(own, slot, name);
      MODULE.set(own, slot, module);
      USED.set(own, slot, used);
      MARK.set(own, slot, (byte) 0);
    }
  }
}
