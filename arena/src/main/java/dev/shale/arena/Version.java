package dev.shale.arena;

import dev.shale.offheap.PagePool;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A published state of all tables. It is held by a count; the last to let go frees the pages that
 * nobody else sees.
 *
 * <p>A version takes a directory root and a row count per table, and the numbers of the {@link
 * Root}.
 */
public final class Version {
  final Layers layers;
  final long epoch;

  /** Guarded by the lock of {@link #layers}, as is {@link #garbage}. */
  @Nullable Version older;

  @Nullable Version newer;

  /** Pages that the writer has replaced and that no newer version sees. */
  final List<Retired> garbage = new ArrayList<>();

  private final AtomicInteger holders = new AtomicInteger(1);
  private final MemorySegment[][][] roots;
  private final int[] rowCounts;
  private final List<Table> tables;

  /** What every {@link Saved} part was when the version was published. */
  final List<int[]> saved;

  Version(Layers layers, long epoch, List<Table> tables, List<int[]> saved) {
    this.layers = layers;
    this.epoch = epoch;
    this.tables = tables;
    this.saved = saved;
    roots = new MemorySegment[tables.size()][][];
    rowCounts = new int[tables.size()];
    for (Table table : tables) {
      roots[table.number()] = table.chunks;
      rowCounts[table.number()] = table.rowCount();
    }
  }

  /** All tables in this version, for one holder, who closes them before letting go. */
  public VersionPages pages() {
    return new VersionPages(this, tables);
  }

  /** A view of a table in this version, for one holder, who closes it before letting go. */
  Pages pages(Table table) {
    return new Pages(table.layout(), roots[table.number()], rowCounts[table.number()]);
  }

  /** Adds a holder, unless the last one has let go. */
  boolean tryHold() {
    int count = holders.get();
    while (count != 0) {
      if (holders.compareAndSet(count, count + 1)) {
        return true;
      }
      count = holders.get();
    }
    return false;
  }

  /** Makes every further lookup of a holder throw, who then lets go. */
  public void end(VersionPages pages) {
    pages.close();
    release();
  }

  /** Lets go; once for each time that it was held. */
  public void release() {
    int left = holders.decrementAndGet();
    if (left < 0) {
      throw new IllegalStateException("A version was released more often than it was held");
    }
    if (left == 0) {
      layers.drop(this);
    }
  }

  /** A page that was replaced, and the epoch from which on versions see it. */
  record Retired(PagePool pool, MemorySegment segment, long created) {}
}
