package dev.shale.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.DerivedColumns;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.Kinds;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of docs/embedding.md for modules that a program brings. */
class TaskGraphTest {
  private static Map<String, List<String>> tasks() {
    Map<String, List<String>> tasks = new LinkedHashMap<>();
    tasks.put("release", List.of("test", "document"));
    tasks.put("test", List.of("compile"));
    tasks.put("document", List.of("compile"));
    tasks.put("compile", List.of("generate"));
    tasks.put("generate", List.of());
    return tasks;
  }

  @Test
  void aChangeIsSeenAtOnce() {
    try (TaskGraph tasks = new TaskGraph(tasks())) {
      assertEquals(3, tasks.depth("generate"));
      assertEquals(List.of(), tasks.waitingForThemselves());
      tasks.change("generate", List.of("test"));
      assertEquals(List.of("test", "compile", "generate"), tasks.waitingForThemselves());
      assertTrue(tasks.reports().stream().anyMatch(line -> line.contains("hot")), "hot");
      tasks.change("release", List.of("document"));
      assertEquals(List.of("test", "compile", "generate"), tasks.waitingForThemselves());
      assertEquals(4, tasks.depth("test"));
      tasks.change("generate", List.of());
      assertEquals(List.of(), tasks.waitingForThemselves());
      assertTrue(tasks.depth("test") < 0);
    }
  }

  @Test
  void onceIsAsMuchAsAnUpdate() {
    ModuleKind kind = new ModuleKind(0, "task", true);
    Kinds kinds = Kinds.of(List.of(kind), List.of(new DependencyKind(0, "needs")));
    try (ModuleGraph graph = new ModuleGraph(kinds, 1 << 24)) {
      int module =
          graph.writer().addModule(graph.writer().name("one"), kind, Snapshot.NO_DEPENDENCY);
      graph.writer().entry(module);
      DerivedColumns.computeOnce(graph);
      try (Snapshot published = graph.snapshot()) {
        assertEquals(0, published.depth(module));
        assertTrue(published.isRoot(module));
      }
    }
  }
}
