package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.Exports;
import dev.shale.engine.Project;
import dev.shale.engine.ProjectBuilder;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program is told about exports and their use, as files change. */
class ProjectExportsTest {
  private static final ResolverOptions RULES = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void files() throws IOException {
    root = directory.toRealPath();
    write("main.ts", "import {a} from './all'; console.log(a);");
    write("all.ts", "export {a, b} from './letters'; export * from './more';");
    write(
        "letters.ts",
        "import {c} from './more'; export const a = 1; export const b = c; export let used = 2;");
    write("more.ts", "export const c = 3;");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }

  private ProjectBuilder builder(JavaScriptFrontEnd frontEnd) {
    return Project.builder(root)
        .language(frontEnd, () -> JavaScriptResolver.observing(RULES))
        .entries(Path.of("main.ts"));
  }

  private Project open() {
    return builder(new JavaScriptFrontEnd(Mode.PRODUCTION)).open();
  }

  private List<String> exports(Project project, String file) {
    List<String> rows = new ArrayList<>();
    try (View view = project.view()) {
      int module = view.module(root.resolve(file));
      for (Exports exports = view.exportsOf(module); exports.next(); ) {
        String from = exports.from() == View.NO_MODULE ? "" : " from " + view.path(exports.from());
        rows.add(
            (exports.isStar() ? "*" : exports.name())
                + from.replace(root.toString(), "")
                + (exports.isUsed() ? " used" : ""));
      }
    }
    return rows;
  }

  private boolean isUsed(Project project, String file) {
    try (View view = project.view()) {
      return view.isUsed(view.module(root.resolve(file)));
    }
  }

  @Test
  void itIsToldWhatIsProvidedAndUsed() {
    try (Project project = open()) {
      assertEquals(List.of("a used", "b", "used"), exports(project, "letters.ts"));
      assertEquals(
          List.of("a from /letters.ts", "b from /letters.ts", "* from /more.ts"),
          exports(project, "all.ts"));
      assertTrue(isUsed(project, "letters.ts"));
      assertFalse(isUsed(project, "all.ts"), "it only passes on");
      assertFalse(isUsed(project, "more.ts"));
    }
  }

  @Test
  void anEditIsFollowed() throws IOException {
    try (Project project = open()) {
      project.update(List.of(write("main.ts", "import {b} from './all'; console.log(b);"))).join();
      assertEquals(List.of("a", "b used", "used"), exports(project, "letters.ts"));
      assertEquals(List.of("c used"), exports(project, "more.ts"));
      assertTrue(isUsed(project, "more.ts"));

      project.update(List.of(write("letters.ts", "export const a = 1, b = 2;"))).join();
      assertEquals(List.of("a", "b used"), exports(project, "letters.ts"));
      assertFalse(isUsed(project, "more.ts"), "the only use went");
    }
  }

  @Test
  void aViewStaysAsItWas() throws IOException {
    try (Project project = open();
        View before = project.view()) {
      project.update(List.of(write("main.ts", "import {b} from './all'; console.log(b);"))).join();
      Exports exports = before.exportsOf(before.module(root.resolve("letters.ts")));
      assertTrue(exports.next() && exports.isUsed() && exports.isUsedFully());
      assertTrue(exports.next() && !exports.isUsed());
    }
  }

  @Test
  void whoHasAProjectOpenedWithWhatWasKeptIsToldTheSame() {
    ProjectBuilder builder =
        builder(new JavaScriptFrontEnd(Mode.PRODUCTION)).cache(root.resolve(".kept"));
    builder.open().close();
    try (Project project = builder.open()) {
      assertEquals(List.of("a used", "b", "used"), exports(project, "letters.ts"));
      assertFalse(isUsed(project, "more.ts"));
    }
  }

  @Test
  void whatIsNotKnownIsUsed() {
    try (Project project =
        builder(new JavaScriptFrontEnd(Mode.PRODUCTION).dependenciesOnly()).open()) {
      assertEquals(List.of(), exports(project, "letters.ts"));
      assertTrue(isUsed(project, "more.ts"));
    }
  }
}
