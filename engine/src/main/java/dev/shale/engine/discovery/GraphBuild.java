package dev.shale.engine.discovery;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolver;
import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.options.BuildReport;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.threads.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Discovers a graph from its entries. The calling thread is the writer; workers read ahead of it.
 *
 * <p>Modules are discovered breadth first, in the order of the requests in the sources, so ids do
 * not depend on the number of threads or on who was first.
 */
public final class GraphBuild {
  /** Parsers recurse; a thread's own stack is reserved, not used, so it may be generous. */
  private static final long WORKER_STACK_BYTES = 64L << 20;

  private final BuildOptions options;
  private final WorkQueue queue;
  private final RecordWriter writer;
  private final IdleStrategy idle = BuildWorker.newIdleStrategy(2);
  private final List<Thread> workers = new ArrayList<>();

  private final Resolver resolver;
  private final @Nullable BuildMemory memory;

  private GraphBuild(
      BuildOptions options, ModuleGraph graph, Resolver resolver, @Nullable BuildMemory memory) {
    this.options = options;
    this.resolver = resolver;
    this.memory = memory;
    queue = new WorkQueue(options.frontEnd().kinds());
    writer = new RecordWriter(graph.writer(), queue, options.frontEnd(), resolver);
  }

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
   * @throws CancellationException when the calling thread is interrupted
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
    long start = System.nanoTime();
    GraphBuild build = new GraphBuild(options, graph, resolver, memory);
    entries.forEach(build.writer::entry);
    build.discover();
    long discoverNanos = System.nanoTime() - start;
    return build.writer.report(discoverNanos, Passes.run(graph));
  }

  private void discover() {
    try {
      int programEnd = applyFrom(0);
      // Behind the program, so that its ids do not depend on what its types lead to.
      writer.discoverTypes();
      applyFrom(programEnd);
    } finally {
      queue.stop();
      workers.forEach(LockSupport::unpark);
      // Workers look at the queue after every file, so this is short.
      workers.forEach(Threads::join);
    }
  }

  /** Applies modules until none is left; returns how many there are. */
  private int applyFrom(int first) {
    int module = first;
    for (; module < queue.scheduledCount(); module++) {
      apply(module);
      options.progress().advanced(module + 1, queue.scheduledCount());
    }
    return module;
  }

  private void apply(int module) {
    WorkItem item = queue.slot(module);
    startWorkers(queue.scheduledCount() - module);
    checkInterrupt();
    while (!item.isFinished(module)) {
      idle.idle();
      checkInterrupt();
    }
    idle.reset();
    if (item.failure != null) {
      throw new IllegalStateException(
          "Could not build " + queue.file(module).path() + ": " + item.failure, item.failure);
    }
    writer.apply(module, item);
    if (memory != null) {
      memory.save(queue.file(module), item);
    }
    queue.applied(module + 1);
  }

  private static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The build was interrupted");
    }
  }

  /** No more than there are modules to read: each worker has buffers of its own. */
  private void startWorkers(int waitingCount) {
    while (workers.size() < Math.min(options.threads(), waitingCount)) {
      IdleStrategy idleWorker = BuildWorker.newIdleStrategy(options.threads());
      BuildWorker worker = new BuildWorker(queue, options.frontEnd(), resolver, memory, idleWorker);
      String name = "shale-build-" + workers.size();
      Thread thread = new Thread(null, worker, name, WORKER_STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
      workers.add(thread);
    }
  }
}
