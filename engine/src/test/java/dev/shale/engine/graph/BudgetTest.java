package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import dev.shale.offheap.RegionLimitException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A limit that is hit at every allocation in turn: each round allows one allocation more. */
class BudgetTest {
  private static final int STEPS = 60;
  private static final int SEED = 11;

  private final Set<String> tables = new HashSet<>();

  @Test
  void everyFailedAllocationCanBeRolledBack() {
    long limit = smallestLimit();
    int rounds = 0;
    while (true) {
      long next = runWith(limit);
      if (next == limit) {
        break;
      }
      assertTrue(next > limit, "no progress at " + limit);
      limit = next;
      rounds++;
    }
    assertTrue(rounds > 20, rounds + " rounds");
    assertTrue(tables.contains("dependency") && tables.contains("text"), tables::toString);
  }

  /** What an empty graph takes; below it, there is an exception and no graph. */
  private static long smallestLimit() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      long bytes = graph.region().usedBytes();
      assertThrows(RegionLimitException.class, () -> new ModuleGraph(ToyKinds.KINDS, bytes - 8));
      return bytes;
    }
  }

  /** Returns the limit that the failed allocation would have needed; the same when none failed. */
  private long runWith(long limit) {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, limit);
        RandomEdits edits = new RandomEdits(graph, new Random(SEED), 600)) {
      try {
        for (int step = 0; step < STEPS; step++) {
          edits.step();
        }
        return limit;
      } catch (RegionLimitException failure) {
        String region = failure.region();
        tables.add(region.substring(region.lastIndexOf('/') + 1));
        assertEquals(limit, failure.limitBytes());
        checkAfter(graph, edits, "limit " + limit + ", " + failure.getMessage());
        return failure.usedBytes() + failure.requestedBytes();
      }
    }
  }

  private static void checkAfter(ModuleGraph graph, RandomEdits edits, String where) {
    try (Snapshot snapshot = graph.snapshot()) {
      GraphOracle.assertGraph(edits.published(), snapshot, where);
    }
    GraphWriter writer = graph.writer();
    HeapGraph expected = edits.lastCheckpoint().copy();
    assertThrows(IllegalStateException.class, () -> writer.name("more"), where);
    writer.rollback();
    GraphOracle.assertGraph(expected, writer.working(), where);
  }
}
