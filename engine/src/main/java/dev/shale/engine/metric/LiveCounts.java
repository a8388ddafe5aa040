package dev.shale.engine.metric;

import dev.shale.offheap.AtomicLongs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Counts and histograms of times of one live graph, as longs in native memory of its own: first a
 * long for each {@link Count}, then for each {@link Timing} the sum, the longest time and a long
 * for each bucket.
 *
 * <p>Bucket 0 has times of no nanosecond, bucket {@code k} those from {@code 2^(k-1)} to {@code 2^k
 * - 1}. So a time is known within a factor of two, and counting one is an add to a place that its
 * leading zeros name.
 *
 * <p>Any threads may add and read. An add is one atomic addition, a time three of them; neither
 * locks or allocates. Numbers that are read one after the other may belong to different moments.
 * After {@link #close} both throw {@link IllegalStateException}.
 */
public final class LiveCounts implements AutoCloseable {
  /** How many buckets a histogram has. */
  public static final int BUCKETS = Long.SIZE;

  private static final int SUM = 0;
  private static final int LONGEST = 1;
  private static final int FIRST_BUCKET = 2;
  private static final int HISTOGRAM = FIRST_BUCKET + BUCKETS;
  private static final int COUNTS = Count.values().length;
  private static final int TIMINGS = Timing.values().length;

  private final Region region = Region.open("counts", Region.UNLIMITED);
  private final MemorySegment cells =
      region.allocate(AtomicLongs.bytes(COUNTS + (long) TIMINGS * HISTOGRAM));

  /** The longest time in nanoseconds that a bucket has, from 0. */
  public static long last(int bucket) {
    return bucket == 0 ? 0 : -1L >>> (Long.SIZE - bucket);
  }

  private static int bucket(long nanos) {
    return Long.SIZE - Long.numberOfLeadingZeros(nanos);
  }

  private static int begin(Timing timing) {
    return COUNTS + timing.ordinal() * HISTOGRAM;
  }

  /** Adds to a count. */
  public void add(Count count, long increment) {
    AtomicLongs.getAndAdd(cells, count.ordinal(), increment);
  }

  /** Sets a count that one thread sets. */
  public void set(Count count, long value) {
    AtomicLongs.setOpaque(cells, count.ordinal(), value);
  }

  /** A count as it is now. */
  public long get(Count count) {
    return AtomicLongs.getOpaque(cells, count.ordinal());
  }

  /** Adds a time to a histogram; one of less than 0 is one of 0. */
  public void time(Timing timing, long nanos) {
    long time = Math.max(nanos, 0);
    int begin = begin(timing);
    AtomicLongs.getAndAdd(cells, begin + SUM, time);
    AtomicLongs.atLeast(cells, begin + LONGEST, time);
    AtomicLongs.getAndAdd(cells, begin + FIRST_BUCKET + bucket(time), 1);
  }

  /** The sum of the times of a histogram, in nanoseconds. */
  public long sum(Timing timing) {
    return AtomicLongs.getOpaque(cells, begin(timing) + SUM);
  }

  /** The longest time of a histogram, in nanoseconds; 0 for none. */
  public long longest(Timing timing) {
    return AtomicLongs.getOpaque(cells, begin(timing) + LONGEST);
  }

  /** How many times a bucket has, from 0 to {@link #BUCKETS}. */
  public long count(Timing timing, int bucket) {
    return AtomicLongs.getOpaque(cells, begin(timing) + FIRST_BUCKET + bucket);
  }

  /** How many times a histogram has. */
  public long count(Timing timing) {
    long count = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      count += count(timing, bucket);
    }
    return count;
  }

  /**
   * The last time of the bucket of the time that a share of all are not longer than, or the longest
   * time if that is less; 0 when there are none.
   *
   * @throws IllegalArgumentException for a share that is not from 0 to 1
   */
  public long percentile(Timing timing, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is not from 0 to 1: " + share);
    }
    long rank = Math.max(1, (long) Math.ceil(share * count(timing)));
    int bucket = 0;
    long passed = count(timing, bucket);
    while (passed < rank && bucket < BUCKETS - 1) {
      bucket++;
      passed += count(timing, bucket);
    }
    return Math.min(last(bucket), longest(timing));
  }

  /** Throws {@link IllegalStateException} when this is closed. */
  public void checkOpen() {
    get(Count.GRAPH_BYTES);
  }

  /** Gives the memory back. Closing twice does nothing. */
  @Override
  public void close() {
    region.close();
  }
}
