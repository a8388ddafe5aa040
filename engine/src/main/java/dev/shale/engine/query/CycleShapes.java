package dev.shale.engine.query;

import dev.shale.engine.graph.DependencyCursor;
import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;

/** Makes the shapes of cycles, and leads from their edges back to dependencies. */
final class CycleShapes {
  private final Cycles cycles;
  private final EdgeReader reader;
  private final EdgeReader statics;
  private final DependencyCursor cursor;
  private final int[] numbers;

  CycleShapes(Snapshot graph, Cycles cycles) {
    this.cycles = cycles;
    reader = graph.edges(cycles.choice());
    statics = graph.edges(EdgeChoice.STATIC);
    cursor = graph.dependencies();
    numbers = new int[graph.moduleCount()];
  }

  CycleShape of(int cycle) {
    return new CycleShape(cycles, cycle, reader, statics, numbers);
  }

  /**
   * The first dependency that makes the edge from one member of a shape to another; one that is
   * loaded with its importer, if there is any.
   */
  int dependency(CycleShape shape, int member, int target) {
    int dependency = find(shape.modules[member], shape.modules[target], EdgeChoice.STATIC);
    if (dependency == Snapshot.NO_DEPENDENCY) {
      dependency = find(shape.modules[member], shape.modules[target], cycles.choice());
    }
    if (dependency == Snapshot.NO_DEPENDENCY) {
      throw new IllegalStateException(
          "Module " + shape.modules[member] + " does not lead to " + shape.modules[target]);
    }
    return dependency;
  }

  private int find(int module, int target, EdgeChoice choice) {
    for (cursor.of(module); cursor.next(); ) {
      boolean isPassive = (cursor.flags() & DependencyFlags.PASSIVE) != 0;
      if (cursor.target() == target && choice.has(cursor.kind(), isPassive)) {
        return cursor.dependency();
      }
    }
    return Snapshot.NO_DEPENDENCY;
  }
}
