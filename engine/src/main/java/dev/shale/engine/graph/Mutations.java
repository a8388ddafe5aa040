package dev.shale.engine.graph;

import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.lang.foreign.MemorySegment;

/**
 * Which modules were changed since this was last cleared, and in which respects: however often a
 * module was written, it stands here once. Belongs to the writer's thread.
 *
 * <p>A rollback brings back what may have been changed and looked at long ago, and a mutation that
 * finds no memory is not noted; then {@link #isEverything} and nothing is said of single modules.
 */
public final class Mutations {
  /** The module's dependencies, or where they lead. */
  public static final int CONNECTIONS = 1;

  /** The module's exports, or its inner graph. */
  public static final int EXPORTS = 1 << 1;

  /** The module's file: kind, size, fingerprint. */
  public static final int CONTENT = 1 << 2;

  /** The module's flags; whether it is an entry is one of them. */
  public static final int FLAGS = 1 << 3;

  /** The module was added or removed, or both. */
  public static final int EXISTENCE = 1 << 4;

  private static final int LEAST_CAPACITY = 1 << 10;

  private final Region region;
  private final IntList modules;
  private MemorySegment causes;
  private int capacity;
  private boolean isEverything = true;
  private Unknown reason = Unknown.NOTHING_READ;

  /** Why it is not known which modules were changed. */
  public enum Unknown {
    /** Nobody has looked yet. */
    NOTHING_READ,
    /** A rollback brings back what was looked at long ago. */
    ROLLED_BACK,
    /** There was no memory for noting it. */
    NOT_NOTED
  }

  Mutations(Region owner) {
    region = owner.child("mutations");
    modules = new IntList(region);
    causes = region.allocate(LEAST_CAPACITY);
    capacity = LEAST_CAPACITY;
  }

  void add(int module, int cause) {
    if (isEverything || (module >= capacity && !grow(module + 1))) {
      return;
    }
    byte before = Bytes.get(causes, module);
    if (before != 0 || list(module)) {
      Bytes.set(causes, module, (byte) (before | cause));
    }
  }

  private boolean list(int module) {
    try {
      modules.add(module);
      return true;
    } catch (RegionLimitException full) {
      addEverything(Unknown.NOT_NOTED);
      return false;
    }
  }

  private boolean grow(int atLeast) {
    int grown = Math.max(atLeast, capacity + capacity / 2);
    try {
      MemorySegment copy = region.allocate(grown).copyFrom(causes);
      region.free(causes);
      causes = copy;
      capacity = grown;
      return true;
    } catch (RegionLimitException full) {
      addEverything(Unknown.NOT_NOTED);
      return false;
    }
  }

  /** From now on everything counts as changed. */
  void addEverything(Unknown why) {
    if (!isEverything) {
      clear();
      isEverything = true;
      reason = why;
    }
  }

  /** Whether any module may have been changed in any respect. */
  public boolean isEverything() {
    return isEverything;
  }

  /** Why any module may have been changed. */
  public Unknown reason() {
    return reason;
  }

  /** How many modules were changed. */
  public int count() {
    return modules.size();
  }

  /** One of the modules that were changed; in the order of their first change. */
  public int module(int index) {
    return modules.get(index);
  }

  /** In which respects a module was changed; bits. */
  public int causes(int module) {
    return module < capacity ? Bytes.get(causes, module) : 0;
  }

  /** Begins anew. */
  public void clear() {
    for (int index = 0; index < modules.size(); index++) {
      Bytes.set(causes, modules.get(index), (byte) 0);
    }
    modules.clear();
    isEverything = false;
  }
}
