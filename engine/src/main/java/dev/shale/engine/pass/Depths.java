package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * The depth of every module: the least number of edges that lead to it from an entry. Breadth-first
 * search; visits every module and edge that is reached once, and takes eight bytes per module.
 */
final class Depths {
  private final IntArray depths;
  private int greatest = Snapshot.NOT_REACHED;

  private Depths(IntArray depths) {
    this.depths = depths;
  }

  static Depths of(Snapshot graph, Adjacency adjacency, Region region) {
    Depths result = new Depths(region.allocateInts(graph.moduleCount()));
    result.search(graph, adjacency, region.allocateInts(graph.moduleCount()));
    return result;
  }

  private void search(Snapshot graph, Adjacency adjacency, IntArray queue) {
    depths.fill(Snapshot.NOT_REACHED);
    int tail = 0;
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.entry(module)) {
        depths.set(module, 0);
        queue.set(tail++, module);
      }
    }
    for (int head = 0; head < tail; head++) {
      int module = queue.get(head);
      greatest = depths.get(module);
      for (int edge = adjacency.begin(module); edge < adjacency.end(module); edge++) {
        int target = adjacency.target(edge);
        if (depths.get(target) == Snapshot.NOT_REACHED) {
          depths.set(target, greatest + 1);
          queue.set(tail++, target);
        }
      }
    }
  }

  /** The depth of a module, or {@link Snapshot#NOT_REACHED}. */
  int depth(int module) {
    return depths.get(module);
  }

  /** The greatest depth of any module; {@link Snapshot#NOT_REACHED} without entries. */
  int greatest() {
    return greatest;
  }
}
