package dev.shale.engine.pass.depth;

import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.Edits;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.LongHeap;
import dev.shale.engine.walk.Rows;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;

/**
 * Brings depths up to date after edges were added and removed, visiting only modules whose depth
 * changes and the edges at them (Ramalingam and Reps, "An Incremental Algorithm for a
 * Generalization of the Shortest-Path Problem", Journal of Algorithms 21, 1996).
 *
 * <p>First, in the order of depths, each module that may have lost its last importer of the depth
 * above loses its depth if it did, and those below it are asked the same. Then modules get the
 * depths that importers give them, the least first.
 */
final class DepthRepair {
  /** Modules that may wait, and edges that may be looked at, before a search anew is cheaper. */
  private static final int MOST_WAITING = 1 << 16;

  private static final int MOST_WORK = 1 << 18;

  private final LongHeap waiting;
  private final IntList changed;
  private final IntList lost;
  private int work;
  private boolean isOverrun;

  DepthRepair(Region region) {
    waiting = new LongHeap(region, MOST_WAITING);
    changed = new IntList(region);
    lost = new IntList(region);
  }

  /** The modules whose depth was written; some may have the one they had before. */
  IntList changed() {
    return changed;
  }

  /** Repairs depths; false when that is too much work, and they are of no use any more. */
  boolean repair(Depths depths, Adjacency adjacency, Edits edits) {
    waiting.clear();
    changed.clear();
    lost.clear();
    work = 0;
    isOverrun = false;
    doubt(depths.depths(), adjacency, edits);
    if (!isOverrun) {
      retract(depths.depths(), adjacency);
    }
    if (!isOverrun) {
      offer(depths.depths(), adjacency, edits);
    }
    if (!isOverrun) {
      settle(depths.depths(), adjacency.forward());
    }
    return !isOverrun;
  }

  private void wait(int depth, int module) {
    isOverrun |= !waiting.add(LongHeap.key(depth, module)) || ++work > MOST_WORK;
  }

  private void doubt(MemorySegment depths, Adjacency adjacency, Edits edits) {
    for (int edge = 0; edge < edits.removedCount(); edge++) {
      int depth = Ints.get(depths, edits.removedTarget(edge));
      int above = Ints.get(depths, edits.removedSource(edge));
      if (above != Snapshot.NOT_REACHED && depth == above + 1) {
        wait(depth, edits.removedTarget(edge));
      }
    }
    for (int index = 0; index < edits.entries().size(); index++) {
      int module = edits.entries().get(index);
      if (!adjacency.entries().has(module) && Ints.get(depths, module) == 0) {
        wait(0, module);
      }
    }
  }

  private void retract(MemorySegment depths, Adjacency adjacency) {
    Rows forward = adjacency.forward();
    while (!waiting.isEmpty() && !isOverrun) {
      long key = waiting.take();
      int depth = LongHeap.first(key);
      int module = LongHeap.second(key);
      if (Ints.get(depths, module) != depth || isSupported(depths, adjacency, module, depth)) {
        continue;
      }
      Ints.set(depths, module, Snapshot.NOT_REACHED);
      lost.add(module);
      for (int edge = forward.begin(module); edge != forward.end(module); edge++) {
        int target = forward.target(edge);
        if (Ints.get(depths, target) == depth + 1) {
          wait(depth + 1, target);
        }
      }
      work += forward.length(module);
    }
  }

  private boolean isSupported(MemorySegment depths, Adjacency adjacency, int module, int depth) {
    if (depth == 0) {
      return adjacency.entries().has(module);
    }
    Rows reverse = adjacency.reverse();
    int begin = reverse.begin(module);
    int end = reverse.end(module);
    for (int edge = begin; edge != end; edge++) {
      if (Ints.get(depths, reverse.target(edge)) == depth - 1) {
        work += edge - begin;
        return true;
      }
    }
    work += end - begin;
    return false;
  }

  private void offer(MemorySegment depths, Adjacency adjacency, Edits edits) {
    for (int index = 0; index < lost.size(); index++) {
      int module = lost.get(index);
      changed.add(module);
      offerBest(depths, adjacency.reverse(), module);
    }
    for (int edge = 0; edge < edits.addedCount(); edge++) {
      int above = Ints.get(depths, edits.addedSource(edge));
      if (above != Snapshot.NOT_REACHED) {
        lower(depths, edits.addedTarget(edge), above + 1);
      }
    }
    for (int index = 0; index < edits.entries().size(); index++) {
      int module = edits.entries().get(index);
      if (adjacency.entries().has(module)) {
        lower(depths, module, 0);
      }
    }
  }

  private void offerBest(MemorySegment depths, Rows reverse, int module) {
    for (int edge = reverse.begin(module); edge != reverse.end(module); edge++) {
      int above = Ints.get(depths, reverse.target(edge));
      if (above != Snapshot.NOT_REACHED) {
        lower(depths, module, above + 1);
      }
    }
    work += reverse.length(module);
  }

  /** A depth that is known to be possible; the least of a module is settled first. */
  private void lower(MemorySegment depths, int module, int depth) {
    int known = Ints.get(depths, module);
    if (known == Snapshot.NOT_REACHED || depth < known) {
      Ints.set(depths, module, depth);
      wait(depth, module);
    }
  }

  private void settle(MemorySegment depths, Rows forward) {
    while (!waiting.isEmpty() && !isOverrun) {
      long key = waiting.take();
      int depth = LongHeap.first(key);
      int module = LongHeap.second(key);
      if (Ints.get(depths, module) == depth) {
        changed.add(module);
        for (int edge = forward.begin(module); edge != forward.end(module); edge++) {
          lower(depths, forward.target(edge), depth + 1);
        }
        work += forward.length(module);
      }
    }
  }
}
