package dev.shale.engine.tier;

import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Hashes of entries that were evicted lately: the ghost queue of S3-FIFO, as a table (Yang et al.,
 * "FIFO Queues are All You Need for Cache Eviction", SOSP 2023, section 4.2).
 *
 * <p>A slot has half of a hash and the number of its eviction, and lies in a bucket of eight, a
 * line of the processor's cache; a new one takes the place of the oldest in its bucket. So some are
 * forgotten early, and one in half a billion is taken for another, either of which costs a hit.
 */
final class GhostSet {
  private static final int BUCKET_SLOTS = 4;

  /** Slots beyond the capacity, since buckets do not fill evenly: one for three. */
  private static final int SPARE_PART = 3;

  private static final long NO_GHOST = 0;

  private final MemorySegment slots;
  private final int bucketCount;
  private int evictions;

  GhostSet(Region region, int capacity) {
    bucketCount = bucketCount(capacity);
    slots = region.allocate(bytes(capacity));
  }

  static long bytes(int capacity) {
    return (long) bucketCount(capacity) * BUCKET_SLOTS * Long.BYTES;
  }

  private static int bucketCount(int capacity) {
    return Math.ceilDiv(capacity + Math.ceilDiv(capacity, SPARE_PART), BUCKET_SLOTS);
  }

  void add(long hash) {
    MemorySegment slots = this.slots;
    long begin = begin(hash);
    long place = begin;
    int greatest = -1;
    for (long slot = begin; slot < begin + BUCKET_SLOTS; slot++) {
      long ghost = Longs.get(slots, slot);
      int age = ghost == NO_GHOST ? Integer.MAX_VALUE : age(ghost);
      if (age > greatest) {
        greatest = age;
        place = slot;
      }
    }
    Longs.set(slots, place, (long) mark(hash) << Integer.SIZE | (evictions & 0xFFFF_FFFFL));
    evictions = evictions + 1 & Integer.MAX_VALUE;
  }

  /** Whether a hash is among the last {@code count} that were added. */
  boolean contains(long hash, int count) {
    return find(hash, count) >= 0;
  }

  /** Takes a hash out; whether it was among the last {@code count} that were added. */
  boolean remove(long hash, int count) {
    long slot = find(hash, count);
    if (slot < 0) {
      return false;
    }
    Longs.set(slots, slot, NO_GHOST);
    return true;
  }

  private long find(long hash, int count) {
    MemorySegment slots = this.slots;
    long begin = begin(hash);
    for (long slot = begin; slot < begin + BUCKET_SLOTS; slot++) {
      long ghost = Longs.get(slots, slot);
      if ((int) (ghost >>> Integer.SIZE) == mark(hash) && age(ghost) <= count) {
        return slot;
      }
    }
    return -1;
  }

  private int age(long ghost) {
    return evictions - (int) ghost & Integer.MAX_VALUE;
  }

  /** Never 0, which is an empty slot. */
  private static int mark(long hash) {
    return (int) hash | 1;
  }

  private long begin(long hash) {
    return (long) EntryTable.part(hash, bucketCount) * BUCKET_SLOTS;
  }

  void clear() {
    slots.fill((byte) 0);
  }
}
