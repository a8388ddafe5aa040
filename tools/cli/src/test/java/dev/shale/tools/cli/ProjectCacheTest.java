package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Change;
import dev.shale.engine.OrderedGraph;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is opened again, with what was kept when it was opened before. */
class ProjectCacheTest {
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(directory.toRealPath().resolve("project"));
    write("main.ts", "import './a'; import './gone';");
    write("a.ts", "import {b} from './b'; export const a = b;");
    write("b.ts", "export const b = 1;");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private ProjectBuilder builder() {
    return ProjectBuilders.of(root).entries(Path.of("main.ts"));
  }

  private ProjectBuilder kept() {
    return builder().cache(directory.resolve("cache"));
  }

  private static List<String> rows(Project project) {
    try (OrderedGraph ordered = project.ordered().join()) {
      List<String> rows = GraphText.inOrder(ordered.snapshot());
      ordered.diagnostics().forEach(diagnostic -> rows.add(diagnostic.toString()));
      return rows;
    }
  }

  private List<String> built() {
    try (Project project = builder().open()) {
      return rows(project);
    }
  }

  /** Opens the project with what is kept; returns how many files that parsed. */
  private long open() {
    try (Project project = kept().open()) {
      assertEquals(built(), rows(project));
      return project.metrics().parsedCount();
    }
  }

  @Test
  void nothingIsParsedThatIsAsItWas() throws IOException {
    assertEquals(3, open());
    assertEquals(0, open());
    write("b.ts", "import './a'; export const b = 2;");
    assertEquals(1, open());
    assertEquals(0, open());
    write("gone.ts", "");
    assertEquals(1, open());
    Files.delete(root.resolve("b.ts"));
    assertEquals(0, open());
    write("main.ts", "export {};");
    assertEquals(1, open());
    assertEquals(0, open());
  }

  @Test
  void passesRunOnceForWhatIsOpened() throws IOException {
    open();
    for (String b : List.of("", "import './a'; export const b = 2;", "export const b = 3;")) {
      if (!b.isEmpty()) {
        write("b.ts", b);
      }
      try (Project project = kept().open()) {
        assertEquals(1, project.metrics().passNanos().count(), b);
      }
    }
  }

  @Test
  void updatesGoOnFromThere() throws IOException {
    open();
    try (Project project = kept().open()) {
      assertFalse(project.update().join().isChanged());
      write("a.ts", "export const a = 1; import './gone';");
      Update update = project.update(List.of(Path.of("a.ts"))).join();
      assertEquals(1, update.parsedCount());
      assertEquals(List.of(root.resolve("b.ts").toString()), update.removed());
      assertEquals(built(), rows(project));
      write("gone.ts", "import './b'");
      update = project.update().join();
      assertEquals(2, update.added().length);
      assertEquals(2, update.diagnosticsRemoved().size());
      assertEquals(built(), rows(project));
    }
    assertEquals(2, open());
  }

  @Test
  void aFileThatIsOnlyTouchedIsNoChange() throws IOException {
    open();
    try (Project project = kept().open()) {
      Path touched = root.resolve("b.ts");
      Files.setLastModifiedTime(touched, FileTime.fromMillis(1_000_000));
      assertFalse(project.update(List.of(touched)).join().isChanged());
    }
  }

  @Test
  void whatCannotBeReadIsBuilt() throws IOException {
    open();
    try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[1000]);
      }
    }
    assertEquals(3, open());
  }

  @Test
  void eachRootHasItsPlace() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("main.ts"), "import './c'");
    Files.writeString(other.resolve("c.ts"), "");
    open();
    Path first = root;
    root = other;
    assertEquals(2, open());
    assertEquals(0, open());
    root = first;
    assertEquals(0, open());
  }

  @Test
  void aViewOutlivesTheProject() {
    open();
    Project project = kept().open();
    View view = project.view();
    project.close();
    assertEquals(3, view.moduleCount());
    assertEquals(2, view.affectedBy(view.module(root.resolve("a.ts")), Change.ANY).length);
    view.close();
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoFailure() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    try (Project project = builder().cache(file).open()) {
      assertEquals(built(), rows(project));
    }
    assertEquals("", Files.readString(file));
  }

  @Test
  void whoDoesNotSayOnWhatResultsDependIsTold() {
    ProjectBuilder silent =
        Project.builder(root)
            .language(
                new JavaScriptFrontEnd(Mode.PRODUCTION),
                () -> new JavaScriptResolver(ProjectBuilders.RULES))
            .entries(Path.of("main.ts"))
            .cache(directory.resolve("cache"));
    IllegalStateException failure = assertThrows(IllegalStateException.class, silent::open);
    assertTrue(failure.getMessage().contains("observations"), failure.getMessage());
  }
}
