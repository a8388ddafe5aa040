package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code shale exports} calls what is exported on. */
class ExportsNamesTest {
  @TempDir Path directory;

  private String listed(String barrel, String... more) {
    Project project =
        new Project(directory)
            .with("main.ts", "import * as all from './barrel';\nglobalThis.all = all;\n")
            .with("barrel.ts", barrel);
    for (int index = 0; index < more.length; index += 2) {
      project.with(more[index], more[index + 1]);
    }
    return project.run("exports", "--of", "barrel.ts", "main.ts").out();
  }

  private static void assertHas(String out, String line) {
    assertTrue(out.lines().anyMatch(one -> one.startsWith(line)), out);
  }

  @Test
  void aDefaultIsNotAllOfItsModule() {
    String out =
        listed(
            """
            export { default as common } from './a.cjs';
            export { default as data } from './b.json';
            export * as space from './c';
            export { space as again } from './d';
            """,
            "a.cjs",
            "module.exports = 1;\n",
            "b.json",
            "{}",
            "c.ts",
            "export const c = 1;\n",
            "d.ts",
            "export * as space from './c';\n");
    assertHas(out, "  common from a.cjs#default");
    assertHas(out, "  data from b.json#default");
    assertHas(out, "  space all of c.ts");
    assertHas(out, "  again all of c.ts");
  }

  @Test
  void typesAreCalledTypes() {
    String out =
        listed(
            """
            export { One, Two, Three, Four, gone } from './types';
            """,
            "types.ts",
            """
            export interface One { one: number }
            type Two = { two: One };
            export { Two, Other as Inner };
            export { Three } from './more';
            export * from './more';
            // export type gone = 1;
            """,
            "more.ts",
            """
            export type Three = 3;
            export declare class Four {}
            """);
    assertHas(out, "  One  a type of types.ts");
    assertHas(out, "  Two  a type of types.ts");
    assertHas(out, "  Three  a type of more.ts");
    assertHas(out, "  Four  a type of more.ts");
    assertHas(out, "  gone of a name that is not there");
    assertTrue(out.endsWith("1 export, 0 not used; 4 types\n"), out);
  }

  @Test
  void aModuleThatIsNotThereIsNoMissingName() {
    String out = listed("export { useState } from 'reakt';\n");
    assertHas(out, "  useState of \"reakt\", which leads to no module");
  }

  /** Paths begin where the command runs, those of entries too. */
  @Test
  void entriesAreCalledAsModulesAre() {
    Project above =
        new Project(directory)
            .with("p/one.js", "import { a } from './a.js';\nconsole.log(a);\n")
            .with("p/two.js", "import { a } from './a.js';\nconsole.log(a);\n")
            .with("p/a.js", "export const a = 1;\n");
    Run run = above.run("exports", "--of", "p/a.js", "p/one.js", "p/two.js");
    assertHas(run.out(), "  a  used in p/one.js, p/two.js");
  }

  @Test
  void whySaysThatANameIsAType() {
    Project project =
        new Project(directory)
            .with("main.ts", "import { make } from './a';\nmake();\n")
            .with("a.ts", "export type Made = 1;\nexport const make = () => {};\n");
    Run type = project.run("why", "a.ts#Made", "main.ts");
    assertEquals(ExitStatus.UNUSABLE, type.status());
    assertEquals(
        "shale: 'Made' is a type of a.ts, and types are gone when the program runs; 'shale"
            + " importers --types' lists who imports types of a module.\n",
        type.err());
    Run absent = project.run("why", "a.ts#mak", "main.ts");
    assertEquals("shale: a.ts has no export 'mak'; the nearest is 'make'.\n", absent.err());
  }
}
