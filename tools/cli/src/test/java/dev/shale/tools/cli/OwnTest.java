package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --own}: what is left of a graph without the modules of installed packages. */
class OwnTest {
  @TempDir Path directory;

  /** A cycle of own modules and a larger one through a package, which leads back by a link. */
  private Project tangled() throws IOException {
    Project project =
        new Project(directory)
            .with("a.js", "import './b.js'; import 'node:fs'; import '@s/lib/x.js';")
            .with("b.js", "import './a.js'; import '@s/lib/x.js';")
            .with("packages/own/index.js", "import 'far';")
            .with("packages/own/package.json", "{\"name\": \"own\", \"main\": \"index.js\"}")
            .with("c.js", "export {};")
            .with("node_modules/@s/lib/x.js", "import './y.js'; import 'own'; import 'node:os';")
            .with("node_modules/@s/lib/y.js", "import './x.js'; import '../../../a.js';")
            .with("packages/own/node_modules/far/index.js", "import '../../../../c.js';");
    Files.deleteIfExists(project.root().resolve("node_modules/own"));
    Files.createSymbolicLink(
        project.root().resolve("node_modules/own"), project.root().resolve("packages/own"));
    return project;
  }

  @Test
  void theSummaryCountsOwnModulesAndThoseOfPackagesApart() throws IOException {
    Run all = tangled().run("graph", "a.js");
    assertLine(all, "Modules          9  7 esm, 2 external");
    assertLine(all, "                 4  own, 3 of 2 packages");
    Run own = tangled().run("graph", "--own", "a.js");
    assertLine(own, "Modules         5  4 esm, 1 external");
    assertLine(own, "                   without 3 of 2 packages");
    assertLine(own, "Externals       1  node:fs");
    assertLine(own, "Cycles          1  2 modules");
    assertTrue(own.lastLine().startsWith("5 modules, 6 dependencies, 1 cycle"), own.lastLine());
  }

  @Test
  void aProjectWithoutPackagesHasNoLineAboutThem() {
    Run run = new Project(directory).with("a.js", "").run("graph", "a.js");
    assertFalse(run.out().contains(" own"), run.out());
  }

  @Test
  void theDocumentHasOwnModulesAndNamesPackages() throws IOException {
    String out = tangled().run("graph", "--json", "--own", "a.js").out();
    assertTrue(out.contains("\"counts\":{\"own\":4,\"installed\":3,\"packages\":2}"), out);
    assertFalse(out.contains("\"path\":\"node_modules"), out);
    assertFalse(out.contains("node:os"), out);
    assertTrue(
        out.contains(
            "\"request\":\"@s/lib/x.js\",\"target\":null,\"typeOnly\":false,"
                + "\"package\":\"@s/lib\","),
        out);
    assertTrue(out.contains("\"cycles\":[[0,1]]"), out);
    String all = tangled().run("graph", "--json", "a.js").out();
    assertFalse(all.contains("\"package\""), all);
  }

  /** Ids count the modules that are written, so that they are indexes. */
  @Test
  void idsOfModulesHaveNoGaps() throws IOException {
    String out = tangled().run("graph", "--json", "--own", "a.js").out();
    int from = 0;
    for (int id = 0; id < 5; id++) {
      from = out.indexOf("{\"id\":" + id + ",\"path\":", from);
      assertTrue(from >= 0, id + " in " + out);
    }
    assertEquals(-1, out.indexOf("{\"id\":5,\"path\":"), out);
  }

  @Test
  void aCycleOfOwnModulesIsFoundInsideOfALargerOne() throws IOException {
    Run some = tangled().run("cycles", "a.js");
    assertTrue(some.out().startsWith("1. 4 modules"), some.out());
    Run own = tangled().run("cycles", "--own", "a.js");
    assertTrue(own.out().startsWith("1. 2 modules\n     a.js\n     b.js\n"), own.out());
    assertEquals("1 cycle with 2 modules in a graph of 5 modules.", own.lastLine());
  }

  @Test
  void aCycleThroughAPackageIsLeftOut() {
    Project project =
        new Project(directory)
            .with("a.js", "import 'lib';")
            .with("node_modules/lib/index.js", "import '../../a.js';");
    assertEquals(1, project.run("cycles", "--fail", "a.js").status());
    Run own = project.run("cycles", "--fail", "--own", "a.js");
    assertEquals(0, own.status());
    assertEquals(
        "No cycles in 1 module; 1 more that lead through installed packages, which --packages"
            + " lists.\n",
        own.out());
    Run json = project.run("cycles", "--json", "--own", "a.js");
    assertTrue(json.out().contains("\"cycles\":[],\"leftOutInPackages\":1}"), json.out());
  }

  @Test
  void chainsLeadThroughOwnModules() throws IOException {
    Run run = tangled().run("why", "--own", "node_modules/@s/lib/x.js", "a.js");
    assertTrue(run.out().endsWith("node_modules/@s/lib/x.js is 1 import away from a.js.\n"));
    assertEquals(0, run.status());
    Run far = tangled().run("why", "--own", "c.js", "a.js");
    assertEquals("c.js\n\nc.js is reached through installed packages alone.\n", far.out());
    assertEquals(1, far.status());
    assertEquals(0, tangled().run("why", "c.js", "a.js").status());
    Run json = tangled().run("why", "--own", "--json", "c.js", "a.js");
    assertTrue(json.out().contains("\"reason\":\"packages\",\"module\":\"c.js\""), json.out());
  }

  /** The shortest chain of all leads through a package here. */
  @Test
  void aLongerChainOfOwnModulesCounts() {
    Project project =
        new Project(directory)
            .with("a.js", "import 'lib'; import './b.js';")
            .with("b.js", "import './c.js';")
            .with("c.js", "import './d.js';")
            .with("d.js", "")
            .with("node_modules/lib/index.js", "import '../../d.js';");
    assertTrue(project.run("why", "d.js", "a.js").out().endsWith("2 imports away from a.js.\n"));
    Run own = project.run("why", "--own", "d.js", "a.js");
    assertTrue(own.out().endsWith("d.js is 3 imports away from a.js.\n"), own.out());
  }

  private static void assertLine(Run run, String line) {
    assertTrue(run.out().lines().anyMatch(line::equals), line + " in\n" + run.out());
  }
}
