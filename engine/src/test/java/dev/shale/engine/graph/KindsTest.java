package dev.shale.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.arena.PageSource;
import dev.shale.arena.VersionPages;
import dev.shale.engine.graph.ModuleGraph.LeakListener;
import dev.shale.engine.pass.Passes;
import dev.shale.offheap.Region;
import dev.shale.offheap.column.ByteColumn;
import dev.shale.offheap.column.Column;
import dev.shale.offheap.column.PageLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindsTest {
  private static final int MODULES = 2_000;

  @TempDir Path folder;

  @Test
  void codesLeadToTheirKinds() {
    for (ModuleKind kind : ToyKinds.KINDS.moduleKinds()) {
      assertSame(kind, ToyKinds.KINDS.moduleKind(kind.code()));
    }
    for (DependencyKind kind : ToyKinds.KINDS.dependencyKinds()) {
      assertSame(kind, ToyKinds.KINDS.dependencyKind(kind.code()));
    }
    assertTrue(ToyKinds.KINDS.moduleKinds().contains(ModuleKind.EXTERNAL));
    for (int none : new int[] {-1, 3, 125, 128}) {
      assertThrows(IndexOutOfBoundsException.class, () -> ToyKinds.KINDS.moduleKind(none));
    }
    for (int none : new int[] {-1, 6, 127}) {
      assertThrows(IndexOutOfBoundsException.class, () -> ToyKinds.KINDS.dependencyKind(none));
    }
  }

  @Test
  void codesAreDenseAndLabelsUnique() {
    List<DependencyKind> none = List.of();
    List<ModuleKind> modules = List.of(ToyKinds.SOURCE);
    assertRefused("There is no kind of modules", List.of(), none);
    assertRefused("Kind \"data\" has code 1 and place 0", List.of(ToyKinds.DATA), none);
    assertRefused("Kind \"later\" has code 2 and place 0", modules, List.of(ToyKinds.LATER));
    assertRefused(
        "There are two kinds \"ignored\"", List.of(new ModuleKind(0, "ignored", true)), none);
    assertRefused(
        "There are two kinds \"import\"",
        modules,
        List.of(ToyKinds.IMPORT, new DependencyKind(1, "import")));
    assertThrows(IllegalArgumentException.class, () -> new ModuleKind(126, "x", true));
    assertThrows(IllegalArgumentException.class, () -> new DependencyKind(127, "x"));
  }

  private static void assertRefused(
      String message, List<ModuleKind> modules, List<DependencyKind> dependencies) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Kinds.of(modules, dependencies));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void kindsOfAnotherLanguageAreRefused() {
    try (ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED)) {
      GraphWriter writer = graph.writer();
      ModuleKind module = new ModuleKind(0, "source", true);
      DependencyKind dependency = new DependencyKind(0, "import");
      int name = writer.name("m");
      assertThrows(IllegalArgumentException.class, () -> writer.addModule(name, module, -1));
      writer.beginDependencies(writer.addModule(name, ModuleKind.EXTERNAL, -1));
      assertThrows(IllegalArgumentException.class, () -> writer.addDependency(dependency, 0, name));
      assertThrows(IllegalArgumentException.class, () -> writer.file(0, module, 0));
      assertEquals(1, writer.working().moduleCount());
      assertEquals(0, writer.working().dependencyCount());
    }
  }

  /** In pages of elsewhere, wherever in a page they are. */
  @Test
  void codesThatNoKindHasAreRefused() throws IOException {
    try (ModuleGraph graph = graph();
        Snapshot snapshot = graph.snapshot();
        GraphFile file = GraphFile.of(snapshot, folder.resolve("pages"))) {
      VersionPages pages = snapshot.pages();
      for (int row : new int[] {0, 7, 8, 1_030, MODULES - 1}) {
        for (int code : new int[] {2, 126, 127, -2, 3, 125}) {
          boolean isKind = code == 2 || code >= 126;
          assertEquals(isKind, isOpened(pages, file, new Forgery("module", row, code)));
        }
        for (int code : new int[] {5, -2, 6, 127}) {
          boolean isKind = code == 5;
          assertEquals(isKind, isOpened(pages, file, new Forgery("dependency", row, code)));
        }
      }
    }
  }

  private static ModuleGraph graph() {
    ModuleGraph graph = new ModuleGraph(ToyKinds.KINDS, Region.UNLIMITED);
    GraphWriter writer = graph.writer();
    for (int module = 0; module < MODULES; module++) {
      ModuleKind kind = module % 10 == 0 ? ModuleKind.EXTERNAL : ToyKinds.SOURCE;
      writer.addModule(writer.name("m" + module), kind, Snapshot.NO_DEPENDENCY);
    }
    for (int module = 0; module < MODULES; module++) {
      writer.beginDependencies(module, 1);
      writer.addDependency(ToyKinds.IMPORT, 0, writer.name("m" + module));
    }
    writer.publish();
    return graph;
  }

  private static boolean isOpened(VersionPages pages, GraphFile file, Forgery forgery) {
    try (ModuleGraph graph =
        ModuleGraph.over(
            new Forged(pages, file, forgery),
            ToyKinds.KINDS,
            Region.UNLIMITED,
            LeakListener.LOG,
            Passes.TABLES)) {
      assertEquals(MODULES, graph.writer().working().moduleCount());
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private record Forgery(String table, int row, int code) {}

  private record Forged(VersionPages pages, GraphFile file, Forgery forgery) implements PageSource {
    @Override
    public int[] root() {
      return file.root();
    }

    @Override
    public MemorySegment page(int table, int page) {
      MemorySegment original = file.page(table, page);
      PageLayout layout = pages.layout(table);
      if (!layout.table().equals(forgery.table) || page != forgery.row / PageLayout.ROWS) {
        return original;
      }
      MemorySegment copy = Arena.ofAuto().allocate(layout.pageBytes(), Region.ALIGNMENT_BYTES);
      copy.copyFrom(original);
      for (Column column : layout.columns()) {
        if (column.name().equals("kind")) {
          ((ByteColumn) column).set(copy, forgery.row % PageLayout.ROWS, (byte) forgery.code);
        }
      }
      return copy;
    }

    @Override
    public void release() {}
  }
}
