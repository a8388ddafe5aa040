package dev.shale.engine.query;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;

/** Leads from an edge back to a dependency that makes it. */
final class FirstDependencies {
  private final EdgeChoice choice;
  private final DependencyCursor cursor;

  FirstDependencies(Snapshot graph, EdgeChoice choice) {
    this.choice = choice;
    cursor = graph.dependencies();
  }

  /**
   * The first dependency that makes the edge from one module to another; one that is loaded with
   * its importer, if there is any.
   */
  int of(int module, int target) {
    int dependency = find(module, target, EdgeChoice.STATIC);
    if (dependency == Snapshot.NO_DEPENDENCY) {
      dependency = find(module, target, choice);
    }
    if (dependency == Snapshot.NO_DEPENDENCY) {
      throw new IllegalStateException("Module " + module + " does not lead to " + target);
    }
    return dependency;
  }

  private int find(int module, int target, EdgeChoice counted) {
    for (cursor.of(module); cursor.next(); ) {
      boolean isPassive = (cursor.flags() & DependencyFlags.PASSIVE) != 0;
      if (cursor.target() == target && counted.has(cursor.kind(), isPassive)) {
        return cursor.dependency();
      }
    }
    return Snapshot.NO_DEPENDENCY;
  }
}
