package dev.shale.engine.pass;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.Snapshot;
import dev.shale.offheap.Ints;
import dev.shale.offheap.Region;
import java.lang.reflect.Field;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A repair that leaves something wrong behind is noticed when the next ones build upon it. */
class RepairFaultTest {
  private static final int SEEDS = 200;
  private static final int UPDATES = 25;

  /** Spoils what a repair left of one module. */
  @FunctionalInterface
  private interface Fault {
    void plant(PassState state, int module);
  }

  @Test
  void aDepthThatIsOneTooLargeIsFound() {
    assertFound((state, module) -> {
      int depth = state.depths().depth(module);
      if (depth != Snapshot.NOT_REACHED) {
        Ints.set(state.depths().depths(), module, depth + 1);
      }
    });
  }

  @Test
  void aModuleThatLostItsDepthIsFound() {
    assertFound((state, module) -> Ints.set(state.depths().depths(), module, Snapshot.NOT_REACHED));
  }

  @Test
  void aComponentAtAnotherPlaceInTheOrderIsFound() {
    assertFound((state, module) -> {
      Components components = state.components();
      int component = components.component(module);
      components.label(component, components.label(component) + 10 * Components.LABEL_GAP);
    });
  }

  @Test
  void aMemberThatIsMissingInItsRingIsFound() {
    assertFound((state, module) -> state.components().linkAlone(module));
  }

  @Test
  void anEnteringEdgeThatIsNotCountedIsFound() {
    assertFound((state, module) -> {
      Components components = state.components();
      int component = components.component(module);
      components.entering(component, Math.max(0, components.entering(component) - 1));
    });
  }

  @Test
  void aRootThatWasNotMarkedIsFound() {
    assertFound(
        (state, module) -> state.roots().root(module, state.components().component(module), false));
  }

  @Test
  void aCountOfTheMostImportersThatIsTooLargeIsFound() {
    assertFound((state, module) -> {
      Roots roots = state.roots();
      int component = state.components().component(module);
      boolean isSource = roots.wasSource(component);
      int most = roots.mostImporters(component) + 1;
      roots.component(component, isSource, most, roots.rootCount(component));
    });
  }

  @Test
  void withoutAFaultNothingIsFound() {
    runAll((state, module) -> {});
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
    try (ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
        LivePasses passes = LivePasses.of(graph, 1)) {
      EditScript script = new EditScript(graph, random);
      script.begin();
      for (int update = 0; update < UPDATES; update++) {
        script.edit();
        passes.update();
        Graphs.check(graph, passes, "seed " + seed + ", update " + update);
        fault.plant(state(passes), random.nextInt(graph.writer().working().moduleCount()));
      }
    }
  }

  private static PassState state(LivePasses passes) {
    try {
      Field field = LivePasses.class.getDeclaredField("state");
      field.setAccessible(true);
      return (PassState) field.get(passes);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError("The fault cannot be planted", failure);
    }
  }
}
