package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * Exports: what a module offers, in the order of the source. A re-export leads on through a
 * dependency of the same module.
 */
public final class ExportTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("export");

  private static final IntColumn NAME =
      COLUMNS.ints("name", "name id importers use; -1 for a star, which has none");
  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that has the export");
  private static final IntColumn TARGET_DEPENDENCY =
      COLUMNS.ints("target dependency", "dependency that it re-exports from; -1 for its own");
  private static final IntColumn TARGET_PATH =
      COLUMNS.ints(
          "target path",
          "name id of what is re-exported there; -1 for all of it; of an own export the local name");
  private static final IntColumn PART =
      COLUMNS.ints(
          "part", "part that makes it, by its place in the module's inner graph; -1 for none");
  private static final ByteColumn FLAGS =
      COLUMNS.bytes("flags", "bits of ExportFlags; -1 for a row that does not exist");

  public static final TableType<ExportTable> TYPE =
      TableType.rows(COLUMNS.build(), ExportTable::new);

  /** The bit of the flags that says so. */
  public static final int CONSTANT = 1 << 2;

  private final Pages rows;

  public ExportTable(Pages rows) {
    this.rows = rows;
  }

  static RunAllocator allocator(Table rows, Table uses) {
    return new RunAllocator(
        rows, FLAGS, NAME, PARENT, TARGET_DEPENDENCY, ExportUseTable.follower(uses));
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int export, int parent, int name, int flags) {
    MemorySegment page = rows.writable(export);
    int slot = PageLayout.slot(export);
    NAME.set(page, slot, name);
    PARENT.set(page, slot, parent);
    TARGET_DEPENDENCY.set(page, slot, Absent.NO_DEPENDENCY);
    TARGET_PATH.set(page, slot, Absent.NO_NAME);
    PART.set(page, slot, Absent.NO_PART);
    FLAGS.set(page, slot, (byte) flags);
  }

  public int rowCount() {
    return rows.rowCount();
  }

  public boolean exists(int export) {
    return FLAGS.get(rows.page(export), PageLayout.slot(export)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int export) {
    MemorySegment page = rows.page(export);
    if (FLAGS.get(page, PageLayout.slot(export)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(export);
    }
    return page;
  }

  private MemorySegment writable(int export) {
    MemorySegment page = rows.writable(export);
    if (FLAGS.get(page, PageLayout.slot(export)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(export);
    }
    return page;
  }

  public int name(int export) {
    return NAME.get(page(export), PageLayout.slot(export));
  }

  public void parent(int export, int module) {
    PARENT.set(writable(export), PageLayout.slot(export), module);
  }

  public int parent(int export) {
    return PARENT.get(page(export), PageLayout.slot(export));
  }

  public int flags(int export) {
    return FLAGS.get(page(export), PageLayout.slot(export));
  }

  public void flags(int export, int flags) {
    FLAGS.set(writable(export), PageLayout.slot(export), (byte) flags);
  }

  /** Whether it has a row in the table of constants. */
  public boolean isConstant(int export) {
    return (flags(export) & CONSTANT) != 0;
  }

  public int targetDependency(int export) {
    return TARGET_DEPENDENCY.get(page(export), PageLayout.slot(export));
  }

  public int targetPath(int export) {
    return TARGET_PATH.get(page(export), PageLayout.slot(export));
  }

  public int part(int export) {
    return PART.get(page(export), PageLayout.slot(export));
  }

  public void part(int export, int part) {
    PART.set(writable(export), PageLayout.slot(export), part);
  }

  public void target(int export, int dependency, int path) {
    MemorySegment page = writable(export);
    TARGET_DEPENDENCY.set(page, PageLayout.slot(export), dependency);
    TARGET_PATH.set(page, PageLayout.slot(export), path);
  }
}
