package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathCommandTest {
  @TempDir Path directory;

  /** Two ways from an entry to a file, a longer one through a package, and one for types. */
  private Project ways() {
    return new Project(directory)
        .with("src/a.ts", "import './x/b';\nimport './x/c';\nimport type { E } from './e';\n")
        .with("src/x/b.ts", "import '../d';\nimport 'lib';\n")
        .with("src/x/c.ts", "import './b';\nimport('../d');\n")
        .with("src/d.ts", "export const d = 1;\n")
        .with("src/e.ts", "export type E = 1;\n")
        .with("node_modules/lib/package.json", "{\"name\": \"lib\", \"main\": \"main.js\"}")
        .with("node_modules/lib/main.js", "require('./util');\n")
        .with("node_modules/lib/util.js", "");
  }

  private Run path(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "path";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "src/a.ts";
    return ways().run(all);
  }

  @Test
  void theShortestChainHasALinePerImport() {
    Run run = path("src/a.ts", "src/d.ts");
    assertEquals(
        """
        src/a.ts:1:8  import "./x/b"
        -> src/x/b.ts:1:8  import "../d"
          -> src/d.ts

        src/d.ts is 2 imports away from src/a.ts.
        """,
        run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void allPathsComeByLength() {
    Run run = path("a.ts", "d.ts", "--all");
    assertEquals(
        """
        1. 2 imports
           src/a.ts:1:8  import "./x/b"
           -> src/x/b.ts:1:8  import "../d"
             -> src/d.ts

        2. 2 imports
           src/a.ts:2:8  import "./x/c"
           -> src/x/c.ts:2:8  dynamic-import "../d"
             -> src/d.ts

        3. 3 imports
           src/a.ts:2:8  import "./x/c"
           -> src/x/c.ts:1:8  import "./b"
             -> src/x/b.ts:1:8  import "../d"
               -> src/d.ts

        3 paths: from src/a.ts to src/d.ts.
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void morePathsThanTheLimitAreSaid() {
    Run run = path("a.ts", "d.ts", "--all", "--limit", "2");
    assertEquals(
        "The 2 shortest paths, and there are more; --limit N shows more: from src/a.ts to"
            + " src/d.ts.",
        run.lastLine());
    assertTrue(path("a.ts", "d.ts", "--all", "--limit", "3").lastLine().startsWith("3 paths"));
  }

  @Test
  void pathsMayAvoidModules() {
    Run run = path("a.ts", "d.ts", "--all", "--avoid", "b.ts");
    assertEquals("1 path: from src/a.ts to src/d.ts.", run.lastLine());
    Run none = path("a.ts", "d.ts", "--avoid", "b.ts", "--avoid", "x/c.ts");
    assertEquals(1, none.status());
    assertEquals("", none.out());
    assertEquals(
        "shale: no path leads from src/a.ts to src/d.ts but those that --avoid or --own leaves"
            + " out.\n",
        none.err());
  }

  @Test
  void foldersAndPackagesAreAnyOfTheirModules() {
    assertEquals(
        """
        src/x/b.ts:2:8  import "lib"
        -> node_modules/lib/main.js

        node_modules/lib/main.js is 1 import away from src/x/b.ts.
        """,
        path("src/x", "lib").out());
    assertEquals(path("src/x", "lib").out(), path("x/", "lib").out(), "the end of a folder");
    Run all = path("src/x", "src/d.ts", "--all");
    assertEquals("2 paths: from src/x (2 modules) to src/d.ts.", all.lastLine());
  }

  @Test
  void anEndMayLieInTheOther() {
    Run run = path("src", "src/x");
    assertTrue(run.out().startsWith("src/a.ts:1:8  import \"./x/b\"\n"), run.out() + run.err());
    Run same = path("src/a.ts", "a.ts");
    assertEquals(2, same.status());
    assertTrue(same.err().startsWith("shale: FROM and TO are the same; "), same.err());
  }

  @Test
  void whatThereIsInPlaceOfAPathIsSaid() {
    Run types = path("a.ts", "e.ts");
    assertEquals(1, types.status());
    assertEquals(
        "shale: no path leads from src/a.ts to src/e.ts; there is one with imports that load"
            + " nothing, which --types counts.\n",
        types.err());
    assertEquals(0, path("a.ts", "e.ts", "--types").status());
    assertEquals(
        "shale: no path leads from src/d.ts to src/a.ts; there is one the other way round.\n",
        path("d.ts", "a.ts").err());
    assertEquals(
        "shale: no path leads from src/d.ts to lib (2 modules).\n", path("d.ts", "lib").err());
    Run later =
        ways()
            .with("src/x/c.ts", "import('../d');")
            .run("path", "x/c.ts", "d.ts", "--static", "src/a.ts");
    assertTrue(later.err().contains("there is one with dynamic imports"), later.err());
  }

  @Test
  void ownPathsLeadThroughNoPackage() {
    Project project =
        ways().with("node_modules/lib/util.js", "require('../../src/f.js');").with("src/f.js", "");
    assertEquals(0, project.run("path", "a.ts", "src/f.js", "src/a.ts").status());
    assertEquals(1, project.run("path", "a.ts", "src/f.js", "--own", "src/a.ts").status());
    assertEquals(0, project.run("path", "a.ts", "lib", "--own", "src/a.ts").status());
  }

  @Test
  void aModuleThatIsNotThereIsNamedWithTheNearest() {
    Run run = path("src/x/bb.ts", "d.ts");
    assertEquals(2, run.status());
    assertEquals(
        "shale: no module, package or folder of the graph is called 'src/x/bb.ts'; the nearest"
            + " is src/x/b.ts.\n",
        run.err());
    assertTrue(path("a.ts", "lip").err().endsWith("; the nearest is lib.\n"));
    assertTrue(path("a.ts", "nothing-like-it").err().endsWith("'nothing-like-it'.\n"));
    Run dead = ways().with("src/dead.ts", "").run("path", "a.ts", "src/dead.ts", "src/a.ts");
    assertEquals("shale: no entry leads to 'src/dead.ts'.\n", dead.err());
  }

  @Test
  void whatLeadsNowhereIsToldFromWhatNobodyAsksFor() {
    Run run =
        new Project(directory).with("a.js", "import 'gone';").run("path", "a.js", "gone", "a.js");
    assertEquals(2, run.status());
    assertTrue(
        run.err().endsWith("'gone' leads to no module; 'shale why' says who asks for it.\n"),
        run.err());
  }

  @Test
  void severalCandidatesAreListed() {
    Project project =
        ways()
            .with("src/d.ts", "import './y/x/b'; import './y/b2/x/z';")
            .with("src/y/x/b.ts", "")
            .with("src/y/b2/x/z.ts", "");
    Run run = project.run("path", "a.ts", "b.ts", "src/a.ts");
    assertEquals(2, run.status());
    assertEquals(
        "shale: 'b.ts' may be any of 2 modules:\n  src/x/b.ts\n  src/y/x/b.ts\nName one of"
            + " them.\n",
        run.err());
    Run folder = project.run("path", "a.ts", "x", "src/a.ts");
    assertEquals(2, folder.status());
    assertTrue(
        folder.err().startsWith("shale: 'x' may be any of 3 folders:\n  src/x\n"), folder.err());
  }

  @Test
  void numbersAndOptionsThatDoNotFitAreRefused() {
    for (String limit : new String[] {"0", "-1", "x", "1001"}) {
      Run run = path("a.ts", "d.ts", "--all", "--limit", limit);
      assertEquals(2, run.status());
      assertEquals(
          "shale: --limit takes a number from 1 to 1000, not '"
              + limit
              + "'.\nTry 'shale path --help'.\n",
          run.err());
    }
    assertTrue(path("a.ts", "d.ts", "--limit", "3").err().contains("add that"));
    assertTrue(path("a.ts", "d.ts", "--static", "--types").err().contains("exclude each other"));
    assertTrue(path("", "d.ts").err().startsWith("shale: FROM is empty"));
    assertTrue(path("a.ts", "").err().startsWith("shale: TO is empty"));
    Run blank = path("a.ts", "d.ts", "--avoid", "");
    assertEquals(2, blank.status());
    assertTrue(blank.err().startsWith("shale: the name of a module is empty"), blank.err());
    assertEquals(2, ways().run("path", "a.ts").status());
  }

  @Test
  void anEmptyProjectHasNoEntry() {
    Run run = new Project(directory).run("path", "a.ts", "b.ts");
    assertEquals(2, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void theDocumentHasThePaths() {
    Run run = path("--json", "a.ts", "src/x", "--all", "--limit", "1");
    String expected =
        "{'schema':'shale.path/1','root':'ROOT',"
            + "'from':{'name':'src/a.ts','kind':'module','count':1},"
            + "'to':{'name':'src/x','kind':'folder','count':2},'avoided':[],"
            + "'paths':[{'length':1,'chain':[{'module':'src/a.ts','dependency':"
            + "{'kind':'import','request':'./x/b','typeOnly':false,'line':1,'column':8}},"
            + "{'module':'src/x/b.ts','dependency':null}]}],'more':true}\n";
    assertEquals(expected.replace('\'', '"').replace("ROOT", ways().root().toString()), run.out());
    Run none = path("--json", "d.ts", "a.ts");
    assertEquals(1, none.status());
    assertTrue(none.out().endsWith("\"avoided\":[],\"paths\":[],\"more\":false}\n"), none.out());
  }
}
