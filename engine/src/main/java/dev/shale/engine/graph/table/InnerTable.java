package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * The inner graphs of modules: which part of a module uses which other parts and which names of
 * which dependencies. The rows of a module are a run: a row for each part, in source order, and
 * behind it one for each of its uses. Before the first part there are the uses of no part.
 */
public final class InnerTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("inner");

  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that has the row");
  private static final IntColumn TARGET =
      COLUMNS.ints(
          "target",
          "of a use: the dependency by its place in the module, or the row of a part by its place in the run; of a part: why it has effects");
  private static final IntColumn DETAIL =
      COLUMNS.ints(
          "detail",
          "of a use of a dependency: name id of the path, -1 for the whole; of a part: offset in the file");
  private static final ByteColumn FLAGS =
      COLUMNS.bytes("flags", "bits of InnerFlags; -1 for a row that does not exist");

  public static final TableType<InnerTable> TYPE = TableType.rows(COLUMNS.build(), InnerTable::new);

  /** The bits of the flags either of which says that a row has no path. */
  public static final int PART = 1;

  public static final int OF_PART = 1 << 3;

  private final Pages rows;

  public InnerTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator allocator(Table rows) {
    return new RunAllocator(rows, FLAGS, PARENT, TARGET, DETAIL);
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int row, int parent, int flags, int target, int detail) {
    MemorySegment page = rows.writable(row);
    int slot = PageLayout.slot(row);
    PARENT.set(page, slot, parent);
    TARGET.set(page, slot, target);
    DETAIL.set(page, slot, detail);
    FLAGS.set(page, slot, (byte) flags);
  }

  public int rowCount() {
    return rows.rowCount();
  }

  public boolean exists(int row) {
    return FLAGS.get(rows.page(row), PageLayout.slot(row)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int row) {
    MemorySegment page = rows.page(row);
    if (FLAGS.get(page, PageLayout.slot(row)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(row);
    }
    return page;
  }

  /** Whether the detail is the name of a path, or none. */
  public boolean hasName(int row) {
    return (flags(row) & (PART | OF_PART)) == 0;
  }

  public int parent(int row) {
    return PARENT.get(page(row), PageLayout.slot(row));
  }

  public void parent(int row, int module) {
    PARENT.set(rows.writable(row), PageLayout.slot(row), module);
  }

  public int flags(int row) {
    return FLAGS.get(page(row), PageLayout.slot(row));
  }

  public int target(int row) {
    return TARGET.get(page(row), PageLayout.slot(row));
  }

  public void detail(int row, int detail) {
    DETAIL.set(rows.writable(row), PageLayout.slot(row), detail);
  }

  public int detail(int row) {
    return DETAIL.get(page(row), PageLayout.slot(row));
  }
}
