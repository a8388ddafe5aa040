package dev.shale.engine.pass;

import dev.shale.engine.graph.Snapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The definitions of the passes, written down as plainly as possible; for small graphs. */
final class SlowGraph {
  private final int[][] edges;
  private final int[] entries;
  private final int moduleCount;
  private final int[][] distances;
  private final int[] importers;
  private final int[] preOrders;
  private final int[] postOrders;
  private int entered;
  private int left;

  /** The first {@code entryCount} modules are entries. */
  SlowGraph(int[][] edges, int entryCount) {
    this(edges, IntStream.range(0, entryCount).toArray());
  }

  SlowGraph(int[][] edges, int[] entries) {
    this.edges = edges;
    this.entries = entries;
    moduleCount = edges.length;
    distances = distances();
    importers = new int[moduleCount];
    Arrays.setAll(importers, this::importersInside);
    preOrders = new int[moduleCount];
    postOrders = new int[moduleCount];
    Arrays.fill(preOrders, Snapshot.NOT_REACHED);
    Arrays.fill(postOrders, Snapshot.NOT_REACHED);
    for (int entry : entries) {
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
    for (int entry : entries) {
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

  int component(int module) {
    return leastOfComponent(module);
  }

  boolean isRoot(int module) {
    for (int other = 0; other < moduleCount; other++) {
      if (reaches(other, module) && !together(module, other)) {
        return false;
      }
      if (together(module, other) && importers[other] > importers[module]) {
        return false;
      }
    }
    return true;
  }

  private int importersInside(int module) {
    int count = 0;
    for (int other = 0; other < moduleCount; other++) {
      if (together(module, other)) {
        boolean imports = false;
        for (int target : edges[other]) {
          imports |= target == module;
        }
        count += imports ? 1 : 0;
      }
    }
    return count;
  }

  private boolean isReached(int module, int without) {
    boolean[] isSeen = new boolean[moduleCount];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int entry : entries) {
      if (entry != without && !isSeen[entry]) {
        isSeen[entry] = true;
        queue.add(entry);
      }
    }
    while (!queue.isEmpty()) {
      for (int target : edges[queue.remove()]) {
        if (target != without && !isSeen[target]) {
          isSeen[target] = true;
          queue.add(target);
        }
      }
    }
    return isSeen[module];
  }

  private boolean dominates(int module, int other) {
    return module == other || !isReached(other, module);
  }

  /** Of the modules without which a module is not reached, the one that all others dominate. */
  int dominator(int module) {
    if (depth(module) == Snapshot.NOT_REACHED) {
      return Snapshot.NO_MODULE;
    }
    for (int other = 0; other < moduleCount; other++) {
      if (other != module && depth(other) >= 0 && dominates(other, module)) {
        boolean isLast = true;
        for (int third = 0; third < moduleCount; third++) {
          isLast &=
              third == module
                  || depth(third) < 0
                  || !dominates(third, module)
                  || dominates(third, other);
        }
        if (isLast) {
          return other;
        }
      }
    }
    return Snapshot.NO_MODULE;
  }

  long retained(int module, IntUnaryOperator bytes) {
    long sum = 0;
    for (int other = 0; other < moduleCount; other++) {
      if (depth(module) >= 0 && depth(other) >= 0 && dominates(module, other)) {
        sum += bytes.applyAsInt(other);
      }
    }
    return sum;
  }
}
