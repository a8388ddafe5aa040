package dev.shale.engine.tier;

import static dev.shale.engine.tier.BlockStore.NO_BLOCK;
import static dev.shale.engine.tier.EntryTable.NO_ENTRY;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * A cache from keys of 128 bits to bytes, in native memory: module records, by content and
 * settings.
 *
 * <p>It holds no more than its budget: payloads, and all that it takes to find and to evict them,
 * but for some hundred bytes of objects. When there is no room, {@link S3FifoPolicy} says what has
 * to go. Memory for payloads is allocated when it is first needed, all else at once.
 *
 * <p>All methods may be called from any thread. There is one lock, held while a payload is copied
 * in or out, so what a reader has got is its own. Looking up and putting allocate nothing on the
 * heap. After {@link #close()}, all methods but that one throw {@link IllegalStateException}.
 */
public final class RecordTier implements AutoCloseable {
  /** A payload may take this part of all blocks: a longer one would drive out too many others. */
  private static final int MOST_PART = 8;

  private final Region region;
  private final EntryTable entries;
  private final BlockStore blocks;
  private final EvictionPolicy policy;
  private final TierCounters counters;
  private final long mostBytes;
  private final long timeToLiveMillis;
  private final LongSupplier clockMillis;
  private long payloadBytes;
  private boolean isClosed;

  /**
   * Opens an empty tier.
   *
   * @param owner the tier's memory is charged to a child of it, which is closed with the tier
   * @param clockMillis asked at each lookup and put if there is a time to live
   * @throws dev.shale.offheap.RegionLimitException when the owner has not enough memory; later on,
   *     {@link #put} throws it too, if the owner has less than the budget
   */
  public RecordTier(Region owner, TierOptions options, LongSupplier clockMillis) {
    TierSize size = TierSize.of(options);
    region = owner.child("record tier");
    try {
      counters = new TierCounters(region);
      entries = new EntryTable(region, size.entryCapacity());
      policy = new S3FifoPolicy(region, size.entryCapacity(), entries);
      blocks = new BlockStore(region, size.blockCapacity(), size.blockBytes());
    } catch (RuntimeException failure) {
      region.close();
      throw failure;
    }
    long mostBlocks = Math.max(1, size.blockCapacity() / MOST_PART);
    mostBytes = Math.min(mostBlocks * size.blockBytes(), Integer.MAX_VALUE);
    timeToLiveMillis = options.timeToLiveMillis();
    this.clockMillis = clockMillis;
  }

  /** Looks a payload up, and copies it; returns whether there is one. */
  public synchronized boolean get(long low, long high, Payload target) {
    checkOpen();
    counters.add(TierCounter.LOOKUPS, 1);
    long hash = EntryTable.hash(low, high);
    int entry = entries.find(low, high, hash);
    if (entry == NO_ENTRY) {
      target.empty();
      boolean wasEvicted = policy.wasEvicted(hash);
      counters.add(wasEvicted ? TierCounter.EVICTED_MISSES : TierCounter.ABSENT_MISSES, 1);
      return false;
    }
    if (isExpired(entry)) {
      target.empty();
      drop(entry);
      counters.add(TierCounter.EXPIRED_MISSES, 1);
      return false;
    }
    policy.hit(entry, hash);
    long place = entries.place(entry);
    int length = EntryTable.length(place);
    blocks.read(EntryTable.firstBlock(place), target.hold(length), length);
    counters.add(TierCounter.HITS, 1);
    counters.add(TierCounter.HIT_BYTES, length);
    return true;
  }

  private boolean isExpired(int entry) {
    return timeToLiveMillis != TierOptions.FOREVER
        && clockMillis.getAsLong() - entries.putMillis(entry) >= timeToLiveMillis;
  }

  /**
   * Keeps {@code length} bytes of a segment, in the place of what the key had.
   *
   * @return whether they were taken; if they are too long, the key has no payload afterwards
   */
  public synchronized boolean put(
      long low, long high, MemorySegment source, long begin, long length) {
    checkOpen();
    Objects.checkFromIndexSize(begin, length, source.byteSize());
    long hash = EntryTable.hash(low, high);
    int entry = entries.find(low, high, hash);
    if (length > mostBytes) {
      if (entry != NO_ENTRY) {
        drop(entry);
      }
      counters.add(TierCounter.REFUSALS, 1);
      return false;
    }
    if (entry != NO_ENTRY
        && blocks.blockCount(EntryTable.length(entries.place(entry)))
            == blocks.blockCount(length)) {
      overwrite(entry, source, begin, (int) length);
      policy.hit(entry, hash);
    } else {
      if (entry != NO_ENTRY) {
        drop(entry);
      }
      insert(low, high, hash, source, begin, (int) length);
    }
    counters.add(TierCounter.PUTS, 1);
    counters.add(TierCounter.PUT_BYTES, length);
    return true;
  }

  /** A source that is closed meanwhile may leave half of the bytes, which nobody must see. */
  private void overwrite(int entry, MemorySegment source, long begin, int length) {
    long place = entries.place(entry);
    int first = EntryTable.firstBlock(place);
    try {
      blocks.write(first, source, begin, length);
    } catch (RuntimeException failure) {
      drop(entry);
      throw failure;
    }
    payloadBytes += length - EntryTable.length(place);
    describe(entry, first, length);
  }

  private void insert(
      long low, long high, long hash, MemorySegment source, long begin, int length) {
    int blockCount = (int) blocks.blockCount(length);
    while (entries.isFull() || blocks.freeCount() < blockCount) {
      evict(policy.victim());
    }
    int first = blockCount == 0 ? NO_BLOCK : blocks.take(blockCount);
    try {
      blocks.write(first, source, begin, length);
    } catch (RuntimeException failure) {
      blocks.free(first);
      throw failure;
    }
    int entry = entries.add(low, high, hash);
    describe(entry, first, length);
    payloadBytes += length;
    policy.inserted(entry, hash);
  }

  private void describe(int entry, int firstBlock, int length) {
    entries.place(entry, firstBlock, length);
    entries.putMillis(entry, timeToLiveMillis == TierOptions.FOREVER ? 0 : clockMillis.getAsLong());
  }

  private void evict(int entry) {
    policy.evicted(entry, entries.hash(entry));
    forget(entry);
    counters.add(TierCounter.EVICTIONS, 1);
  }

  private void drop(int entry) {
    policy.removed(entry);
    forget(entry);
  }

  private void forget(int entry) {
    long place = entries.place(entry);
    payloadBytes -= EntryTable.length(place);
    blocks.free(EntryTable.firstBlock(place));
    entries.remove(entry);
  }

  /** Removes a payload; returns whether there was one. */
  public synchronized boolean remove(long low, long high) {
    checkOpen();
    int entry = entries.find(low, high, EntryTable.hash(low, high));
    if (entry == NO_ENTRY) {
      return false;
    }
    drop(entry);
    return true;
  }

  /** Removes the entries that a test chooses, and returns how many; looks at all of them. */
  public synchronized int purge(EntryTest test) {
    checkOpen();
    int before = entries.count();
    for (int bucket = 0; bucket < entries.bucketCount(); bucket++) {
      for (int entry = entries.first(bucket); entry != NO_ENTRY; ) {
        int next = entries.next(entry);
        if (test.test(entries.low(entry), entries.high(entry))) {
          drop(entry);
        }
        entry = next;
      }
    }
    return before - entries.count();
  }

  /** Removes all entries, and forgets what was asked for; counters and memory stay. */
  public synchronized void clear() {
    checkOpen();
    entries.clear();
    blocks.clear();
    policy.clear();
    payloadBytes = 0;
  }

  /** How often something happened since the beginning; waits for nobody. */
  public long count(TierCounter counter) {
    return counters.get(counter);
  }

  /** How many entries there are, those among them that have expired unnoticed. */
  public synchronized int entryCount() {
    checkOpen();
    return entries.count();
  }

  /** The sum of the lengths of all payloads. */
  public synchronized long payloadBytes() {
    checkOpen();
    return payloadBytes;
  }

  /** The native bytes that the tier holds, never more than its budget. */
  public synchronized long heldBytes() {
    checkOpen();
    return region.usedBytes() + region.freeBytes();
  }

  /** The longest payload that is taken. */
  public long mostBytes() {
    return mostBytes;
  }

  /** Gives all memory back. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    isClosed = true;
    region.close();
  }

  private void checkOpen() {
    if (isClosed) {
      throw new IllegalStateException("The tier is closed");
    }
  }
}
