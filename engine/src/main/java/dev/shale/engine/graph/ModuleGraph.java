package dev.shale.engine.graph;

import dev.shale.arena.Layers;
import dev.shale.arena.PageSource;
import dev.shale.arena.Version;
import dev.shale.engine.graph.table.GraphStore;
import dev.shale.engine.graph.table.TableSet;
import dev.shale.engine.graph.table.TableType;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.PageLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a module graph: its tables and names, in a region of their own.
 *
 * <p>One thread changes the graph through its {@link #writer()} and publishes what it has written;
 * any number of others read what was published last through {@link #snapshot()}, and keep that
 * state while the writer goes on. The memory is given back when the graph and all its snapshots are
 * closed. This is the door for embedders that bring modules of their own and want tables and passes
 * only; see {@code dev.shale.engine.Project} for the one that reads files.
 */
public final class ModuleGraph implements AutoCloseable {
  private final Kinds kinds;
  private final Region region;
  private final LeakListener leakListener;
  private final Layers layers;
  private final GraphStore store;
  private final GraphWriter writer;

  /**
   * An empty graph, which warns of forgotten snapshots in the log.
   *
   * @param kinds what modules and dependencies are
   * @param limitBytes how much native memory it may use, passes included
   */
  public ModuleGraph(Kinds kinds, long limitBytes) {
    this(kinds, limitBytes, LeakListener.LOG);
  }

  /**
   * An empty graph.
   *
   * @param leakListener hears of snapshots that were not closed
   */
  public ModuleGraph(Kinds kinds, long limitBytes, LeakListener leakListener) {
    this(kinds, limitBytes, leakListener, List.of());
  }

  /**
   * An empty graph that has more tables.
   *
   * @param more the tables of passes that are not in every graph
   */
  public ModuleGraph(
      Kinds kinds, long limitBytes, LeakListener leakListener, List<TableType<?>> more) {
    this(kinds, limitBytes, leakListener, more, null);
  }

  private ModuleGraph(
      Kinds kinds,
      long limitBytes,
      LeakListener leakListener,
      List<TableType<?>> more,
      @Nullable PageSource base) {
    this.kinds = kinds;
    this.leakListener = leakListener;
    region = Region.open("graph", limitBytes);
    layers = new Layers(region);
    boolean done = false;
    try {
      store = new GraphStore(more, layers, region);
      if (base != null) {
        layers.base(base);
        store.check(kinds.moduleKindCount(), ModuleKind.MOST, kinds.dependencyKindCount());
      }
      done = true;
    } finally {
      if (!done) {
        region.close();
      }
    }
    writer = new GraphWriter(kinds, store, layers, region);
    layers.publish();
  }

  /**
   * A graph that begins as what {@link Snapshot#pages} gave, made and derived columns alike. Its
   * pages are read where they lie; one that is written is copied first, and only such copies count
   * towards the limit. Looks at the runs of all modules, and at all kinds.
   *
   * @param more the tables of passes that are not in every graph
   * @param base pages of this {@link #layoutFingerprint}; belongs to the graph from now on, which
   *     releases it when it and its last snapshot are closed. When this throws, it does not.
   * @throws IllegalArgumentException when they are not pages of such a graph
   */
  public static ModuleGraph over(
      PageSource base,
      Kinds kinds,
      long limitBytes,
      LeakListener leakListener,
      List<TableType<?>> more) {
    return new ModuleGraph(kinds, limitBytes, leakListener, more, base);
  }

  /** The layouts of all tables, in the order in which they are documented. */
  public static List<PageLayout> layouts(List<TableType<?>> more) {
    return TableSet.layouts(more);
  }

  /** A hash of all layouts: pages written under another one mean something else. */
  public static long layoutFingerprint(List<TableType<?>> more) {
    return PageLayout.fingerprint(layouts(more));
  }

  /** The kinds of modules and dependencies that there may be. */
  public Kinds kinds() {
    return kinds;
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
   * A read view of the graph as it was published last, for any thread. Takes a count, no lock. It
   * keeps its memory alive until it is closed.
   *
   * @throws IllegalStateException when the graph is closed
   */
  public Snapshot snapshot() {
    Version version = layers.acquire();
    return Snapshot.of(kinds, store.view(version.pages()), new Lease(version, leakListener));
  }

  /** Gives the memory back, once the last snapshot is closed too. Closing twice does nothing. */
  @Override
  public void close() {
    layers.close();
  }

  /** Hears of snapshots that were never closed. Called by a thread of its own; must be quick. */
  @FunctionalInterface
  public interface LeakListener {
    /** Warns through {@link System.Logger}, name {@code dev.shale}. */
    LeakListener LOG =
        thread ->
            System.getLogger("dev.shale")
                .log(
                    System.Logger.Level.WARNING,
                    "A snapshot that thread {0} opened was not closed; its memory is free now",
                    thread);

    /**
     * A snapshot was found that nobody can reach and nobody has closed. Its memory is free now.
     *
     * @param thread the name of the thread that opened it
     */
    void leaked(String thread);
  }
}
