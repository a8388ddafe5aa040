package dev.shale.engine.walk;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that a pass forks over: the caller and up to {@code count - 1} others, as many as a
 * range has chunks for. They are started when a range is large enough and sleep between ranges.
 * Handing a range to them allocates nothing.
 */
public final class Workers implements AutoCloseable {
  /** Looks before sleeping: steps of a pass follow each other within microseconds. */
  private static final int SPINS = 400;

  private final int count;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private Thread[] threads = {};

  /** Counts ranges, above how many workers the last one is for. */
  private volatile long turn;

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
    int chunkCount = (int) ((rowCount + (long) chunkRows - 1) / chunkRows);
    int active = Math.min(count, chunkCount);
    start(active);
    range = work;
    size = rowCount;
    chunk = chunkRows;
    caller = Thread.currentThread();
    next.set(0);
    busy.set(active - 1);
    beginTurn(active);
    for (int worker = 1; worker < active; worker++) {
      LockSupport.unpark(threads[worker - 1]);
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
  private void beginTurn(int active) {
    turn = ((turn >>> Integer.SIZE) + 1) << Integer.SIZE | active;
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

  private void start(int active) {
    if (isClosed) {
      throw new IllegalStateException("The workers are closed");
    }
    if (threads.length < active - 1) {
      int worker = threads.length;
      threads = Arrays.copyOf(threads, active - 1);
      while (++worker < active) {
        threads[worker - 1] = thread(worker);
        threads[worker - 1].start();
      }
    }
  }

  private Thread thread(int worker) {
    long firstTurn = turn;
    Thread thread =
        new Thread(null, () -> serve(worker, firstTurn), "shale-pass-" + worker, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  private void serve(int worker, long firstTurn) {
    for (long seen = awaitTurn(firstTurn); !isClosed; seen = awaitTurn(seen)) {
      // Of a range that is not for this one nothing may be looked at: the next may come any moment.
      if (worker < (int) seen) {
        serve(worker);
      }
    }
  }

  private void serve(int worker) {
    Range work = range;
    if (work != null) {
      runOrFail(worker, work);
    }
    if (busy.decrementAndGet() == 0) {
      LockSupport.unpark(caller);
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

  /** The first turn after another one. */
  private long awaitTurn(long seen) {
    long now = turn;
    for (int looks = 0; now == seen && !isClosed; looks++) {
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
      now = turn;
    }
    return now;
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
