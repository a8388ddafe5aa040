package dev.shale.engine.walk;

import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Memory that a pass needs while it runs and not between: three ints per module. Passes that run
 * one after the other share one.
 */
public final class Scratch implements AutoCloseable {
  private final Region owner;
  private Region region;
  private int capacity;
  private MemorySegment first;
  private MemorySegment second;
  private MemorySegment third;

  /** Memory for passes over as many modules. */
  public Scratch(Region owner, int moduleCount) {
    this.owner = owner;
    region = owner.child("scratch");
    first = second = third = region.allocate(0);
    allocate(moduleCount);
  }

  private void allocate(int modules) {
    capacity = modules;
    long bytes = (modules + 1L) * Integer.BYTES;
    first = region.allocate(bytes);
    second = region.allocate(bytes);
    third = region.allocate(bytes);
  }

  /** Makes sure that there is room for as many modules; what was in the memory is lost. */
  public void grow(int moduleCount) {
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("scratch");
      allocate(moduleCount + Rows.spare(moduleCount));
    }
  }

  /** An int per module and one more; so are the others. */
  public MemorySegment first() {
    return first;
  }

  public MemorySegment second() {
    return second;
  }

  public MemorySegment third() {
    return third;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    region.close();
  }
}
