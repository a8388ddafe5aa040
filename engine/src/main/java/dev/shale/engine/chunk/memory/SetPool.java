package dev.shale.engine.chunk.memory;

import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Sets of small numbers, each kept once: equal sets have equal numbers. The empty set is 0. Takes a
 * bit per member and eight bytes per set beside.
 */
public final class SetPool {
  public static final int EMPTY = 0;

  private static final int FIRST_SETS = 64;
  private static final int NONE = -1;

  private final Region region;
  private int words = 1;
  private MemorySegment sets;
  private int capacity = FIRST_SETS;
  private int count = 1;

  /** A hash index of open addressing, over at least twice as many places as there are sets. */
  private MemorySegment index;

  private int places = 2 * FIRST_SETS;

  private final IntList hashes;

  /** The words of the set that is made, and of one that it is compared with. */
  private long[] made = {};

  private long[] other = {};

  /** Only the empty set. */
  public SetPool(Region region) {
    this.region = region;
    sets = region.allocate(0);
    index = region.allocate((long) places * Integer.BYTES);
    hashes = new IntList(region);
    clear(1);
  }

  /** Forgets all sets; from now on they are of numbers from 0 to {@code size} exclusive. */
  public void clear(int size) {
    words = Math.max(1, (int) (Bits.bytes(size) / Long.BYTES));
    long bytes = (long) capacity * words * Long.BYTES;
    if (sets.byteSize() < bytes) {
      region.free(sets);
      sets = region.allocate(bytes);
    }
    if (made.length < words) {
      made = new long[words + words / 4];
      other = new long[words + words / 4];
    }
    Longs.clear(sets, 0, words);
    load(EMPTY, made);
    count = 1;
    hashes.clear();
    hashes.add(hash());
    fillIndex();
  }

  private void fillIndex() {
    Ints.fill(index, 0, places, NONE);
    for (int set = 0; set < count; set++) {
      Ints.set(index, free(hashes.get(set)), set);
    }
  }

  /** How many sets there are. */
  public int count() {
    return count;
  }

  public boolean has(int set, int member) {
    return Bits.get(sets, (long) set * words * Bits.WORD + member);
  }

  /** The least member of a set that is {@code from} at least; -1 for none. */
  public int next(int set, int from) {
    long begin = (long) set * words * Bits.WORD;
    long found = Bits.next(sets, begin + from, begin + (long) words * Bits.WORD);
    return found < 0 ? NONE : (int) (found - begin);
  }

  /** How many words a set has. */
  public int wordCount() {
    return words;
  }

  /** A word of a set: whether it has {@link Bits#WORD} members, the least in the lowest bit. */
  public long word(int set, int word) {
    return Longs.get(sets, (long) set * words + word);
  }

  private void load(int set, long[] into) {
    Longs.load(sets, (long) set * words, into, words);
  }

  /** A set and one member more. */
  public int with(int set, int member) {
    if (has(set, member)) {
      return set;
    }
    load(set, made);
    made[member / Bits.WORD] |= 1L << (member % Bits.WORD);
    return intern();
  }

  /** What is in either of two sets. */
  public int union(int first, int second) {
    if (first == second || second == EMPTY) {
      return first;
    }
    if (first == EMPTY) {
      return second;
    }
    load(first, made);
    load(second, other);
    boolean isFirst = true;
    boolean isSecond = true;
    for (int word = 0; word < words; word++) {
      isFirst &= (other[word] & ~made[word]) == 0;
      isSecond &= (made[word] & ~other[word]) == 0;
      made[word] |= other[word];
    }
    return isFirst ? first : isSecond ? second : intern();
  }

  /** Whether all of a set is in another one. */
  public boolean isWithin(int set, int wider) {
    for (int word = 0; word < words; word++) {
      if ((word(set, word) & ~word(wider, word)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of a set that is kept apart; see {@link #addTo}. */
  public long bytes() {
    return (long) words * Long.BYTES;
  }

  /** Adds the members of a set to one that is kept apart. */
  public void addTo(MemorySegment apart, int set) {
    for (int word = 0; word < words; word++) {
      Longs.set(apart, word, Longs.get(apart, word) | Longs.get(sets, (long) set * words + word));
    }
  }

  /** Whether all of a set is in one that is kept apart. */
  public boolean isWithin(int set, MemorySegment apart) {
    for (int word = 0; word < words; word++) {
      if ((Longs.get(sets, (long) set * words + word) & ~Longs.get(apart, word)) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds a set of another pool for numbers as large; returns its number here. */
  public int add(SetPool pool, int set) {
    pool.load(set, made);
    return intern(pool.hashes.get(set));
  }

  private int intern() {
    return intern(hash());
  }

  /** The number of the set that was made, which is added where it is not there. */
  private int intern(int hash) {
    int place = hash & (places - 1);
    for (int set; (set = Ints.get(index, place)) != NONE; ) {
      if (hashes.get(set) == hash && isMade(set)) {
        return set;
      }
      place = place + 1 & (places - 1);
    }
    if (count == capacity) {
      grow();
      place = free(hash);
    }
    Longs.store(sets, (long) count * words, made, words);
    Ints.set(index, place, count);
    hashes.add(hash);
    return count++;
  }

  /** The first free place of the index for a hash. */
  private int free(int hash) {
    int place = hash & (places - 1);
    while (Ints.get(index, place) != NONE) {
      place = place + 1 & (places - 1);
    }
    return place;
  }

  /** By a quarter, as what is left free stays until the pool is closed. */
  private void grow() {
    capacity += capacity / 4;
    MemorySegment grown = region.allocate((long) capacity * words * Long.BYTES);
    MemorySegment.copy(sets, 0, grown, 0, (long) count * words * Long.BYTES);
    region.free(sets);
    sets = grown;
    if (2 * capacity > places) {
      places *= 2;
      region.free(index);
      index = region.allocate((long) places * Integer.BYTES);
      fillIndex();
    }
  }

  private boolean isMade(int set) {
    load(set, other);
    return Arrays.equals(other, 0, words, made, 0, words);
  }

  /** The hash of the set that was made. */
  private int hash() {
    long hash = 0;
    for (int word = 0; word < words; word++) {
      hash = (hash ^ made[word]) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ hash >>> 29);
  }
}
