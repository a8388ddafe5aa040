package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.offheap.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules that come and go between two updates, or are the last ones and go. */
class PassingModulesTest {
  private static int add(GraphWriter writer, String name) {
    int module = writer.addModule(writer.name(name), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    writer.moduleFlags(module, ModuleFlags.INNER);
    return module;
  }

  private static void connect(GraphWriter writer, int module, int target) {
    writer.beginDependencies(module);
    writer.connect(writer.addDependency(ToyKinds.IMPORT, 0, writer.name("./it")), target);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 128, 1_024})
  void theyAreNoPartOfAnyPass(int count) {
    try (ModuleGraph graph =
            new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
        LivePasses passes = LivePasses.of(graph, 1)) {
      GraphWriter writer = graph.writer();
      for (int module = 0; module < count; module++) {
        add(writer, "m" + module);
      }
      writer.entry(0);
      passes.update();
      writer.publish();
      for (int round = 0; round < 3; round++) {
        int passing = add(writer, "passing" + round);
        connect(writer, 0, passing);
        if (round == 1) {
          passes.update();
          writer.publish();
        }
        writer.beginDependencies(0);
        writer.removeModule(passing);
        passes.update();
        writer.publish();
        assertEquals(count, writer.working().moduleCount(), "round " + round);
        assertEquals(0, writer.working().depth(0));
      }
    }
  }
}
