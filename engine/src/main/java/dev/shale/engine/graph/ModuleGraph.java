package dev.shale.engine.graph;

import dev.shale.arena.NameTable;
import dev.shale.offheap.PageLayout;
import dev.shale.offheap.Region;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The memory of a module graph: its tables and names, in a region of their own.
 *
 * <p>One thread changes the graph through its {@link #writer()}; when it is done, others read
 * through {@link #snapshot()}. The memory is given back when the graph and all its snapshots are
 * closed. This is the door for embedders that bring modules of their own and want tables and passes
 * only; see {@code dev.shale.engine.Workspace} for the one that reads files.
 */
public final class ModuleGraph implements AutoCloseable {
  private final Region region;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final GraphWriter writer;
  private boolean closed;

  final NameTable names;
  final ModuleTable modules;
  final DependencyTable dependencies;
  final ConnectionTable connections;
  final BlockTable blocks;

  /**
   * An empty graph.
   *
   * @param limitBytes how much native memory it may use, passes included
   */
  public ModuleGraph(long limitBytes) {
    region = Region.open("graph", limitBytes);
    names = new NameTable(region);
    modules = new ModuleTable(region);
    dependencies = new DependencyTable(region);
    connections = new ConnectionTable(region);
    blocks = new BlockTable(region);
    writer = new GraphWriter(this);
  }

  /** The layouts of all tables, in the order in which they are documented. */
  public static List<PageLayout> layouts() {
    return List.of(
        ModuleTable.LAYOUT,
        DependencyTable.LAYOUT,
        ConnectionTable.LAYOUT,
        BlockTable.LAYOUT,
        NameTable.LAYOUT);
  }

  /** The one writer, for the one thread that changes the graph. */
  public GraphWriter writer() {
    return writer;
  }

  /** The native memory of the graph; passes take theirs from children of it. */
  public Region region() {
    return region;
  }

  /**
   * A read view of the graph as it is now. It keeps the memory alive until it is closed.
   *
   * @throws IllegalStateException when the graph is closed
   */
  public Snapshot snapshot() {
    int count;
    do {
      count = holders.get();
      if (count == 0) {
        throw new IllegalStateException("The graph is closed");
      }
    } while (!holders.compareAndSet(count, count + 1));
    return new Snapshot(this);
  }

  /** Gives the memory back, once the last snapshot is closed too. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      region.close();
    }
  }
}
