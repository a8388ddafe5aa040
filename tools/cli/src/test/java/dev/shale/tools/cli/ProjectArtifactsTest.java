package dev.shale.tools.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
import dev.shale.engine.View;
import dev.shale.engine.artifact.Artifacts;
import dev.shale.engine.facts.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program makes of modules holds as long as what it was made from. */
class ProjectArtifactsTest {
  private static final int CODE = 0;
  private static final byte[] MADE = "made of b".getBytes(UTF_8);

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = Files.createDirectory(directory.toRealPath().resolve("project"));
    write("main.ts", "import './a';");
    write("a.ts", "import {b} from './b'; export const a = b;");
    write("b.ts", "export const b = 1;");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private ProjectBuilder builder() {
    return ProjectBuilders.of(root).entries(Path.of("main.ts"));
  }

  private Artifacts artifacts() {
    return Artifacts.open(directory.resolve("artifacts"), "test");
  }

  private ContentHash source(Project project, String name) {
    try (View view = project.view()) {
      ContentHash source = view.sourceHash(view.module(root.resolve(name)));
      assertNotNull(source);
      return source;
    }
  }

  private ContentHash built(String name) {
    try (Project project = builder().open()) {
      return source(project, name);
    }
  }

  private void keep(ContentHash source) {
    try (Artifacts artifacts = artifacts()) {
      artifacts.put(source, CODE, MADE);
    }
  }

  @Test
  void itHoldsWhenOnlyTimesNumbersAndImportersChange() throws IOException {
    ContentHash before;
    try (Project project = builder().open()) {
      before = source(project, "b.ts");
      keep(before);
      Files.setLastModifiedTime(root.resolve("b.ts"), FileTime.fromMillis(1));
      project.update().join();
      assertEquals(before, source(project, "b.ts"));

      write("main.ts", "import './first'; import './a'; import('./b');");
      write("first.ts", "export {}");
      project.update().join();
      assertEquals(before, source(project, "b.ts"));
    }
    assertEquals(before, built("b.ts"));
    try (Artifacts artifacts = artifacts()) {
      assertArrayEquals(MADE, artifacts.get(built("b.ts"), CODE));
    }
  }

  @Test
  void itHoldsWhenTheFileMoves() throws IOException {
    keep(built("b.ts"));
    Files.createDirectory(root.resolve("deep"));
    Files.move(root.resolve("b.ts"), root.resolve("deep/c.ts"));
    write("a.ts", "import {b} from './deep/c'; export const a = b;");
    try (Artifacts artifacts = artifacts()) {
      assertArrayEquals(MADE, artifacts.get(built("deep/c.ts"), CODE));
    }
  }

  @Test
  void itDoesNotHoldWhenTheContentIsAnother() throws IOException {
    keep(built("b.ts"));
    try (Project project = builder().open();
        Artifacts artifacts = artifacts()) {
      write("b.ts", "export const b = 2;");
      project.update().join();
      assertNull(artifacts.get(source(project, "b.ts"), CODE));

      write("b.ts", "export const b = 1;");
      project.update().join();
      assertArrayEquals(MADE, artifacts.get(source(project, "b.ts"), CODE));
    }
  }

  @Test
  void itDoesNotHoldWhenTheFileIsReadInAnotherWay() throws IOException {
    write("b.ts", "export const b = <string>c; declare const c: any;");
    ContentHash asTypeScript = built("b.ts");
    write("a.ts", "import {b} from './b.js'; export const a = b;");
    Files.move(root.resolve("b.ts"), root.resolve("b.js"));
    assertNotEquals(asTypeScript, built("b.js"));
  }

  @Test
  void anUnsavedBufferHasTheHashOfItsText() throws IOException {
    try (Project project = builder().open()) {
      project.overlay(root.resolve("b.ts"), "export const b = 3;".getBytes(UTF_8)).join();
      ContentHash unsaved = source(project, "b.ts");
      write("b.ts", "export const b = 3;");
      assertEquals(built("b.ts"), unsaved);
    }
  }

  @Test
  void aKeptProjectHasTheHashesOfABuild() {
    Path cache = directory.resolve("cache");
    for (int round = 0; round < 2; round++) {
      try (Project project = builder().cache(cache).open()) {
        assertEquals(built("b.ts"), source(project, "b.ts"));
      }
    }
  }

  @Test
  void whatIsNotReadHasNone() throws IOException {
    write("main.ts", "import './a'; import './picture.png'; import 'node:fs';");
    write("picture.png", "png");
    try (Project project = builder().open();
        View view = project.view()) {
      assertNull(view.sourceHash(view.module(root.resolve("picture.png"))));
    }
  }
}
