package dev.shale.tools.cli.question;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/**
 * Shortest chains of imports that lead through the project's own modules alone, searched breadth
 * first from the entries. What they lead to may belong to an installed package.
 */
final class OwnChains {
  private final Snapshot graph;

  /** The dependency that led to a module first. */
  private final int[] issuers;

  private final boolean[] isReached;
  private final IntArrayList queue = new IntArrayList();

  /**
   * Searches all chains.
   *
   * @param withTypes whether imports count that load nothing
   */
  OwnChains(Snapshot graph, boolean withTypes) {
    this.graph = graph;
    issuers = new int[graph.moduleCount()];
    isReached = new boolean[graph.moduleCount()];
    Arrays.fill(issuers, Snapshot.NO_DEPENDENCY);
    for (int module = 0; module < issuers.length; module++) {
      if (graph.isEntry(module)) {
        reach(module);
      }
    }
    DependencyCursor cursor = graph.dependencies();
    for (int head = 0; head < queue.size(); head++) {
      for (cursor.of(queue.getInt(head)); cursor.next(); ) {
        follow(cursor.dependency(), withTypes);
      }
    }
  }

  private void follow(int dependency, boolean withTypes) {
    int target = graph.target(dependency);
    boolean isPassive = graph.isPassive(dependency);
    if (target != Snapshot.NO_MODULE && !isReached[target] && (withTypes || !isPassive)) {
      issuers[target] = dependency;
      reach(target);
    }
  }

  private void reach(int module) {
    isReached[module] = true;
    if (ModuleChoice.isOwnFile(graph, module)) {
      queue.addInt(module);
    }
  }

  boolean has(int module) {
    return isReached[module];
  }

  /** The dependency that leads to a module on its chain; none for an entry. */
  int issuer(int module) {
    return issuers[module];
  }
}
