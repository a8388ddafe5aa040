package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Change;
import dev.shale.engine.Edges;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ProjectTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import './a'; import './gone';");
    write("a.ts", "import {b} from './b'; export const a = b;");
    write("b.ts", "export const b = 1;");
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ProjectBuilder builder() {
    return Project.builder(root)
        .language(
            new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
        .entries(Path.of("main.ts"));
  }

  private int module(View view, String name) {
    return view.module(root.resolve(name));
  }

  private List<String> importers(View view, String name) {
    List<String> found = new ArrayList<>();
    for (Edges in = view.importersOf(module(view, name)); in.next(); ) {
      found.add(root.relativize(view.path(in.source())) + ":" + in.line() + ":" + in.column());
    }
    return found;
  }

  @Test
  void questionsHaveAnswers() {
    try (Project project = builder().open();
        View view = project.view()) {
      assertEquals(1, view.generation());
      assertEquals(List.of("a.ts:1:17"), importers(view, "b.ts"));
      int main = module(view, "main.ts");
      int b = module(view, "b.ts");
      assertArrayEquals(new int[] {main}, view.entries());
      assertArrayEquals(
          new int[] {main, module(view, "a.ts"), b}, view.shortestPath(view.entries(), b));
      assertEquals(0, view.shortestPath(b, main).length);
      assertFalse(view.isInCycle(b));
      assertEquals(3, view.affectedBy(b, Change.ANY).length);
      assertArrayEquals(new int[] {b}, view.affectedBy(b, Change.BODY));
      assertEquals(2, view.affectedBy(b, Change.EXPORTS).length);
      assertEquals(1, view.diagnostics(main).size());
      assertEquals(View.NO_MODULE, view.module(root.resolve("none.ts")));
    }
  }

  @Test
  void anEditIsTakenIn() throws IOException {
    try (Project project = builder().open()) {
      View before = project.view();
      int b = module(before, "b.ts");
      write("b.ts", "import './a'; export const b = 2;");
      Update update = project.update(List.of(Path.of("b.ts"))).join();
      assertEquals(1, update.parsedCount());
      assertArrayEquals(new int[] {b}, update.changed());
      assertEquals(1, update.cyclesAdded().size());
      try (View view = project.view()) {
        assertEquals(b, module(view, "b.ts"));
        assertTrue(view.isInCycle(b));
        assertArrayEquals(new int[] {b, module(view, "a.ts")}, view.cycleOf(b));
      }
      assertFalse(before.isInCycle(b));
      assertFalse(before.isCurrent());
      before.close();
      write("b.ts", "export const b = 2;");
      update = project.update().join();
      assertEquals(1, update.cyclesRemoved().size());
      assertFalse(project.update().join().isChanged());
    }
  }

  @Test
  void aMissingFileThatComesIsFound() throws IOException {
    try (Project project = builder().open()) {
      Update update = project.update(List.of(write("gone.ts", ""))).join();
      assertEquals(1, update.added().length);
      assertEquals(1, update.diagnosticsRemoved().size());
      Files.delete(root.resolve("gone.ts"));
      update = project.update(List.of(root.resolve("gone.ts"))).join();
      assertEquals(List.of(root.resolve("gone.ts").toString()), update.removed());
      assertEquals(1, update.diagnosticsAdded().size());
      assertFalse(project.update(List.of(write("unasked.ts", ""))).join().isChanged());
    }
  }

  @Test
  void aCycleThatFallsApartIsTold() throws IOException {
    write("main.ts", "import './a'; import './gone';");
    write("a.ts", "import './gone';");
    write("gone.ts", "import './main';");
    try (Project project = builder().open()) {
      Update update = project.update(List.of(write("a.ts", ""))).join();
      assertEquals(1, update.cyclesRemoved().size());
      assertEquals(3, update.cyclesRemoved().getFirst().size());
      assertEquals(1, update.cyclesAdded().size());
      assertEquals(2, update.cyclesAdded().getFirst().length);
    }
  }

  @Test
  void cyclesThatGrowTogetherAreTold() throws IOException {
    write("main.ts", "import './a'; import './c';");
    write("a.ts", "import './b';");
    write("b.ts", "import './a';");
    write("c.ts", "import './d';");
    write("d.ts", "import './c';");
    try (Project project = builder().open()) {
      write("b.ts", "import './a'; import './d';");
      write("d.ts", "import './c'; import './b';");
      Update update = project.update(List.of(Path.of("b.ts"), Path.of("d.ts"))).join();
      assertEquals(List.of(), update.cyclesRemoved());
      assertEquals(4, update.cyclesAdded().getFirst().length);
    }
  }

  @Test
  void aDirectoryStandsForItsFiles() throws IOException {
    write("main.ts", "import './a/x'; import './b/x';");
    write("a/x.ts", "export const one = 1;");
    write("b/x.ts", "export const two = 2; // longer");
    try (Project project = builder().open()) {
      Files.move(root.resolve("a"), root.resolve("c"));
      Files.move(root.resolve("b"), root.resolve("a"));
      Files.move(root.resolve("c"), root.resolve("b"));
      Update update = project.update(List.of(Path.of("a"), Path.of("b"))).join();
      assertEquals(2, update.changed().length);
    }
  }

  @Test
  void aContentThatComesBackIsNotParsedAgain() throws IOException {
    try (Project project = builder().open()) {
      assertEquals(
          1, project.update(List.of(write("b.ts", "export const c = 1;"))).join().parsedCount());
      Update back = project.update(List.of(write("b.ts", "export const b = 1;"))).join();
      assertEquals(1, back.changed().length);
      assertEquals(0, back.parsedCount());
    }
  }

  @Test
  void anUnsavedBufferStandsForItsFile() {
    try (Project project = builder().open()) {
      Path file = root.resolve("a.ts");
      project.overlay(file, "import './c';".getBytes(StandardCharsets.UTF_8)).join();
      try (View view = project.view()) {
        assertEquals(1, view.diagnostics(module(view, "a.ts")).size());
        assertEquals(View.NO_MODULE, module(view, "b.ts"));
      }
      Update none = project.update().join();
      assertFalse(none.isChanged(), none.toString());
      assertEquals(1, project.withdraw(file).join().added().length);
      try (View view = project.view()) {
        assertEquals(List.of(), view.diagnostics(module(view, "a.ts")));
      }
    }
  }

  @Test
  void aBufferOutlivesWhatBecomesOfItsFile() throws IOException {
    Path later = root.resolve("gone.ts");
    Path link = Files.createSymbolicLink(root.resolve("link.ts"), root.resolve("b.ts"));
    try (Project project = builder().open()) {
      byte[] text = "import './a';".getBytes(StandardCharsets.UTF_8);
      assertFalse(project.overlay(later, text).join().isChanged());
      project.update(List.of(write("gone.ts", ""))).join();
      try (View view = project.view()) {
        assertTrue(view.importsOf(module(view, "gone.ts")).next());
      }
      Files.delete(later);
      assertEquals(1, project.update(List.of(later)).join().removed().size());
      project.update(List.of(write("gone.ts", "import './b';"))).join();
      project.overlay(link, text).join();
      try (View view = project.view()) {
        assertEquals(List.of("a.ts:1:17"), importers(view, "b.ts"));
        assertTrue(view.importsOf(module(view, "b.ts")).next());
      }
      project.withdraw(link).join();
      project.withdraw(later).join();
      try (View view = project.view()) {
        assertFalse(view.importsOf(module(view, "b.ts")).next());
        assertEquals(2, importers(view, "b.ts").size());
      }
    }
  }

  @Test
  void aProjectThatWatchesNeedsNotBeTold() throws Exception {
    BlockingQueue<Update> updates = new LinkedBlockingQueue<>();
    try (Project project = builder().watching(true).open()) {
      project.onUpdate(updates::add);
      write("b.ts", "import './gone2';");
      Update update = updates.poll(60, TimeUnit.SECONDS);
      assertEquals(1, update.diagnosticsAdded().size());
      write("b.ts", "import './gone3';");
      assertFalse(project.isUpToDate());
      assertTrue(project.update().join().generation() >= 3);
      assertTrue(project.isUpToDate());
      assertFalse(project.update().join().isChanged());
    }
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThrows(IllegalArgumentException.class, Project.builder(root)::open);
    IllegalArgumentException none =
        assertThrows(IllegalArgumentException.class, builder().entries()::open);
    assertTrue(none.getMessage().contains("has no entries"), none.getMessage());
    IllegalArgumentException absent =
        assertThrows(IllegalArgumentException.class, builder().entries(Path.of("absent.ts"))::open);
    assertTrue(absent.getMessage().contains("absent.ts"), absent.getMessage());
    Project project = builder().open();
    View view = project.view();
    project.close();
    project.close();
    assertEquals(3, view.moduleCount());
    view.close();
    view.close();
    assertThrows(IllegalStateException.class, view::moduleCount);
    assertThrows(IllegalStateException.class, project::view);
    assertThrows(IllegalStateException.class, project::update);
  }
}
