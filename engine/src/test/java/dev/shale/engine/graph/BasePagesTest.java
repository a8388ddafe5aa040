package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.arena.VersionPages;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.table.ConnectionTable;
import dev.shale.engine.graph.table.DepthTable;
import dev.shale.engine.graph.table.ImporterTable;
import dev.shale.engine.graph.table.ModuleTable;
import dev.shale.engine.pass.Passes;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.PageLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs whose pages lie in a mapped file. */
class BasePagesTest {
  private static final int STEPS = 60;
  private static final int SEEDS = Integer.getInteger("shale.model.scripts", 60) / 6;

  @TempDir Path folder;

  @Test
  void aGraphGoesOnFromAMappedFileAsIfItHadNeverStopped() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      String where = "seed " + seed;
      Path file = folder.resolve("graph" + seed);
      Random random = new Random(seed);
      HeapGraph model;
      GraphFile base;
      try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
          RandomEdits edits = new RandomEdits(graph, random, 3 + random.nextInt(1500))) {
        steps(edits, STEPS);
        edits.publish();
        model = edits.model();
        try (Snapshot snapshot = graph.snapshot()) {
          base = GraphFile.of(snapshot, file);
        }
      }
      byte[] before = Files.readAllBytes(file);
      try (base;
          ModuleGraph graph = over(base);
          RandomEdits edits = new RandomEdits(graph, random, 3 + random.nextInt(1500), model)) {
        assertEquals(0, graph.region().usedBytes(), where + ": nothing is copied");
        edits.check(where + ", mapped");
        for (int step = 0; step < STEPS; step++) {
          edits.step();
          if (step % 12 == 11) {
            edits.check(where + ", mapped, step " + step);
          }
        }
      }
      assertEquals(1, base.releases(), where);
      assertArrayEquals(before, Files.readAllBytes(file), where);
    }
  }

  private static void steps(RandomEdits edits, int count) {
    for (int step = 0; step < count; step++) {
      edits.step();
    }
  }

  private static ModuleGraph over(GraphFile base) {
    return ModuleGraph.over(
        base, ToyKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
  }

  /** 5,000 modules in a ring. */
  private GraphFile ring() throws IOException {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      for (int module = 0; module < 5_000; module++) {
        writer.addModule(writer.name("m" + module), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      }
      for (int module = 0; module < 5_000; module++) {
        writer.beginDependencies(module, 1);
        int request = writer.name("m" + (module + 1) % 5_000);
        writer.connect(writer.addDependency(ToyKinds.IMPORT, 0, request), (module + 1) % 5_000);
      }
      writer.publish();
      try (Snapshot snapshot = graph.snapshot()) {
        return GraphFile.of(snapshot, folder.resolve("ring"));
      }
    }
  }

  @Test
  void aPageIsCopiedWhenItIsWrittenAndNoOther() throws IOException {
    try (GraphFile base = ring();
        ModuleGraph graph = over(base)) {
      GraphWriter writer = graph.writer();
      assertEquals(0, graph.region().usedBytes());
      writer.depth(7, 3);
      writer.depth(8, 3);
      assertEquals(DepthTable.TYPE.layout().pageBytes(), graph.region().usedBytes());
      writer.depth(2_000, 3);
      assertEquals(2, writer.touchedPageCount());
      assertEquals(2 * DepthTable.TYPE.layout().pageBytes(), graph.region().usedBytes());
      writer.rollback();
      assertEquals(0, graph.region().usedBytes());
      assertSamePages(base, graph);
      writer.connect(1, 4_000);
      // Connections 1 and 3,999, modules 2 and 4,000, and a run for the two that lead to 4,000.
      assertEquals(
          2 * ConnectionTable.TYPE.layout().pageBytes()
              + 2 * ModuleTable.TYPE.layout().pageBytes()
              + ImporterTable.TYPE.layout().pageBytes(),
          graph.region().usedBytes());
      writer.publish();
      assertEquals(5, differentPages(base, graph));
    }
  }

  /** A version over a base consists of the mapped memory itself. */
  private static void assertSamePages(GraphFile base, ModuleGraph graph) {
    assertEquals(0, differentPages(base, graph));
  }

  private static int differentPages(GraphFile base, ModuleGraph graph) {
    int different = 0;
    try (Snapshot snapshot = graph.snapshot()) {
      VersionPages pages = snapshot.pages();
      for (int table = 0; table < pages.tableCount(); table++) {
        for (int page = 0; page < pages.pageCount(table); page++) {
          different += base.has(table, page) && isSame(base, pages, table, page) ? 0 : 1;
        }
      }
    }
    return different;
  }

  private static boolean isSame(GraphFile base, VersionPages pages, int table, int page) {
    MemorySegment mapped = base.page(table, page);
    boolean isSame = pages.page(table, page).address() == mapped.address();
    assertEquals(isSame, pages.page(table, page).mismatch(mapped) == -1);
    return isSame;
  }

  @Test
  void namesAreFoundAndAddedBehindThoseOfTheFile() throws IOException {
    try (GraphFile base = ring();
        ModuleGraph graph = over(base)) {
      GraphWriter writer = graph.writer();
      assertEquals(17, writer.name("m17"));
      assertEquals(0, graph.region().usedBytes(), "a name that is known is not added");
      assertEquals(5_000, writer.name("another"));
      assertEquals(5_000, writer.addModule(5_000, ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY));
      writer.removeModule(3);
      assertEquals(3, writer.addModule(5_000, ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY));
    }
  }

  @Test
  void aMappingThatIsClosedThrowsAndDoesNotCrash() throws IOException {
    GraphFile base = ring();
    try (ModuleGraph graph = over(base);
        Snapshot snapshot = graph.snapshot()) {
      DependencyCursor cursor = snapshot.dependencies();
      assertEquals(17, snapshot.identifier(17));
      base.close();
      assertThrows(IllegalStateException.class, () -> snapshot.identifier(17));
      assertThrows(IllegalStateException.class, () -> snapshot.name(17));
      assertThrows(IllegalStateException.class, () -> snapshot.findName("m17"));
      assertThrows(IllegalStateException.class, () -> cursor.of(17));
      assertThrows(IllegalStateException.class, () -> graph.writer().depth(17, 1));
    }
  }

  @Test
  void theBaseIsReleasedWithTheLastSnapshot() throws IOException {
    try (GraphFile base = ring()) {
      ModuleGraph graph = over(base);
      Snapshot snapshot = graph.snapshot();
      graph.close();
      graph.close();
      assertEquals(0, base.releases());
      assertEquals(17, snapshot.identifier(17));
      snapshot.close();
      assertEquals(1, base.releases());
    }
  }

  @Test
  void aGraphMayLieOverASnapshotOfAnother() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      writer.addModule(writer.name("m"), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
      writer.publish();
      try (Snapshot snapshot = graph.snapshot();
          ModuleGraph fork =
              ModuleGraph.over(
                  snapshot.pages(),
                  ToyKinds.KINDS,
                  Region.UNLIMITED,
                  LeakListener.LOG,
                  Passes.TABLES)) {
        fork.writer().depth(0, 5);
        assertEquals(5, fork.writer().working().depth(0));
        assertEquals(Snapshot.NOT_REACHED, snapshot.depth(0));
      }
    }
  }

  @Test
  void thePagesOfAClosedSnapshotThrow() throws IOException {
    try (GraphFile base = ring();
        ModuleGraph graph = over(base)) {
      Snapshot snapshot = graph.snapshot();
      VersionPages pages = snapshot.pages();
      assertEquals(5_000, pages.rowCount(4));
      assertEquals(PageLayout.pageCount(5_000), pages.pageCount(4));
      assertTrue(pages.page(4, 0).isReadOnly());
      assertFalse(graph.writer().working().moduleCount() == 0);
      snapshot.close();
      assertThrows(IllegalStateException.class, pages::root);
      assertThrows(IllegalStateException.class, () -> pages.rowCount(4));
      assertThrows(IllegalStateException.class, () -> pages.page(4, 0));
      assertThrows(IllegalStateException.class, () -> graph.writer().working().pages());
    }
  }

  @Test
  void aSourceThatIsNoGraphIsRefused() throws IOException {
    try (GraphFile base = ring()) {
      int[] root = base.root();
      root[0]++;
      assertThrows(IllegalArgumentException.class, () -> over(base));
      assertEquals(0, base.releases());
    }
  }
}
