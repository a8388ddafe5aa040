package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.offheap.Region;
import java.lang.reflect.Field;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Graphs against heap graphs, under random edits, layers and snapshots. {@code
 * -Dshale.model.scripts} says how many scripts there are.
 */
class GraphModelTest {
  private static final int SCRIPTS = Integer.getInteger("shale.model.scripts", 60);
  private static final int FIRST_SEED = Integer.getInteger("shale.model.seed", 0);
  private static final int STEPS = 120;

  @Test
  void everyAccessorEqualsItsModelAfterRandomEdits() {
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
      run(seed, graph -> {});
    }
  }

  /** The rule that is broken: a page that a version has seen is copied before it is written. */
  @Test
  void aWriterThatWritesIntoPublishedPagesIsFound() {
    assertFound(GraphModelTest::pretendNothingWasPublished);
  }

  /** The rule that is broken: a page is free when the last version that sees it is dropped. */
  @Test
  void aPageThatIsFreedTooEarlyIsFound() {
    assertFound(GraphModelTest::forgetTheVersions);
  }

  private static void assertFound(Sabotage sabotage) {
    Throwable found =
        assertThrows(
            Throwable.class,
            () -> {
              for (int seed = 0; seed < 20; seed++) {
                run(seed, sabotage);
              }
            });
    assertFalse(found instanceof LinkageError, () -> "the fault was not planted: " + found);
  }

  @FunctionalInterface
  private interface Sabotage {
    void afterStep(ModuleGraph graph);
  }

  private static void run(int seed, Sabotage sabotage) {
    ModuleGraph graph = new ModuleGraph(Region.UNLIMITED);
    Random random = new Random(seed);
    try (RandomEdits edits = new RandomEdits(graph, random, 3 + random.nextInt(1500))) {
      for (int step = 0; step < STEPS; step++) {
        edits.step();
        sabotage.afterStep(graph);
        if (step % 12 == 11) {
          edits.check("seed " + seed + ", step " + step);
        }
      }
    } finally {
      graph.close();
    }
    assertEquals(0, graph.region().usedBytes(), "seed " + seed);
  }

  private static void pretendNothingWasPublished(ModuleGraph graph) {
    write(read(graph, "layers"), "epoch", 1L);
  }

  private static void forgetTheVersions(ModuleGraph graph) {
    write(read(graph, "layers"), "newestLive", null);
  }

  private static Object read(Object owner, String name) {
    try {
      return field(owner, name).get(owner);
    } catch (IllegalAccessException failure) {
      throw new LinkageError("The field cannot be read", failure);
    }
  }

  private static void write(Object owner, String name, @Nullable Object value) {
    try {
      field(owner, name).set(owner, value);
    } catch (IllegalAccessException failure) {
      throw new LinkageError("The field cannot be written", failure);
    }
  }

  private static Field field(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException failure) {
      throw new LinkageError("The field has another name now", failure);
    }
  }
}
