package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale why --all-entries}. */
class WhyEntriesTest {
  @TempDir Path directory;

  private Project pages() {
    return new Project(directory)
        .with("a.ts", "import './lib';")
        .with("b.ts", "import './c';")
        .with("c.ts", "import './lib'; import type { T } from './t';")
        .with("d.ts", "export {};")
        .with("lib.ts", "import 'p';")
        .with("t.ts", "export type T = 1;")
        .with("node_modules/p/index.js", "import '../../e.js';")
        .with("e.js", "");
  }

  @Test
  void eachEntryThatLeadsThereHasAChain() {
    Run run = pages().run("why", "lib.ts", "--all-entries", "a.ts", "b.ts", "d.ts");
    assertEquals(
        """
        1. a.ts, 1 import
           a.ts:1:8  import "./lib"
           -> lib.ts

        2. b.ts, 2 imports
           b.ts:1:8  import "./c"
           -> c.ts:1:8  import "./lib"
             -> lib.ts

        lib.ts is reached from 2 of 3 entries.
        """,
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void ofWhatIsThereForTypesTheChainsAreThoseOfTypes() {
    Run run = pages().run("why", "t.ts", "--all-entries", "a.ts", "b.ts");
    assertTrue(run.out().contains("c.ts:1:40  import \"./t\"  (only for types)"), run.out());
    assertEquals("t.ts is reached from 1 of 2 entries.", run.lastLine());
  }

  @Test
  void ownChainsLeadThroughNoPackage() {
    assertEquals(
        "e.js is reached from 1 of 1 entry.",
        pages().run("why", "e.js", "--all-entries", "a.ts").lastLine());
    Run own = pages().run("why", "e.js", "--all-entries", "--own", "a.ts");
    assertEquals(1, own.status());
    assertEquals("e.js is reached through installed packages alone.", own.lastLine());
  }

  @Test
  void whatIsNoModuleIsAnsweredAsBefore() {
    Project project = pages().with("d.ts", "import 'gone';");
    String[] asked = {"why", "gone", "d.ts", "--all-entries"};
    assertEquals(
        "1 import asks for gone. Package \"gone\" is not installed.",
        project.run(asked).lastLine());
    assertEquals(1, project.run("why", "nobody", "--all-entries", "a.ts").status());
  }

  @Test
  void theDocumentHasAChainForEachEntry() {
    Run run = pages().run("why", "--json", "lib.ts", "--all-entries", "a.ts", "d.ts");
    assertTrue(
        run.out()
            .contains(
                "\"entryCount\":2,\"entries\":[{\"entry\":\"a.ts\",\"chain\":"
                    + "[{\"module\":\"a.ts\","),
        run.out());
    assertFalse(pages().run("why", "--json", "lib.ts", "a.ts").out().contains("entryCount"));
  }
}
