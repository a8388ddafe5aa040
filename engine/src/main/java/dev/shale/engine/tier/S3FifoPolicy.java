package dev.shale.engine.tier;

import static dev.shale.engine.tier.EntryTable.NO_ENTRY;

import dev.shale.offheap.Bytes;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * S3-FIFO (Yang et al., "FIFO Queues are All You Need for Cache Eviction", SOSP 2023) with a sketch
 * of frequencies at the door of its main queue.
 *
 * <p>New entries begin in a small queue. One that is asked for again there moves on to the main
 * queue; others leave at its end, and are remembered for a while as ghosts. A ghost that comes back
 * begins in the main queue. At the end of the main queue, an entry that was asked for goes back to
 * its beginning. So most keys, which nobody asks for twice, pass through a tenth of the memory.
 *
 * <p>As published, it has no hit in a loop over more keys than there is room for: each leaves just
 * before it is asked for again. Two rules prevent that. While there is room, what leaves the small
 * queue fills the main one. And a ghost enters the main queue only if the entry that would have to
 * leave was not asked for, or less often than the ghost. In a loop all are asked for as often, so
 * the main queue stays as it is, and has its share of the hits.
 */
final class S3FifoPolicy implements EvictionPolicy {
  /** The small queue has this part of the entries. */
  private static final int SMALL_PART = 10;

  /** Hits are counted up to this. */
  private static final int MOST_HITS = 3;

  /** An entry of the small queue with so many hits moves on. */
  private static final int ENOUGH_HITS = 1;

  /** Frequencies are halved after so many requests for each entry. */
  private static final int PERIOD = 4;

  private static final int HITS_MASK = 3;
  private static final int IS_MAIN = 4;

  private final EntryHashes hashes;
  private final MemorySegment states;
  private final EntryQueue small;
  private final EntryQueue main;
  private final GhostSet ghosts;
  private final FrequencySketch sketch;

  /** How many entries there were when there was no room; 0 if there was always room. */
  private int fullCount;

  S3FifoPolicy(Region region, int capacity, EntryHashes hashes) {
    this.hashes = hashes;
    states = region.allocate(capacity);
    MemorySegment newer = region.allocate((long) capacity * Integer.BYTES);
    MemorySegment older = region.allocate((long) capacity * Integer.BYTES);
    small = new EntryQueue(newer, older);
    main = new EntryQueue(newer, older);
    ghosts = new GhostSet(region, capacity);
    sketch = new FrequencySketch(region, capacity);
  }

  static long bytes(int capacity) {
    return Math.ceilDiv((long) capacity, 8L) * 8L
        + 2 * Math.ceilDiv((long) capacity * Integer.BYTES, 8L) * 8L
        + GhostSet.bytes(capacity)
        + FrequencySketch.bytes(capacity);
  }

  private int count() {
    return small.size() + main.size();
  }

  @Override
  public void hit(int entry, long hash) {
    int state = Bytes.get(states, entry);
    if ((state & HITS_MASK) < MOST_HITS) {
      Bytes.set(states, entry, (byte) (state + 1));
    }
    count(hash);
  }

  private void count(long hash) {
    sketch.add(hash, PERIOD * Math.max(PERIOD, count()));
  }

  @Override
  public void inserted(int entry, long hash) {
    boolean isBack = ghosts.remove(hash, count());
    if (isBack && isWorthMore(hash)) {
      addMain(entry, 0);
    } else {
      Bytes.set(states, entry, (byte) 0);
      small.add(entry);
      if (isFilling()) {
        fillMain();
      }
    }
    // After the comparison: with this request a key of a loop is one ahead of those behind it.
    count(hash);
  }

  private boolean isWorthMore(long hash) {
    int oldest = main.oldest();
    return oldest == NO_ENTRY
        || hits(oldest) == 0
        || sketch.frequency(hash) > sketch.frequency(hashes.hash(oldest));
  }

  /** Whether there are clearly less entries than there was room for. */
  private boolean isFilling() {
    return fullCount == 0 || count() < fullCount - fullCount / SMALL_PART;
  }

  private void fillMain() {
    while (small.size() > smallTarget()) {
      int entry = small.oldest();
      small.remove(entry);
      addMain(entry, hits(entry));
    }
  }

  private int smallTarget() {
    return Math.max(1, count() / SMALL_PART);
  }

  private void addMain(int entry, int hits) {
    Bytes.set(states, entry, (byte) (IS_MAIN | hits));
    main.add(entry);
  }

  private int hits(int entry) {
    return Bytes.get(states, entry) & HITS_MASK;
  }

  @Override
  public int victim() {
    fullCount = count();
    while (true) {
      boolean isSmall = main.size() == 0 || small.size() >= smallTarget();
      EntryQueue queue = isSmall ? small : main;
      int entry = queue.oldest();
      int hits = hits(entry);
      if (isSmall ? hits < ENOUGH_HITS : hits == 0) {
        return entry;
      }
      queue.remove(entry);
      addMain(entry, isSmall ? 0 : hits - 1);
    }
  }

  @Override
  public void evicted(int entry, long hash) {
    if ((Bytes.get(states, entry) & IS_MAIN) == 0) {
      ghosts.add(hash);
    }
    removed(entry);
  }

  @Override
  public void removed(int entry) {
    boolean isMain = (Bytes.get(states, entry) & IS_MAIN) != 0;
    (isMain ? main : small).remove(entry);
  }

  @Override
  public boolean wasEvicted(long hash) {
    return ghosts.contains(hash, count());
  }

  @Override
  public void clear() {
    small.clear();
    main.clear();
    ghosts.clear();
    sketch.clear();
    fullCount = 0;
  }
}
