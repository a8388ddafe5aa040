package dev.shale.engine.walk;

import dev.shale.offheap.Longs;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/** Longs of which the least is taken first; a binary heap with a fixed number of places. */
public final class LongHeap {
  private final MemorySegment entries;
  private final int capacity;
  private int size;

  public LongHeap(Region region, int capacity) {
    this.capacity = capacity;
    entries = region.allocate(capacity * (long) Long.BYTES);
  }

  /** A key that sorts by the first number, then by the second; neither is negative. */
  public static long key(int first, int second) {
    return ((long) first << Integer.SIZE) | second;
  }

  public static int first(long key) {
    return (int) (key >>> Integer.SIZE);
  }

  public static int second(long key) {
    return (int) key;
  }

  public void clear() {
    size = 0;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds a key; false when there is no place left. */
  public boolean add(long key) {
    if (size == capacity) {
      return false;
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      long above = Longs.get(entries, parent);
      if (above <= key) {
        break;
      }
      Longs.set(entries, at, above);
      at = parent;
    }
    Longs.set(entries, at, key);
    return true;
  }

  /** Takes the least key. */
  public long take() {
    long least = Longs.get(entries, 0);
    long key = Longs.get(entries, --size);
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && Longs.get(entries, child + 1) < Longs.get(entries, child)) {
        child++;
      }
      long below = Longs.get(entries, child);
      if (key <= below) {
        break;
      }
      Longs.set(entries, at, below);
      at = child;
    }
    Longs.set(entries, at, key);
    return least;
  }
}
