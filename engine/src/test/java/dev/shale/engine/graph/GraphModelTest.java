package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Graphs against heap graphs, under random edits, layers and snapshots. {@code
 * -Dshale.model.scripts} says how many scripts there are.
 */
class GraphModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.model.scripts", 60);
  private static final int FIRST_SEED = Integer.getInteger("shale.model.seed", 0);
  private static final int STEPS = 120;
  private static final int STEPS_PER_CHECK = 12;

  private int dependencyMoves;
  private int exportMoves;

  @Test
  void everyAccessorEqualsItsModelAfterRandomEdits() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(seed);
    }
    assertTrue(dependencyMoves > 0, "no dependency was ever moved");
    assertTrue(exportMoves > 0, "no export was ever moved");
  }

  /** Nor does what is beside their rows. */
  @Test
  void exportsThatAreGoneTakeNoRoom() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      int module = writer.addModule(writer.name("m"), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.publish();
      long empty = graph.region().usedBytes();
      int count = 50_000;
      writer.beginExports(module, count);
      for (int number = 0; number < count; number++) {
        writer.constant(writer.addExport(writer.name("a"), 0), writer.name("1"));
      }
      writer.publish();
      long full = graph.region().usedBytes();
      writer.beginExports(module, 0);
      writer.publish();
      writer.publish();
      long gone = graph.region().usedBytes();
      assertTrue(
          gone - empty < (full - empty) / 10, gone + " bytes, between " + empty + " and " + full);
    }
  }

  private void run(int seed) {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
    Random random = new Random(seed);
    try (RandomEdits edits = new RandomEdits(graph, random, 3 + random.nextInt(1500))) {
      for (int step = 0; step < STEPS; step++) {
        edits.step();
        if (step % STEPS_PER_CHECK == STEPS_PER_CHECK - 1) {
          edits.check("seed " + seed + ", step " + step);
        }
      }
      dependencyMoves += edits.dependencyMoves();
      exportMoves += edits.exportMoves();
    } finally {
      graph.close();
    }
    assertEquals(0, graph.region().usedBytes(), "seed " + seed);
  }
}
