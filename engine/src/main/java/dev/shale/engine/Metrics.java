package dev.shale.engine;

import dev.shale.engine.live.LiveMetrics;
import dev.shale.engine.metric.Count;
import dev.shale.engine.metric.LiveCounts;
import dev.shale.engine.metric.Timing;
import dev.shale.engine.tier.TierCounter;
import java.util.Objects;

/**
 * What a {@link Project} counted and timed since it was opened. The numbers lie in native memory
 * that the threads of the project add to.
 *
 * <p>Any thread may read them at any time, and waits for nothing: reading a number costs a read of
 * memory, a method of a {@link Histogram} 64 of them, and neither allocates. Numbers that are read
 * one after the other may belong to different moments, also while an update runs. After the project
 * is closed, reading one throws {@link IllegalStateException}.
 */
public final class Metrics {
  private final LiveMetrics live;
  private final LiveCounts counts;
  private final Histogram read;
  private final Histogram parse;
  private final Histogram resolve;
  private final Histogram passes;
  private final Histogram update;

  Metrics(LiveMetrics live) {
    this.live = live;
    counts = live.counts();
    read = new Histogram(counts, Timing.READ);
    parse = new Histogram(counts, Timing.PARSE);
    resolve = new Histogram(counts, Timing.RESOLVE);
    passes = new Histogram(counts, Timing.PASSES);
    update = new Histogram(counts, Timing.UPDATE);
  }

  /**
   * Times in nanoseconds, in buckets of powers of two: bucket 0 has those of 0, bucket {@code k}
   * those from {@code 2^(k-1)} to {@code 2^k - 1}.
   */
  public static final class Histogram {
    /** How many buckets there are. */
    public static final int BUCKETS = LiveCounts.BUCKETS;

    private final LiveCounts counts;
    private final Timing timing;

    private Histogram(LiveCounts counts, Timing timing) {
      this.counts = counts;
      this.timing = timing;
    }

    /** How many times there are. */
    public long count() {
      return counts.count(timing);
    }

    /** Their sum. */
    public long sum() {
      return counts.sum(timing);
    }

    /** The longest; 0 for none. */
    public long longest() {
      return counts.longest(timing);
    }

    /**
     * A time that a share of all are not longer than: the last of the bucket of the time that the
     * share ends with, or the longest if that is less. So it is less than twice that time. 0 when
     * there are none.
     *
     * @param share from 0 to 1: 0.5 for the median
     * @throws IllegalArgumentException for another share
     */
    public long percentile(double share) {
      return counts.percentile(timing, share);
    }

    /**
     * How many times a bucket has.
     *
     * @param bucket from 0 to {@link #BUCKETS}, that one excluded
     */
    public long count(int bucket) {
      return counts.count(timing, checked(bucket));
    }

    /** The longest time that a bucket may have. */
    public static long last(int bucket) {
      return LiveCounts.last(checked(bucket));
    }

    private static int checked(int bucket) {
      return Objects.checkIndex(bucket, BUCKETS);
    }
  }

  /** How many updates were done, with the first build and those that changed nothing. */
  public long updateCount() {
    return update.count();
  }

  /** How many updates failed, or were ended by closing. */
  public long failedUpdateCount() {
    return counts.get(Count.FAILED_UPDATES);
  }

  /** How many of the updates that were done built the graph anew; the first is one. */
  public long buildCount() {
    return counts.get(Count.BUILDS);
  }

  /** How many times a file was read; contents that stand for one are not. */
  public long readCount() {
    return read.count();
  }

  /** The bytes that were read of files. */
  public long readBytes() {
    return counts.get(Count.READ_BYTES);
  }

  /** How many times a file was parsed. */
  public long parsedCount() {
    return parse.count();
  }

  /** How many times a file could not be read, was no UTF-8, or made its front end fail. */
  public long failedFileCount() {
    return counts.get(Count.FAILED_FILES);
  }

  /** Of how many requests a resolver was asked where they lead; those kept from before are not. */
  public long requestCount() {
    return counts.get(Count.REQUESTS);
  }

  /** How many times the record of a file was looked for among those that were read lately. */
  public long recordLookupCount() {
    return live.count(TierCounter.LOOKUPS);
  }

  /** How many of these were there, so that the file was not parsed. */
  public long recordHitCount() {
    return live.count(TierCounter.HITS);
  }

  /** How many were not there, and had not been lately. */
  public long recordAbsentCount() {
    return live.count(TierCounter.ABSENT_MISSES);
  }

  /** How many were not there because they had to go lately: more room would have found them. */
  public long recordEvictedCount() {
    return live.count(TierCounter.EVICTED_MISSES);
  }

  /** How many records had to go because there was no room for others. */
  public long recordEvictionCount() {
    return live.count(TierCounter.EVICTIONS);
  }

  /** How many native bytes the records held when the last update was done. */
  public long recordBytes() {
    return counts.get(Count.RECORD_BYTES);
  }

  /**
   * How many native bytes the graph held when the last update was done, with all that views see.
   */
  public long graphBytes() {
    return counts.get(Count.GRAPH_BYTES);
  }

  /** How long it took to open and read a file. */
  public Histogram readNanos() {
    return read;
  }

  /** How long it took to parse a file. */
  public Histogram parseNanos() {
    return parse;
  }

  /** How long it took to find out where the requests of a module lead, if any was asked for. */
  public Histogram resolveNanos() {
    return resolve;
  }

  /** How long it took to bring the derived columns up to date. An update may do that often. */
  public Histogram passNanos() {
    return passes;
  }

  /** How long updates took that were done: as {@link Update#nanos}. */
  public Histogram updateNanos() {
    return update;
  }
}
