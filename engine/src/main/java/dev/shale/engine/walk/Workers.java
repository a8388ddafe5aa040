package dev.shale.engine.walk;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a pass forks over: the caller and {@code count - 1} others, which are started
 * when the first range is large enough and sleep between ranges. Handing a range to them allocates
 * nothing.
 */
public final class Workers implements AutoCloseable {
  /** Looks before sleeping: steps of a pass follow each other within microseconds. */
  private static final int SPINS = 400;

  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private Thread[] threads = {};
  private volatile int turn;
  private volatile boolean isClosed;
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread caller;
  private @Nullable Range range;
  private int size;
  private int chunk;

  /** Work on a part of a range of rows, the same whoever does it. */
  @FunctionalInterface
  public interface Range {
    /**
     * Works on the rows in {@code [begin, end)}.
     *
     * @param worker which of the workers does it, from 0
     */
    void run(int worker, int begin, int end);
  }

  /** As many workers as are asked for, the caller being one. */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count is less than 1: " + count);
    }
    this.count = count;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /**
   * Works on the rows in {@code [0, rowCount)}, in chunks that are taken in ascending order;
   * returns when all are done.
   *
   * @param chunkRows rows of a chunk; a range that has no more is left to the caller
   */
  public void run(Range work, int rowCount, int chunkRows) {
    if (count == 1 || rowCount <= chunkRows) {
      work.run(0, 0, rowCount);
      return;
    }
    start();
    range = work;
    size = rowCount;
    chunk = chunkRows;
    caller = Thread.currentThread();
    next.set(0);
    busy.set(count - 1);
    beginTurn();
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    try {
      takeChunks(0, work);
    } finally {
      await();
    }
    rethrow();
  }

  // Nobody else writes it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void beginTurn() {
    turn++;
  }

  private void rethrow() {
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw new IllegalStateException("A worker failed: " + thrown, thrown);
    }
  }

  private void takeChunks(int worker, Range work) {
    for (int begin = next.getAndAdd(chunk); begin < size; begin = next.getAndAdd(chunk)) {
      work.run(worker, begin, Math.min(begin + chunk, size));
    }
  }

  private void await() {
    for (int looks = 0; busy.get() != 0; looks++) {
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void start() {
    if (isClosed) {
      throw new IllegalStateException("The workers are closed");
    }
    if (threads.length == 0) {
      threads = new Thread[count - 1];
      for (int worker = 1; worker < count; worker++) {
        threads[worker - 1] = thread(worker);
        threads[worker - 1].start();
      }
    }
  }

  private Thread thread(int worker) {
    int firstTurn = turn;
    Thread thread =
        new Thread(null, () -> serve(worker, firstTurn), "shale-pass-" + worker, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  private void serve(int worker, int firstTurn) {
    for (int seen = firstTurn; awaitTurn(seen); seen++) {
      Range work = range;
      if (work != null) {
        runOrFail(worker, work);
      }
      if (busy.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  /** What a worker throws belongs to the caller. */
  private void runOrFail(int worker, Range work) {
    try {
      takeChunks(worker, work);
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  private boolean awaitTurn(int seen) {
    for (int looks = 0; turn == seen && !isClosed; looks++) {
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return !isClosed;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    isClosed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
