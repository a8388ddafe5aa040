package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that a project exports on and that are not there. */
class ExportFaultsTest {
  @TempDir Path directory;

  private Run exports(Project project, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "exports";
    arguments[1] = "main.js";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return project.run(arguments);
  }

  private Project conflict() {
    return new Project(directory)
        .with("main.js", "import { same } from './outer.js';\nconsole.log(same);\n")
        .with("outer.js", "export * from './barrel.js';\nexport * from './other.js';\n")
        .with("other.js", "export const other = 1;\n")
        .with("barrel.js", "export * from './one.js';\nexport * from './two.js';\n")
        .with("one.js", "export const same = 1, alike = 1;\n")
        .with("two.js", "export const same = 2;\nexport { alike } from './one.js';\n");
  }

  @Test
  void aNameThatTwoStarsGiveIsSaidWhereTheyMeet() {
    Run run = exports(conflict());
    assertEquals(
        "barrel.js:2:15: warning: \"same\" comes from one.js and from two.js, so the module does not"
            + " export it; rspack takes that of one.js\n",
        run.err());
    assertEquals(0, run.status());
  }

  @Test
  void whatAModuleHasItselfIsNoConflict() {
    Project project =
        conflict()
            .with(
                "barrel.js",
                "export * from './one.js';\nexport * from './two.js';\nexport const same = 3;\n");
    assertEquals("", exports(project).err());
  }

  @Test
  void reExportsInACircleAreSaidOnce() {
    Project project =
        new Project(directory)
            .with("main.js", "export { x } from './a.js';\nimport './b.js';\n")
            .with("a.js", "export { y as x } from './b.js';\n")
            .with("b.js", "export { x as y } from './a.js';\n");
    assertEquals(
        "a.js:1:24: warning: \"x\" is exported on in a circle: a.js -> b.js -> a.js\n",
        exports(project).err());
  }

  @Test
  void bothDocumentsHaveThem() {
    Project project = conflict();
    String expected =
        "{\"severity\":\"warning\",\"code\":\"export\",\"path\":\"barrel.js\",\"line\":2,\"column\":15,";
    assertTrue(exports(project, "--json").out().contains(expected));
    assertTrue(project.run("graph", "--json", "--exports", "main.js").out().contains(expected));
    assertFalse(project.run("graph", "--json", "main.js").out().contains(expected));
  }

  @Test
  void installedPackagesAreLeftInPeace() {
    Project project =
        new Project(directory)
            .with("main.js", "import * as lib from 'lib';\nconsole.log(lib);\n")
            .with("node_modules/lib/package.json", "{\"name\": \"lib\"}")
            .with("node_modules/lib/index.js", "export * from './a.js';\nexport * from './b.js';\n")
            .with("node_modules/lib/a.js", "export const same = 1;\n")
            .with("node_modules/lib/b.js", "export const same = 2;\n");
    assertEquals("", exports(project).err());
  }
}
