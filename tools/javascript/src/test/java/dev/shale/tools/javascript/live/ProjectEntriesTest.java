package dev.shale.tools.javascript.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.shale.engine.Project;
import dev.shale.engine.Update;
import dev.shale.engine.View;
import dev.shale.tools.javascript.JavaScriptFrontEnd;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An entry that comes or goes is a change like another: all else stays as it is. */
@Timeout(300)
class ProjectEntriesTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;
  private final List<String> entries = new ArrayList<>(List.of("main.ts"));
  private Project project;

  @BeforeEach
  void open() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import {a} from './a'; import type {T} from './t'; a();");
    write("a.ts", "import './b'; export const a = 1;");
    write("b.ts", "");
    write("t.ts", "import './u'; export type T = 1;");
    write("u.ts", "");
    write("x.test.ts", "import './a'; import './y';");
    write("y.ts", "export const y = 1;");
    project =
        Project.builder(root)
            .language(
                new JavaScriptFrontEnd(Mode.PRODUCTION), () -> JavaScriptResolver.observing(RULES))
            .entries(() -> entries.stream().map(root::resolve).toList(), path -> true)
            .open();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private Update entries(String... names) {
    entries.clear();
    entries.addAll(List.of(names));
    return project.update().join();
  }

  private int module(String name) {
    try (View view = project.view()) {
      return view.module(root.resolve(name));
    }
  }

  private List<String> names(int... modules) {
    try (View view = project.view()) {
      return view.paths(modules).stream().map(path -> path.getFileName().toString()).toList();
    }
  }

  private List<String> entryNames() {
    try (View view = project.view()) {
      return names(view.entries());
    }
  }

  @Test
  void aNewEntryBringsWhatOnlyItLeadsTo() {
    int main = module("main.ts");
    int a = module("a.ts");
    long asked = project.metrics().requestCount();
    Update update = entries("x.test.ts", "main.ts");
    assertFalse(update.isRebuilt());
    assertEquals(List.of("x.test.ts", "y.ts"), names(update.added()));
    assertArrayEquals(new int[0], update.changed());
    assertEquals(2, update.parsedCount());
    assertEquals("the entries are others", update.reason());
    assertEquals(2, project.metrics().requestCount() - asked);
    assertEquals(main, module("main.ts"));
    assertEquals(a, module("a.ts"));
    assertEquals(List.of("main.ts", "x.test.ts"), entryNames().stream().sorted().toList());
  }

  @Test
  void anEntryThatGoesTakesWhatOnlyItLedTo() {
    entries("main.ts", "x.test.ts");
    int a = module("a.ts");
    Update update = entries("x.test.ts");
    assertEquals(
        List.of("main.ts", "t.ts", "u.ts"),
        update.removed().stream().map(name -> name.substring(name.lastIndexOf('/') + 1)).toList());
    assertEquals(0, update.parsedCount());
    assertEquals(a, module("a.ts"));
    assertEquals(List.of("x.test.ts"), entryNames());
  }

  @Test
  void aModuleThatBecomesAnEntryIsOneThatChanged() {
    int a = module("a.ts");
    Update update = entries("main.ts", "a.ts");
    assertArrayEquals(new int[] {a}, update.changed());
    assertEquals(0, update.added().length);
    update = entries("main.ts");
    assertArrayEquals(new int[] {a}, update.changed());
    assertEquals(List.of(), update.removed());
    assertEquals(List.of("main.ts"), entryNames());
  }

  @Test
  void whatOnlyTypesLeadToMayBecomeAnEntry() {
    try (View view = project.view()) {
      assertEquals(true, view.snapshot().isForTypes(view.module(root.resolve("t.ts"))));
    }
    entries("main.ts", "t.ts");
    try (View view = project.view()) {
      assertEquals(false, view.snapshot().isForTypes(view.module(root.resolve("t.ts"))));
      assertEquals(1, view.snapshot().depth(view.module(root.resolve("u.ts"))));
    }
    entries("main.ts");
    try (View view = project.view()) {
      assertEquals(true, view.snapshot().isForTypes(view.module(root.resolve("t.ts"))));
    }
  }

  @Test
  void aGraphMayHaveNoEntryForAWhile() {
    assertEquals(5, entries().removed().size());
    try (View view = project.view()) {
      assertEquals(0, view.moduleCount());
    }
    assertEquals(2, entries("a.ts").added().length);
  }

  @Test
  void anotherOrderIsNoChange() {
    entries("main.ts", "a.ts");
    assertFalse(entries("a.ts", "main.ts").isChanged());
    assertFalse(project.update().join().isChanged());
  }
}
