package dev.shale.engine.discovery;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.Reuse;
import dev.shale.engine.pass.Passes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a graph from its entries, once. */
public final class GraphBuild {
  private GraphBuild() {}

  /** An empty graph for a build. */
  public static ModuleGraph newGraph(BuildOptions options) {
    return new ModuleGraph(
        options.frontEnd().kinds(), options.limitBytes(), LeakListener.LOG, Passes.TABLES);
  }

  /**
   * Builds the graph of some entries into an empty graph and runs the passes.
   *
   * @param entries files, as a resolver answers them
   * @throws dev.shale.offheap.RegionLimitException when the graph passes its limit
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public static BuildReport run(BuildOptions options, ModuleGraph graph, List<Resolved> entries) {
    return run(options, graph, entries, options.resolvers().get(), null);
  }

  /**
   * As {@link #run(BuildOptions, ModuleGraph, List)}, with what an earlier build left. The graph is
   * the same as without: what is taken from there is what workers would find out.
   *
   * @param resolver answers requests
   * @param memory what the earlier build left, and takes what this one does; null for neither
   */
  public static BuildReport run(
      BuildOptions options,
      ModuleGraph graph,
      List<Resolved> entries,
      Resolver resolver,
      @Nullable BuildMemory memory) {
    try (GraphUpdate update = new GraphUpdate(options, graph, false)) {
      return run(update, graph, entries, resolver, memory);
    }
  }

  /**
   * The same.
   *
   * @param update of the graph; knows what is to be kept of it afterwards
   */
  public static BuildReport run(
      GraphUpdate update,
      ModuleGraph graph,
      List<Resolved> entries,
      Resolver resolver,
      @Nullable BuildMemory memory) {
    BuildReport found = discover(update, entries, resolver, memory);
    return new BuildReport(
        found.fileCount(),
        found.readBytes(),
        found.discoverNanos(),
        Passes.run(graph),
        found.diagnostics(),
        Reuse.NONE);
  }

  /** The same without the passes, which are to be run; nothing is published. */
  public static BuildReport discover(
      GraphUpdate update, List<Resolved> entries, Resolver resolver, @Nullable BuildMemory memory) {
    long start = System.nanoTime();
    update.build(entries, resolver, memory);
    return new BuildReport(
        update.fileCount(),
        update.readBytes(),
        System.nanoTime() - start,
        List.of(),
        update.diagnostics(),
        Reuse.NONE);
  }

  /**
   * A graph as a build makes it.
   *
   * @param update knows what is to be said of it
   */
  public record Copy(ModuleGraph graph, GraphUpdate update) implements AutoCloseable {
    @Override
    public void close() {
      update.close();
      graph.close();
    }
  }

  /**
   * Copies a graph that was updated as a build would make it now, and runs the passes; see {@link
   * GraphUpdate#copy}.
   *
   * @param isLive whether the copy is going to be updated, or kept
   */
  public static Copy copy(
      BuildOptions options,
      List<Resolved> entries,
      GraphUpdate original,
      Snapshot originalRows,
      boolean isLive) {
    Copy copy = copyRows(options, entries, original, originalRows, isLive);
    boolean isDone = false;
    try {
      Passes.run(copy.graph);
      isDone = true;
      return copy;
    } finally {
      if (!isDone) {
        copy.close();
      }
    }
  }

  /** The same without the passes, which are to be run; nothing is published. */
  public static Copy copyRows(
      BuildOptions options,
      List<Resolved> entries,
      GraphUpdate original,
      Snapshot originalRows,
      boolean isLive) {
    ModuleGraph graph = newGraph(options);
    GraphUpdate update = new GraphUpdate(options, graph, isLive);
    boolean isDone = false;
    try {
      update.copy(entries, original, originalRows);
      isDone = true;
      return new Copy(graph, update);
    } finally {
      if (!isDone) {
        update.close();
        graph.close();
      }
    }
  }
}
