package dev.shale.engine.discovery;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The files to read, in the order of their module ids, and the results on their way back.
 *
 * <p>The writer appends a file for each module it discovers; workers claim modules by id; each
 * result goes into the slot {@code module % SLOTS}, and the writer takes them by id again. So
 * results are applied in discovery order whatever worker is first, a slow file holds up at most
 * {@code SLOTS} results, and memory between the threads is bounded. Nothing locks: ids are
 * published by one volatile count each way.
 */
final class WorkQueue {
  private static final int SLOTS = 512;
  private static final int NONE = -1;
  private static final int FIRST_MODULES = 1 << 10;

  private final WorkItem[] slots = new WorkItem[SLOTS];
  private final AtomicInteger claimed = new AtomicInteger();
  private Resolved[] files = new Resolved[FIRST_MODULES];
  private boolean[] reads = new boolean[FIRST_MODULES];
  private volatile int scheduledCount;
  private volatile int appliedCount;
  private volatile boolean stopped;

  WorkQueue(Kinds kinds) {
    Arrays.setAll(slots, slot -> new WorkItem(kinds));
  }

  /** By the writer: the next module is {@code file}; what is not a file is in the order too. */
  void schedule(Resolved file) {
    schedule(file, true);
  }

  /** By the writer: the next module is a file that is not to be read. */
  void pass(Resolved file) {
    schedule(file, false);
  }

  private void schedule(Resolved file, boolean isRead) {
    int count = scheduledCount;
    if (count == files.length) {
      files = Arrays.copyOf(files, count * 2);
      reads = Arrays.copyOf(reads, count * 2);
    }
    files[count] = file;
    reads[count] = isRead && file.status() == Status.FILE;
    // The volatile write publishes the arrays and their elements.
    scheduledCount = count + 1;
  }

  int scheduledCount() {
    return scheduledCount;
  }

  /** The file of a module; for those that have seen {@link #scheduledCount} pass it. */
  Resolved file(int module) {
    return files[module];
  }

  /** Whether a module is a file to be read. */
  boolean isRead(int module) {
    return reads[module];
  }

  WorkItem slot(int module) {
    return slots[module % SLOTS];
  }

  /** By the writer: all modules before {@code count} are in the graph, their slots are free. */
  void applied(int count) {
    appliedCount = count;
  }

  /** By a worker: a module that nobody else works on, or -1 when there is none at the moment. */
  int claim() {
    int module = claimed.get();
    while (module < scheduledCount && module < appliedCount + SLOTS) {
      if (claimed.compareAndSet(module, module + 1)) {
        return module;
      }
      module = claimed.get();
    }
    return NONE;
  }

  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }
}
