package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.component.ComponentFaults;
import dev.shale.engine.pass.contract.PassState;
import dev.shale.engine.pass.depth.DepthFaults;
import dev.shale.engine.pass.root.RootFaults;
import dev.shale.offheap.Region;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A repair that leaves something wrong behind is noticed when the next ones build upon it. */
class RepairFaultTest {
  private static final int SEEDS = 200;
  private static final int UPDATES = 25;

  /** Spoils what a repair left of one module. */
  @FunctionalInterface
  private interface Fault {
    void plant(LivePasses passes, int module);
  }

  private static Fault depth(BiConsumer<PassState, Integer> fault) {
    return (passes, module) -> fault.accept(passes.state(Passes.DEPTH), module);
  }

  private static Fault component(BiConsumer<PassState, Integer> fault) {
    return (passes, module) -> fault.accept(passes.state(Passes.COMPONENTS), module);
  }

  private static Fault root(BiConsumer<PassState, Integer> fault) {
    return (passes, module) -> fault.accept(passes.state(Passes.ROOTS), module);
  }

  @Test
  void aDepthThatIsOneTooLargeIsFound() {
    assertFound(depth(DepthFaults::oneTooLarge));
  }

  @Test
  void aModuleThatLostItsDepthIsFound() {
    assertFound(depth(DepthFaults::lost));
  }

  @Test
  void aComponentAtAnotherPlaceInTheOrderIsFound() {
    assertFound(component(ComponentFaults::otherPlace));
  }

  @Test
  void aMemberThatIsMissingInItsRingIsFound() {
    assertFound(component(ComponentFaults::missingMember));
  }

  @Test
  void anEnteringEdgeThatIsNotCountedIsFound() {
    assertFound(component(ComponentFaults::missingEdge));
  }

  @Test
  void aRootThatWasNotMarkedIsFound() {
    assertFound(root(RootFaults::notMarked));
  }

  @Test
  void aCountOfTheMostImportersThatIsTooLargeIsFound() {
    assertFound(root(RootFaults::countTooLarge));
  }

  @Test
  void withoutAFaultNothingIsFound() {
    runAll((passes, module) -> {});
  }

  private static void assertFound(Fault fault) {
    Throwable found = assertThrows(Throwable.class, () -> runAll(fault));
    // What is spoilt may be noticed by the repair itself, as a row that does not exist.
    boolean isNoticed =
        found instanceof AssertionError || found instanceof IndexOutOfBoundsException;
    assertTrue(isNoticed, found.toString());
  }

  private static void runAll(Fault fault) {
    for (int seed = 0; seed < SEEDS; seed++) {
      run(seed, fault);
    }
  }

  private static void run(int seed, Fault fault) {
    Random random = new Random(seed);
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
        LivePasses passes = LivePasses.of(graph, 1)) {
      EditScript script = new EditScript(graph, random);
      script.begin();
      for (int update = 0; update < UPDATES; update++) {
        script.edit();
        passes.update();
        Graphs.check(graph, passes, "seed " + seed + ", update " + update);
        fault.plant(passes, random.nextInt(graph.writer().working().moduleCount()));
      }
    }
  }
}
