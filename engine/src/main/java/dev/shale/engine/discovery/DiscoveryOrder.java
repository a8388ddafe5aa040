package dev.shale.engine.discovery;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * The order in which a build would discover the modules of a graph now: breadth first from the
 * entries, what only types lead to behind the program. Costs a walk over all dependencies, and
 * eight bytes for each module.
 */
final class DiscoveryOrder {
  private final GraphWriter graph;
  private final Snapshot rows;
  private final IntArrayList passive = new IntArrayList();
  private final boolean[] isDiscovered;
  private final int[] order;
  private int count;

  private DiscoveryOrder(GraphWriter graph) {
    this.graph = graph;
    rows = graph.working();
    isDiscovered = new boolean[rows.moduleCount()];
    order = new int[rows.moduleCount()];
  }

  /**
   * Finds the order, and says of each module which dependency discovers it.
   *
   * @param entries modules, in the order in which they are given to a build
   */
  static DiscoveryOrder of(GraphWriter graph, int[] entries) {
    DiscoveryOrder found = new DiscoveryOrder(graph);
    for (int entry : entries) {
      found.discover(entry, Snapshot.NO_DEPENDENCY);
    }
    found.walk(0);
    int programCount = found.count;
    for (int index = 0; index < found.passive.size(); index++) {
      int dependency = found.passive.getInt(index);
      found.discover(found.rows.target(dependency), dependency);
    }
    found.walk(programCount);
    return found;
  }

  /** Whether the modules have the numbers that a build would give them. */
  boolean isKept() {
    for (int number = 0; number < count; number++) {
      if (order[number] != number) {
        return false;
      }
    }
    return count == order.length;
  }

  /** The modules that are discovered, in order. */
  int[] modules() {
    return Arrays.copyOf(order, count);
  }

  private void walk(int first) {
    for (int index = first; index < count; index++) {
      int end = rows.end(order[index]);
      for (int dependency = rows.begin(order[index]); dependency < end; dependency++) {
        lead(dependency);
      }
    }
  }

  private void lead(int dependency) {
    int target = rows.target(dependency);
    if (target == Snapshot.NO_MODULE) {
      return;
    }
    if (isConnectedAtOnce(rows.dependencyFlags(dependency))) {
      discover(target, dependency);
    } else {
      passive.addInt(dependency);
    }
  }

  /** Whether a build does not wait with a dependency until it has all of the program. */
  static boolean isConnectedAtOnce(int flags) {
    return (flags & DependencyFlags.PASSIVE) == 0 || (flags & DependencyFlags.FOR_TYPES) != 0;
  }

  private void discover(int module, int issuer) {
    if (isDiscovered[module]) {
      return;
    }
    isDiscovered[module] = true;
    order[count++] = module;
    if (rows.issuer(module) != issuer) {
      graph.issuer(module, issuer);
    }
  }
}
