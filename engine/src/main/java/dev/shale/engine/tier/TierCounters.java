package dev.shale.engine.tier;

import dev.shale.offheap.AtomicLongs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * A number for each {@link TierCounter}, in the tier's memory. One thread at a time adds; any reads
 * meanwhile, and waits for nobody.
 */
final class TierCounters {
  static final long BYTES = AtomicLongs.bytes(TierCounter.values().length);

  private final MemorySegment counts;

  TierCounters(Region region) {
    counts = region.allocate(BYTES);
  }

  /** A number; {@link IllegalStateException} when the region is closed. */
  long get(TierCounter counter) {
    return AtomicLongs.getOpaque(counts, counter.ordinal());
  }

  void add(TierCounter counter, long increment) {
    AtomicLongs.setOpaque(counts, counter.ordinal(), get(counter) + increment);
  }
}
