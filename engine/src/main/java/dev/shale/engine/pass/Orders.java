package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.IntArray;
import dev.shale.offheap.Region;

/**
 * The ranks in which a depth-first walk from the entries enters and leaves modules. Entries are
 * taken by id, edges in source order. Takes sixteen bytes per module.
 */
final class Orders {
  private final IntArray preOrders;
  private final IntArray postOrders;
  private final IntArray stack;
  private final IntArray nextEdges;
  private int entered;
  private int left;

  private Orders(int moduleCount, Region region) {
    preOrders = region.allocateInts(moduleCount);
    postOrders = region.allocateInts(moduleCount);
    stack = region.allocateInts(moduleCount);
    nextEdges = region.allocateInts(moduleCount);
    preOrders.fill(Snapshot.NOT_REACHED);
    postOrders.fill(Snapshot.NOT_REACHED);
  }

  static Orders of(Snapshot graph, Adjacency adjacency, Region region) {
    Orders result = new Orders(graph.moduleCount(), region);
    for (int module = 0; module < graph.moduleCount(); module++) {
      if (graph.entry(module) && result.preOrder(module) == Snapshot.NOT_REACHED) {
        result.walk(adjacency, module);
      }
    }
    return result;
  }

  private void walk(Adjacency adjacency, int start) {
    int height = 0;
    enter(adjacency, start, height++);
    while (height > 0) {
      int module = stack.get(height - 1L);
      int edge = nextEdges.get(module);
      if (edge == adjacency.end(module)) {
        postOrders.set(module, left++);
        height--;
        continue;
      }
      nextEdges.set(module, edge + 1);
      int target = adjacency.target(edge);
      if (preOrder(target) == Snapshot.NOT_REACHED) {
        enter(adjacency, target, height++);
      }
    }
  }

  private void enter(Adjacency adjacency, int module, int height) {
    preOrders.set(module, entered++);
    nextEdges.set(module, adjacency.begin(module));
    stack.set(height, module);
  }

  int preOrder(int module) {
    return preOrders.get(module);
  }

  int postOrder(int module) {
    return postOrders.get(module);
  }
}
