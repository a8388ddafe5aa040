package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The passes against slow, obvious models, on random graphs. */
class PassesModelTest {
  private static final int ROUNDS = Integer.getInteger("shale.model.rounds", 3_000);

  @Test
  void everyDerivedColumnEqualsItsModel() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      int moduleCount = 1 + random.nextInt(12);
      int[][] edges = randomEdges(random, moduleCount);
      int entryCount = 1 + random.nextInt(Math.min(3, moduleCount));
      check(edges, entryCount, "seed " + seed);
    }
  }

  @Test
  void aLongChainDoesNotOverflowTheStack() {
    int[][] edges = new int[200_000][];
    for (int module = 0; module < edges.length; module++) {
      edges[module] = new int[] {(module + 1) % edges.length};
    }
    try (ModuleGraph graph = Graphs.of(edges, 1)) {
      Passes.run(graph);
      try (Snapshot snapshot = graph.snapshot()) {
        assertEquals(edges.length - 1, snapshot.depth(edges.length - 1));
        assertEquals(0, snapshot.component(edges.length - 1));
        assertEquals(0, snapshot.postOrder(edges.length - 1));
      }
    }
  }

  @Test
  void theStateOfPassesIsGivenBack() {
    try (ModuleGraph graph = Graphs.of(new int[][] {{1}, {0}}, 1)) {
      long before = graph.region().usedBytes();
      Passes.run(graph);
      assertEquals(before, graph.region().usedBytes());
    }
  }

  private static int[][] randomEdges(Random random, int moduleCount) {
    int[][] edges = new int[moduleCount][];
    double density = random.nextDouble() * 3;
    for (int module = 0; module < moduleCount; module++) {
      edges[module] = new int[(int) (random.nextDouble() * density * 2)];
      for (int edge = 0; edge < edges[module].length; edge++) {
        edges[module][edge] = random.nextInt(moduleCount);
      }
    }
    return edges;
  }

  private static void check(int[][] edges, int entryCount, String message) {
    SlowGraph model = new SlowGraph(edges, entryCount);
    try (ModuleGraph graph = Graphs.of(edges, entryCount)) {
      Passes.run(graph);
      try (Snapshot snapshot = graph.snapshot()) {
        for (int module = 0; module < edges.length; module++) {
          String where = message + ", module " + module;
          assertEquals(model.depth(module), snapshot.depth(module), where);
          assertEquals(model.preOrder(module), snapshot.preOrder(module), where);
          assertEquals(model.postOrder(module), snapshot.postOrder(module), where);
          assertEquals(model.component(module), snapshot.component(module), where);
          assertEquals(model.isRoot(module), snapshot.isRoot(module), where);
        }
      }
    }
  }

  @Test
  void theRegionOfAClosedGraphIsEmpty() {
    ModuleGraph graph = Graphs.of(new int[][] {{}}, 1);
    Region region = graph.region();
    graph.close();
    assertEquals(0, region.usedBytes());
  }
}
