package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * The strongly connected components, numbered from 0 by their least modules. Linear time, one walk
 * without recursion: D. J. Pearce, "A Space-Efficient Algorithm for Finding Strongly Connected
 * Components", Information Processing Letters 116 (2016), algorithm PEA_FIND_SCC2 with an explicit
 * call stack. Takes twenty-four bytes per module.
 */
final class Components {
  private static final int UNVISITED = 0;

  private final Adjacency adjacency;

  /**
   * While a module's component is open: the least visit index it is known to reach, from 1 up. When
   * it is closed: the component, counted down from the number of modules, which is above every
   * visit index still open.
   */
  private final IntArray ranks;

  private final IntArray visitIndexes;
  private final IntArray nextEdges;
  private final IntArray calls;
  private final IntArray open;
  private int visitIndex = 1;
  private int nextComponent;
  private int callHeight;
  private int openHeight;
  private int count;

  private Components(Adjacency adjacency, Region region) {
    this.adjacency = adjacency;
    int moduleCount = adjacency.moduleCount();
    ranks = region.allocateInts(moduleCount);
    visitIndexes = region.allocateInts(moduleCount);
    nextEdges = region.allocateInts(moduleCount);
    calls = region.allocateInts(moduleCount);
    open = region.allocateInts(moduleCount);
    nextComponent = moduleCount;
  }

  static Components of(Snapshot graph, Adjacency adjacency, Region region) {
    Components result = new Components(adjacency, region);
    for (int module = 0; module < adjacency.moduleCount(); module++) {
      if (result.ranks.get(module) == UNVISITED) {
        result.visit(module);
      }
    }
    result.renumber(graph, region.allocateInts(adjacency.moduleCount() + 1L));
    return result;
  }

  private void visit(int start) {
    call(start);
    while (callHeight > 0) {
      int module = calls.get(callHeight - 1L);
      int edge = nextEdges.get(module);
      if (edge == adjacency.end(module)) {
        callHeight--;
        leave(module);
        if (callHeight > 0) {
          lower(calls.get(callHeight - 1L), module);
        }
        continue;
      }
      nextEdges.set(module, edge + 1);
      int target = adjacency.target(edge);
      if (ranks.get(target) == UNVISITED) {
        call(target);
      } else {
        lower(module, target);
      }
    }
  }

  private void call(int module) {
    ranks.set(module, visitIndex);
    visitIndexes.set(module, visitIndex++);
    nextEdges.set(module, adjacency.begin(module));
    calls.set(callHeight++, module);
  }

  /** What {@code target} reaches, {@code module} reaches. */
  private void lower(int module, int target) {
    if (ranks.get(target) < ranks.get(module)) {
      ranks.set(module, ranks.get(target));
    }
  }

  private void leave(int module) {
    if (ranks.get(module) == visitIndexes.get(module)) {
      close(module);
    } else {
      open.set(openHeight++, module);
    }
  }

  /** The module is the first visited of its component; the others lie on top of the open stack. */
  private void close(int module) {
    visitIndex--;
    int leastIndex = ranks.get(module);
    while (openHeight > 0 && ranks.get(open.get(openHeight - 1L)) >= leastIndex) {
      ranks.set(open.get(--openHeight), nextComponent);
      visitIndex--;
    }
    ranks.set(module, nextComponent--);
  }

  /**
   * A removed module, which has no edge, counts for none; it gets a number that nobody asks for.
   */
  private void renumber(Snapshot graph, IntArray numbers) {
    for (int module = 0; module < adjacency.moduleCount(); module++) {
      if (!graph.moduleExists(module)) {
        ranks.set(module, 0);
        continue;
      }
      int found = ranks.get(module);
      if (numbers.get(found) == 0) {
        numbers.set(found, ++count);
      }
      ranks.set(module, numbers.get(found) - 1);
    }
  }

  int count() {
    return count;
  }

  int component(int module) {
    return ranks.get(module);
  }
}
