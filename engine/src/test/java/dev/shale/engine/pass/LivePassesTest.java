package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyFlags;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleFlags;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.pass.PassReport.Mode;
import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
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

  private final int[] hotCounts = new int[Pass.count()];

  @Test
  void hotEqualsColdAfterRandomEdits() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(seed);
    }
    for (Pass pass : Pass.values()) {
      // The order has nothing to be repaired.
      int least = pass == Pass.ORDER ? 0 : SCRIPTS * UPDATES / 4;
      assertTrue(hotCounts[pass.ordinal()] >= least, pass + ": " + hotCounts[pass.ordinal()]);
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
      assertFalse(passes.isCurrent(Pass.DEPTH));
      return true;
    }
  }

  private void run(int seed) {
    Random random = new Random(seed);
    try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
        LivePasses passes = LivePasses.of(graph, 1 + random.nextInt(3))) {
      Script script = new Script(graph, random);
      script.begin();
      for (int update = 0; update < UPDATES; update++) {
        for (int edits = random.nextInt(4); edits >= 0; edits--) {
          script.edit();
        }
        passes.update(random.nextInt(6) == 0 ? someOf(random) : EnumSet.allOf(Pass.class));
        count(passes);
        check(graph, passes, "seed " + seed + ", update " + update);
      }
    }
  }

  private static Set<Pass> someOf(Random random) {
    Set<Pass> some = EnumSet.noneOf(Pass.class);
    for (Pass pass : Pass.values()) {
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

  /** Rebuilds the model from the tables. */
  private static void check(ModuleGraph graph, LivePasses passes, String where) {
    Snapshot snapshot = graph.writer().working();
    SlowGraph model = Graphs.model(snapshot);
    for (int module = 0; module < snapshot.moduleCount(); module++) {
      if (!snapshot.moduleExists(module)) {
        continue;
      }
      String at = where + ", module " + module + " " + passes.reports();
      if (passes.isCurrent(Pass.DEPTH)) {
        assertEquals(model.depth(module), snapshot.depth(module), at);
      }
      if (passes.isCurrent(Pass.ORDER)) {
        assertEquals(model.preOrder(module), snapshot.preOrder(module), at);
        assertEquals(model.postOrder(module), snapshot.postOrder(module), at);
      }
      if (passes.isCurrent(Pass.COMPONENTS)) {
        assertEquals(model.component(module), snapshot.component(module), at);
      }
      if (passes.isCurrent(Pass.ROOTS)) {
        assertEquals(model.isRoot(module), snapshot.root(module), at);
      }
    }
  }

  /** Random edits of a small graph. */
  private static final class Script {
    private final GraphWriter writer;
    private final Random random;
    private final List<Integer> modules = new ArrayList<>();
    private final int most;
    private int checkpoints;

    Script(ModuleGraph graph, Random random) {
      writer = graph.writer();
      this.random = random;
      most = 4 + random.nextInt(30);
    }

    void begin() {
      for (int module = random.nextInt(most); module >= 0; module--) {
        add();
      }
      writer.entry(modules.getFirst());
      for (int module : modules) {
        fill(module);
      }
    }

    void edit() {
      switch (random.nextInt(12)) {
        case 0 -> add();
        case 1 -> remove();
        case 2 -> flag();
        case 3 -> fill(any());
        case 4 -> layer();
        case 5 -> writer.file(any(), ModuleKind.JSON, random.nextInt(1000));
        default -> reconnect();
      }
    }

    private int any() {
      return modules.get(random.nextInt(modules.size()));
    }

    private void add() {
      if (modules.size() < most) {
        int name = writer.name("m" + random.nextInt());
        modules.add(writer.addModule(name, ModuleKind.ESM, Snapshot.NO_DEPENDENCY));
        if (random.nextBoolean()) {
          fill(modules.getLast());
        }
      }
    }

    private void remove() {
      if (modules.size() > 2) {
        int module = any();
        writer.removeModule(module);
        modules.removeIf(one -> one == module);
      }
    }

    private void flag() {
      int module = any();
      int flags = writer.working().moduleFlags(module);
      writer.flags(module, random.nextInt(3) == 0 ? ModuleFlags.TYPE : flags ^ ModuleFlags.ENTRY);
    }

    private void fill(int module) {
      int count = random.nextInt(5);
      writer.beginDependencies(module, count);
      for (int number = 0; number < count; number++) {
        int flags = random.nextInt(6) == 0 ? DependencyFlags.TYPE_ONLY : 0;
        int dependency = writer.addDependency(DependencyKind.IMPORT, flags, writer.name("x"));
        writer.connect(dependency, any());
      }
    }

    private void reconnect() {
      int module = any();
      int begin = writer.working().begin(module);
      int end = writer.working().end(module);
      if (begin < end) {
        boolean isCut = random.nextInt(3) == 0;
        int target = isCut ? Snapshot.NO_MODULE : any();
        writer.connect(begin + random.nextInt(end - begin), target);
      }
    }

    private void layer() {
      int dice = random.nextInt(8);
      if (dice == 0) {
        writer.publish();
      } else if (dice == 1 && checkpoints == 0) {
        writer.checkpoint();
        checkpoints++;
      } else if (dice == 2 && checkpoints > 0) {
        writer.rollback();
        checkpoints--;
        readModules();
      } else if (dice == 3 && checkpoints > 0) {
        writer.merge();
        checkpoints--;
      }
    }

    private void readModules() {
      modules.clear();
      Snapshot graph = writer.working();
      for (int module = 0; module < graph.moduleCount(); module++) {
        if (graph.moduleExists(module)) {
          modules.add(module);
        }
      }
      Collections.shuffle(modules, random);
    }
  }
}
