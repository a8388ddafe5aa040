package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
  private static final String CHAIN =
      """
      src/index.ts:1:19  import "./a"
      -> src/a.ts:1:19  import "./b"
        -> src/b.ts

      src/b.ts is 2 imports away from src/index.ts.
      """;

  @TempDir Path directory;

  @Test
  void theChainHasALinePerImport() {
    Run run = Project.small(directory).run("why", "src/b.ts");
    assertEquals(CHAIN, run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void theEndOfAPathIsEnough() {
    assertEquals(CHAIN, Project.small(directory).run("why", "b.ts").out());
  }

  @Test
  void aPathMayBeAbsoluteOrBeginWithADot() {
    Project project = Project.small(directory);
    assertEquals(CHAIN, project.run("why", "./src/b.ts").out());
    assertEquals(CHAIN, project.run("why", project.root() + "/src/b.ts").out());
  }

  @Test
  void aPathMayCountFromTheWorkingDirectory() {
    Project project = Project.small(directory);
    Run run = Run.of(project.root().resolve("src"), Terminal.NONE, "why", "b.ts", "..");
    assertEquals(CHAIN, run.out());
  }

  @Test
  void aPackageIsItsFirstModule() {
    Run run = Project.small(directory).run("why", "lib");
    assertTrue(
        run.lastLine().startsWith("node_modules/lib/main.js is 3 imports away"), run.lastLine());
  }

  @Test
  void anExternalHasAName() {
    Run run =
        new Project(directory).with("a.js", "import 'node:fs';").run("why", "node:fs", "a.js");
    assertEquals("node:fs is 1 import away from a.js.", run.lastLine());
  }

  @Test
  void anEntryIsItsOwnReason() {
    Run run = Project.small(directory).run("why", "src/index.ts");
    assertEquals("src/index.ts\n\nsrc/index.ts is an entry.\n", run.out());
  }

  @Test
  void severalCandidatesAreListed() {
    Run run =
        new Project(directory)
            .with("a.js", "import './one/x.js'; import './two/x.js';")
            .with("one/x.js", "")
            .with("two/x.js", "")
            .run("why", "x.js", "a.js");
    assertEquals(2, run.status());
    assertEquals(
        "shale: 'x.js' may be any of 2 modules:\n  one/x.js\n  two/x.js\nName one of them.\n",
        run.err());
  }

  @Test
  void aModuleThatIsNotThereIsAFinding() {
    Run run = Project.small(directory).run("why", "src/types.ts");
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertEquals("shale: src/types.ts is not in the graph of src/index.ts.\n", run.err());
  }

  @Test
  void theDocumentHasTheChain() {
    Project project = Project.small(directory);
    String expected =
        "{'schema':'shale.why/1','root':'ROOT','module':'src/a.ts','chain':["
            + "{'module':'src/index.ts','dependency':"
            + "{'kind':'import','request':'./a','line':1,'column':19}},"
            + "{'module':'src/a.ts','dependency':null}]}\n";
    assertEquals(
        expected.replace('\'', '"').replace("ROOT", project.root().toString()),
        project.run("why", "--json", "a.ts").out());
  }
}
