package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.offheap.Region;
import java.util.Arrays;
import java.util.Random;
import org.agrona.collections.IntArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leads to modules that many lead to. */
class IncomingTest {
  private static final int HUB = 0;
  private static final int HUBS = 3;

  /** Pages that a connection and its target lie in, and the runs before and after. */
  private static final int FEW_PAGES = 12;

  private final ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
  private final GraphWriter writer = graph.writer();
  private final Snapshot working = writer.working();

  @AfterEach
  void close() {
    graph.close();
  }

  private void addModules(int count, int perModule) {
    for (int module = 0; module < count; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
    }
    int request = writer.name("hub");
    for (int module = 0; module < count; module++) {
      writer.beginDependencies(module, perModule);
      for (int number = 0; number < perModule; number++) {
        writer.addDependency(ToyKinds.IMPORT, 0, request);
      }
    }
  }

  private void connect(int from, int to, int target) {
    for (int dependency = from; dependency < to; dependency++) {
      writer.connect(dependency, target);
    }
  }

  private static int[] incoming(Snapshot snapshot, int module) {
    IntArrayList found = new IntArrayList();
    IncomingCursor cursor = snapshot.incoming();
    for (cursor.of(module); cursor.next(); ) {
      assertEquals(snapshot.parent(cursor.dependency()), cursor.source());
      found.addInt(cursor.dependency());
    }
    assertFalse(cursor.next(), "the end stays the end");
    return found.toIntArray();
  }

  private static int[] expected(Snapshot snapshot, int module) {
    IntArrayList found = new IntArrayList();
    for (int dependency = 0; dependency < snapshot.dependencyCount(); dependency++) {
      if (snapshot.dependencyExists(dependency) && snapshot.target(dependency) == module) {
        found.addInt(dependency);
      }
    }
    return found.toIntArray();
  }

  private static void check(Snapshot snapshot, String message) {
    for (int module = 0; module < HUBS; module++) {
      int[] found = incoming(snapshot, module);
      Arrays.sort(found);
      assertArrayEquals(expected(snapshot, module), found, message + ", hub " + module);
    }
  }

  @Test
  void hubsGrowAndShrinkUnderRandomEditsLayersAndSnapshots() {
    addModules(4_000, 2);
    Random random = new Random(5);
    for (int round = 0; round < 60; round++) {
      int part = random.nextInt(8_000);
      int target = random.nextInt(HUBS + 1) - 1;
      writer.publish();
      try (Snapshot before = graph.snapshot()) {
        int[] held = incoming(before, HUB);
        writer.checkpoint();
        for (int edit = 0; edit < part; edit++) {
          int dependency = random.nextInt(8_000);
          writer.connect(dependency, random.nextInt(10) == 0 ? Snapshot.NO_MODULE : target);
        }
        check(working, "round " + round);
        if (random.nextInt(3) == 0) {
          writer.rollback();
          check(working, "rolled back in round " + round);
        } else {
          writer.merge();
        }
        assertArrayEquals(held, incoming(before, HUB), "held in round " + round);
      }
    }
  }

  @Test
  void theSameEditsMakeTheSameOrder() {
    int[][] orders = new int[2][];
    for (int run = 0; run < orders.length; run++) {
      try (ModuleGraph other = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
        orders[run] = orderAfterEdits(other.writer());
      }
    }
    assertTrue(orders[0].length > 100);
    assertArrayEquals(orders[0], orders[1]);
  }

  private static int[] orderAfterEdits(GraphWriter writer) {
    for (int module = 0; module < 500; module++) {
      writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.beginDependencies(module, 1);
      writer.addDependency(ToyKinds.IMPORT, 0, 0);
    }
    Random random = new Random(3);
    for (int edit = 0; edit < 5_000; edit++) {
      writer.connect(random.nextInt(500), random.nextInt(3));
    }
    return incoming(writer.working(), HUB);
  }

  @Test
  void aConnectionOfAHubCostsTheSameAtEverySize() {
    int count = 100_000;
    addModules(count, 1);
    int copied = 0;
    for (int size = 1; size < count; size *= 2) {
      connect(size / 2, size, HUB);
      for (int before = size - 1; before <= size + 1; before++) {
        writer.publish();
        writer.connect(before, before % 2 == 0 ? HUB : Snapshot.NO_MODULE);
        copied += writer.touchedPageCount() > FEW_PAGES ? 1 : 0;
        writer.publish();
        writer.connect(before, HUB);
        copied += writer.touchedPageCount() > FEW_PAGES ? 1 : 0;
        writer.publish();
        writer.connect(before, Snapshot.NO_MODULE);
        copied += writer.touchedPageCount() > FEW_PAGES ? 1 : 0;
      }
    }
    assertTrue(copied <= 8, "only a run of pages that grows is copied, not " + copied + " times");
  }

  @Test
  void aHubThatGoesLeavesNoMemory() {
    addModules(50_000, 1);
    connect(0, 10, 1);
    writer.publish();
    long before = graph.region().usedBytes();
    connect(100, 50_000, HUB);
    writer.publish();
    assertTrue(graph.region().usedBytes() > before + 100_000);
    connect(100, 50_000, Snapshot.NO_MODULE);
    writer.publish();
    writer.publish();
    long left = graph.region().usedBytes() - before;
    assertTrue(left < 50_000, left + " bytes of 250,000");
    connect(100, 50_000, HUB);
    writer.removeModule(HUB);
    assertEquals(Snapshot.NO_MODULE, working.target(40_000));
    assertEquals(0, expected(working, HUB).length);
  }

  @Test
  void aCursorOfAClosedSnapshotThrowsBetweenWhatItCopies() {
    addModules(1_000, 1);
    connect(0, 1_000, HUB);
    writer.publish();
    Snapshot snapshot = graph.snapshot();
    IncomingCursor cursor = snapshot.incoming().of(HUB);
    assertTrue(cursor.next());
    snapshot.close();
    assertThrows(
        IllegalStateException.class,
        () -> {
          while (cursor.next()) {
            assertTrue(cursor.dependency() >= 0);
          }
        });
  }
}
