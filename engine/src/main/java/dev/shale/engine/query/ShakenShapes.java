package dev.shale.engine.query;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.Snapshot;
import java.util.Arrays;

/** The shapes of cycles of a graph without what nobody uses; their edges are those of it. */
final class ShakenShapes implements CycleShapes {
  private final Snapshot snapshot;
  private final ShakenGraph graph;
  private final ShakenCycles cycles;
  private final int[] numbers;

  ShakenShapes(Snapshot snapshot, ShakenGraph graph, ShakenCycles cycles) {
    this.snapshot = snapshot;
    this.graph = graph;
    this.cycles = cycles;
    numbers = new int[snapshot.moduleCount()];
  }

  @Override
  public CycleShape of(int cycle) {
    return new CycleShape(
        cycles.members(cycle),
        new Targets(cycles.choice()),
        new Targets(EdgeChoice.STATIC),
        numbers);
  }

  @Override
  public int edge(CycleShape shape, int member, int target) {
    int module = shape.modules[member];
    int edge = graph.begin(module);
    while (graph.target(edge) != shape.modules[target] || !isChosen(edge, cycles.choice())) {
      edge++;
    }
    return edge;
  }

  private boolean isChosen(int edge, EdgeChoice choice) {
    return ShakenCycles.isChosen(snapshot, graph, edge, choice);
  }

  /** The modules that one leads to, each once. */
  private final class Targets implements CycleShape.Edges {
    private final EdgeChoice choice;
    private int[] targets = new int[16];

    Targets(EdgeChoice choice) {
      this.choice = choice;
    }

    @Override
    public int read(int module) {
      int count = 0;
      int all = graph.end(module) - graph.begin(module);
      targets = all > targets.length ? new int[2 * all] : targets;
      for (int edge = graph.begin(module); edge < graph.end(module); edge++) {
        if (isChosen(edge, choice)) {
          targets[count++] = graph.target(edge);
        }
      }
      Arrays.sort(targets, 0, count);
      int distinct = 0;
      for (int index = 0; index < count; index++) {
        if (index == 0 || targets[index] != targets[index - 1]) {
          targets[distinct++] = targets[index];
        }
      }
      return distinct;
    }

    @Override
    public int[] targets() {
      return targets;
    }
  }
}
