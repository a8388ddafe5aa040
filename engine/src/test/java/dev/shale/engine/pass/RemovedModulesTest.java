package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.contract.PassReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovedModulesTest {
  @Test
  void aRemovedModuleIsNoComponent() {
    try (ModuleGraph graph = Graphs.of(new int[][] {{1, 2}, {}, {3}, {2}}, 1)) {
      graph.writer().removeModule(1);
      List<PassReport> reports = Passes.run(graph);
      assertTrue(
          reports.stream().anyMatch(report -> report.work().equals("2 components")),
          reports::toString);
      try (Snapshot snapshot = graph.snapshot()) {
        assertEquals(0, snapshot.component(0));
        assertEquals(2, snapshot.component(2));
        assertEquals(2, snapshot.component(3));
        assertTrue(snapshot.isRoot(0));
      }
    }
  }
}
