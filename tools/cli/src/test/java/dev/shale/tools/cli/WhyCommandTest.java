package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import java.nio.file.Path;
import java.util.List;
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
    assertEquals(CHAIN.replace("src/", ""), run.out());
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
  void aModuleThatNothingAsksForIsAFinding() {
    Run run = Project.small(directory).with("src/dead.ts", "").run("why", "src/dead.ts");
    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertEquals("shale: src/dead.ts is not in the graph of src/index.ts.\n", run.err());
  }

  @Test
  void aModuleMayBeThereForTypes() {
    Run run = Project.small(directory).run("why", "src/types.ts");
    assertEquals(
        """
        src/index.ts:2:24  import "./types"  (only for types)
        -> src/types.ts

        src/types.ts is there only for types: src/index.ts:2:24.
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void aPackageThatIsNotInstalledIsAskedFor() {
    Project project =
        new Project(directory)
            .with("a.js", "import 'p'; import 'p/x'; import './b.js';")
            .with("b.js", "require('p');");
    Run run = project.run("why", "p", "a.js");
    assertEquals(
        """
        a.js:1:8  import "p"
        a.js:1:20  import "p/x"
        b.js:1:9  require "p"

        3 imports ask for p. Package "p" is not installed.
        """,
        run.out());
    assertEquals(0, run.status(), "that something is missing is the answer");
    assertEquals(
        "1 import asks for p/x. Package \"p\" is not installed.",
        project.run("why", "p/x", "a.js").lastLine());
  }

  @Test
  void ofAPartOfAPackageThatIsNotInstalledThePackageIsNamed() {
    Project project = new Project(directory).with("a.js", "import '@scope/pkg/deep/x';");
    assertEquals(
        "1 import asks for @scope/pkg/deep. Package \"@scope/pkg\" is not installed.",
        project.run("why", "@scope/pkg/deep", "a.js").lastLine());
  }

  @Test
  void aRequestIsFoundAsItIsWritten() {
    Run run =
        new Project(directory)
            .with("a.js", "import 'p/x'; import 'fs';")
            .with("node_modules/p/package.json", "{\"exports\": {\"./x\": \"./lib/y.js\"}}")
            .with("node_modules/p/lib/y.js", "")
            .run("why", "p/x", "a.js");
    assertEquals("node_modules/p/lib/y.js is 1 import away from a.js.", run.lastLine());
  }

  @Test
  void aRelativeRequestIsFoundWhereNoPathFits() {
    Project project = Project.small(directory);
    assertEquals(CHAIN, project.run("why", "./b").out());
    assertEquals(1, project.run("why", "./nobody").status());
  }

  @Test
  void importsThatAreOnlyForTypesSaySo() {
    Run run =
        new Project(directory).with("a.ts", "import type { P } from 'p';").run("why", "p", "a.ts");
    assertTrue(run.out().startsWith("a.ts:1:24  import \"p\"  (only for types)\n"), run.out());
  }

  @Test
  void anEmptyNameIsNoQuestion() {
    Run run = Project.small(directory).run("why", "");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("shale: MODULE is empty"), run.err());
  }

  @Test
  void aModuleOfNodeHasTwoNames() {
    for (String written : List.of("fs", "node:fs")) {
      Project project = new Project(directory).with("a.js", "import '" + written + "';");
      for (String asked : List.of("fs", "node:fs")) {
        Run run = project.run("why", asked, "a.js");
        assertTrue(run.out().contains("is 1 import away from a.js."), run.out() + run.err());
      }
    }
  }

  @Test
  void aFileThatAPatternMeansIsThereByIt() {
    Project project =
        new Project(directory)
            .with("src/a.js", "import(`../l/${b}.json`); require.context('./x', false, /\\.js$/);")
            .with("l/de/at.json", "1")
            .with("l/de.txt", "1")
            .with("src/x/y.js", "");
    assertEquals(
        """
        src/a.js:1:8  context "../l/*.json"
        -> l/de/at.json

        l/de/at.json is 1 import away from src/a.js.
        """,
        project.run("why", "l/de/at.json", "src/a.js").out());
    assertEquals(
        """
        src/a.js:1:8  context "../l/*.json"

        ../l/*.json is a pattern, which leads to 1 module.
        """,
        project.run("why", "../l/*.json", "src/a.js").out());
    assertEquals(
        "src/x/y.js is 1 import away from src/a.js.",
        project.run("why", "src/x/y.js", "src/a.js").lastLine());
  }

  @Test
  void aFileThatAPatternMayMeanIsNotFollowed() {
    Project project =
        new Project(directory)
            .with("src/a.js", "import(`../l/${b}.json`); require.context('./x', false);")
            .with("l/de/at.json", "1")
            .with("l/de.txt", "1")
            .with("src/x/y.js", "");
    assertEquals(
        """
        src/a.js:1:8  context "../l/*.json"

        A pattern that is not followed may mean l/de/at.json.
        """,
        project.run("why", "l/de/at.json", "src/a.js", "--no-contexts").out());
    Run below =
        Run.of(
            project.root().resolve("src"),
            Terminal.NONE,
            "why",
            "../l/./de/at.json",
            "a.js",
            "--no-contexts");
    assertEquals("A pattern that is not followed may mean ../l/de/at.json.", below.lastLine());
    assertEquals(
        """
        src/a.js:1:8  context "../l/*.json"

        ../l/*.json is a pattern, which leads to no module.
        """,
        project.run("why", "../l/*.json", "src/a.js", "--no-contexts").out());
    assertEquals(0, project.run("why", "src/x/y.js", "src/a.js", "--no-contexts").status());
    assertEquals(1, project.run("why", "l/de.txt", "src/a.js", "--no-contexts").status());
  }

  @Test
  void aModuleThatABrowserMapTakesAwayIsIgnored() {
    Run run =
        new Project(directory)
            .with("package.json", "{\"browser\": {\"./b.js\": false}}")
            .with("a.js", "require('./b');")
            .with("b.js", "")
            .run("why", "b.js", "a.js");
    assertEquals(
        """
        a.js:1:9  require "./b"
        -> b.js

        b.js is ignored: "browser" in a package.json takes it away.
        """,
        run.out());
  }

  @Test
  void whatIsMissingElsewhereDoesNotChangeTheAnswer() {
    Run run =
        new Project(directory)
            .with("a.js", "import './b.js'; import 'gone';")
            .with("b.js", "")
            .run("why", "b.js", "a.js");
    assertEquals(0, run.status());
    assertTrue(run.err().contains("the graph has 1 error"), run.err());
  }

  @Test
  void theDocumentHasTheReason() {
    Project project = Project.small(directory).with("src/a.ts", "import 'gone';");
    assertTrue(project.run("why", "--json", "src/types.ts").out().contains("\"reason\":\"types\""));
    assertTrue(
        project
            .run("why", "--json", "gone")
            .out()
            .contains(
                "\"reason\":\"unresolved\",\"module\":null,\"imports\":[{\"module\":\"src/a.ts\","));
    Run absent = project.run("why", "--json", "nobody");
    assertTrue(absent.out().endsWith("\"reason\":\"absent\",\"module\":null,\"imports\":[]}\n"));
    assertEquals(1, absent.status());
  }

  @Test
  void theDocumentHasTheChain() {
    Project project = Project.small(directory);
    String expected =
        "{'schema':'shale.why/1','root':'ROOT','reason':'loaded','module':'src/a.ts','chain':["
            + "{'module':'src/index.ts','dependency':"
            + "{'kind':'import','request':'./a','typeOnly':false,'line':1,'column':19}},"
            + "{'module':'src/a.ts','dependency':null}]}\n";
    assertEquals(
        expected.replace('\'', '"').replace("ROOT", project.root().toString()),
        project.run("why", "--json", "a.ts").out());
  }
}
