package dev.shale.engine.tier;

import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * About how often a key was asked for lately, from 0 to 15, whether it has an entry or not: a
 * count-min sketch whose counters are halved now and then (Einziger et al., "TinyLFU: A Highly
 * Efficient Cache Admission Policy", ACM TOS 2017).
 *
 * <p>A key has four counters of four bits, all in one long, so counting is one load and one store;
 * counters in four longs would tell keys apart a little better, and cost four times as much. There
 * is a long for each entry of the capacity.
 */
final class FrequencySketch {
  private static final int COUNTER_MASK = 15;

  /** Takes the place of a counter, in bits, out of a part of a hash. */
  private static final int SHIFT_MASK = 60;

  private static final long ONES = 0x1111_1111_1111_1111L;
  private static final long HALVES = 0x7777_7777_7777_7777L;

  private final MemorySegment counters;
  private final int capacity;
  private int additions;

  FrequencySketch(Region region, int capacity) {
    this.capacity = capacity;
    counters = region.allocate(bytes(capacity));
  }

  static long bytes(int capacity) {
    return (long) capacity * Long.BYTES;
  }

  /** Counts a key; all counts are halved once {@code period} were counted. */
  void add(long hash, int period) {
    MemorySegment segment = counters;
    long index = EntryTable.part(hash, capacity);
    long word = Longs.get(segment, index);
    Longs.set(segment, index, word + (own(hash) & ~full(word)));
    if (++additions >= period) {
      halve();
    }
  }

  /** The lowest bits of the counters of a key. */
  private static long own(long hash) {
    int bits = (int) hash;
    return 1L << (bits & SHIFT_MASK)
        | 1L << (bits >>> Byte.SIZE & SHIFT_MASK)
        | 1L << (bits >>> (2 * Byte.SIZE) & SHIFT_MASK)
        | 1L << (bits >>> (3 * Byte.SIZE) & SHIFT_MASK);
  }

  /** The lowest bits of the counters that are at their end. */
  private static long full(long word) {
    return word & word >>> 1 & word >>> 2 & word >>> 3 & ONES;
  }

  /** How often a key was counted. */
  int frequency(long hash) {
    long word = Longs.get(counters, EntryTable.part(hash, capacity));
    int least = COUNTER_MASK;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int place = (int) hash >>> shift & SHIFT_MASK;
      least = Math.min(least, (int) (word >>> place) & COUNTER_MASK);
    }
    return least;
  }

  private void halve() {
    halve(counters, capacity);
    additions >>>= 1;
  }

  private static void halve(MemorySegment segment, int count) {
    for (long index = 0; index < count; index++) {
      Longs.set(segment, index, Longs.get(segment, index) >>> 1 & HALVES);
    }
  }

  void clear() {
    counters.fill((byte) 0);
    additions = 0;
  }
}
