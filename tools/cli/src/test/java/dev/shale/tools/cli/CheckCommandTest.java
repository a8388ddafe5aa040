package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is for, and nothing else. */
class CheckCommandTest {
  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"src/index.ts\"}")
            .with("src/index.ts", "import { a } from './ui/a'; a();\n")
            .with("src/ui/a.ts", "import { db } from '../db/db';\nexport const a = () => db;\n")
            .with("src/db/db.ts", "export const db = 1;\n");
  }

  private Run check(String rules) {
    return project.with("shale.json", "{\"rules\": {" + rules + "}}").run("check");
  }

  private void assertClean(String rules) {
    Run run = check(rules);
    assertTrue(run.out().matches("No findings of 1 rule in [0-9]+ modules?\\.\n"), run.out());
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  private void assertFound(String rules, String... lines) {
    Run run = check(rules);
    for (String line : lines) {
      assertTrue(run.out().contains(line + "\n"), run.out());
    }
    assertTrue(run.lastLine().startsWith(lines.length + " error"), run.out());
    assertEquals("", run.err());
    assertEquals(1, run.status());
  }

  @Test
  void aFindingHasItsPlaceItsLineAndWhatToDo() {
    Run run = check("\"boundaries\": {\"from\": \"src/ui/**\", \"deny\": \"src/db\"}");
    assertEquals(
        """
        src/ui/a.ts:1:20: error: imports src/db/db.ts, which it must not  [boundaries]
            import { db } from '../db/db';
                               ^
            Import it through what is allowed, or move the code to where it may be imported.

        1 error of 1 rule in 3 modules.
        """,
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void boundariesAllowDenyAndKnowTags() {
    assertClean("\"boundaries\": {\"from\": \"src/ui/**\", \"allow\": \"src/db/**\"}");
    assertFound(
        "\"boundaries\": {\"from\": \"src/ui/**\", \"allow\": []}",
        "src/ui/a.ts:1:20: error: imports src/db/db.ts, which is not among what it may import "
            + " [boundaries]");
    assertClean("\"boundaries\": {\"from\": \"src/ui/**\", \"deny\": [\"src\", \"!src/db\"]}");
    Run tags =
        project
            .with(
                "shale.json",
                "{\"rules\": {\"boundaries\": {\"from\": \"#ui\", \"deny\": \"#data\"}}, \"tags\":"
                    + " {\"ui\": \"src/ui\", \"data\": [\"src/x\", \"src/db\"]}}")
            .run("check");
    assertTrue(tags.out().contains("src/ui/a.ts:1:20: error: imports src/db/db.ts"), tags.out());
  }

  @Test
  void aFolderIsEnteredByItsPublicModule() {
    String rule = "\"boundaries\": {\"to\": \"src/*/**\", \"via\": \"src/*/index.ts\"}";
    project.with("src/db/index.ts", "export * from './db';\n");
    project.with("src/ui/b.ts", "import '../db'; import './a';\n");
    project.with("src/index.ts", "import './ui/b';\n");
    assertFound(
        rule,
        "src/index.ts:1:8: error: imports src/ui/b.ts past the public module of its folder "
            + " [boundaries]",
        "src/ui/a.ts:1:20: error: imports src/db/db.ts past the public module of its folder "
            + " [boundaries]");
    project.with("src/index.ts", "import './ui';\n");
    project.with("src/ui/index.ts", "import './b';\n");
    project.with("src/ui/a.ts", "import '../db';\n");
    assertClean(rule);
  }

  @Test
  void aLowerLayerMustNotImportAHigherOne() {
    assertClean("\"layers\": {\"order\": [\"src/ui\", \"src/db\"]}");
    assertFound(
        "\"layers\": {\"order\": [\"src/db\", \"src/ui\"]}",
        "src/ui/a.ts:1:20: error: the layer src/ui imports src/db/db.ts of the higher layer src/db "
            + " [layers]");
  }

  @Test
  void cyclesAreFoundOnceForEachGroup() {
    String rule = "\"no-cycles\": \"error\"";
    assertClean(rule);
    project.with("src/db/db.ts", "import '../ui/a'; import './x'; export const db = 1;\n");
    project.with("src/db/x.ts", "import './y';\n").with("src/db/y.ts", "import '../ui/a';\n");
    Run run = check(rule);
    assertEquals(
        """
        src/db/db.ts:1:8: error: a cycle of 2 modules, in a group of 4 that all lead to each other  [no-cycles]
            import '../ui/a'; import './x'; export const db = 1;
                   ^
            src/db/db.ts:1:8  import "../ui/a"
            src/ui/a.ts:1:20  import "../db/db"
            Take one of these imports away, or move what both need into a module of its own.

        1 error of 1 rule in 5 modules.
        """,
        run.out());
    assertEquals(1, run.status());
  }

  @Test
  void typesAndDynamicImportsMakeCyclesByChoice() {
    project.with(
        "src/db/db.ts",
        "import type { a } from '../ui/a'; export const db = 1 as any as typeof a;\n");
    assertClean("\"no-cycles\": \"error\"");
    assertEquals(1, check("\"no-cycles\": {\"edges\": \"types\"}").status());
    project.with("src/db/db.ts", "export const db = () => import('../ui/a');\n");
    assertEquals(1, check("\"no-cycles\": \"error\"").status());
    assertClean("\"no-cycles\": {\"edges\": \"static\"}");
  }

  @Test
  void filesOfTestsMakeCyclesByChoice() {
    project.with("src/db/db.ts", "import './db.test'; export const db = 1;\n");
    project.with("src/db/db.test.ts", "import { db } from './db'; db;\n");
    assertClean("\"no-cycles\": \"error\"");
    assertEquals(1, check("\"no-cycles\": {\"tests\": true}").status());
    assertFound(
        "\"no-test-in-production\": \"error\"",
        "src/db/db.ts:1:8: error: imports src/db/db.test.ts, a file of tests, and is none itself "
            + " [no-test-in-production]");
    assertClean("\"no-test-in-production\": {\"testFiles\": \"**/*.check.*\"}");
  }

  @Test
  void whatLeadsNowhereIsARulesBusiness() {
    String rule = "\"no-unresolved\": \"error\"";
    assertClean(rule);
    project.with("src/db/db.ts", "import './gone'; export const db = 1;\n");
    Run run = check(rule);
    assertTrue(
        run.out().startsWith("src/db/db.ts:1:8: error: could not find \"./gone\""), run.out());
    assertEquals(1, run.status());
    assertEquals(0, check("\"no-unresolved\": \"warning\"").status());
    // Without the rule it is an error of the graph, as it is to all commands.
    Run other = check("\"no-cycles\": \"error\"");
    assertEquals(1, other.status());
    assertTrue(other.err().startsWith("shale: the graph has 1 error"), other.err());
  }

  @Test
  void filesThatNoEntryLeadsToAreOrphans() {
    String rule = "\"no-orphans\": \"error\"";
    project.with("src/types.d.ts", "").with("src/a.test.ts", "").with("vite.config.ts", "");
    assertClean(rule);
    project.with("examples/x/package.json", "{\"name\": \"x\"}").with("examples/x/x.ts", "");
    assertClean(rule);
    project.with("src/lost.ts", "import './lost2';").with("src/lost2.ts", "");
    assertFound(
        rule,
        "src/lost.ts: error: no entry leads to the file  [no-orphans]",
        "src/lost2.ts: error: no entry leads to the file  [no-orphans]");
    assertClean("\"no-orphans\": {\"in\": \"src/ui\"}");
    assertClean("\"no-orphans\": {\"except\": [\"**/lost*.ts\", \"**/*.{test,d,config}.ts\"]}");
  }

  @Test
  void filesInsideOfPackagesAreNotImported() {
    project
        .with("node_modules/open/package.json", "{\"name\": \"open\", \"main\": \"a.js\"}")
        .with("node_modules/open/a.js", "")
        .with("node_modules/open/b.js", "")
        .with(
            "node_modules/shut/package.json",
            "{\"name\": \"shut\", \"exports\": {\".\": \"./a.js\", \"./sub/*\": \"./b.js\"}}")
        .with("node_modules/shut/a.js", "")
        .with("node_modules/shut/b.js", "")
        .with(
            "src/index.ts",
            "import './ui/a';\nimport 'open';\nimport 'shut';\nimport 'shut/sub/x';\n");
    String rule = "\"no-deep-imports\": \"error\"";
    assertClean(rule);
    project.with("src/index.ts", "import 'open/b.js';\nimport '../node_modules/shut/b.js';\n");
    assertFound(
        rule,
        "src/index.ts:1:8: error: imports node_modules/open/b.js, a file inside of the package open "
            + " [no-deep-imports]",
        "src/index.ts:2:8: error: imports node_modules/shut/b.js, a file inside of the package shut "
            + " [no-deep-imports]");
    assertEquals(0, check("\"no-deep-imports\": {\"allow\": [\"open/*\", \"../*\"]}").status());
  }

  @Test
  void packagesOfTheWorkspaceAreImportedByTheirNames() {
    project
        .with("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}")
        .with("packages/a/package.json", "{\"name\": \"a\", \"source\": \"src/a.ts\"}")
        .with("packages/a/src/a.ts", "import '../../b/src/inner';\nimport './own';\n")
        .with("packages/a/src/own.ts", "")
        .with("packages/b/package.json", "{\"name\": \"b\", \"source\": \"src/b.ts\"}")
        .with("packages/b/src/b.ts", "import './inner';")
        .with("packages/b/src/inner.ts", "");
    assertFound(
        "\"no-deep-imports\": \"error\"",
        "packages/a/src/a.ts:1:8: error: imports packages/b/src/inner.ts, a file inside of the"
            + " package b  [no-deep-imports]");
  }

  @Test
  void whatShipsImportsNoDevDependencies() {
    project
        .with(
            "package.json",
            "{\"name\": \"p\", \"source\": \"src/index.ts\", \"dependencies\": {\"lib\": \"1\"},"
                + " \"devDependencies\": {\"dev\": \"1\", \"lib\": \"1\"}}")
        .with("node_modules/lib/index.js", "")
        .with("node_modules/dev/index.js", "")
        .with("src/index.ts", "import 'lib';\nimport type { T } from 'dev';\nimport './x.test';\n")
        .with("src/x.test.ts", "import 'dev';\n");
    assertClean("\"no-dev-dependencies\": \"error\"");
    project.with("src/index.ts", "import 'lib';\nimport 'dev/index.js';\n");
    assertFound(
        "\"no-dev-dependencies\": \"error\"",
        "src/index.ts:2:8: error: imports the package dev, which only devDependencies of"
            + " package.json list  [no-dev-dependencies]");
    assertClean("\"no-dev-dependencies\": {\"allow\": \"dev\"}");
  }

  @Test
  void aPackageIsThereOnce() {
    project
        .with("src/index.ts", "import 'one';\nimport 'two';\n")
        .with("node_modules/one/package.json", "{\"name\": \"one\", \"version\": \"1.0.0\"}")
        .with("node_modules/one/index.js", "import 'two';\n")
        .with("node_modules/two/package.json", "{\"name\": \"two\", \"version\": \"2.0.0\"}")
        .with("node_modules/two/index.js", "");
    assertClean("\"no-duplicate-packages\": \"error\"");
    project
        .with(
            "node_modules/one/node_modules/two/package.json",
            "{\"name\": \"two\", \"version\": \"1.5.0\"}")
        .with("node_modules/one/node_modules/two/index.js", "");
    assertFound(
        "\"no-duplicate-packages\": \"error\"",
        "src/index.ts:2:8: error: the package two is there 2 times, as 1.5.0, 2.0.0 "
            + " [no-duplicate-packages]");
    assertClean("\"no-duplicate-packages\": {\"allow\": \"t*\"}");
  }

  @Test
  void importsForEffectsAloneAreFound() {
    assertClean("\"no-side-effect-imports\": \"error\"");
    project.with(
        "src/db/db.ts", "import\n  '../effect';\nimport './db.css'; export const db = 1;\n");
    project.with("src/effect.ts", "").with("src/db/db.css", "");
    assertFound(
        "\"no-side-effect-imports\": {\"allow\": \"*.css\"}",
        "src/db/db.ts:2:3: error: imports src/effect.ts for its effects alone "
            + " [no-side-effect-imports]");
  }

  @Test
  void someModulesHaveToImportOthers() {
    assertClean("\"required\": {\"from\": \"src/ui/*\", \"to\": \"src/db/**\"}");
    assertFound(
        "\"required\": {\"from\": \"src/{ui,db}/*\", \"to\": \"src/index.ts\"}",
        "src/db/db.ts: error: imports nothing of src/index.ts  [required]",
        "src/ui/a.ts: error: imports nothing of src/index.ts  [required]");
  }

  @Test
  void limitsHoldUpToTheirNumber() {
    project.with(
        "src/index.ts", "import { a } from './ui/a'; import { db } from './db/db'; a(db);\n");
    assertClean("\"fan-in\": {\"max\": 2}");
    assertFound(
        "\"fan-in\": {\"max\": 1}",
        "src/db/db.ts: error: is imported by 2 modules; the limit is 1  [fan-in]");
    assertClean("\"fan-out\": {\"max\": 2}");
    assertFound(
        "\"fan-out\": {\"max\": 1}",
        "src/index.ts: error: imports 2 modules; the limit is 1  [fan-out]");
    assertClean("\"depth\": {\"max\": 1}");
    assertFound(
        "\"depth\": {\"max\": 0, \"except\": \"src/db\"}",
        "src/ui/a.ts: error: lies 1 import below the nearest entry; the limit is 0  [depth]");
  }

  @Test
  void reachAndBudgetCountWhatIsLoadedAtOnce() {
    project.with("src/index.ts", "import { a } from './ui/a'; import('./late'); a();\n");
    project.with("src/late.ts", "import './db/db';\n");
    assertClean("\"reach\": {\"max\": 2}");
    assertFound(
        "\"reach\": {\"max\": 1}",
        "src/index.ts: error: loads 2 other modules; the limit is 1  [reach]");
    assertClean("\"budget\": {\"maxModules\": 3, \"maxBytes\": \"1k\"}");
    assertFound(
        "\"budget\": {\"maxModules\": 2, \"maxBytes\": 20}",
        "src/index.ts: error: loads 3 modules at once; the budget is 2  [budget]",
        "src/index.ts: error: loads 130 bytes of source at once; the budget is 20 bytes; most hangs"
            + " on src/ui/a.ts  [budget]");
  }

  @Test
  void severitiesDecideAboutTheExitStatus() {
    Run warning = check("\"fan-out\": {\"max\": 0, \"severity\": \"warning\"}");
    assertEquals("2 warnings of 1 rule in 3 modules.", warning.lastLine());
    assertEquals(0, warning.status());
    Run off =
        check(
            "\"fan-out\": {\"max\": 0, \"severity\": \"off\"}, \"depth\": \"off\", \"no-cycles\": \"error\"");
    assertEquals("No findings of 1 rule in 3 modules.\n", off.out());
  }

  @Test
  void aRuleMayBeGivenSeveralTimes() {
    assertFound(
        "\"fan-out\": [{\"from\": \"src/ui\", \"max\": 0}, {\"from\": \"src/index.ts\", \"max\": 0}]",
        "src/index.ts: error: imports 1 module; the limit is 0  [fan-out]",
        "src/ui/a.ts: error: imports 1 module; the limit is 0  [fan-out]");
  }

  @Test
  void withoutRulesItIsSaidWhatToDo() {
    Run run = project.run("check");
    assertEquals(2, run.status());
    assertEquals(
        """
        shale: there are no rules. Put some into a shale.json, as in
          {"rules": {"no-cycles": "error", "no-unresolved": "error"}}
        or name some: shale check --rule no-cycles --rule no-unresolved.
        Try 'shale check --help'.
        """,
        run.err());
    Run named = project.run("check", "--rule", "no-cycles", "--rule", "no-unresolved");
    assertEquals("No findings of 2 rules in 3 modules.\n", named.out());
    assertEquals(0, named.status());
  }

  @Test
  void aRuleThatIsTypedHasToBeOne() {
    Run unknown = project.run("check", "--rule", "no-cycle");
    assertEquals(2, unknown.status());
    assertEquals(
        "shale: there is no rule 'no-cycle', but there is no-cycles.\nTry 'shale check --help'.\n",
        unknown.err());
    Run bare = project.run("check", "--rule", "layers");
    assertEquals(2, bare.status());
    assertTrue(bare.err().startsWith("shale: --rule layers has to be told more"), bare.err());
    project.with(
        "shale.json", "{\"rules\": {\"layers\": {\"order\": [\"src\"]}, \"depth\": {\"max\": 0}}}");
    assertEquals(0, project.run("check", "--rule", "layers").status());
  }

  @Test
  void aGlobThatFitsNothingIsNamed() {
    Run run = check("\n\"boundaries\": {\"from\": \"src/uu/**\", \"deny\": \"node:*\"}");
    assertEquals(
        "shale: shale.json:2:24: warning: \"from\" of boundaries is src/uu/**, which fits no module,"
            + " so nothing is held to it; correct the glob, or delete it\n",
        run.err());
    assertEquals(0, run.status());
  }

  @Test
  void everyReasonIsSaid() {
    Run run = check("\"depth\": {\"max\": 1, \"because\": \"it is slow\"}");
    assertTrue(run.out().contains("\n    because: it is slow\n"), run.out());
  }

  @Test
  void chunksHaveBudgetsAndSomeModulesLoadLater() {
    project
        .with(
            "src/index.ts",
            "import { a } from './ui/a'; a(); import('./page'); import('./ui/a');\n")
        .with("src/page.ts", "export const page = '12345678901234567890';\n");
    assertClean("\"keep-lazy\": {\"to\": \"src/page.ts\"}");
    assertFound(
        "\"keep-lazy\": {\"to\": \"src/db/**\"}",
        "src/ui/a.ts:1:20: error: loads src/db/db.ts at once with src/index.ts, and 21 bytes hang on"
            + " it  [keep-lazy]");
    assertClean("\"chunk-budget\": {\"maxBytes\": \"1k\"}");
    assertClean("\"chunk-budget\": {\"maxBytes\": \"60\", \"chunks\": \"src_*\"}");
    String idle = check("\"chunk-budget\": {\"maxBytes\": \"1\", \"chunks\": \"gone*\"}").err();
    assertTrue(
        idle.contains("warning: \"chunks\" of chunk-budget is gone*, which fits no chunk, so"),
        idle);
    assertClean("\"chunk-budget\": {\"maxGzip\": \"1k\"}");
    assertClean("\"budget\": {\"maxGzip\": \"1k\"}");
    String all = check("\"budget\": {\"maxGzip\": \"20\"}").out();
    assertTrue(all.contains(" of source at once, compressed by gzip; the budget is 20"), all);
    String packed = check("\"chunk-budget\": {\"maxGzip\": \"20\", \"chunks\": \"main\"}").out();
    assertTrue(packed.contains(", compressed by gzip; the budget is 20 bytes; most"), packed);
    assertFound(
        "\"chunk-budget\": {\"maxBytes\": \"60\"}",
        "src/index.ts: error: the chunk main has 148 bytes of source; the budget is 60 bytes; most"
            + " hangs on src/ui/a.ts  [chunk-budget]");
    assertFound(
        "\"no-redundant-dynamic-imports\": \"error\"",
        "src/index.ts:1:59: error: loads nothing: src/ui/a.ts is there already, whenever this module"
            + " is  [no-redundant-dynamic-imports]");
  }
}
