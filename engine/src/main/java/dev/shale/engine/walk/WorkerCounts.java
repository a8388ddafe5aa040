package dev.shale.engine.walk;

/** A sum that several workers add to, each at a place of its own. */
public final class WorkerCounts {
  /** Longs between two workers' places, so that they are in different cache lines. */
  private static final int STRIDE = 16;

  private final long[] counts;

  public WorkerCounts(int workerCount) {
    counts = new long[workerCount * STRIDE];
  }

  public void add(int worker, long count) {
    counts[worker * STRIDE] += count;
  }

  /** The sum since this was asked last. */
  public long take() {
    long sum = 0;
    for (int index = 0; index < counts.length; index += STRIDE) {
      sum += counts[index];
      counts[index] = 0;
    }
    return sum;
  }
}
