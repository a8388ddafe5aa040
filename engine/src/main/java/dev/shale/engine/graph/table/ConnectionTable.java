package dev.shale.engine.graph.table;

import dev.shale.arena.Pages;
import dev.shale.arena.RunAllocator;
import dev.shale.arena.Table;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.IntColumn;
import dev.shale.offheap.column.PageLayout;
import java.lang.foreign.MemorySegment;

/**
 * Connections: where a dependency leads. A connection's row is that of its dependency. The
 * connections that lead to a module are side by side in another table; see {@link Incoming}.
 */
public final class ConnectionTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("connection");

  private static final IntColumn TARGET =
      COLUMNS.ints("target", "module that the dependency leads to; -1 for none");
  private static final IntColumn PLACE =
      COLUMNS.ints(
          "place", "place among those that lead to the target, from 1; 0 for the only one");
  private static final ByteColumn MARK =
      COLUMNS.bytes("mark", "0; -1 for a row that does not exist");

  public static final TableType<ConnectionTable> TYPE =
      TableType.rows(COLUMNS.build(), ConnectionTable::new);

  private final Pages rows;

  public ConnectionTable(Pages rows) {
    this.rows = rows;
  }

  public static RunAllocator.Follower follower(Table rows) {
    return new RunAllocator.Follower(rows, MARK);
  }

  /** Writes every column of a row that was just allocated. */
  public void init(int connection) {
    MARK.set(rows.writable(connection), PageLayout.slot(connection), (byte) 0);
    clear(connection);
  }

  /** Leads nowhere. */
  public void clear(int connection) {
    MemorySegment page = writable(connection);
    int slot = PageLayout.slot(connection);
    TARGET.set(page, slot, Absent.NO_MODULE);
    PLACE.set(page, slot, 0);
  }

  private MemorySegment page(int connection) {
    MemorySegment page = rows.page(connection);
    if (MARK.get(page, PageLayout.slot(connection)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(connection);
    }
    return page;
  }

  private MemorySegment writable(int connection) {
    MemorySegment page = rows.writable(connection);
    if (MARK.get(page, PageLayout.slot(connection)) == RunAllocator.TOMBSTONE) {
      throw rows.missing(connection);
    }
    return page;
  }

  /** Copies the targets of {@code count} connections side by side, to {@code begin} on. */
  public void copyTargets(int first, int count, int[] copy, int begin) {
    for (int done = 0; done < count; ) {
      int connection = first + done;
      int step = Math.min(count - done, PageLayout.remaining(connection));
      TARGET.copy(rows.page(connection), PageLayout.slot(connection), copy, begin + done, step);
      done += step;
    }
  }

  public int target(int connection) {
    int target = TARGET.get(page(connection), PageLayout.slot(connection));
    if (target < Absent.NO_MODULE) {
      throw new IndexOutOfBoundsException("Connection " + connection + " leads to " + target);
    }
    return target;
  }

  /** Leads to a module that has another number now, at the same place. */
  public void target(int connection, int target) {
    TARGET.set(writable(connection), PageLayout.slot(connection), target);
  }

  /** Leads to a module, at a place among those that lead there. */
  public void connect(int connection, int target, int place) {
    MemorySegment page = writable(connection);
    int slot = PageLayout.slot(connection);
    TARGET.set(page, slot, target);
    PLACE.set(page, slot, place);
  }

  public int place(int connection) {
    return PLACE.get(page(connection), PageLayout.slot(connection));
  }

  public void place(int connection, int place) {
    PLACE.set(writable(connection), PageLayout.slot(connection), place);
  }
}
