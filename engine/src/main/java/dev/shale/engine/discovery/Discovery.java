package dev.shale.engine.discovery;

import dev.shale.engine.options.BuildOptions;
import dev.shale.engine.threads.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Finds out about all that is scheduled, and about what that leads to. The calling thread is the
 * writer; workers read ahead of it.
 *
 * <p>Modules are discovered breadth first, in the order of the requests in the sources, so ids do
 * not depend on the number of threads or on who was first.
 */
final class Discovery {
  /** With so few modules a thread costs more than it brings. */
  private static final int FEW = 32;

  private final BuildOptions options;
  private final WorkQueue queue;
  private final RecordWriter writer;
  private final Supplier<ModuleSource> sources;
  private final @Nullable BuildMemory memory;

  /** Works on a few modules by the writer's own thread; null where its stack may be small. */
  private final @Nullable BuildWorker own;

  private final IdleStrategy idle = BuildWorker.newIdleStrategy(2);
  private final List<Thread> workers = new ArrayList<>();
  private int place;

  /**
   * @param sources makes the source of a worker
   * @param own a source for the calling thread; null when only workers are to use any
   * @param memory takes what was found out; null for none
   */
  Discovery(
      BuildOptions options,
      WorkQueue queue,
      RecordWriter writer,
      Supplier<ModuleSource> sources,
      @Nullable ModuleSource own,
      @Nullable BuildMemory memory) {
    this.options = options;
    this.queue = queue;
    this.writer = writer;
    this.sources = sources;
    this.memory = memory;
    this.own = own == null ? null : new BuildWorker(queue, own, idle);
  }

  /** Writes the program, and then what its types lead to. */
  void run() {
    applyAll();
    do {
      // Behind the program, so that its ids do not depend on what its types lead to.
      writer.discoverTypes();
      applyAll();
      // In an update, what types lead to may bring back a module of the program.
    } while (writer.hasPassive());
  }

  private void applyAll() {
    for (; place < queue.scheduledCount(); place++) {
      apply();
      options.progress().advanced(place + 1, queue.scheduledCount());
    }
  }

  private void apply() {
    WorkItem item = queue.slot(place);
    await(item);
    if (item.failure != null) {
      throw new IllegalStateException(
          "Could not build " + queue.file(place).path() + ": " + item.failure, item.failure);
    }
    writer.apply(place, item);
    if (memory != null) {
      memory.save(item);
    }
    queue.applied(place + 1);
  }

  private void await(WorkItem item) {
    checkInterrupt();
    int waitingCount = queue.scheduledCount() - place;
    if (own != null && workers.isEmpty() && waitingCount <= FEW) {
      while (!item.isFinished(place) && own.workOnce()) {
        checkInterrupt();
      }
    } else {
      startWorkers(waitingCount);
    }
    while (!item.isFinished(place)) {
      idle.idle();
      checkInterrupt();
    }
    idle.reset();
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
      BuildWorker worker = new BuildWorker(queue, sources.get(), idleWorker);
      String name = "shale-build-" + workers.size();
      Thread thread = new Thread(null, worker, name, Threads.DEEP_STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
      workers.add(thread);
    }
  }

  /** Ends the workers; to be called when all is done, and when it failed. */
  void stop() {
    queue.stop();
    // Workers look at the queue after every file, so this is short, unless a language waits for
    // something.
    workers.forEach(Thread::interrupt);
    workers.forEach(Threads::join);
  }
}
