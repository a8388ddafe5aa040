package dev.shale.engine.walk;

import dev.shale.offheap.Ints;
import java.lang.foreign.MemorySegment;

/**
 * Turns rows round. Every worker reads all edges and keeps those that enter its own part of the
 * modules: what is read in order costs little beside what is written in none, no write needs to be
 * atomic, and the result does not depend on who was faster.
 */
final class RowsReversal {
  private static final int LEAST_PART = 1 << 16;

  private RowsReversal() {}

  public static void reverse(Rows from, Rows to, Workers workers) {
    int moduleCount = from.moduleCount();
    int edgeCount = from.edgeCount();
    to.allocateModules(moduleCount, Rows.spare(moduleCount));
    to.allocateEdges(edgeCount, Rows.spare(edgeCount));
    if (workers.count() == 1 || moduleCount < LEAST_PART) {
      count(from.targets(), edgeCount, to.bounds(), 0, moduleCount);
      begin(to, moduleCount);
      fill(from, to, moduleCount, 0, moduleCount);
    } else {
      int part = (moduleCount + workers.count() - 1) / workers.count();
      workers.run(
          (worker, begin, end) -> count(from.targets(), edgeCount, to.bounds(), begin, end),
          moduleCount,
          part);
      begin(to, moduleCount);
      workers.run(
          (worker, begin, end) -> fill(from, to, moduleCount, begin, end), moduleCount, part);
    }
    to.filled(edgeCount);
  }

  private static void fill(Rows from, Rows to, int moduleCount, int begin, int end) {
    fill(from.bounds(), from.targets(), moduleCount, to.bounds(), to.targets(), begin, end);
  }

  private static void count(
      MemorySegment targets, int edgeCount, MemorySegment bounds, int begin, int end) {
    for (int edge = 0; edge < edgeCount; edge++) {
      int target = Ints.get(targets, edge);
      if (target >= begin && target < end) {
        Rows.end(bounds, target, Rows.end(bounds, target) + 1);
      }
    }
  }

  /** Rows are empty at first: their ends move as they are filled. */
  private static void begin(Rows to, int moduleCount) {
    MemorySegment bounds = to.bounds();
    RowsReading.begin(bounds, moduleCount);
    for (int module = 0; module < moduleCount; module++) {
      Rows.end(bounds, module, Rows.begin(bounds, module));
    }
  }

  private static void fill(
      MemorySegment bounds,
      MemorySegment targets,
      int moduleCount,
      MemorySegment toBounds,
      MemorySegment sources,
      int begin,
      int end) {
    for (int module = 0; module < moduleCount; module++) {
      int last = Rows.end(bounds, module);
      for (int edge = Rows.begin(bounds, module); edge < last; edge++) {
        int target = Ints.get(targets, edge);
        if (target >= begin && target < end) {
          int free = Rows.end(toBounds, target);
          Ints.set(sources, free, module);
          Rows.end(toBounds, target, free + 1);
        }
      }
    }
  }
}
