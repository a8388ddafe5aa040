package dev.shale.engine.pass;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;

/** Makes the shapes of cycles, and leads from their edges back to dependencies. */
final class CycleShapes {
  private final Snapshot graph;
  private final Cycles cycles;
  private final EdgeReader reader;
  private final DependencyCursor cursor;
  private final int[] numbers;

  CycleShapes(Snapshot graph, Cycles cycles) {
    this.graph = graph;
    this.cycles = cycles;
    reader = graph.edges(cycles.choice());
    cursor = graph.dependencies();
    numbers = new int[graph.moduleCount()];
  }

  CycleShape of(int cycle) {
    return new CycleShape(graph, cycles, cycle, reader, numbers);
  }

  /** The first dependency that makes the edge from one member of a shape to another. */
  int dependency(CycleShape shape, int member, int target) {
    for (cursor.of(shape.modules[member]); cursor.next(); ) {
      boolean isPassive = (cursor.flags() & DependencyFlags.PASSIVE) != 0;
      if (cursor.target() == shape.modules[target]
          && cycles.choice().has(cursor.kind(), isPassive)) {
        return cursor.dependency();
      }
    }
    throw new IllegalStateException(
        "Module " + shape.modules[member] + " does not lead to " + shape.modules[target]);
  }
}
