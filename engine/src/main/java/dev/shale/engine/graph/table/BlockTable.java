package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import dev.shale.offheap.column.ShortColumn;
import java.lang.foreign.MemorySegment;

/** Blocks: parts of a module that load later, one for each dynamic import. */
public final class BlockTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("block");

  private static final IntColumn PARENT = COLUMNS.ints("parent", "module that has the block");
  private static final IntColumn FIRST_DEPENDENCY =
      COLUMNS.ints("first dependency", "begin of the run of the block's dependencies");
  private static final IntColumn DEPENDENCY_COUNT =
      COLUMNS.ints("dependency count", "length of that run");
  private static final IntColumn CHUNK_NAME =
      COLUMNS.ints("chunk name", "name id of the chunk that the source asks for; -1 for none");
  private static final IntColumn PREFETCH_ORDER =
      COLUMNS.ints("prefetch order", "the higher the earlier among those to prefetch");
  private static final IntColumn PRELOAD_ORDER =
      COLUMNS.ints("preload order", "the higher the earlier among those to preload");
  private static final ShortColumn FLAGS = COLUMNS.shorts("flags", "bits of BlockFlags");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<BlockTable> TYPE = TableType.rows(COLUMNS.build(), BlockTable::new);

  private final Pages rows;

  public BlockTable(Pages rows) {
    this.rows = rows;
  }

  public static RunAllocator allocator(Table rows) {
    return new RunAllocator(rows, MARK, PARENT, FIRST_DEPENDENCY, DEPENDENCY_COUNT);
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int block, int parent, int firstDependency, int dependencyCount) {
    MemorySegment page = rows.writable(block);
    int slot = PageLayout.slot(block);
    PARENT.set(page, slot, parent);
    FIRST_DEPENDENCY.set(page, slot, firstDependency);
    DEPENDENCY_COUNT.set(page, slot, dependencyCount);
    CHUNK_NAME.set(page, slot, Absent.NO_NAME);
    PREFETCH_ORDER.set(page, slot, 0);
    PRELOAD_ORDER.set(page, slot, 0);
    FLAGS.set(page, slot, 0);
    MARK.set(page, slot, (byte) 0);
  }

  public int rowCount() {
    return rows.rowCount();
  }

  public boolean exists(int block) {
    return MARK.get(rows.page(block), PageLayout.slot(block)) != RunAllocator.TOMBSTONE;
  }

  private MemorySegment page(int block) {
    MemorySegment page = rows.page(block);
    if (MARK.get(page, PageLayout.slot(block)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(block);
    }
    return page;
  }

  public int parent(int block) {
    return PARENT.get(page(block), PageLayout.slot(block));
  }

  public void parent(int block, int module) {
    PARENT.set(rows.writable(block), PageLayout.slot(block), module);
  }

  public int firstDependency(int block) {
    return FIRST_DEPENDENCY.get(page(block), PageLayout.slot(block));
  }

  public void firstDependency(int block, int dependency) {
    FIRST_DEPENDENCY.set(rows.writable(block), PageLayout.slot(block), dependency);
  }

  public int dependencyCount(int block) {
    return DEPENDENCY_COUNT.get(page(block), PageLayout.slot(block));
  }

  public int chunkName(int block) {
    return CHUNK_NAME.get(page(block), PageLayout.slot(block));
  }

  public void chunkName(int block, int name) {
    CHUNK_NAME.set(rows.writable(block), PageLayout.slot(block), name);
  }

  public int prefetchOrder(int block) {
    return PREFETCH_ORDER.get(page(block), PageLayout.slot(block));
  }

  public int preloadOrder(int block) {
    return PRELOAD_ORDER.get(page(block), PageLayout.slot(block));
  }

  public void orders(int block, int prefetchOrder, int preloadOrder) {
    MemorySegment page = rows.writable(block);
    PREFETCH_ORDER.set(page, PageLayout.slot(block), prefetchOrder);
    PRELOAD_ORDER.set(page, PageLayout.slot(block), preloadOrder);
  }

  public int flags(int block) {
    return FLAGS.get(page(block), PageLayout.slot(block));
  }

  public void flags(int block, int flags) {
    FLAGS.set(rows.writable(block), PageLayout.slot(block), flags);
  }
}
