package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale importers} and {@code shale imports}. */
class NeighbourCommandTest {
  @TempDir Path directory;

  @Test
  void importersHavePlaceAndKind() {
    Run run = Project.small(directory).run("importers", "src/a.ts");
    assertEquals(
        """
        src/index.ts:1:19  import "./a"
        src/b.ts:1:15  export-from "./a"

        2 modules import src/a.ts, in 2 places.
        """,
        run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void importsHavePlaceKindAndTarget() {
    Run run = Project.small(directory).run("imports", "src/b.ts");
    assertEquals(
        """
        src/b.ts:1:15  export-from "./a"  -> src/a.ts
        src/b.ts:2:17  import "lib"  -> node_modules/lib/main.js

        src/b.ts imports 2 modules, in 2 places.
        """,
        run.out());
  }

  @Test
  void whatIsFurtherAwayComesByDistance() {
    Project project = Project.small(directory);
    assertEquals(
        """
        1 import away: 1 module
          src/b.ts:2:17  import "lib"  -> node_modules/lib/main.js

        2 imports away: 1 module
          src/a.ts:1:19  import "./b"  -> src/b.ts

        3 imports away: 1 module
          src/index.ts:1:19  import "./a"  -> src/a.ts

        3 modules lead to lib (2 modules), over 3 imports at most.
        """,
        project.run("importers", "lib", "--depth", "all").out());
    Run two = project.run("imports", "src/a.ts", "--depth", "2");
    assertEquals("src/a.ts leads to 2 modules, over 2 imports at most.", two.lastLine());
    Run all = project.run("imports", "src/a.ts", "--depth", "all");
    assertEquals("src/a.ts leads to 3 modules, over 3 imports at most.", all.lastLine());
  }

  @Test
  void importsThatLoadNothingAreCountedAndListedWhenAskedFor() {
    Project project = Project.small(directory);
    Run without = project.run("importers", "types.ts");
    assertEquals(
        "No module imports src/types.ts; 1 more load nothing, such as imports of types, which"
            + " --types lists.\n",
        without.out());
    assertEquals(1, without.status());
    Run with = project.run("importers", "types.ts", "--types");
    assertEquals(
        """
        src/index.ts:2:24  import "./types"  (only for types)

        1 module imports src/types.ts, in 1 place.
        """,
        with.out());
    assertEquals(0, with.status());
  }

  @Test
  void ofAFolderOnlyWhatCrossesItsBorderCounts() {
    Project project = Project.small(directory);
    assertEquals(
        """
        src/b.ts:2:17  import "lib"  -> node_modules/lib/main.js

        src (4 modules) imports 1 module, in 1 place.
        """,
        project.run("imports", "src").out());
    assertEquals(1, project.run("importers", "src").status());
    assertEquals(
        ". (4 modules) imports 1 module, in 1 place.", project.run("imports", ".").lastLine());
    assertEquals(
        """
        src/b.ts:2:17  import "lib"  -> node_modules/lib/main.js

        1 module imports lib (2 modules), in 1 place.
        """,
        project.run("importers", "lib").out());
  }

  @Test
  void ownLeavesPackagesOut() {
    Project project = Project.small(directory);
    assertEquals(
        "src/b.ts imports 1 module, in 1 place; 1 more of packages, which --own leaves out.",
        project.run("imports", "src/b.ts", "--own").lastLine());
    Run packages = project.run("importers", "util.js", "--own");
    assertEquals(
        "No module imports node_modules/lib/util.js; 1 more in packages, which --own leaves"
            + " out.\n",
        packages.out());
    assertEquals(1, packages.status());
    assertEquals(0, project.run("importers", "util.js").status());
  }

  @Test
  void requestsInVainAreListed() {
    Run run =
        new Project(directory)
            .with("a.js", "import './b.js';\nimport './gone.js';\nimport 'missing';\n")
            .with("b.js", "")
            .run("imports", "a.js", "a.js");
    assertEquals(
        """
        a.js:1:8  import "./b.js"  -> b.js
        a.js:2:8  import "./gone.js"  -> (no module)
        a.js:3:8  import "missing"  -> (no module)

        a.js imports 1 module, in 1 place.
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void dynamicImportsCountUnlessOnlyStaticOnesAreAskedFor() {
    Project project =
        new Project(directory).with("a.js", "import('./b.js');").with("b.js", "export {};");
    assertEquals(0, project.run("imports", "a.js", "a.js").status());
    Run run = project.run("imports", "a.js", "--static", "a.js");
    assertEquals(1, run.status());
    assertEquals(
        "a.js imports no module; 1 more load later or nothing, which --static leaves out.\n",
        run.out());
  }

  @Test
  void depthsThatAreNoneAreRefused() {
    for (String command : new String[] {"importers", "imports"}) {
      for (String depth : new String[] {"0", "-1", "x", ""}) {
        Run run = Project.small(directory).run(command, "src/a.ts", "--depth", depth);
        assertEquals(2, run.status());
        assertEquals(
            "shale: --depth takes a number from 1 on, or all, not '"
                + depth
                + "'.\nTry 'shale "
                + command
                + " --help'.\n",
            run.err());
      }
    }
  }

  @Test
  void aModuleThatIsNotThereIsNamedWithTheNearest() {
    Run run = Project.small(directory).run("importers", "srv/a.ts");
    assertEquals(2, run.status());
    assertEquals(
        "shale: no module, package or folder of the graph is called 'srv/a.ts'; the nearest is"
            + " src/a.ts.\n",
        run.err());
    assertEquals(2, Project.small(directory).run("imports", " ").status());
    assertEquals(2, new Project(directory.resolve("src")).run("imports", "a").status());
  }

  @Test
  void theDocumentHasDistancesAndWhatIsNotCounted() {
    Project project = Project.small(directory);
    String expected =
        "{'schema':'shale.neighbours/1','root':'ROOT','direction':'imports',"
            + "'of':{'name':'src/index.ts','kind':'module','count':1},'depth':1,"
            + "'moduleCount':1,'notCounted':1,'leftOutInPackages':0,'dependencies':[{'distance':1,"
            + "'module':'src/index.ts','kind':'import','request':'./a','typeOnly':false,"
            + "'line':1,'column':19,'target':'src/a.ts'}],'unresolved':[]}\n";
    assertEquals(
        expected.replace('\'', '"').replace("ROOT", project.root().toString()),
        project.run("imports", "--json", "src/index.ts").out());
    Run all = project.run("importers", "--json", "lib", "--depth", "all");
    assertTrue(all.out().contains("\"depth\":null,\"moduleCount\":3,"), all.out());
  }
}
