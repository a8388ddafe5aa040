package dev.shale.engine.pass;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * Who leads to whom, as compressed sparse rows: the form in which passes walk the graph.
 *
 * <p>An edge is a connection that exists when the program runs: it has a target and is neither type
 * only nor weak. A removed module has none. Parallel edges and self-loops stay. The edges of a
 * module are in source order. Takes four bytes per edge and four per module.
 */
final class Adjacency {
  private static final int NO_EDGE = DependencyFlags.TYPE_ONLY | DependencyFlags.WEAK;

  private final int moduleCount;
  private final IntArray begins;
  private final IntArray targets;

  private Adjacency(int moduleCount, IntArray begins, IntArray targets) {
    this.moduleCount = moduleCount;
    this.begins = begins;
    this.targets = targets;
  }

  /** The edges of a graph, in memory of {@code region}. */
  static Adjacency of(Snapshot graph, Region region) {
    int moduleCount = graph.moduleCount();
    IntArray begins = region.allocateInts(moduleCount + 1L);
    DependencyCursor cursor = graph.dependencies();
    int edgeCount = 0;
    for (int module = 0; module < moduleCount; module++) {
      begins.set(module, edgeCount);
      if (graph.moduleExists(module)) {
        for (cursor.of(module); cursor.next(); ) {
          edgeCount += isEdge(cursor) ? 1 : 0;
        }
      }
    }
    begins.set(moduleCount, edgeCount);
    IntArray targets = region.allocateInts(edgeCount);
    int edge = 0;
    for (int module = 0; module < moduleCount; module++) {
      // A removed module has no edge; as begin equals end it is known by that.
      if (begins.get(module) != begins.get(module + 1L)) {
        for (cursor.of(module); cursor.next(); ) {
          if (isEdge(cursor)) {
            targets.set(edge++, cursor.target());
          }
        }
      }
    }
    return new Adjacency(moduleCount, begins, targets);
  }

  private static boolean isEdge(DependencyCursor cursor) {
    return cursor.target() != Snapshot.NO_MODULE && (cursor.flags() & NO_EDGE) == 0;
  }

  int moduleCount() {
    return moduleCount;
  }

  int edgeCount() {
    return begins.get(moduleCount);
  }

  /** The first edge that leaves a module. */
  int begin(int module) {
    return begins.get(module);
  }

  /** Behind the last edge that leaves a module. */
  int end(int module) {
    return begins.get(module + 1L);
  }

  /** The module that an edge leads to. */
  int target(int edge) {
    return targets.get(edge);
  }
}
