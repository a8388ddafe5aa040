package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;

/** Makes the shapes of cycles, and leads from their edges back to dependencies. */
final class CycleShapes {
  private final Cycles cycles;
  private final EdgeReader reader;
  private final EdgeReader statics;
  private final FirstDependencies dependencies;
  private final int[] numbers;

  CycleShapes(Snapshot graph, Cycles cycles) {
    this.cycles = cycles;
    reader = graph.edges(cycles.choice());
    statics = graph.edges(EdgeChoice.STATIC);
    dependencies = new FirstDependencies(graph, cycles.choice());
    numbers = new int[graph.moduleCount()];
  }

  CycleShape of(int cycle) {
    return new CycleShape(cycles, cycle, reader, statics, numbers);
  }

  /** A dependency that makes the edge from one member of a shape to another. */
  int dependency(CycleShape shape, int member, int target) {
    return dependencies.of(shape.modules[member], shape.modules[target]);
  }
}
