package dev.shale.engine.chunk.memory;

import dev.shale.offheap.Bits;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

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

  /** A hash index of open addressing over twice as many places as there is room for sets. */
  private MemorySegment index;

  private final IntList hashes;

  /** Only the empty set. */
  public SetPool(Region region) {
    this.region = region;
    sets = region.allocate(0);
    index = region.allocate(2L * capacity * Integer.BYTES);
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
    for (int word = 0; word < words; word++) {
      Longs.set(sets, word, 0);
    }
    count = 1;
    hashes.clear();
    hashes.add(0);
    fillIndex();
  }

  private void fillIndex() {
    Ints.fill(index, 0, 2L * capacity, NONE);
    for (int set = 0; set < count; set++) {
      hashes.set(set, hash(set));
      Ints.set(index, place(set), set);
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

  /** A set and one member more. */
  public int with(int set, int member) {
    if (has(set, member)) {
      return set;
    }
    int made = begin(set);
    Bits.set(sets, (long) made * words * Bits.WORD + member);
    return intern(made);
  }

  /** What is in either of two sets. */
  public int union(int first, int second) {
    if (first == second || second == EMPTY) {
      return first;
    }
    if (first == EMPTY) {
      return second;
    }
    int made = begin(first);
    long to = (long) made * words;
    long from = (long) second * words;
    for (int word = 0; word < words; word++) {
      Longs.set(sets, to + word, Longs.get(sets, to + word) | Longs.get(sets, from + word));
    }
    return intern(made);
  }

  /** Whether all of a set is in another one. */
  public boolean isWithin(int set, int other) {
    for (int word = 0; word < words; word++) {
      long more =
          Longs.get(sets, (long) set * words + word)
              & ~Longs.get(sets, (long) other * words + word);
      if (more != 0) {
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
  public int add(SetPool other, int set) {
    int made = begin(EMPTY);
    long bytes = (long) words * Long.BYTES;
    MemorySegment.copy(other.sets, set * bytes, sets, made * bytes, bytes);
    return intern(made);
  }

  /** A copy of a set behind all others, to be changed and then interned. */
  private int begin(int set) {
    if (count == capacity) {
      grow();
    }
    long bytes = (long) words * Long.BYTES;
    MemorySegment.copy(sets, set * bytes, sets, count * bytes, bytes);
    return count;
  }

  private int intern(int made) {
    int hash = hash(made);
    int place = hash & (2 * capacity - 1);
    for (int set; (set = Ints.get(index, place)) != NONE; ) {
      if (hashes.get(set) == hash && isEqual(set, made)) {
        return set;
      }
      place = place + 1 & (2 * capacity - 1);
    }
    Ints.set(index, place, made);
    hashes.add(hash);
    count++;
    return made;
  }

  private int place(int set) {
    int place = hashes.get(set) & (2 * capacity - 1);
    while (Ints.get(index, place) != NONE) {
      place = place + 1 & (2 * capacity - 1);
    }
    return place;
  }

  private void grow() {
    MemorySegment grown = region.allocate(2L * capacity * words * Long.BYTES);
    MemorySegment.copy(sets, 0, grown, 0, (long) count * words * Long.BYTES);
    region.free(sets);
    sets = grown;
    capacity *= 2;
    region.free(index);
    index = region.allocate(2L * capacity * Integer.BYTES);
    fillIndex();
  }

  private boolean isEqual(int set, int other) {
    for (int word = 0; word < words; word++) {
      if (Longs.get(sets, (long) set * words + word)
          != Longs.get(sets, (long) other * words + word)) {
        return false;
      }
    }
    return true;
  }

  private int hash(int set) {
    long hash = 0;
    for (int word = 0; word < words; word++) {
      hash = (hash ^ Longs.get(sets, (long) set * words + word)) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ hash >>> 29);
  }
}
