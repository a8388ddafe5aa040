package dev.shale.engine.discovery;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.Snapshot;
import org.agrona.collections.IntArrayList;

/**
 * Whether the modules of a graph are numbered in the order in which a build would discover them
 * now: breadth first from the entries, what only types lead to behind the program. Costs a walk
 * over all dependencies.
 */
final class DiscoveryOrder {
  private final GraphWriter graph;
  private final Snapshot rows;
  private final IntArrayList passive = new IntArrayList();
  private int count;

  private DiscoveryOrder(GraphWriter graph) {
    this.graph = graph;
    rows = graph.working();
  }

  /**
   * Finds that out, and says of each module which dependency discovers it.
   *
   * @param entries modules, in the order in which they are given to a build
   */
  static boolean isKept(GraphWriter graph, int[] entries) {
    return new DiscoveryOrder(graph).isKept(entries);
  }

  private boolean isKept(int[] entries) {
    boolean isKept = true;
    for (int entry : entries) {
      isKept &= discover(entry, Snapshot.NO_DEPENDENCY);
    }
    isKept &= walk(0);
    int programCount = count;
    for (int index = 0; isKept && index < passive.size(); index++) {
      int dependency = passive.getInt(index);
      isKept = discover(rows.target(dependency), dependency);
    }
    return isKept && walk(programCount) && count == rows.moduleCount();
  }

  private boolean walk(int first) {
    boolean isKept = true;
    for (int module = first; isKept && module < count; module++) {
      int end = rows.end(module);
      for (int dependency = rows.begin(module); isKept && dependency < end; dependency++) {
        isKept = lead(dependency);
      }
    }
    return isKept;
  }

  private boolean lead(int dependency) {
    int target = rows.target(dependency);
    if (target == Snapshot.NO_MODULE) {
      return true;
    }
    if (isConnectedAtOnce(rows.dependencyFlags(dependency))) {
      return discover(target, dependency);
    }
    passive.addInt(dependency);
    return true;
  }

  /** Whether a build does not wait with a dependency until it has all of the program. */
  static boolean isConnectedAtOnce(int flags) {
    return (flags & DependencyFlags.PASSIVE) == 0 || (flags & DependencyFlags.FOR_TYPES) != 0;
  }

  private boolean discover(int module, int issuer) {
    if (module < count) {
      return true;
    }
    if (module > count || !rows.moduleExists(module)) {
      return false;
    }
    count++;
    if (rows.issuer(module) != issuer) {
      graph.issuer(module, issuer);
    }
    return true;
  }
}
