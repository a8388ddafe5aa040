package dev.shale.engine.pass;

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
 * roots. It is found by sweeps over all modules by id, in which each that was not reached looks for
 * one importer that was: ids follow discovery, so one sweep finds most. If anything is left, it
 * lies in cycles that nothing else enters, or behind them: the least module left is a start, what
 * it reaches is gone through, and so on. Of the starts, in the opposite order, those that no later
 * one reaches lie in components that nothing enters. All that leads to such a start is its
 * component, and the members with the most importers are the roots.
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
  private static final int CHUNK = 1 << 12;

  /** Sweeps go on while they find this share of what is left. */
  private static final int PROGRESS_DIVISOR = 8;

  /** What is less is followed edge by edge. */
  private static final int LEAST_SWEPT = 1 << 10;

  private static final int STRIDE = 16;

  private final Region region;
  private final IntList starts;
  private final Workers workers;
  private final long[] counts;
  private final SweepRange sweepRange = new SweepRange();
  private MemorySegment marks;
  private MemorySegment queue;
  private int capacity;
  private int moduleCount;
  private int rootCount;
  private int sweepCount;
  private boolean isWhole;

  /** A search that may be made many times. */
  public RootSweeps(Region owner, Workers workers) {
    region = owner.child("roots of a set");
    this.workers = workers;
    starts = new IntList(region);
    counts = new long[workers.count() * STRIDE];
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
    starts.clear();
    rootCount = 0;
    int left = begin(adjacency.reverse(), members);
    if (rootCount > 0 && left > 0) {
      left -= spreadForward(adjacency, SETTLED, true, left, 0);
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
    for (int module = 0; left > 0; module++) {
      if (Bytes.get(marks, module) == UNKNOWN) {
        starts.add(module);
        Bytes.set(marks, module, REACHED);
        Ints.set(queue, 0, module);
        // Sweeps look at everything, so a few starts may sweep and the others follow edges.
        boolean isSwept = starts.size() <= 2;
        left -= 1 + spreadForward(adjacency, REACHED, isSwept, left - 1, 1);
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

  private int spreadForward(
      Adjacency adjacency, byte to, boolean isSwept, int left, int queuedCount) {
    sweepRange.use(adjacency.reverse(), UNKNOWN, to, SETTLED, true);
    return spread(adjacency.forward(), isSwept, left, queuedCount);
  }

  /**
   * Marks what can be reached, by sweeps as long as they find much, and then edge by edge.
   *
   * @param rows the edges to be followed; sweeps go by those of the other direction
   * @param left how many there may be
   * @param queuedCount how many modules in the queue it begins from; 0 for all that are marked
   * @return how many were found
   */
  private int spread(Rows rows, boolean isSwept, int left, int queuedCount) {
    sweepCount = 0;
    int found = 0;
    if (isSwept && left >= LEAST_SWEPT) {
      int step;
      do {
        workers.run(sweepRange, moduleCount, CHUNK);
        step = takeCount();
        found += step;
        sweepCount++;
      } while (step > (left - found) / PROGRESS_DIVISOR && found < left);
    }
    if (found == left) {
      return found;
    }
    boolean isQueued = queuedCount > 0 && sweepCount == 0;
    int tail = isQueued ? queuedCount : sweepRange.sweepInto(queue);
    int end = follow(rows, sweepRange.from, sweepRange.to, tail);
    return found + end - (isQueued ? queuedCount : 0);
  }

  /** Marks what the modules in the queue lead to; returns where the queue ends then. */
  private int follow(Rows rows, byte from, byte to, int queuedCount) {
    return follow(rows.bounds(), rows.targets(), marks, queue, queuedCount, from, to);
  }

  private static int follow(
      MemorySegment bounds,
      MemorySegment targets,
      MemorySegment marks,
      MemorySegment queue,
      int queuedCount,
      byte from,
      byte to) {
    int tail = queuedCount;
    for (int head = 0; head < tail; head++) {
      int module = Ints.get(queue, head);
      long row = Rows.row(bounds, module);
      long last = Ints.offset(Rows.end(row));
      for (long edge = Ints.offset(Rows.begin(row)); edge != last; edge += Integer.BYTES) {
        int target = Ints.at(targets, edge);
        if (Bytes.get(marks, target) == from) {
          Bytes.set(marks, target, to);
          Ints.set(queue, tail++, target);
        }
      }
    }
    return tail;
  }

  private int takeCount() {
    long sum = 0;
    for (int index = 0; index < counts.length; index += STRIDE) {
      sum += counts[index];
      counts[index] = 0;
    }
    return (int) sum;
  }

  /**
   * One sweep. Threads may read marks that others are writing: a mark that is seen late is found by
   * the next sweep, and what is marked in the end does not depend on it.
   */
  private final class SweepRange implements Workers.Range {
    private MemorySegment bounds = MemorySegment.NULL;
    private MemorySegment others = MemorySegment.NULL;
    private byte from;
    private byte to;
    private byte least;
    private boolean isAscending;

    /** Modules that have one mark get another if a neighbour has at least a third. */
    void use(Rows rows, byte fromMark, byte toMark, byte leastMark, boolean ascending) {
      bounds = rows.bounds();
      others = rows.targets();
      from = fromMark;
      to = toMark;
      least = leastMark;
      isAscending = ascending;
    }

    @Override
    public void run(int worker, int begin, int end) {
      counts[worker * STRIDE] +=
          isAscending
              ? sweepUp(bounds, others, marks, begin, end, from, to, least)
              : sweepDown(
                  bounds, others, marks, moduleCount - end, moduleCount - begin, from, to, least);
    }

    /** Sweeps once more, and keeps what is found; returns how many that are. */
    int sweepInto(MemorySegment found) {
      int count = 0;
      for (int module = 0; module < moduleCount; module++) {
        if (Bytes.get(marks, module) == from
            && isReached(others, marks, Rows.row(bounds, module), least)) {
          Bytes.set(marks, module, to);
          Ints.set(found, count++, module);
        }
      }
      return count;
    }
  }

  private static long sweepUp(
      MemorySegment bounds,
      MemorySegment others,
      MemorySegment marks,
      int begin,
      int end,
      byte from,
      byte to,
      byte least) {
    long found = 0;
    for (int module = begin; module < end; module++) {
      if (Bytes.get(marks, module) == from
          && isReached(others, marks, Rows.row(bounds, module), least)) {
        Bytes.set(marks, module, to);
        found++;
      }
    }
    return found;
  }

  private static long sweepDown(
      MemorySegment bounds,
      MemorySegment others,
      MemorySegment marks,
      int begin,
      int end,
      byte from,
      byte to,
      byte least) {
    long found = 0;
    for (int module = end - 1; module >= begin; module--) {
      if (Bytes.get(marks, module) == from
          && isReached(others, marks, Rows.row(bounds, module), least)) {
        Bytes.set(marks, module, to);
        found++;
      }
    }
    return found;
  }

  private static boolean isReached(
      MemorySegment others, MemorySegment marks, long row, byte least) {
    long last = Ints.offset(Rows.end(row));
    for (long edge = Ints.offset(Rows.begin(row)); edge != last; edge += Integer.BYTES) {
      if (Bytes.get(marks, Ints.at(others, edge)) >= least) {
        return true;
      }
    }
    return false;
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

  /** Takes those away that a later one reaches. */
  private void confirmStarts(Adjacency adjacency) {
    for (int index = starts.size() - 1; index >= 0; index--) {
      int start = starts.get(index);
      if (Bytes.get(marks, start) == CONFIRMED) {
        starts.set(index, -1);
      } else {
        Bytes.set(marks, start, CONFIRMED);
        Ints.set(queue, 0, start);
        follow(adjacency.forward(), REACHED, CONFIRMED, 1);
      }
    }
  }

  /** Finds the component of a start, and the members with the most importers. */
  private void markRoots(Adjacency adjacency, int start, byte reached, int left) {
    Rows reverse = adjacency.reverse();
    Bytes.set(marks, start, MEMBER);
    Ints.set(queue, 0, start);
    boolean isOnly = starts.size() == 1;
    sweepRange.use(adjacency.forward(), reached, MEMBER, MEMBER, false);
    int memberCount = 1 + spread(adjacency.reverse(), isOnly, left - 1, 1);
    boolean isInQueue = sweepCount == 0;
    int most = 0;
    int end = isInQueue ? memberCount : moduleCount;
    for (int index = 0; index < end; index++) {
      int module = isInQueue ? Ints.get(queue, index) : index;
      if (Bytes.get(marks, module) == MEMBER) {
        most = Math.max(most, importerCount(reverse, module, false));
      }
    }
    for (int index = 0; index < end; index++) {
      int module = isInQueue ? Ints.get(queue, index) : index;
      if (Bytes.get(marks, module) == MEMBER && importerCount(reverse, module, false) == most) {
        Bytes.set(marks, module, ROOT);
        rootCount++;
      }
    }
  }
}
