package dev.shale.engine.cache;

import dev.shale.engine.discovery.GraphBuild;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.options.CacheOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds of a project for whoever asks once, such as a command: with or without what is kept on
 * disk.
 *
 * <p>{@link #build} may be called again; snapshots of the graph before stay readable until they are
 * closed. Methods may be called from any thread; builds run one after the other.
 */
public final class Workspace implements AutoCloseable {
  private final BuildOptions options;
  private final @Nullable CacheOptions cacheOptions;
  private ModuleGraph graph;

  /** The last build that is kept; it may still be on its way to the disk. */
  private @Nullable BuildCache kept;

  private boolean isClosed;

  private Workspace(BuildOptions options, @Nullable CacheOptions cacheOptions) {
    this.options = options;
    this.cacheOptions = cacheOptions;
    graph = GraphBuild.newGraph(options);
  }

  /** A workspace without modules; it reads nothing yet. */
  public static Workspace open(BuildOptions options) {
    return new Workspace(options, null);
  }

  /**
   * A workspace whose builds are kept in a directory: a later one, of this process or another,
   * takes from them what did not change, and gives the same graph as without them. The front end
   * and the resolver have to tell on what their results depend.
   */
  public static Workspace open(BuildOptions options, CacheOptions cache) {
    return new Workspace(options, cache);
  }

  /**
   * Reads every module that the entries lead to, and runs the passes. When it fails, the graph
   * before stays.
   *
   * <p>An entry that leads nowhere is an error in the report; of no entries, the graph is empty.
   *
   * @param entries files, as a resolver answers them
   * @throws IllegalStateException when the workspace is closed, or builds are to be kept and the
   *     front end or the resolver does not tell on what its results depend
   * @throws dev.shale.offheap.RegionLimitException when the graph needs more native memory than it
   *     may use
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public synchronized BuildReport build(List<Resolved> entries) {
    checkOpen();
    Resolver resolver = options.resolvers().get();
    BuildCache cache = openCache(resolver);
    if (cache != null) {
      // Closed with the workspace, or before the next build, even when this one fails.
      kept = cache;
      BuildCache.Built built = cache.build(entries);
      use(built.graph());
      return built.report();
    }
    ModuleGraph next = GraphBuild.newGraph(options);
    boolean done = false;
    try {
      BuildReport report = GraphBuild.run(options, next, entries, resolver, null);
      done = true;
      use(next);
      return report;
    } finally {
      if (!done) {
        next.close();
      }
    }
  }

  private @Nullable BuildCache openCache(Resolver resolver) {
    if (cacheOptions == null) {
      return null;
    }
    // What the build before left is what this one wants to read.
    closeKept();
    return BuildCache.open(options, cacheOptions, resolver, null);
  }

  private void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException("The workspace is closed");
    }
  }

  private void closeKept() {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }

  private void use(ModuleGraph next) {
    graph.close();
    graph = next;
  }

  /**
   * Whether there is something to be kept of the last build that was not, as nothing is written.
   */
  public synchronized boolean isSaveDue() {
    return kept != null && kept.isSaveDue();
  }

  /** Whether nothing was kept that the last build could have begun with. */
  public synchronized boolean isFirst() {
    return kept != null && kept.isFirst();
  }

  /** Whether the last build is on its way to the disk; {@link #close} waits for that. */
  public synchronized boolean isSaving() {
    return kept != null && kept.isSaving();
  }

  /**
   * Waits until the last build is kept.
   *
   * @return why it is not: a sentence; empty when it is, or is not to be
   */
  public synchronized String awaitSaved() {
    return kept == null ? "" : kept.awaitSaved();
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

  /**
   * Waits until the last build is kept, and gives the memory back, once the last snapshot is closed
   * too.
   */
  @Override
  public synchronized void close() {
    isClosed = true;
    closeKept();
    graph.close();
  }
}
