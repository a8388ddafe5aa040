package dev.shale.engine.pass;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;

/** Graphs for tests, written down as arrays. */
public final class Graphs {
  private Graphs() {}

  /** A graph with {@code edges[module]} as the targets of each module; the first are entries. */
  public static ModuleGraph of(int[][] edges, int entryCount) {
    ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < edges.length; module++) {
      writer.addModule(writer.name("m" + module), ModuleKind.ESM, Snapshot.NO_DEPENDENCY);
    }
    for (int entry = 0; entry < entryCount; entry++) {
      writer.entry(entry);
    }
    for (int module = 0; module < edges.length; module++) {
      writer.beginDependencies(module);
      for (int target : edges[module]) {
        int dependency =
            writer.addDependency(DependencyKind.IMPORT, 0, writer.name("./m" + target));
        writer.connect(dependency, target);
      }
    }
    return graph;
  }
}
