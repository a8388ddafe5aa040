package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CyclesCommandTest {
  @TempDir Path directory;

  @Test
  void aCycleIsShownByItsImports() {
    Run run = Project.small(directory).run("cycles");
    assertEquals(
        """
        1. 2 modules
             src/a.ts
             src/b.ts
           one way round:
             src/a.ts:1:19  import "./b"
             src/b.ts:1:15  export-from "./a"

        1 cycle with 2 modules in a graph of 5 modules.
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void importsThatBreakACycleAreListedWhenAskedFor() {
    Run run = Project.small(directory).run("cycles", "--break");
    assertEquals(
        """
        1. 2 modules
             src/a.ts
             src/b.ts
           one way round:
             src/a.ts:1:19  import "./b"
             src/b.ts:1:15  export-from "./a"
           no cycle without this import:
             src/b.ts:1:15  export-from "./a"

        1 cycle with 2 modules in a graph of 5 modules.
        """,
        run.out());
  }

  @Test
  void dynamicImportsAndTypesCountWhenTheyAreToCount() {
    Project project =
        new Project(directory)
            .with("a.ts", "import('./b'); import './c';")
            .with("b.ts", "import './a';")
            .with("c.ts", "import type { A } from './a';");
    assertTrue(project.run("cycles", "a.ts").out().contains("1 cycle with 2 modules"));
    assertEquals("No cycles in 3 modules.\n", project.run("cycles", "--static", "a.ts").out());
    assertTrue(project.run("cycles", "--types", "a.ts").out().contains("1 cycle with 3 modules"));
    assertEquals(2, project.run("cycles", "--types", "--static", "a.ts").status());
  }

  @Test
  void aGraphWithoutCyclesSaysSo() {
    Run run = new Project(directory).with("a.js", "").run("cycles", "a.js", "--fail");
    assertEquals("No cycles in 1 module.\n", run.out());
    assertEquals(0, run.status());
  }

  @Test
  void aCheckCanFailOnCycles() {
    assertEquals(1, Project.small(directory).run("cycles", "--fail").status());
  }

  @Test
  void theLargestComesFirstAndASelfLoopCounts() {
    Run run =
        new Project(directory)
            .with("a.js", "import './self.js'; import './x.js';")
            .with("self.js", "import './self.js';")
            .with("x.js", "import './y.js';")
            .with("y.js", "import './z.js'; import './y.js';")
            .with("z.js", "import './x.js';")
            .run("cycles", "a.js", "--json");
    assertTrue(
        run.out().contains("\"cycles\":[{\"modules\":[\"x.js\",\"y.js\",\"z.js\"]"), run.out());
    assertTrue(run.out().contains("{\"modules\":[\"self.js\"],\"witness\":[{"), run.out());
  }

  @Test
  void theWitnessIsAShortestCycle() {
    Run run =
        new Project(directory)
            .with("a.js", "import './b.js'; import './d.js';")
            .with("b.js", "import './c.js';")
            .with("c.js", "import './a.js';")
            .with("d.js", "import './a.js';")
            .run("graph", "a.js");
    assertTrue(run.out().contains("4  a.js -> d.js -> a.js\n"), run.out());
  }

  @Test
  void aLongCycleIsShortened() {
    Project project = new Project(directory);
    for (int module = 0; module < 40; module++) {
      project.with("m" + module + ".js", "import './m" + (module + 1) % 40 + ".js';");
    }
    Run graph = project.run("graph", "m0.js");
    assertTrue(graph.out().contains("m6.js -> ... 33 more -> m0.js\n"), graph.out());
    Run cycles = project.run("cycles", "m0.js");
    assertTrue(cycles.out().contains("     ... 20 more; --json lists all\n"), cycles.out());
  }

  @Test
  void typesMakeNoCycle() {
    Run run =
        new Project(directory)
            .with("a.ts", "import './b.ts'; export type A = 1;")
            .with("b.ts", "import type { A } from './a.ts'; export const b: A = 1;")
            .run("cycles", "a.ts");
    assertEquals("No cycles in 2 modules.\n", run.out());
  }

  @Test
  void anIncompleteGraphIsAnAnswerWithACaution() {
    Run run = new Project(directory).with("a.js", "import './gone.js';").run("cycles", "a.js");
    assertEquals(1, run.status());
    assertEquals(
        "shale: the graph has 1 error, so something may be missing; 'shale graph' lists them\n",
        run.err());
  }

  @Test
  void cyclesOfPackagesAreListedWhenAskedFor() {
    Project project =
        new Project(directory)
            .with("a.js", "import 'p';")
            .with("node_modules/p/package.json", "{\"main\": \"x.js\"}")
            .with("node_modules/p/x.js", "require('./y.js');")
            .with("node_modules/p/y.js", "require('./x.js');");
    Run own = project.run("cycles", "--fail", "a.js");
    assertEquals(
        "No cycles in 3 modules; 1 more inside of installed packages, which --packages lists.\n",
        own.out());
    assertEquals(0, own.status());
    Run all = project.run("cycles", "--fail", "--packages", "a.js");
    assertEquals("1 cycle with 2 modules in a graph of 3 modules.", all.lastLine());
    assertEquals(1, all.status());
    assertTrue(
        project
            .run("cycles", "--json", "a.js")
            .out()
            .endsWith("\"cycles\":[],\"leftOutInPackages\":1}\n"));
    assertEquals(2, project.run("cycles", "--own", "--packages", "a.js").status());
    project.with("a.js", "import 'p'; import './b.js';").with("b.js", "import './a.js';");
    assertEquals(
        "1 cycle with 2 modules in a graph of 4 modules;"
            + " 1 more inside of installed packages, which --packages lists.",
        project.run("cycles", "a.js").lastLine());
  }

  @Test
  void aCycleOfModulesThatOnlyTypesLeadToIsOneOfTypes() {
    Project project =
        new Project(directory)
            .with("a.ts", "import type { B } from './b';")
            .with("b.ts", "import type { C } from './c'; export type B = C;")
            .with("c.ts", "import { B } from './b'; export type C = B;");
    assertEquals("No cycles in 1 module.\n", project.run("cycles", "a.ts").out());
    Run types = project.run("cycles", "--types", "a.ts");
    assertEquals("1 cycle with 2 modules in a graph of 3 modules.", types.lastLine());
  }

  @Test
  void theWitnessPrefersImportsThatAreLoadedAtOnce() {
    Run run =
        new Project(directory)
            .with("a.js", "import('./b.js'); import './c.js';")
            .with("b.js", "import './a.js';")
            .with("c.js", "import('./a.js'); import './a.js';")
            .run("cycles", "a.js");
    assertTrue(
        run.out()
            .contains("     a.js:1:26  import \"./c.js\"\n     c.js:1:26  import \"./a.js\"\n"),
        run.out());
  }

  /** The way that is shown and the imports to remove are different things. */
  @Test
  void theDocumentHasTheImportsToRemove() {
    Project project =
        new Project(directory)
            .with("a.js", "import './b.js'; import './c.js';")
            .with("b.js", "import './a.js';")
            .with("c.js", "import './a.js';");
    String hop =
        "{'module':'%s','kind':'import','request':'./%s','line':1,'column':%d,'target':'%s',"
            + "'typeOnly':false}";
    String expected =
        "'cycles':[{'modules':['a.js','b.js','c.js'],'witness':["
            + hop.formatted("a.js", "b.js", 8, "b.js")
            + ","
            + hop.formatted("b.js", "a.js", 8, "a.js")
            + "],'breaks':["
            + hop.formatted("a.js", "b.js", 8, "b.js")
            + ","
            + hop.formatted("a.js", "c.js", 25, "c.js")
            + "]}],'leftOutInPackages':0}\n";
    Run run = project.run("cycles", "--json", "--break", "a.js");
    assertTrue(run.out().endsWith(expected.replace('\'', '"')), run.out());
  }

  @Test
  void theDocumentSaysWhichImportsAreOnlyForTypes() {
    Run run =
        new Project(directory)
            .with("a.ts", "import './b';")
            .with("b.ts", "import type { A } from './a';")
            .run("cycles", "--types", "--json", "a.ts");
    assertTrue(run.out().contains("\"target\":\"b.ts\",\"typeOnly\":false}"), run.out());
    assertTrue(run.out().contains("\"target\":\"a.ts\",\"typeOnly\":true}"), run.out());
  }

  @Test
  void theDocumentHasTheWitness() {
    Project project = Project.small(directory);
    String expected =
        "{'schema':'shale.cycles/1','root':'ROOT','cycles':[{'modules':['src/a.ts','src/b.ts'],"
            + "'witness':[{'module':'src/a.ts','kind':'import','request':'./b','line':1,"
            + "'column':19,'target':'src/b.ts','typeOnly':false},{'module':'src/b.ts','kind':'export-from',"
            + "'request':'./a','line':1,'column':15,'target':'src/a.ts','typeOnly':false}]}],"
            + "'leftOutInPackages':0}\n";
    assertEquals(
        expected.replace('\'', '"').replace("ROOT", project.root().toString()),
        project.run("cycles", "--json").out());
  }
}
