package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/** The definitions of the passes, written down as plainly as possible; for small graphs. */
final class SlowGraph {
  private final int[][] edges;
  private final int entryCount;
  private final int moduleCount;
  private final int[][] distances;
  private final int[] preOrders;
  private final int[] postOrders;
  private int entered;
  private int left;

  /** The first {@code entryCount} modules are entries. */
  SlowGraph(int[][] edges, int entryCount) {
    this.edges = edges;
    this.entryCount = entryCount;
    moduleCount = edges.length;
    distances = distances();
    preOrders = new int[moduleCount];
    postOrders = new int[moduleCount];
    Arrays.fill(preOrders, Snapshot.NOT_REACHED);
    Arrays.fill(postOrders, Snapshot.NOT_REACHED);
    for (int entry = 0; entry < entryCount; entry++) {
      walk(entry);
    }
  }

  /** Floyd and Warshall. */
  private int[][] distances() {
    int[][] result = new int[moduleCount][moduleCount];
    for (int from = 0; from < moduleCount; from++) {
      Arrays.fill(result[from], Integer.MAX_VALUE / 2);
      for (int to : edges[from]) {
        result[from][to] = 1;
      }
      result[from][from] = 0;
    }
    for (int via = 0; via < moduleCount; via++) {
      for (int from = 0; from < moduleCount; from++) {
        for (int to = 0; to < moduleCount; to++) {
          result[from][to] = Math.min(result[from][to], result[from][via] + result[via][to]);
        }
      }
    }
    return result;
  }

  private boolean reaches(int from, int to) {
    return distances[from][to] < Integer.MAX_VALUE / 2;
  }

  private void walk(int module) {
    if (preOrders[module] != Snapshot.NOT_REACHED) {
      return;
    }
    preOrders[module] = entered++;
    for (int target : edges[module]) {
      walk(target);
    }
    postOrders[module] = left++;
  }

  int depth(int module) {
    int least = Integer.MAX_VALUE;
    for (int entry = 0; entry < entryCount; entry++) {
      if (reaches(entry, module)) {
        least = Math.min(least, distances[entry][module]);
      }
    }
    return least == Integer.MAX_VALUE ? Snapshot.NOT_REACHED : least;
  }

  int preOrder(int module) {
    return preOrders[module];
  }

  int postOrder(int module) {
    return postOrders[module];
  }

  private boolean together(int module, int other) {
    return reaches(module, other) && reaches(other, module);
  }

  private int leastOfComponent(int module) {
    int least = 0;
    while (!together(least, module)) {
      least++;
    }
    return least;
  }

  /** How many modules before the component's least one are themselves least of theirs. */
  int component(int module) {
    int number = 0;
    for (int other = 0; other < leastOfComponent(module); other++) {
      number += leastOfComponent(other) == other ? 1 : 0;
    }
    return number;
  }

  boolean isRoot(int module) {
    for (int other = 0; other < moduleCount; other++) {
      if (reaches(other, module) && !together(module, other)) {
        return false;
      }
      if (together(module, other) && importersInside(other) > importersInside(module)) {
        return false;
      }
    }
    return true;
  }

  private int importersInside(int module) {
    int count = 0;
    for (int other = 0; other < moduleCount; other++) {
      boolean imports = Arrays.stream(edges[other]).anyMatch(target -> target == module);
      count += imports && together(module, other) ? 1 : 0;
    }
    return count;
  }
}
