package dev.shale.engine.pass.depth;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Bits;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * The depth of every module: the least number of edges that lead to it from an entry. Takes four
 * bytes per module, and eight while it runs.
 *
 * <p>Breadth-first search that turns round when the frontier is large (Beamer, Asanović, Patterson,
 * "Direction-Optimizing Breadth-First Search", SC 2012, with the thresholds of the GAP benchmark
 * suite): instead of following the edges of the frontier, each module that was not reached looks
 * for one importer in it and stops at the first. That needs the edges of both directions; with
 * those of one, the search only goes forward.
 */
public final class Depths {
  /** The share of unexplored edges at which the frontier counts as large. */
  private static final int ALPHA = 15;

  /** The share of modules at which it counts as small again. */
  private static final int BETA = 18;

  /** Modules that a worker looks at, and rows of the frontier that it follows, at once. */
  private static final int CHUNK = 1 << 13;

  private static final int FRONTIER_CHUNK = 1 << 9;

  private final Region owner;
  private Region region;
  private MemorySegment depths;
  private MemorySegment front;
  private MemorySegment following;
  private MemorySegment unreached;
  private int capacity;
  private int greatest = Snapshot.NOT_REACHED;
  private final DepthSteps steps;

  private Depths(Region owner, int workerCount) {
    this.owner = owner;
    region = owner.child("depth");
    depths = front = following = unreached = region.allocate(0);
    steps = new DepthSteps(workerCount);
  }

  /** Searches from the entries. */
  public static Depths of(Adjacency adjacency, Region region, Workers workers) {
    Depths depths = new Depths(region, workers.count());
    try (Scratch scratch = new Scratch(region, adjacency.moduleCount())) {
      depths.search(adjacency, workers, scratch);
    }
    return depths;
  }

  /** Depths that are computed by {@link #search}, as often as is wanted, by so many workers. */
  public static Depths resident(Region region, int workerCount) {
    return new Depths(region, workerCount);
  }

  /** Computes all depths anew. Allocates nothing on the heap. */
  public void search(Adjacency adjacency, Workers workers, Scratch scratch) {
    int moduleCount = adjacency.moduleCount();
    reserve(moduleCount, adjacency.hasReverse());
    Ints.fill(depths, 0, moduleCount, Snapshot.NOT_REACHED);
    MemorySegment queue = scratch.first();
    int tail = 0;
    Adjacency.Entries entries = adjacency.entries();
    long frontEdges = 0;
    for (int index = 0; index < entries.count(); index++) {
      int entry = entries.module(index);
      Ints.set(depths, entry, 0);
      Ints.set(queue, tail++, entry);
      frontEdges += adjacency.forward().length(entry);
    }
    search(adjacency, workers, queue, tail, frontEdges);
  }

  private void search(
      Adjacency adjacency, Workers workers, MemorySegment queue, int entryCount, long entryEdges) {
    int moduleCount = adjacency.moduleCount();
    long unexplored = adjacency.edgeCount();
    long frontEdges = entryEdges;
    int head = 0;
    int tail = entryCount;
    int depth = 0;
    steps.begin(adjacency, depths, queue);
    while (head != tail) {
      if (adjacency.hasReverse() && frontEdges > unexplored / ALPHA) {
        depth = searchBackward(workers, tail - head, depth, moduleCount);
        head = 0;
        tail = collect(depths, depth, moduleCount, queue);
        frontEdges = 1;
      } else {
        unexplored -= frontEdges;
        long step = steps.forward(workers, head, tail, ++depth, FRONTIER_CHUNK);
        frontEdges = step >>> Integer.SIZE;
        head = tail;
        tail = (int) step;
      }
    }
    greatest = entryCount == 0 ? Snapshot.NOT_REACHED : depth - 1;
  }

  /** Searches backward while the frontier is large; returns the depth of the last one. */
  private int searchBackward(Workers workers, int frontSize, int firstDepth, int moduleCount) {
    int depth = firstDepth;
    int found = frontSize;
    steps.front(workers, front, unreached, depth, moduleCount, CHUNK);
    int before;
    do {
      before = found;
      found = steps.backward(workers, front, following, ++depth, moduleCount, CHUNK);
      MemorySegment swapped = front;
      front = following;
      following = swapped;
    } while (found >= before || found > moduleCount / BETA);
    return depth;
  }

  private static int collect(
      MemorySegment depths, int depth, int moduleCount, MemorySegment queue) {
    int tail = 0;
    for (int module = 0; module < moduleCount; module++) {
      if (Ints.get(depths, module) == depth) {
        Ints.set(queue, tail++, module);
      }
    }
    return tail;
  }

  private void reserve(int moduleCount, boolean bothDirections) {
    if (moduleCount > capacity) {
      region.close();
      region = owner.child("depth");
      capacity = moduleCount + Rows.spare(moduleCount);
      depths = region.allocate(capacity * (long) Integer.BYTES);
      if (bothDirections) {
        allocateBits();
      }
    }
  }

  private void allocateBits() {
    front = region.allocate(Bits.bytes(capacity));
    following = region.allocate(Bits.bytes(capacity));
    unreached = region.allocate(Bits.bytes(capacity));
  }

  /** Makes room for modules that were added; they are not reached. */
  void grow(int before, int moduleCount) {
    if (moduleCount > capacity) {
      Region old = region;
      MemorySegment oldDepths = depths;
      int known = Math.min(before, capacity);
      region = owner.child("depth");
      capacity = moduleCount + Rows.spare(moduleCount);
      depths = region.allocate(capacity * (long) Integer.BYTES);
      allocateBits();
      Ints.copy(oldDepths, 0, depths, 0, known);
      old.close();
    }
    Ints.fill(depths, before, Math.max(before, moduleCount), Snapshot.NOT_REACHED);
  }

  MemorySegment depths() {
    return depths;
  }

  /** The depth of a module, or {@link Snapshot#NOT_REACHED}. */
  public int depth(int module) {
    return Ints.get(depths, module);
  }

  /**
   * The greatest depth of any module when all were computed last; {@link Snapshot#NOT_REACHED}
   * without entries.
   */
  public int greatest() {
    return greatest;
  }
}
