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
 * connections that lead to a module are a list through their rows; see {@link Incoming}.
 */
public final class ConnectionTable {
  private static final PageLayout.Builder COLUMNS = PageLayout.of("connection");

  private static final IntColumn TARGET =
      COLUMNS.ints("target", "module that the dependency leads to; -1 for none");
  private static final IntColumn NEXT_INCOMING =
      COLUMNS.ints("next incoming", "next connection to the same target; -1 for the last");
  private static final IntColumn PREVIOUS_INCOMING =
      COLUMNS.ints("previous incoming", "connection before it; -1 for the first");
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

  /** Leads nowhere and is in no list. */
  public void clear(int connection) {
    MemorySegment page = writable(connection);
    int slot = PageLayout.slot(connection);
    TARGET.set(page, slot, Absent.NO_MODULE);
    NEXT_INCOMING.set(page, slot, Absent.NO_DEPENDENCY);
    PREVIOUS_INCOMING.set(page, slot, Absent.NO_DEPENDENCY);
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

  public void target(int connection, int module) {
    TARGET.set(writable(connection), PageLayout.slot(connection), module);
  }

  public int nextIncoming(int connection) {
    return NEXT_INCOMING.get(page(connection), PageLayout.slot(connection));
  }

  public void nextIncoming(int connection, int next) {
    NEXT_INCOMING.set(writable(connection), PageLayout.slot(connection), next);
  }

  public int previousIncoming(int connection) {
    return PREVIOUS_INCOMING.get(page(connection), PageLayout.slot(connection));
  }

  public void previousIncoming(int connection, int previous) {
    PREVIOUS_INCOMING.set(writable(connection), PageLayout.slot(connection), previous);
  }
}
