package dev.shale.engine.discovery;

import dev.shale.engine.graph.Kinds;
import dev.shale.engine.language.Resolved;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The modules to find out about, in the order in which the writer wants them, and the results on
 * their way back.
 *
 * <p>The writer appends each module that it discovers or that changed; workers claim modules by
 * place; each result goes into the slot {@code place % SLOTS}, and the writer takes them by place
 * again. So results are applied in discovery order whatever worker is first, a slow file holds up
 * at most {@code SLOTS} results, and memory between the threads is bounded. Nothing locks: places
 * are published by one volatile count each way.
 */
final class WorkQueue {
  private static final int SLOTS = 512;
  private static final int NONE = -1;
  private static final int FIRST_PLACES = 1 << 6;

  private final Kinds kinds;
  private final @Nullable WorkItem[] slots = new WorkItem[SLOTS];
  private final AtomicInteger claimed = new AtomicInteger();
  private Resolved[] files = new Resolved[FIRST_PLACES];
  private int[] modules = new int[FIRST_PLACES];
  private Task[] tasks = new Task[FIRST_PLACES];
  private volatile int scheduledCount;
  private volatile int appliedCount;
  private volatile boolean stopped;

  /** What is to be done for a module. */
  enum Task {
    /** It is new: its file is read and all of its requests are resolved. */
    NEW,
    /** Its file is read; requests that it had before lead where they did. */
    READ,
    /** Its file is read and all of its requests are resolved, as if it were new. */
    ANEW,
    /** Its file is what it was; its requests are resolved. */
    ASK,
    /** Nothing: it is no file, or one that nobody has to read. */
    PASS
  }

  WorkQueue(Kinds kinds) {
    this.kinds = kinds;
  }

  /** By the writer: what is next in the order, be it nothing to do. */
  void schedule(Resolved file, int module, Task task) {
    int count = scheduledCount;
    if (count == files.length) {
      files = Arrays.copyOf(files, count * 2);
      modules = Arrays.copyOf(modules, count * 2);
      tasks = Arrays.copyOf(tasks, count * 2);
    }
    files[count] = file;
    modules[count] = module;
    tasks[count] = task;
    if (count < SLOTS) {
      slots[count] = new WorkItem(kinds);
    }
    // The volatile write publishes the arrays and their elements.
    scheduledCount = count + 1;
  }

  int scheduledCount() {
    return scheduledCount;
  }

  /** The file at a place; for those that have seen {@link #scheduledCount} pass it. */
  Resolved file(int place) {
    return files[place];
  }

  /** The module at a place. */
  int module(int place) {
    return modules[place];
  }

  /** What is to be done at a place. */
  Task task(int place) {
    return tasks[place];
  }

  WorkItem slot(int place) {
    WorkItem item = slots[place % SLOTS];
    if (item == null) {
      throw new IllegalStateException("Nothing was scheduled at place " + place);
    }
    return item;
  }

  /** By the writer: all before {@code count} are in the graph, their slots are free. */
  void applied(int count) {
    appliedCount = count;
  }

  /** By a worker: a place that nobody else works on, or -1 when there is none at the moment. */
  int claim() {
    int place = claimed.get();
    while (place < scheduledCount && place < appliedCount + SLOTS) {
      if (claimed.compareAndSet(place, place + 1)) {
        return place;
      }
      place = claimed.get();
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
