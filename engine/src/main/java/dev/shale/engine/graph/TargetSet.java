package dev.shale.engine.graph;

/**
 * A small set of ints that is emptied at once: an entry belongs to the set if it has the number of
 * the present filling. Grows to the largest filling, and allocates only then.
 */
public final class TargetSet {
  private static final int FIRST_CAPACITY = 256;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final long VALUE_MASK = 0xFFFF_FFFFL;

  private long[] entries = new long[FIRST_CAPACITY];
  private int shift = Integer.numberOfLeadingZeros(FIRST_CAPACITY) + 1;
  private int filling = 1;

  /** An empty set. */
  public TargetSet() {}

  /** Empties the set, for at most {@code count} values. */
  public void begin(int count) {
    if (filling++ == Integer.MAX_VALUE || entries.length < 2L * count) {
      entries = new long[Math.max(entries.length, Integer.highestOneBit(count) << 2)];
      shift = Integer.numberOfLeadingZeros(entries.length) + 1;
      filling = 1;
    }
  }

  /** Adds a value; whether it is new. */
  public boolean add(int value) {
    long[] table = entries;
    long entry = ((long) filling << Integer.SIZE) | (value & VALUE_MASK);
    int slot = (value * MULTIPLIER) >>> shift;
    while (table[slot] >>> Integer.SIZE == filling) {
      if (table[slot] == entry) {
        return false;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = entry;
    return true;
  }

  /** Whether a value was added since the set was emptied. */
  public boolean has(int value) {
    long[] table = entries;
    long entry = ((long) filling << Integer.SIZE) | (value & VALUE_MASK);
    int slot = (value * MULTIPLIER) >>> shift;
    while (table[slot] >>> Integer.SIZE == filling) {
      if (table[slot] == entry) {
        return true;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return false;
  }
}
