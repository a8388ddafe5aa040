package dev.shale.arena;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A published state of all tables. It is held by a count; the last to let go frees the pages that
 * nobody else sees.
 *
 * <p>A version takes a directory root and a row count per table.
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

  Version(Layers layers, long epoch, List<Table> tables) {
    this.layers = layers;
    this.epoch = epoch;
    roots = new MemorySegment[tables.size()][][];
    rowCounts = new int[tables.size()];
    for (Table table : tables) {
      roots[table.number()] = table.chunks;
      rowCounts[table.number()] = table.rowCount();
    }
  }

  /** A view of a table in this version, for one holder, who closes it before letting go. */
  public Pages pages(Table table) {
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
  record Retired(Region region, MemorySegment segment, long created) {}
}
