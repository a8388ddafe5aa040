package dev.shale.engine.tier;

/**
 * A number for each {@link TierCounter}. On the heap, as they are few and counted at each lookup.
 * Belongs to one thread at a time.
 */
final class TierCounters {
  private final long[] counts = new long[TierCounter.values().length];

  long get(TierCounter counter) {
    return counts[counter.ordinal()];
  }

  void add(TierCounter counter, long increment) {
    counts[counter.ordinal()] += increment;
  }
}
