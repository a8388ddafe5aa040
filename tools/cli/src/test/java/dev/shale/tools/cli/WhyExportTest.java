package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale why MODULE#export}, as people see it. */
class WhyExportTest {
  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void files() {
    project =
        new Project(directory)
            .with(
                "main.js",
                """
                import { a as one } from './barrel.js';
                import * as ns from './whole.js';
                /* é */ const run = () => helper(one.deep);
                function helper(x) { console.log(x); }
                run();
                globalThis.all = ns;
                """)
            .with("barrel.js", "export * from './middle.js';\nexport { lost } from './a.js';\n")
            .with("middle.js", "export { b as a } from './a.js';\n")
            .with("a.js", "export const b = 1, lost = 2;\nexport const inner = () => b;\n")
            .with("whole.js", "export const w = 1;\nexport * from './more.js';\n")
            .with("more.js", "export const m = 1;\n");
  }

  private String answer(int status, String... arguments) {
    Run run = project.run(arguments);
    assertEquals(status, run.status(), run.err());
    return run.out();
  }

  @Test
  void theChainLeadsThroughReExports() {
    assertEquals(
        """
        main.js:5:1  run();
        -> main.js:3:9  const run = () => helper(one.deep);  uses a.deep of "./barrel.js"
          -> barrel.js:1:15  export-from "./middle.js"  passes all on
            -> middle.js:1:24  export-from "./a.js"  passes a on
              -> a.js#b

        a.js#b is used, 4 steps away from main.js.
        """,
        answer(ExitStatus.OK, "why", "a.js#b", "main.js"));
  }

  /** The barrels have no use of their own, since uses lead past them. */
  @Test
  void aNameThatIsPassedOnIsUsedByWay() {
    assertEquals(
        """
        main.js:5:1  run();
        -> main.js:3:9  const run = () => helper(one.deep);  uses a.deep of "./barrel.js"
          -> barrel.js:1:15  export-from "./middle.js"  passes all on
            -> middle.js#a, which is a.js#b

        middle.js#a is used, 3 steps away from main.js.
        """,
        answer(ExitStatus.OK, "why", "middle.js#a", "main.js"));
  }

  @Test
  void whatTakesAllIsNamed() {
    assertEquals(
        """
        main.js:6:1  globalThis.all = ns;  uses all of "./whole.js"
        -> whole.js:2:15  export-from "./more.js"  passes all on
          -> more.js#m

        more.js#m is used in an unknown way: main.js:6:1 uses all of "./whole.js", which does not say which names.
        """,
        answer(ExitStatus.OK, "why", "more.js#m", "main.js"));
  }

  @Test
  void whatNothingUsesIsSaid() {
    assertEquals(
        "Nothing uses a.js#lost.\n", answer(ExitStatus.FINDINGS, "why", "a.js#lost", "main.js"));
    assertEquals(
        "Nothing uses barrel.js#lost, which is a.js#lost.\n",
        answer(ExitStatus.FINDINGS, "why", "barrel.js#lost", "main.js"));
    assertEquals(
        "{\"schema\":\"shale.why/1\",\"root\":\""
            + directory
            + "\",\"reason\":\"unused\",\"module\":\"a.js\",\"export\":\"inner\","
            + "\"binding\":{\"module\":\"a.js\",\"name\":\"inner\"},\"uses\":[]}\n",
        answer(ExitStatus.FINDINGS, "why", "a.js#inner", "--json", "main.js"));
  }

  @Test
  void aLibraryUsesItsExports() {
    assertEquals(
        "a.js is an entry, and --library takes its exports for used.\n",
        answer(ExitStatus.OK, "why", "a.js#lost", "--library", "a.js"));
    assertTrue(answer(ExitStatus.OK, "why", "more.js#m", "--library", "whole.js").contains("used"));
  }

  @Test
  void aWrongNameGetsTheNearest() {
    Run absent = project.run("why", "a.js#lots", "main.js");
    assertEquals(ExitStatus.UNUSABLE, absent.status());
    assertEquals("shale: a.js has no export 'lots'; the nearest is 'lost'.\n", absent.err());
    Run other = project.run("why", "a.js#completely", "main.js");
    assertEquals(
        "shale: a.js has no export 'completely'; 'shale exports --of' lists what it has, types"
            + " aside.\n",
        other.err());
    Run module = project.run("why", "none.js#a", "main.js");
    assertEquals(ExitStatus.FINDINGS, module.status());
    assertEquals(
        "shale: none.js is not in the graph of main.js; the nearest is more.js.\n", module.err());
  }

  /** Where nobody knows what a module exports, a name may be there. */
  @Test
  void aModuleOfCommonJsMayHaveAnyName() {
    project
        .with("main.cjs", "const { x } = require('./open.cjs');\nconsole.log(x);\n")
        .with("open.cjs", "module.exports = f();\n");
    assertEquals(
        """
        main.cjs:1:1  const { x } = require('./open.cjs');  uses x of "./open.cjs"
        -> open.cjs#x

        open.cjs#x is used, 1 step away from main.cjs.
        """,
        answer(ExitStatus.OK, "why", "open.cjs#x", "main.cjs"));
    assertEquals(
        "Nothing uses open.cjs#unheard.\n",
        answer(ExitStatus.FINDINGS, "why", "open.cjs#unheard", "main.cjs"));
  }

  @Test
  void aSignIsNoExportWhereAModuleIsMeant() {
    project
        .with("package.json", "{\"imports\": {\"#dates\": \"./a#b.js\"}}")
        .with("a#b.js", "export const b = 1;\n")
        .with("signs.js", "import { b } from '#dates';\nconsole.log(b);\n");
    assertTrue(answer(ExitStatus.OK, "why", "#dates", "signs.js").contains("import \"#dates\""));
    assertTrue(answer(ExitStatus.OK, "why", "a#b.js", "signs.js").contains("1 import away"));
    assertTrue(answer(ExitStatus.OK, "why", "a#b.js#b", "signs.js").contains("uses b of"));
    assertTrue(answer(ExitStatus.OK, "why", "#dates#b", "signs.js").contains("uses b of"));
  }

  @Test
  void whatIsKeptGivesTheSame() {
    String cold = answer(ExitStatus.OK, "why", "a.js#b", "--cache", "kept", "main.js");
    assertEquals(cold, answer(ExitStatus.OK, "why", "a.js#b", "--cache", "kept", "main.js"));
  }

  /** All that a module passes on is used at once; each use knows by which of its lines. */
  @Test
  void eachOfManyThatArePassedOnHasItsOwnPlace() {
    Project many =
        new Project(directory)
            .with("entry.ts", "import * as m from './main'; console.log(m[location.hash]);\n")
            .with(
                "main.ts",
                "export { o } from './other'; export { p } from './p';\nexport * from './star';\n")
            .with("other.ts", "export const o = 1;\n")
            .with("p.ts", "export const p = 1;\n")
            .with("star.ts", "export const s = 1;\n");
    String why = many.run("why", "other.ts#o", "entry.ts").out();
    assertTrue(why.contains("-> main.ts:1:19  export-from \"./other\"  passes o on"), why);
    String shake = many.run("shake", "entry.ts").out();
    assertTrue(shake.contains("other.ts  by main.ts:1:19\n"), shake);
    assertTrue(shake.contains("p.ts  by main.ts:1:48\n"), shake);
    assertTrue(shake.contains("star.ts  by main.ts:2:15\n"), shake);
  }

  @Test
  void oneChainIsShown() {
    Run run = project.run("why", "a.js#a", "--all-entries");
    assertEquals(ExitStatus.UNUSABLE, run.status());
    assertTrue(run.err().contains("--all-entries is for modules"), run.err());
  }
}
