package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.EdgeReader;
import dev.shale.engine.graph.Snapshot;

/** The shapes of cycles of a module graph; their edges are dependencies. */
final class GraphShapes implements CycleShapes {
  private final Cycles cycles;
  private final CycleShape.Edges edges;
  private final CycleShape.Edges statics;
  private final FirstDependencies dependencies;
  private final int[] numbers;

  GraphShapes(Snapshot graph, Cycles cycles) {
    this.cycles = cycles;
    edges = edges(graph.edges(cycles.choice()));
    statics = edges(graph.edges(EdgeChoice.STATIC));
    dependencies = new FirstDependencies(graph, cycles.choice());
    numbers = new int[graph.moduleCount()];
  }

  private static CycleShape.Edges edges(EdgeReader reader) {
    return new CycleShape.Edges() {
      @Override
      public int read(int module) {
        return reader.read(module);
      }

      @Override
      public int[] targets() {
        return reader.targets();
      }
    };
  }

  @Override
  public CycleShape of(int cycle) {
    int[] modules = new int[cycles.size(cycle)];
    for (int member = 0; member < modules.length; member++) {
      modules[member] = cycles.module(cycles.begin(cycle) + member);
    }
    return new CycleShape(modules, edges, statics, numbers);
  }

  @Override
  public int edge(CycleShape shape, int member, int target) {
    return dependencies.of(shape.modules[member], shape.modules[target]);
  }
}
