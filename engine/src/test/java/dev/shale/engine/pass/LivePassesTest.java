package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassReport;
import dev.shale.engine.pass.contract.PassReport.Mode;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * After random edits, what is kept up equals what is computed anew. {@code -Dshale.model.scripts}
 * says how many scripts there are.
 */
class LivePassesTest {
  private static final int SCRIPTS = Integer.getInteger("shale.model.scripts", 1_500);
  private static final int FIRST_SEED = Integer.getInteger("shale.model.seed", 0);
  private static final int UPDATES = 25;

  private final int[] hotCounts = new int[1 + Passes.ALL.size()];

  @Test
  void hotEqualsColdAfterRandomEdits() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(seed);
    }
    int least = SCRIPTS * UPDATES / 4;
    assertTrue(hotCounts[0] >= least, "edges: " + hotCounts[0]);
    for (int place = 0; place < Passes.ALL.size(); place++) {
      // The order has nothing to be repaired, and these graphs have no parts that use anything.
      Pass pass = Passes.ALL.get(place);
      if (!pass.equals(Passes.ORDER) && !pass.equals(Passes.USES)) {
        int count = hotCounts[1 + place];
        assertTrue(count >= least, pass.label() + ": " + count);
      }
    }
  }

  @Test
  void aModuleThatBecomesAnEntryIsLookedAt() {
    try (ModuleGraph graph = Graphs.of(new int[][] {{1}, {2}, {}}, 1);
        LivePasses passes = LivePasses.of(graph, 1)) {
      passes.update();
      graph.writer().entry(2);
      passes.update();
      assertEquals(0, graph.writer().working().depth(2));
      Graphs.check(graph, passes, "an entry more");
    }
  }

  /** Wherever the memory runs out: it is given back, and what was published stays. */
  @Test
  void anUpdateThatFindsNoMemoryGivesBackWhatItHad() {
    int[][] edges = RandomGraphs.any(new Random(1), 3000);
    int failureCount = 0;
    for (long room = 0; room < 4_000_000; room += 100_000) {
      long tableBytes = tableBytes(edges);
      try (ModuleGraph graph = Graphs.of(edges, 1, tableBytes + room)) {
        failureCount += failsCleanly(graph) ? 1 : 0;
      }
    }
    assertTrue(failureCount > 5 && failureCount < 40, failureCount + " failures");
  }

  private static long tableBytes(int[][] edges) {
    try (ModuleGraph graph = Graphs.of(edges, 1)) {
      return graph.region().usedBytes() + graph.region().freeBytes();
    }
  }

  private static boolean failsCleanly(ModuleGraph graph) {
    LivePasses passes;
    try {
      passes = LivePasses.of(graph, 1);
    } catch (RegionLimitException noRoom) {
      return true;
    }
    try (passes) {
      passes.update();
      return false;
    } catch (RegionLimitException noRoom) {
      assertEquals(0, passes.bytes());
      assertFalse(passes.isCurrent(Passes.DEPTH));
      return true;
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
        LivePasses passes = LivePasses.of(graph, 1 + random.nextInt(3))) {
      EditScript script = new EditScript(graph, random);
      script.begin();
      for (int update = 0; update < UPDATES; update++) {
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
          script.edit();
        }
        passes.update(random.nextInt(6) == 0 ? someOf(random) : Set.copyOf(Passes.ALL));
        count(passes);
        Graphs.check(graph, passes, "seed " + seed + ", update " + update);
      }
    }
  }

  private static Set<Pass> someOf(Random random) {
    Set<Pass> some = new HashSet<>();
    for (Pass pass : Passes.ALL) {
      if (random.nextBoolean()) {
        some.add(pass);
      }
    }
    return some;
  }

  private void count(LivePasses passes) {
    List<PassReport> reports = passes.reports();
    for (int index = 0; index < reports.size(); index++) {
      hotCounts[index] += reports.get(index).mode() == Mode.HOT ? 1 : 0;
    }
  }
}
