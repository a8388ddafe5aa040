package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whether the model test would notice: each test breaks one rule, in a way that makes wrong data
 * and nothing worse, and the oracle has to find it and say with which seed and step.
 */
class PlantedFaultTest {
  /** Only what would never end takes that long. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final int SEEDS = 10;
  private static final int STEPS = 80;
  private static final int MOST_MODULES = 300;

  @Test
  void aPageThatIsNotCopiedAlthoughAVersionHasSeenItIsFound() {
    assertFound(new PlantedFaults.PublishedPagesAreWritten());
  }

  @Test
  void aPageThatIsFreeWhileAVersionSeesItIsFound() {
    assertFound(new PlantedFaults.SeenPagesAreFree());
  }

  @Test
  void aRemovedRowWithoutATombstoneIsFound() {
    assertFound(new PlantedFaults.TombstoneIsMissing());
  }

  @Test
  void aPlaceOfAConnectionThatIsNotPatchedIsFound() {
    assertFound(new PlantedFaults.PlaceIsNotPatched());
  }

  @Test
  void aNameThatIsFreeWhileARowRefersToItIsFound() {
    assertFound(new PlantedFaults.NameIsForgotten());
  }

  @Test
  void withoutAFaultNothingIsFound() {
    runAll((graph, model) -> {});
  }

  private static void assertFound(PlantedFaults.Fault fault) {
    AssertionError found =
        assertTimeoutPreemptively(
            LIMIT, () -> assertThrows(AssertionError.class, () -> runAll(fault)));
    String message = String.valueOf(found.getMessage());
    assertTrue(message.matches("(?s)seed \\d+, step \\d+, (written|published|held).*"), message);
  }

  private static void runAll(PlantedFaults.Fault fault) {
    for (int seed = 0; seed < SEEDS; seed++) {
      run(seed, fault);
    }
  }

  private static void run(int seed, PlantedFaults.Fault fault) {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
        RandomEdits edits =
            new RandomEdits(graph, new Random(seed), MOST_MODULES).withoutRollback()) {
      for (int step = 0; step < STEPS; step++) {
        String where = "seed " + seed + ", step " + step;
        step(edits, where);
        fault.plant(graph, edits.model());
        edits.check(where);
      }
    }
  }

  /** What was planted before may lead the writer astray. */
  private static void step(RandomEdits edits, String where) {
    try {
      edits.step();
    } catch (IndexOutOfBoundsException | IllegalStateException failure) {
      throw new AssertionError(where + ", written: a row is not there or not its own", failure);
    }
  }
}
