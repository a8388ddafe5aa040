package dev.shale.engine.discovery;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Fills what is in the queue, until it stops. One thread each. */
final class BuildWorker implements Runnable {
  private static final long LONGEST_SLEEP_NANOS = 250_000;

  private final WorkQueue queue;
  private final ModuleSource source;
  private final IdleStrategy idle;

  BuildWorker(WorkQueue queue, ModuleSource source, IdleStrategy idle) {
    this.queue = queue;
    this.source = source;
    this.idle = idle;
  }

  /**
   * Waits are short while files flow and must not cost a core while they do not: the more threads
   * wait, the longer each sleeps, so that some of them looks as often as one alone would.
   */
  static IdleStrategy newIdleStrategy(int threads) {
    return new BackoffIdleStrategy(16, 2, 20_000, LONGEST_SLEEP_NANOS * threads);
  }

  @Override
  public void run() {
    while (!queue.isStopped()) {
      if (workOnce()) {
        idle.reset();
      } else {
        idle.idle();
      }
    }
  }

  /** Works on what is next in the queue, if there is anything. */
  boolean workOnce() {
    int place = queue.claim();
    if (place < 0) {
      return false;
    }
    WorkItem item = queue.slot(place);
    item.clear();
    try {
      if (queue.task(place) != WorkQueue.Task.PASS) {
        item.task = queue.task(place);
        source.fill(queue.module(place), queue.file(place), item);
      }
    } catch (Throwable failure) {
      // Whatever it is, the writer waits for this slot: it must hear of it.
      item.failure = failure;
    }
    item.finish(place);
    return true;
  }
}
