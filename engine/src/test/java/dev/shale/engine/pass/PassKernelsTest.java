package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.EdgeChoice;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.component.Components;
import dev.shale.engine.pass.depth.Depths;
import dev.shale.engine.pass.order.Orders;
import dev.shale.engine.pass.root.RootSweeps;
import dev.shale.engine.pass.root.Roots;
import dev.shale.engine.walk.Adjacency;
import dev.shale.engine.walk.Dominators;
import dev.shale.engine.walk.Rows;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.Bits;
import dev.shale.offheap.Region;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Passes as they are used alone, against models and against each other. */
class PassKernelsTest {
  private static final int SMALL_GRAPHS = Integer.getInteger("shale.model.rounds", 1_000);
  private static final int MEDIUM_GRAPHS = Math.max(10, SMALL_GRAPHS / 50);

  /** A graph, its edges in both directions, and workers; closed together. */
  private record Given(ModuleGraph graph, Workers workers, Adjacency adjacency)
      implements AutoCloseable {
    static Given of(int[][] edges, int entryCount, int threads) {
      ModuleGraph graph = Graphs.of(edges, entryCount);
      Workers workers = new Workers(threads);
      Snapshot working = graph.writer().working();
      return new Given(
          graph, workers, Adjacency.of(working, EdgeChoice.RUNTIME, graph.region(), workers));
    }

    Region region() {
      return graph.region();
    }

    @Override
    public void close() {
      adjacency.close();
      workers.close();
      graph.close();
    }
  }

  @Test
  void smallGraphsEqualTheirModel() {
    for (int seed = 0; seed < SMALL_GRAPHS; seed++) {
      Random random = new Random(seed);
      int moduleCount = 1 + random.nextInt(24);
      int[][] edges = RandomGraphs.one(random, moduleCount);
      int entryCount = 1 + random.nextInt(Math.min(3, moduleCount));
      try (Given given = Given.of(edges, entryCount, 1 + random.nextInt(2))) {
        check(given, edges, new SlowGraph(edges, entryCount), "seed " + seed);
      }
    }
  }

  private static void check(Given given, int[][] edges, SlowGraph model, String message) {
    Depths depths = Depths.of(given.adjacency(), given.region(), given.workers());
    Orders orders = Orders.of(given.adjacency(), given.region());
    Components components = Components.of(given.adjacency(), given.region(), given.workers());
    Roots roots = Roots.of(given.adjacency(), components, given.region());
    RootSweeps sweeps = new RootSweeps(given.region(), given.workers());
    sweeps.search(given.adjacency(), null);
    Dominators dominators = new Dominators(given.region());
    dominators.search(given.graph().writer().working(), given.adjacency());
    for (int module = 0; module < edges.length; module++) {
      String where = message + ", module " + module + " of " + Arrays.deepToString(edges);
      assertEquals(model.depth(module), depths.depth(module), where);
      assertEquals(model.preOrder(module), orders.preOrder(module), where);
      assertEquals(model.postOrder(module), orders.postOrder(module), where);
      assertEquals(model.component(module), components.component(module), where);
      assertEquals(model.isRoot(module), roots.isRoot(module), where);
      assertEquals(model.isRoot(module), sweeps.isRoot(module), where);
      assertEquals(model.dominator(module), dominators.dominator(module), where);
      assertEquals(model.retained(module, Graphs::bytes), dominators.retainedBytes(module), where);
    }
    assertEquals(roots.count(), sweeps.count(), message);
  }

  @Test
  void rootsOfSetsEqualThoseOfTheGraphOfTheSet() {
    for (int seed = 0; seed < SMALL_GRAPHS; seed++) {
      Random random = new Random(seed);
      int moduleCount = 1 + random.nextInt(24);
      int[][] edges = RandomGraphs.one(random, moduleCount);
      boolean[] isMember = new boolean[moduleCount];
      try (Given given = Given.of(edges, 1, 1)) {
        MemorySegment members = given.region().allocate(Bits.bytes(moduleCount));
        for (int module = 0; module < moduleCount; module++) {
          isMember[module] = random.nextInt(3) > 0;
          if (isMember[module]) {
            Bits.set(members, module);
          }
        }
        RootSweeps sweeps = new RootSweeps(given.region(), given.workers());
        sweeps.search(given.adjacency(), members);
        SlowGraph model = new SlowGraph(restrict(edges, isMember), 0);
        for (int module = 0; module < moduleCount; module++) {
          boolean isRoot = isMember[module] && model.isRoot(module);
          assertEquals(isRoot, sweeps.isRoot(module), "seed " + seed + ", module " + module);
        }
      }
    }
  }

  private static int[][] restrict(int[][] edges, boolean[] isMember) {
    int[][] restricted = new int[edges.length][];
    for (int module = 0; module < edges.length; module++) {
      restricted[module] =
          isMember[module]
              ? Arrays.stream(edges[module]).filter(target -> isMember[target]).toArray()
              : new int[0];
    }
    return restricted;
  }

  /** Large enough for sweeps to be made. */
  @Test
  void sweepsFindTheRootsOfComponents() {
    for (int seed = 0; seed < MEDIUM_GRAPHS; seed++) {
      Random random = new Random(seed);
      int[][] edges = RandomGraphs.one(random, 1500 + random.nextInt(6000));
      try (Given given = Given.of(edges, 1, 1 + random.nextInt(3))) {
        Components components = Components.of(given.adjacency(), given.region(), given.workers());
        Roots roots = Roots.of(given.adjacency(), components, given.region());
        RootSweeps sweeps = new RootSweeps(given.region(), given.workers());
        for (int round = 0; round < 2; round++) {
          sweeps.search(given.adjacency(), null);
          for (int module = 0; module < edges.length; module++) {
            String where = "seed " + seed + ", module " + module;
            assertEquals(roots.isRoot(module), sweeps.isRoot(module), where);
          }
        }
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSame() {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      int moduleCount = 100_000 + random.nextInt(1000);
      int[][] edges =
          seed < 2
              ? RandomGraphs.giant(random, moduleCount)
              : RandomGraphs.any(random, moduleCount);
      int[] expected = null;
      for (int threads : new int[] {1, 2, 4, 8}) {
        int[] actual = results(edges, threads);
        if (expected == null) {
          expected = actual;
        }
        assertTrue(Arrays.equals(expected, actual), "seed " + seed + ", threads " + threads);
      }
    }
  }

  private static int[] results(int[][] edges, int threads) {
    try (Given given = Given.of(edges, 3, threads)) {
      Depths depths = Depths.of(given.adjacency(), given.region(), given.workers());
      RootSweeps sweeps = new RootSweeps(given.region(), given.workers());
      sweeps.search(given.adjacency(), null);
      Components components = Components.of(given.adjacency(), given.region(), given.workers());
      Rows reverse = given.adjacency().reverse();
      int[] results = new int[4 * edges.length + reverse.edgeCount()];
      for (int module = 0; module < edges.length; module++) {
        results[4 * module] = depths.depth(module);
        results[4 * module + 1] = sweeps.isRoot(module) ? 1 : 0;
        results[4 * module + 2] = reverse.length(module);
        results[4 * module + 3] = components.component(module);
      }
      for (int edge = 0; edge < reverse.edgeCount(); edge++) {
        results[4 * edges.length + edge] = reverse.target(edge);
      }
      return results;
    }
  }

  @Test
  void rowsThatGrowAreMovedAndKeepTheirContent() {
    Random random = new Random(5);
    try (Region region = Region.open("test", Region.UNLIMITED)) {
      Rows rows = new Rows("rows", region);
      rows.allocateModules(20, 0);
      rows.allocateEdges(0, 8);
      int[][] model = new int[20][0];
      for (int step = 0; step < 20_000; step++) {
        int module = random.nextInt(20);
        if (random.nextInt(4) == 0 && model[module].length > 0) {
          int gone = model[module][random.nextInt(model[module].length)];
          rows.remove(module, gone);
          model[module] = Arrays.stream(model[module]).filter(one -> one != gone).toArray();
        } else if (random.nextInt(20) == 0) {
          model[module] = random.ints(random.nextInt(30), 0, 1000).distinct().toArray();
          rows.replace(module, model[module], model[module].length);
        } else {
          int added = 1000 + step;
          rows.add(module, added);
          model[module] = Arrays.copyOf(model[module], model[module].length + 1);
          model[module][model[module].length - 1] = added;
        }
        int[] row = new int[rows.length(module)];
        Arrays.setAll(row, index -> rows.target(rows.begin(module) + index));
        Arrays.sort(row);
        int[] sorted = model[module].clone();
        Arrays.sort(sorted);
        assertTrue(Arrays.equals(sorted, row), "step " + step);
      }
      assertEquals(Arrays.stream(model).mapToInt(row -> row.length).sum(), rows.edgeCount());
    }
  }

  /** The smallest graph on which rspack's walk, and webpack's until 2026, answers 0 and 2. */
  @Test
  void theRootOfACycleIsTheMemberWithTheMostImporters() {
    int[][] edges = {{1, 2}, {2}, {0}};
    try (Given given = Given.of(edges, 1, 1)) {
      Components components = Components.of(given.adjacency(), given.region(), given.workers());
      Roots roots = Roots.of(given.adjacency(), components, given.region());
      assertFalse(roots.isRoot(0));
      assertFalse(roots.isRoot(1));
      assertTrue(roots.isRoot(2));
    }
  }

  @Test
  void aPathOfAMillionModulesIsNoTrouble() {
    int[][] edges = new int[1_000_000][];
    for (int module = 0; module < edges.length; module++) {
      edges[module] = new int[] {(module + 1) % edges.length};
    }
    try (Given given = Given.of(edges, 1, 2)) {
      int last = edges.length - 1;
      assertEquals(last, Depths.of(given.adjacency(), given.region(), given.workers()).depth(last));
      assertEquals(0, Orders.of(given.adjacency(), given.region()).postOrder(last));
      assertEquals(
          0, Components.of(given.adjacency(), given.region(), given.workers()).component(last));
      RootSweeps sweeps = new RootSweeps(given.region(), given.workers());
      sweeps.search(given.adjacency(), null);
      assertEquals(edges.length, sweeps.count());
      Dominators dominators = new Dominators(given.region());
      dominators.search(given.graph().writer().working(), given.adjacency());
      assertEquals(last - 1, dominators.dominator(last));
    }
  }
}
