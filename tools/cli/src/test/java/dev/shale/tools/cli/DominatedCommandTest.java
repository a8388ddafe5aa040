package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DominatedCommandTest {
  @TempDir Path directory;

  /** Both halves need {@code shared.js}; only one needs the package. */
  private Project halves() {
    return new Project(directory)
        .with("a.js", "import './one/b.js'; import './two/c.js';")
        .with("one/b.js", "import '../shared.js'; import 'lib'; import './d.js';")
        .with("one/d.js", "import 'lib/more.js';")
        .with("two/c.js", "import '../shared.js';")
        .with("shared.js", "export {};")
        .with("node_modules/lib/index.js", "12345678901234567890")
        .with("node_modules/lib/more.js", "123");
  }

  @Test
  void whatNoEntryReachesWithoutAModuleLeavesWithIt() {
    Run run = halves().run("dominated", "one/b.js", "a.js");
    assertEquals(
        """
        3 modules with 44 bytes would leave with one/b.js; together 97 bytes of 170 bytes

             bytes   modules  package
          74 bytes         2  (own modules)
          23 bytes         2  lib

             bytes  module
          53 bytes  one/b.js
          21 bytes  one/d.js
          20 bytes  node_modules/lib/index.js
           3 bytes  node_modules/lib/more.js
        """,
        run.out());
    assertEquals(0, run.status());
  }

  /** What is no file has no package, and is not the project's own. */
  @Test
  void whatIsNoFileIsCountedApart() {
    Project project = new Project(directory).with("a.js", "import './b.js';");
    project.with("b.js", "import 'node:fs'; import 'node:path';");
    Run run = project.run("dominated", "b.js", "--platform", "node", "a.js");
    assertEquals(
        """
        2 modules with 0 bytes would leave with b.js; together 37 bytes of 53 bytes

             bytes   modules  package
          37 bytes         1  (own modules)
           0 bytes         2  (no files, such as node:fs)

             bytes  module
          37 bytes  b.js
           0 bytes  node:fs
           0 bytes  node:path
        """,
        run.out());
  }

  /** Neither of its two importers pulls the package in alone, both together do. */
  @Test
  void aFolderPullsInWhatNoneOfItsModulesDoesAlone() {
    Project project = halves().with("node_modules/lib/index.js", "import './more.js';");
    Run one = project.run("dominated", "one/d.js", "a.js");
    assertTrue(
        one.out().startsWith("Nothing else would leave with one/d.js; together 21 bytes of "),
        one.out());
    Run folder = project.run("dominated", "one", "a.js");
    assertTrue(
        folder.out().startsWith("2 modules with 22 bytes would leave with one (2 modules)"),
        folder.out());
  }

  @Test
  void anEntryLeavesWithAllThatNoOtherReaches() {
    Run run = halves().run("dominated", "a.js", "a.js");
    assertTrue(run.out().startsWith("6 modules with 129 bytes would leave with a.js"), run.out());
    Run two = halves().run("dominated", "a.js", "a.js", "two/c.js");
    assertTrue(two.out().startsWith("4 modules with 97 bytes would leave with a.js"), two.out());
  }

  @Test
  void whatIsThereForTypesIsNoPartOfTheProgram() {
    Run run = Project.small(directory).run("dominated", "types.ts");
    assertEquals(
        "Nothing would leave with src/types.ts: no entry leads there when the program runs\n",
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void topSaysHowManyLinesThereAre() {
    Run run = halves().run("dominated", "one", "--top", "1", "a.js");
    assertTrue(run.out().contains("... and 1 package more; --top N shows more"), run.out());
    assertTrue(run.out().contains("... and 3 modules more; --top N shows more"), run.out());
    for (String top : new String[] {"0", "-3", "many"}) {
      Run bad = halves().run("dominated", "one", "--top", top, "a.js");
      assertEquals(2, bad.status());
      assertTrue(bad.err().startsWith("shale: --top takes a number from 1 to"), bad.err());
    }
  }

  @Test
  void aModuleThatIsNotThereIsSaid() {
    assertEquals(2, halves().run("dominated", "gone", "a.js").status());
    assertEquals(2, new Project(directory.resolve("two")).run("dominated", "x").status());
  }

  @Test
  void theDocumentHasEverything() {
    String expected =
        "{'schema':'shale.dominated/1','root':'ROOT',"
            + "'of':{'name':'lib','kind':'package','count':2},'count':2,'bytes':23,"
            + "'programCount':7,'programBytes':170,"
            + "'packages':[{'name':'lib','count':2,'bytes':23}],"
            + "'modules':[{'path':'node_modules/lib/index.js','bytes':20,'isOf':true},"
            + "{'path':'node_modules/lib/more.js','bytes':3,'isOf':true}]}\n";
    Project project = halves();
    assertEquals(
        expected.replace('\'', '"').replace("ROOT", project.root().toString()),
        project.run("dominated", "--json", "lib", "a.js").out());
  }
}
