package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.arena.VersionPages;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.contract.Pass;
import dev.shale.engine.pass.contract.PassEdges;
import dev.shale.engine.pass.contract.PassReason;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.pass.outdegree.OutDegreePass;
import dev.shale.engine.walk.Scratch;
import dev.shale.engine.walk.Workers;
import dev.shale.offheap.IntList;
import dev.shale.offheap.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A pass that nobody but this test knows: a folder of its own, and a line in a list. */
class OwnPassTest {
  private static final List<Pass> PASSES = withOwn();
  private static final int MODULES = 5_000;

  private static List<Pass> withOwn() {
    List<Pass> passes = new ArrayList<>(Passes.ALL);
    passes.add(OutDegreePass.PASS);
    return passes;
  }

  /** Each module leads to the next. */
  private static ModuleGraph chain() {
    ModuleGraph graph =
        new ModuleGraph(
            ToyKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, OutDegreePass.PASS.tables());
    GraphWriter writer = graph.writer();
    for (int module = 0; module < MODULES; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    }
    writer.entry(0);
    for (int module = 0; module + 1 < MODULES; module++) {
      lead(writer, module, module + 1);
    }
    return graph;
  }

  private static void lead(GraphWriter writer, int module, int... targets) {
    writer.beginDependencies(module, targets.length);
    for (int target : targets) {
      int request = writer.name("m" + target);
      writer.connect(writer.addDependency(ToyKinds.IMPORT, 0, request), target);
    }
  }

  @Test
  void runsOnceAndAfterEdits() {
    try (ModuleGraph graph = chain();
        LivePasses passes = LivePasses.of(graph, PASSES, 1)) {
      Passes.run(graph, PASSES);
      Snapshot written = graph.writer().working();
      assertEquals(1, OutDegreePass.degree(written, 7));
      passes.update();
      lead(graph.writer(), 7, 8, 9, 10);
      passes.update();
      assertEquals(3, OutDegreePass.degree(written, 7));
      assertEquals(1, OutDegreePass.degree(written, 8));
      assertTrue(passes.isCurrent(OutDegreePass.PASS));
    }
  }

  /** Wanting one pass writes the pages of its own table. */
  @Test
  void anUpdateForOnePassCopiesPagesOfItsTableAlone() {
    for (Pass wanted : PASSES) {
      try (ModuleGraph graph = chain();
          LivePasses passes = LivePasses.of(graph, PASSES, 1)) {
        passes.update();
        graph.writer().publish();
        lead(graph.writer(), 0, 4_000, 4_001);
        graph.writer().publish();
        try (Snapshot before = graph.snapshot()) {
          passes.update(Set.of(wanted));
          graph.writer().publish();
          assertEquals(tablesOf(wanted), different(before, graph), wanted.label());
        }
      }
    }
  }

  /**
   * The roots need components, which are brought up to date with them. Nobody knows what a graph
   * without parts uses.
   */
  private static Set<String> tablesOf(Pass pass) {
    return switch (pass.label()) {
      case "components", "uses" -> Set.of();
      case "roots" -> Set.of("root");
      default -> Set.of(pass.label());
    };
  }

  private static Set<String> different(Snapshot before, ModuleGraph graph) {
    Set<String> tables = new HashSet<>();
    try (Snapshot after = graph.snapshot()) {
      VersionPages earlier = before.pages();
      VersionPages later = after.pages();
      for (int table = 0; table < later.tableCount(); table++) {
        for (int page = 0; page < later.pageCount(table); page++) {
          if (earlier.page(table, page).address() != later.page(table, page).address()) {
            tables.add(later.layout(table).table());
          }
        }
      }
    }
    return tables;
  }

  @Test
  void aGraphThatWasMadeWithoutItsTableSaysSo() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      Snapshot written = graph.writer().working();
      Throwable failure =
          assertThrows(IllegalArgumentException.class, () -> OutDegreePass.degree(written, 0));
      assertTrue(String.valueOf(failure.getMessage()).contains("\"out degree\""));
    }
  }

  @Test
  void aPassBeforeOneThatItNeedsIsRefused() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      List<Pass> wrong = List.of(Passes.ROOTS, Passes.COMPONENTS);
      assertThrows(IllegalArgumentException.class, () -> LivePasses.of(graph, wrong, 1));
      assertThrows(IllegalArgumentException.class, () -> Passes.run(graph, wrong));
    }
  }

  /** The same pass, which says that it reads what components are made of and nothing else. */
  private record OnComponents(boolean isSteady) implements Pass {
    @Override
    public String label() {
      return "on components";
    }

    @Override
    public int causes() {
      return 0;
    }

    @Override
    public List<Pass> needs() {
      return List.of(Passes.COMPONENTS);
    }

    @Override
    public String columns() {
      return OutDegreePass.PASS.columns();
    }

    @Override
    public String hot() {
      return OutDegreePass.PASS.hot();
    }

    @Override
    public PassState over(PassEdges edges, Function<Pass, PassState> states) {
      PassState state = OutDegreePass.PASS.over(edges, states);
      return isSteady ? new Steady(state) : state;
    }
  }

  /** One that says of every edit that it changes nothing. */
  private record Steady(PassState state) implements PassState {
    @Override
    public void search(Workers workers, Scratch scratch) {
      state.search(workers, scratch);
    }

    @Override
    public void grow(int before, int moduleCount) {
      state.grow(before, moduleCount);
    }

    @Override
    public boolean holds() {
      return true;
    }

    @Override
    public boolean repair() {
      throw new AssertionError("what holds is not repaired");
    }

    @Override
    public PassReason reason() {
      return PassReason.NONE;
    }

    @Override
    public IntList changed() {
      return state.changed();
    }

    @Override
    public void write(int module) {
      state.write(module);
    }

    @Override
    public String found() {
      return state.found();
    }
  }

  @Test
  void whatConcernsANeedConcernsThePass() {
    Pass own = new OnComponents(false);
    try (ModuleGraph graph = chain();
        LivePasses passes = LivePasses.of(graph, List.of(Passes.COMPONENTS, own), 1)) {
      passes.update();
      lead(graph.writer(), 7, 8, 9, 10);
      passes.update(Set.of());
      assertFalse(passes.isCurrent(own));
      passes.update();
      assertTrue(passes.isCurrent(own));
      assertEquals(3, OutDegreePass.degree(graph.writer().working(), 7));
    }
  }

  /** It would answer from what its need was before. */
  @Test
  void aPassIsNotAskedWhetherItHoldsWhileItsNeedIsBehind() {
    Pass own = new OnComponents(true);
    try (ModuleGraph graph = chain();
        LivePasses passes = LivePasses.of(graph, List.of(Passes.COMPONENTS, own), 1)) {
      passes.update();
      lead(graph.writer(), 7, 8, 9, 10);
      passes.update(Set.of(Passes.COMPONENTS));
      assertTrue(passes.isCurrent(own));
      lead(graph.writer(), 7, 8);
      passes.update(Set.of());
      assertFalse(passes.isCurrent(own));
    }
  }
}
