package dev.shale.engine.usage;

import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Values by two ints, in native memory: a hash table with open addressing. For one thread. */
public final class PairTable {
  /** No value. */
  public static final int NONE = -1;

  private static final int COLUMNS = 3;
  private static final int SECOND = 1;
  private static final int VALUE = 2;
  private static final int LEAST_CAPACITY = 64;

  /** Spreads neighbours (Knuth's multiplicative hashing). */
  private static final int SPREAD = 0x9E3779B9;

  private final Region region;
  private MemorySegment slots;
  private int mask;
  private int count;

  /** An empty table in memory of {@code region}. */
  public PairTable(Region region) {
    this.region = region;
    slots = empty(LEAST_CAPACITY);
    mask = LEAST_CAPACITY - 1;
  }

  private MemorySegment empty(int capacity) {
    MemorySegment made = region.allocate((long) capacity * COLUMNS * Integer.BYTES);
    Ints.fill(made, 0, (long) capacity * COLUMNS, NONE);
    return made;
  }

  private static int home(int first, int second, int mask) {
    int hash = (first * SPREAD + second) * SPREAD;
    return (hash ^ hash >>> 15) & mask;
  }

  private int get(int slot, int column) {
    return Ints.get(slots, (long) slot * COLUMNS + column);
  }

  private void set(int slot, int first, int second, int value) {
    long at = (long) slot * COLUMNS;
    Ints.set(slots, at, first);
    Ints.set(slots, at + SECOND, second);
    Ints.set(slots, at + VALUE, value);
  }

  /** The slot of a key, or the one where it belongs. */
  private int slot(int first, int second) {
    int slot = home(first, second, mask);
    while (get(slot, VALUE) != NONE && (get(slot, 0) != first || get(slot, SECOND) != second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The value of a key, or {@link #NONE}. */
  public int find(int first, int second) {
    return get(slot(first, second), VALUE);
  }

  /**
   * Gives a key a value.
   *
   * @param value from 0
   */
  public void put(int first, int second, int value) {
    int slot = slot(first, second);
    if (get(slot, VALUE) == NONE && ++count > mask / 2) {
      grow();
      slot = slot(first, second);
    }
    set(slot, first, second, value);
  }

  private void grow() {
    MemorySegment before = slots;
    int capacity = mask + 1;
    slots = empty(capacity * 2);
    mask = capacity * 2 - 1;
    for (int slot = 0; slot < capacity; slot++) {
      long at = (long) slot * COLUMNS;
      int value = Ints.get(before, at + VALUE);
      if (value != NONE) {
        int first = Ints.get(before, at);
        int second = Ints.get(before, at + SECOND);
        set(slot(first, second), first, second, value);
      }
    }
    region.free(before);
  }

  /** Takes a key out; what stands behind it moves up, so that it is still found (Knuth 6.4 R). */
  public void remove(int first, int second) {
    int hole = slot(first, second);
    if (get(hole, VALUE) == NONE) {
      return;
    }
    count--;
    int next = (hole + 1) & mask;
    while (get(next, VALUE) != NONE) {
      int home = home(get(next, 0), get(next, SECOND), mask);
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        set(hole, get(next, 0), get(next, SECOND), get(next, VALUE));
        hole = next;
      }
      next = (next + 1) & mask;
    }
    set(hole, NONE, NONE, NONE);
  }

  /** Takes all out; keeps the memory. */
  public void clear() {
    if (count > 0) {
      Ints.fill(slots, 0, (mask + 1L) * COLUMNS, NONE);
      count = 0;
    }
  }
}
