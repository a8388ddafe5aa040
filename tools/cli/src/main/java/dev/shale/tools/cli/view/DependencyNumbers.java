package dev.shale.tools.cli.view;

import dev.shale.engine.graph.Snapshot;

/** Dependencies counted module by module, as {@code graph --json} does: rows may lie anywhere. */
final class DependencyNumbers {
  private final Snapshot graph;
  private final int[] begins;

  DependencyNumbers(Snapshot graph) {
    this.graph = graph;
    begins = new int[graph.moduleCount()];
    int number = 0;
    for (int module = 0; module < begins.length; module++) {
      begins[module] = number;
      number += graph.end(module) - graph.begin(module);
    }
  }

  /** The number of a row; {@link Snapshot#NO_DEPENDENCY} stays what it is. */
  int of(int dependency) {
    if (dependency == Snapshot.NO_DEPENDENCY) {
      return dependency;
    }
    int parent = graph.parent(dependency);
    return begins[parent] + dependency - graph.begin(parent);
  }
}
