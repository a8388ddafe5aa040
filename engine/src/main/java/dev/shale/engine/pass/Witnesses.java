package dev.shale.tools.cli;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/**
 * Finds for a cyclic component one cycle that shows it: a shortest one through its least module.
 * Breadth-first search inside the component; takes eight bytes per module, once for all searches.
 */
final class Witnesses {
  private final Snapshot graph;
  private final Cycles cycles;
  private final DependencyCursor cursor;

  /** The dependency by which the search came to a module. */
  private final int[] cameBy;

  private final int[] queue;

  Witnesses(Snapshot graph, Cycles cycles) {
    this.graph = graph;
    this.cycles = cycles;
    cursor = graph.dependencies();
    cameBy = new int[graph.moduleCount()];
    queue = new int[cycles.memberCount()];
    Arrays.fill(cameBy, Snapshot.NO_DEPENDENCY);
  }

  /** The dependencies of the cycle, in order; the first is one of the least module. */
  int[] find(int cycle) {
    int least = cycles.module(cycles.begin(cycle));
    int[] path = path(search(least, cycles.size(cycle) == 1), least);
    for (int member = cycles.begin(cycle); member < cycles.end(cycle); member++) {
      cameBy[cycles.module(member)] = Snapshot.NO_DEPENDENCY;
    }
    return path;
  }

  /**
   * Walks from the least module until a dependency leads back to it, and answers that one.
   *
   * @param isSelfLoop whether the module is alone; otherwise one that asks for itself shows nothing
   *     about the others in its component
   */
  private int search(int least, boolean isSelfLoop) {
    int tail = 0;
    queue[tail++] = least;
    for (int head = 0; head < tail; head++) {
      int module = queue[head];
      for (cursor.of(module); cursor.next(); ) {
        int target = cursor.target();
        if (!isInside(target, least) || (target == module && !isSelfLoop)) {
          continue;
        }
        if (target == least) {
          return cursor.dependency();
        }
        if (cameBy[target] == Snapshot.NO_DEPENDENCY) {
          cameBy[target] = cursor.dependency();
          queue[tail++] = target;
        }
      }
    }
    throw new IllegalStateException("The component of module " + least + " has no cycle");
  }

  private boolean isInside(int target, int least) {
    return target != Snapshot.NO_MODULE
        && !cursor.typeOnly()
        && graph.component(target) == graph.component(least);
  }

  private int[] path(int last, int least) {
    int length = 1;
    for (int module = graph.parent(last); module != least; module = graph.parent(cameBy[module])) {
      length++;
    }
    int[] path = new int[length];
    int dependency = last;
    for (int index = length - 1; index >= 0; index--) {
      path[index] = dependency;
      dependency = cameBy[graph.parent(dependency)];
    }
    return path;
  }
}
