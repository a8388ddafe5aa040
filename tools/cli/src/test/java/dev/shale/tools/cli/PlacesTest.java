package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths for people are those from where the command runs; those of documents are from the root. */
class PlacesTest {
  @TempDir Path directory;

  private Project project() {
    return new Project(directory)
        .with("app/package.json", "{\"source\": \"src/a.js\"}")
        .with("app/src/a.js", "import './b.js'; import './gone.js';")
        .with("app/src/b.js", "import './a.js';");
  }

  @Test
  void pathsCanBeOpenedFromWhereTheCommandRuns() {
    Project project = project();
    Run graph = project.run("graph", "app");
    assertTrue(graph.out().contains("Entry           app/src/a.js  (package.json source)"));
    assertTrue(graph.out().contains("app/src/a.js -> app/src/b.js -> app/src/a.js"), graph.out());
    assertTrue(graph.err().startsWith("app/src/a.js:1:25: error: "), graph.err());
    Run why = project.run("why", "app/src/b.js", "app");
    assertTrue(why.out().startsWith("app/src/a.js:1:8  import \"./b.js\"\n"), why.out());
    assertTrue(project.run("cycles", "app").out().contains("     app/src/a.js\n"));
  }

  @Test
  void documentsDoNotDependOnWhereTheCommandRuns() {
    Project project = project();
    Run inside = Run.of(project.root().resolve("app"), Terminal.NONE, "graph", "--json");
    assertEquals(inside.out(), project.run("graph", "--json", "app").out());
  }

  @Test
  void whatSharesNoFolderWithTheDirectoryIsAbsolute() {
    Project project = project();
    Run run = Run.of(Path.of("/usr"), Terminal.NONE, "why", "a.js", project.root() + "/app");
    assertEquals(
        project.root() + "/app/src/a.js is an entry.", run.lastLine(), run.out() + run.err());
    Run above = Run.of(project.root().resolve("app/src"), Terminal.NONE, "why", "a.js", "..");
    assertFalse(above.out().contains("app"), above.out());
  }

  @Test
  void aPackageThatIsNotInstalledHasOneLine() {
    Project project = new Project(directory).with("a.js", "import './b.js'; import 'p';");
    project.with("b.js", "import 'p/x'; import 'q'; require('p');");
    Run run = project.run("graph", "a.js");
    assertTrue(
        run.err()
            .startsWith(
                "a.js:1:25: error: Package \"p\" is not installed: 3 imports, of which this is the first"),
        run.err());
    assertEquals(2, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("b.js:1:22: error: Package \"q\" is not installed"), run.err());
    assertTrue(run.lastLine().contains("and 4 errors"), run.lastLine());
  }

  @Test
  void aPluginHasOneLineAndIsNoMissingPackage() {
    Run run =
        new Project(directory)
            .with("a.js", "define(['text!./a', 'text!./b', './b.js'], f);")
            .with("b.js", "define(['text!./c'], f);")
            .run("graph", "a.js");
    assertEquals(
        "a.js:1:9: warning: The request is one to the loader plugin \"text\"; plugins are not read:"
            + " 3 imports, of which this is the first\n",
        run.err());
    assertEquals(0, run.status());
  }

  @Test
  void aFileThatIsMissingForTypesIsAWarning() {
    Run run =
        new Project(directory)
            .with(
                "a.ts",
                "import type { A } from './gone'; import type { B } from 'absent';"
                    + " import { C } from './gone'; let c: C;")
            .run("graph", "a.ts");
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(": 2 imports, of which this is the first"), run.err());
    assertTrue(
        run.err()
            .startsWith("a.ts:1:24: warning: Only for types: Could not find \"./gone\": no file "),
        run.err());
    assertEquals(0, run.status());
  }

  @Test
  void contextsAndWeakRequestsAreNotUnresolved() {
    Run run =
        new Project(directory)
            .with("a.js", "import(`./x/${y}`); require.resolveWeak('./gone.js');")
            .run("graph", "a.js");
    assertTrue(run.out().contains("Unresolved      0\n"), run.out());
    assertEquals(0, run.status());
  }

  @Test
  void anEntryThatIsNoRootIsExplained() {
    Run run =
        new Project(directory)
            .with("a.js", "import './b.js'; import './c.js';")
            .with("b.js", "import './a.js';")
            .with("c.js", "import './b.js';")
            .run("graph", "a.js");
    assertTrue(run.out().contains("Roots           1  b.js  ("), run.out());
    assertTrue(run.out().contains("a.js is in one)"), run.out());
  }
}
