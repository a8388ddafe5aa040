package dev.shale.bench;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.SplittableRandom;

/**
 * Graphs shaped like those of real projects: most requests go to modules that were discovered a
 * little later, some far ahead, a few back, which makes cycles.
 */
final class GeneratedGraph {
  private static final int NEAR = 200;

  private GeneratedGraph() {}

  static ModuleGraph of(int moduleCount, int dependenciesPerModule, long seed) {
    ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    SplittableRandom random = new SplittableRandom(seed);
    for (int module = 0; module < moduleCount; module++) {
      int name = writer.name("/project/src/folder" + module / 20 + "/module" + module + ".ts");
      writer.addModule(name, ModuleKind.ESM, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    for (int module = 0; module < moduleCount; module++) {
      writer.beginDependencies(module);
      for (int number = 0; number < dependenciesPerModule; number++) {
        int target = number == 0 ? (module + 1) % moduleCount : target(module, moduleCount, random);
        int request = writer.name("./module" + target);
        int dependency = writer.addDependency(DependencyKind.IMPORT, 0, request);
        writer.locate(dependency, number * 40, number * 40 + 12, number + 1, 20);
        writer.connect(dependency, target);
      }
    }
    return graph;
  }

  private static int target(int module, int moduleCount, SplittableRandom random) {
    int dice = random.nextInt(1000);
    if (dice < 800) {
      return Math.min(moduleCount - 1, module + 1 + random.nextInt(NEAR));
    }
    if (dice < 999) {
      return module + random.nextInt(moduleCount - module);
    }
    return random.nextInt(moduleCount);
  }
}
