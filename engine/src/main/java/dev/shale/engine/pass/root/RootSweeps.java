package dev.shale.engine.pass.root;

import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Reach;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Bits;
import dev.shale.offheap.Bytes;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The roots of any set of modules, without finding components; as {@link Roots} defines them. Needs
 * the edges of both directions; takes five bytes per module.
 *
 * <p>A module that no other of the set leads to is a root. What such modules reach has no other
 * roots ({@link Reach}). If anything is left, it lies in cycles that nothing else enters, or behind
 * them: the least module left is a start, what it reaches is gone through, and so on. Of the
 * starts, in the opposite order, those that no later one reaches lie in components that nothing
 * enters. All that leads to such a start is its component, and the members with the most importers
 * are the roots.
 */
public final class RootSweeps implements AutoCloseable {
  private static final byte UNKNOWN = 0;
  private static final byte ABSENT = 1;

  /** Reached from a module that no other leads to. */
  private static final byte SETTLED = 2;

  /** Reached from a start. */
  private static final byte REACHED = 3;

  /** Reached from a start that no later one reaches. */
  private static final byte CONFIRMED = 4;

  /** Leads to such a start. */
  private static final byte MEMBER = 5;

  private static final byte ROOT = 6;

  private final Region region;
  private final IntList starts;
  private final Workers workers;
  private final Reach reach;
  private MemorySegment marks;
  private MemorySegment queue;
  private int capacity;
  private int moduleCount;
  private int rootCount;
  private boolean isWhole;

  /** A search that may be made many times. */
  public RootSweeps(Region owner, Workers workers) {
    region = owner.child("roots of a set");
    this.workers = workers;
    starts = new IntList(region);
    reach = new Reach(workers.count());
    marks = queue = region.allocate(0);
  }

  /**
   * Finds the roots of a set of modules.
   *
   * @param members the bits of the modules in the set; null for all modules
   */
  public void search(Adjacency adjacency, @Nullable MemorySegment members) {
    moduleCount = adjacency.moduleCount();
    isWhole = members == null;
    reserve();
    reach.begin(marks, queue);
    starts.clear();
    rootCount = 0;
    int left = begin(adjacency.reverse(), members);
    if (rootCount > 0 && left > 0) {
      reach.forward(adjacency, UNKNOWN, SETTLED, SETTLED);
      left -= reach.spread(workers, left, 0);
    }
    if (left > 0) {
      searchCyclic(adjacency, left);
    }
  }

  private void reserve() {
    if (moduleCount > capacity) {
      region.free(marks);
      region.free(queue);
      capacity = moduleCount;
      marks = region.allocate(capacity);
      queue = region.allocate(capacity * (long) Integer.BYTES);
    }
  }

  /** Marks who is absent and who is a root at once; returns how many are neither. */
  private int begin(Rows reverse, @Nullable MemorySegment members) {
    if (members == null) {
      int settled = settleWhole(reverse.bounds(), reverse.targets(), marks, moduleCount);
      rootCount = settled;
      return moduleCount - settled;
    }
    int left = 0;
    for (int module = 0; module < moduleCount; module++) {
      boolean isMember = Bits.get(members, module);
      Bytes.set(marks, module, isMember ? UNKNOWN : ABSENT);
      left += isMember ? 1 : 0;
    }
    for (int module = 0; module < moduleCount; module++) {
      if (Bytes.get(marks, module) == UNKNOWN && importerCount(reverse, module, true) == 0) {
        Bytes.set(marks, module, ROOT);
        rootCount++;
      }
    }
    return left - rootCount;
  }

  private static int settleWhole(
      MemorySegment bounds, MemorySegment sources, MemorySegment marks, int moduleCount) {
    int settled = 0;
    for (int module = 0; module < moduleCount; module++) {
      long row = Rows.row(bounds, module);
      int length = Rows.length(row);
      boolean isRoot = length == 0 || (length == 1 && Ints.get(sources, Rows.begin(row)) == module);
      Bytes.set(marks, module, isRoot ? ROOT : UNKNOWN);
      settled += isRoot ? 1 : 0;
    }
    return settled;
  }

  /** How many members lead to a module; itself counts unless only others are to. */
  private int importerCount(Rows reverse, int module, boolean onlyOthers) {
    if (isWhole && !onlyOthers) {
      return reverse.length(module);
    }
    int count = 0;
    for (int edge = reverse.begin(module); edge != reverse.end(module); edge++) {
      int source = reverse.target(edge);
      boolean isCounted = !onlyOthers || source != module;
      count += isCounted && Bytes.get(marks, source) != ABSENT ? 1 : 0;
    }
    return count;
  }

  private void searchCyclic(Adjacency adjacency, int leftAtFirst) {
    int left = leftAtFirst;
    reach.forward(adjacency, UNKNOWN, REACHED, REACHED);
    for (int module = 0; left > 0; module++) {
      if (Bytes.get(marks, module) == UNKNOWN) {
        left -= 1 + start(module, left - 1);
      }
    }
    byte reached = REACHED;
    if (starts.size() > 1) {
      confirmStarts(adjacency);
      reached = CONFIRMED;
    }
    for (int index = 0; index < starts.size(); index++) {
      if (starts.get(index) >= 0) {
        markRoots(adjacency, starts.get(index), reached, leftAtFirst);
      }
    }
  }

  /** Goes through what a module reaches; returns how many that are. */
  private int start(int module, int left) {
    starts.add(module);
    Bytes.set(marks, module, REACHED);
    Ints.set(queue, 0, module);
    return reach.spread(workers, left, 1);
  }

  /** Takes those away that a later one reaches. */
  private void confirmStarts(Adjacency adjacency) {
    reach.forward(adjacency, REACHED, CONFIRMED, CONFIRMED);
    for (int index = starts.size() - 1; index >= 0; index--) {
      int start = starts.get(index);
      if (Bytes.get(marks, start) == CONFIRMED) {
        starts.set(index, -1);
      } else {
        Bytes.set(marks, start, CONFIRMED);
        Ints.set(queue, 0, start);
        reach.follow(1);
      }
    }
  }

  /** Finds the component of a start, and the members with the most importers. */
  private void markRoots(Adjacency adjacency, int start, byte reached, int left) {
    Bytes.set(marks, start, MEMBER);
    Ints.set(queue, 0, start);
    reach.backward(adjacency, reached, MEMBER, MEMBER);
    int memberCount = 1 + reach.spread(workers, left - 1, 1);
    boolean isInQueue = reach.isInQueue();
    int most = 0;
    int end = isInQueue ? memberCount : moduleCount;
    for (int index = 0; index < end; index++) {
      int module = isInQueue ? Ints.get(queue, index) : index;
      if (Bytes.get(marks, module) == MEMBER) {
        most = Math.max(most, importerCount(adjacency.reverse(), module, false));
      }
    }
    for (int index = 0; index < end; index++) {
      int module = isInQueue ? Ints.get(queue, index) : index;
      if (Bytes.get(marks, module) == MEMBER
          && importerCount(adjacency.reverse(), module, false) == most) {
        Bytes.set(marks, module, ROOT);
        rootCount++;
      }
    }
  }

  /** How many roots there are. */
  public int count() {
    return rootCount;
  }

  public boolean isRoot(int module) {
    return Bytes.get(marks, module) == ROOT;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    region.close();
  }
}
