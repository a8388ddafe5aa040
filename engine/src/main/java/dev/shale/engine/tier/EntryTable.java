package dev.shale.engine.tier;

import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * What a tier knows of its entries, and the index that finds them by key.
 *
 * <p>A row is 32 bytes, so a hit reads one line of the processor's cache: low and high half of the
 * key, when it was put, and first block and length of the payload. Chains of the index are a column
 * of their own, as most have one row. Belongs to one thread at a time.
 */
final class EntryTable implements EntryHashes {
  /** No entry, and the end of a chain. */
  static final int NO_ENTRY = -1;

  // The longs of a row.
  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int PUT_MILLIS = 2;
  private static final int PLACE = 3;
  private static final int ROW_LONGS = 4;

  /** Buckets for each entry: each row that is looked at in vain is a miss of the processor's. */
  private static final int BUCKETS = 2;

  /** The bytes of a row, its place in a chain and its buckets. */
  static final int LEAST_BYTES = ROW_LONGS * Long.BYTES + (1 + BUCKETS) * Integer.BYTES;

  private final int capacity;
  private final MemorySegment rows;
  private final MemorySegment nexts;
  private final MemorySegment heads;
  private int count;

  /** Rows from this one on were never used. */
  private int fresh;

  private int firstFree = NO_ENTRY;

  EntryTable(Region region, int capacity) {
    this.capacity = capacity;
    rows = region.allocate((long) capacity * ROW_LONGS * Long.BYTES);
    nexts = region.allocate((long) capacity * Integer.BYTES);
    heads = region.allocate((long) bucketCount(capacity) * Integer.BYTES);
    clear();
  }

  static long bytes(int capacity) {
    return (long) capacity * ROW_LONGS * Long.BYTES
        + Math.ceilDiv((long) capacity * Integer.BYTES, 8L) * 8L
        + (long) bucketCount(capacity) * Integer.BYTES;
  }

  private static int bucketCount(int capacity) {
    return BUCKETS * capacity;
  }

  int capacity() {
    return capacity;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == capacity;
  }

  /** Forgets all. */
  void clear() {
    count = 0;
    fresh = 0;
    firstFree = NO_ENTRY;
    Ints.fill(heads, 0, bucketCount(), NO_ENTRY);
  }

  /** The entry of a key, or {@link #NO_ENTRY}. */
  int find(long low, long high, long hash) {
    int entry = Ints.get(heads, bucket(hash));
    return entry == NO_ENTRY || isOf(rows, entry, low, high) ? entry : findBehind(entry, low, high);
  }

  private int findBehind(int first, long low, long high) {
    int entry = Ints.get(nexts, first);
    while (entry != NO_ENTRY && !isOf(rows, entry, low, high)) {
      entry = Ints.get(nexts, entry);
    }
    return entry;
  }

  private static boolean isOf(MemorySegment rows, int entry, long low, long high) {
    long first = (long) entry * ROW_LONGS;
    return Longs.get(rows, first + LOW) == low && Longs.get(rows, first + HIGH) == high;
  }

  /** Adds a key that is not there, with no payload yet, to a table that is not full. */
  int add(long low, long high, long hash) {
    int entry = firstFree;
    if (entry == NO_ENTRY) {
      entry = fresh++;
    } else {
      firstFree = Ints.get(nexts, entry);
    }
    set(entry, LOW, low);
    set(entry, HIGH, high);
    int bucket = bucket(hash);
    Ints.set(nexts, entry, Ints.get(heads, bucket));
    Ints.set(heads, bucket, entry);
    count++;
    return entry;
  }

  void remove(int entry) {
    int bucket = bucket(hash(entry));
    int next = Ints.get(nexts, entry);
    int at = Ints.get(heads, bucket);
    if (at == entry) {
      Ints.set(heads, bucket, next);
    } else {
      while (Ints.get(nexts, at) != entry) {
        at = Ints.get(nexts, at);
      }
      Ints.set(nexts, at, next);
    }
    Ints.set(nexts, entry, firstFree);
    firstFree = entry;
    count--;
  }

  int bucketCount() {
    return bucketCount(capacity);
  }

  /** The first entry of a bucket, for whoever goes through all. */
  int first(int bucket) {
    return Ints.get(heads, bucket);
  }

  /** The entry behind another in its bucket. */
  int next(int entry) {
    return Ints.get(nexts, entry);
  }

  long low(int entry) {
    return get(entry, LOW);
  }

  long high(int entry) {
    return get(entry, HIGH);
  }

  long putMillis(int entry) {
    return get(entry, PUT_MILLIS);
  }

  void putMillis(int entry, long millis) {
    set(entry, PUT_MILLIS, millis);
  }

  /** Where the payload is, and how long: {@link #firstBlock} and {@link #length} take it apart. */
  long place(int entry) {
    return get(entry, PLACE);
  }

  static int firstBlock(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  static int length(long place) {
    return (int) place;
  }

  void place(int entry, int firstBlock, int length) {
    set(entry, PLACE, (long) firstBlock << Integer.SIZE | length);
  }

  @Override
  public long hash(int entry) {
    return hash(low(entry), high(entry));
  }

  /** Keys are hashes, but those of two tables may differ in few bits, so they are mixed again. */
  static long hash(long low, long high) {
    long mixed = (low ^ Long.rotateLeft(high, 32)) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32 ^ high) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }

  /** A number below {@code count} by the upper half of a hash, evenly. */
  static int part(long hash, int count) {
    return (int) (((hash >>> Integer.SIZE) * count) >>> Integer.SIZE);
  }

  private int bucket(long hash) {
    return part(hash, bucketCount());
  }

  private long get(int entry, int column) {
    return Longs.get(rows, (long) entry * ROW_LONGS + column);
  }

  private void set(int entry, int column, long value) {
    Longs.set(rows, (long) entry * ROW_LONGS + column, value);
  }
}
