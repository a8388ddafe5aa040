package dev.shale.engine.query;

import dev.shale.engine.walk.Adjacency;
import org.agrona.collections.IntArrayList;

/**
 * The strongly connected components of a part of a graph, by Tarjan's algorithm ("Depth-First
 * Search and Linear Graph Algorithms", SIAM Journal on Computing 1, 1972) with a stack of its own.
 * The passes know those of the whole graph alone. Takes 13 bytes per module.
 */
final class PartComponents {
  private static final int NOT_ENTERED = 0;

  private final Adjacency edges;
  private final boolean[] among;

  /** The least module of the component of each; of one outside of the part, the module itself. */
  private final int[] components;

  /** When a module was entered, from 1. */
  private final int[] entered;

  /** The earliest of the open modules that is known to be reached. */
  private final int[] earliest;

  private final boolean[] isOpen;
  private final IntArrayList open = new IntArrayList();
  private final IntArrayList path = new IntArrayList();
  private final IntArrayList pathEdges = new IntArrayList();
  private int time;

  PartComponents(Adjacency edges, boolean[] among) {
    this.edges = edges;
    this.among = among;
    components = new int[among.length];
    entered = new int[among.length];
    earliest = new int[among.length];
    isOpen = new boolean[among.length];
  }

  /** The least module of the component of each module. */
  int[] find() {
    for (int module = 0; module < components.length; module++) {
      components[module] = module;
    }
    for (int module = 0; module < components.length; module++) {
      if (among[module] && entered[module] == NOT_ENTERED) {
        walk(module);
      }
    }
    return components;
  }

  private void walk(int start) {
    enter(start);
    while (!path.isEmpty()) {
      int module = path.getInt(path.size() - 1);
      int edge = pathEdges.getInt(pathEdges.size() - 1);
      if (edge == edges.end(module)) {
        leave(module);
        continue;
      }
      pathEdges.setInt(pathEdges.size() - 1, edge + 1);
      int target = edges.target(edge);
      if (!among[target]) {
        continue;
      }
      if (entered[target] == NOT_ENTERED) {
        enter(target);
      } else if (isOpen[target]) {
        earliest[module] = Math.min(earliest[module], entered[target]);
      }
    }
  }

  private void enter(int module) {
    entered[module] = ++time;
    earliest[module] = time;
    isOpen[module] = true;
    open.addInt(module);
    path.addInt(module);
    pathEdges.addInt(edges.begin(module));
  }

  private void leave(int module) {
    path.removeAt(path.size() - 1);
    pathEdges.removeAt(pathEdges.size() - 1);
    if (!path.isEmpty()) {
      int parent = path.getInt(path.size() - 1);
      earliest[parent] = Math.min(earliest[parent], earliest[module]);
    }
    if (earliest[module] == entered[module]) {
      closeComponent(module);
    }
  }

  private void closeComponent(int first) {
    int begin = open.size() - 1;
    int least = open.getInt(begin);
    while (open.getInt(begin) != first) {
      begin--;
      least = Math.min(least, open.getInt(begin));
    }
    for (int index = begin; index < open.size(); index++) {
      components[open.getInt(index)] = least;
      isOpen[open.getInt(index)] = false;
    }
    while (open.size() > begin) {
      open.removeAt(open.size() - 1);
    }
  }
}
