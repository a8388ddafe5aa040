package dev.shale.engine;

import dev.shale.engine.build.BuildOptions;
import dev.shale.engine.build.BuildReport;
import dev.shale.engine.build.GraphBuild;
import dev.shale.engine.build.Resolved;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import java.util.List;

/**
 * A project whose module graph is built from its files and kept in native memory.
 *
 * <p>{@link #build} may be called again; snapshots of the graph before stay readable until they are
 * closed. Methods may be called from any thread; builds run one after the other.
 */
public final class Workspace implements AutoCloseable {
  private final BuildOptions options;
  private ModuleGraph graph;

  private Workspace(BuildOptions options) {
    this.options = options;
    graph = new ModuleGraph(options.limitBytes());
  }

  /** A workspace without modules; it reads nothing yet. */
  public static Workspace open(BuildOptions options) {
    return new Workspace(options);
  }

  /**
   * Reads every module that the entries lead to, and runs the passes. When it fails, the graph
   * before stays.
   *
   * @param entries files, as a resolver answers them
   * @throws dev.shale.offheap.RegionLimitException when the graph needs more native memory than it
   *     may use
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public synchronized BuildReport build(List<Resolved> entries) {
    ModuleGraph next = new ModuleGraph(options.limitBytes());
    boolean done = false;
    try {
      BuildReport report = GraphBuild.run(options, next, entries);
      done = true;
      graph.close();
      graph = next;
      return report;
    } finally {
      if (!done) {
        next.close();
      }
    }
  }

  /** A read view of the last graph that was built; the caller closes it. */
  public synchronized Snapshot snapshot() {
    return graph.snapshot();
  }

  /** The native bytes of the graph. */
  public synchronized long nativeBytes() {
    return graph.region().usedBytes();
  }

  /** The most native bytes that the graph ever used, passes included. */
  public synchronized long peakNativeBytes() {
    return graph.region().peakBytes();
  }

  /** Gives the memory back, once the last snapshot is closed too. */
  @Override
  public synchronized void close() {
    graph.close();
  }
}
