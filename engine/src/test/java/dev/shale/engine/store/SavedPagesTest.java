package dev.shale.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.cache.Scopes;
import dev.shale.engine.graph.GraphWriter;
import dev.shale.engine.graph.ModuleGraph;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.graph.Snapshot;
import dev.shale.engine.graph.ToyKinds;
import dev.shale.engine.pass.Passes;
import dev.shale.engine.store.file.StoreError;
import dev.shale.engine.store.file.StoreException;
import dev.shale.engine.store.file.StoreStamp;
import dev.shale.offheap.Region;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that outlive the process in a store. */
class SavedPagesTest {
  private static final int MODULES = 3000;

  @TempDir Path folder;

  @Test
  void aGraphIsReadWhereItIsMapped() throws StoreException {
    PackStore store = store();
    try (ModuleGraph graph = graph();
        Snapshot snapshot = graph.snapshot()) {
      CommitReport report = save(store, snapshot);
      assertTrue(report.packsWritten() > report.packs() / 2, report.toString());
    }
    try (ModuleGraph graph = restored(store);
        Snapshot snapshot = graph.snapshot()) {
      assertEquals(MODULES, snapshot.moduleCount());
      for (int module = 0; module < MODULES; module++) {
        assertEquals("/m" + module, snapshot.name(snapshot.identifier(module)));
        assertEquals(module, snapshot.depth(module));
      }
    }
  }

  @Test
  void savingWhatWasRestoredWritesNothing() throws StoreException {
    PackStore store = store();
    try (ModuleGraph graph = graph();
        Snapshot snapshot = graph.snapshot()) {
      save(store, snapshot);
    }
    try (ModuleGraph graph = restored(store);
        Snapshot snapshot = graph.snapshot()) {
      CommitReport report = save(store, snapshot);
      assertEquals(1, report.generation());
      assertEquals(0, report.packsWritten());
    }
  }

  @Test
  void anEditWritesFewPacks() throws StoreException {
    PackStore store = store();
    try (ModuleGraph graph = graph();
        Snapshot snapshot = graph.snapshot()) {
      save(store, snapshot);
    }
    try (ModuleGraph graph = restored(store)) {
      add(graph.writer(), MODULES);
      graph.writer().publish();
      try (Snapshot snapshot = graph.snapshot()) {
        CommitReport report = save(store, snapshot);
        assertEquals(2, report.generation());
        assertTrue(report.packsWritten() < report.packs() / 2, report.toString());
      }
    }
    try (ModuleGraph graph = restored(store);
        Snapshot snapshot = graph.snapshot()) {
      assertEquals(MODULES + 1, snapshot.moduleCount());
    }
  }

  @Test
  void aStoreThatIsNotThereHasNoPages() {
    try (Generation generation = store().generation()) {
      assertNull(SavedPages.find(generation, Scopes.GRAPH));
      assertEquals(StoreError.NOT_FOUND, Objects.requireNonNull(generation.miss()).error());
    }
  }

  private PackStore store() {
    StoreStamp stamp = StoreStamp.of(ModuleGraph.layoutFingerprint(Passes.TABLES), "test");
    return PackStore.open(folder.resolve("store"), Scopes.ALL, stamp, StoreOptions.DEFAULT);
  }

  private static CommitReport save(PackStore store, Snapshot snapshot) throws StoreException {
    try (Generation former = store.generation()) {
      Commit commit = store.commit(former);
      SavedPages.stage(snapshot.pages(), commit, Scopes.ofTables(snapshot.pages()), Scopes.GRAPH);
      return commit.run();
    }
  }

  private static ModuleGraph restored(PackStore store) {
    try (Generation generation = store.generation()) {
      SavedPages pages = Objects.requireNonNull(SavedPages.find(generation, Scopes.GRAPH));
      return ModuleGraph.over(
          pages, ToyKinds.KINDS, Region.UNLIMITED, LeakListener.LOG, Passes.TABLES);
    }
  }

  private static ModuleGraph graph() {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < MODULES; module++) {
      add(writer, module);
    }
    writer.entry(0);
    for (int module = 0; module + 1 < MODULES; module++) {
      writer.beginDependencies(module, 1);
      byte[] request = "./m".getBytes(StandardCharsets.UTF_8);
      int dependency =
          writer.addDependency(ToyKinds.IMPORT, 0, writer.name(request, 0, request.length));
      writer.connect(dependency, module + 1);
    }
    writer.publish();
    Passes.run(graph);
    return graph;
  }

  private static void add(GraphWriter writer, int module) {
    byte[] name = ("/m" + module).getBytes(StandardCharsets.UTF_8);
    writer.addModule(writer.name(name, 0, name.length), ToyKinds.SOURCE, Snapshot.NO_DEPENDENCY);
  }
}
