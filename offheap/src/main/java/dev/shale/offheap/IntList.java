package dev.shale.offheap;

import java.lang.foreign.MemorySegment;

/** Ints in native memory, as many as are added. Belongs to one thread. */
public final class IntList {
  private static final int FIRST_CAPACITY = 64;

  private final Region region;
  private MemorySegment segment;
  private int capacity = FIRST_CAPACITY;
  private int size;

  /** An empty list in memory of {@code region}. */
  public IntList(Region region) {
    this.region = region;
    segment = region.allocate((long) capacity * Integer.BYTES);
  }

  public int size() {
    return size;
  }

  public int get(int index) {
    return Ints.get(segment, index);
  }

  /** Adds a value at the end; twice the memory is taken when there is no room. */
  public void add(int value) {
    if (size == capacity) {
      grow();
    }
    Ints.set(segment, size++, value);
  }

  /** Takes the last value away. */
  public int removeLast() {
    return Ints.get(segment, --size);
  }

  public void set(int index, int value) {
    Ints.set(segment, index, value);
  }

  /** Adds a value until there are {@code count} of them, where there are fewer. */
  public void fill(int count, int value) {
    while (count > capacity) {
      grow();
    }
    if (count > size) {
      Ints.fill(segment, size, count, value);
      size = count;
    }
  }

  /** Makes the list empty; it keeps its memory. */
  public void clear() {
    size = 0;
  }

  private void grow() {
    MemorySegment grown = region.allocate((long) capacity * 2 * Integer.BYTES);
    Ints.copy(segment, 0, grown, 0, size);
    region.free(segment);
    segment = grown;
    capacity *= 2;
  }
}
