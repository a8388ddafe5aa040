package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code shale affected --export-level}: by exports and statements, and not by files. */
class AffectedExportsTest {
  private static final String UTIL =
      """
      import { deep } from './deep';

      const inner = (x: number) => x + 1;

      /** One. */
      export function one(x: number): number {
        return inner(x);
      }

      /** Two. */
      export function two(x: number): number {
        return deep(x);
      }

      export const three = 3;
      """;

  @TempDir Path directory;
  private GitProject project;

  @BeforeEach
  void makeProject() {
    project =
        new GitProject(directory)
            .with("package.json", "{\"source\": \"src/main.ts\"}")
            .with("src/main.ts", "import { run } from './run';\nrun();\n")
            .with(
                "src/run.ts", "import { one } from './barrel';\nexport const run = () => one(1);\n")
            .with("src/barrel.ts", "export { one, two } from './util';\nexport * from './deep';\n")
            .with("src/util.ts", UTIL)
            .with("src/deep.ts", "export function deep(x: number) {\n  return x * 2;\n}\n")
            .with(
                "src/one.test.ts", "import { one } from './util';\nif (one(1) !== 2) throw one;\n")
            .with(
                "src/two.test.ts", "import * as all from './barrel';\nif (!all.two(1)) throw 2;\n")
            .with("src/three.test.ts", "import { three } from './util';\nif (!three) throw 3;\n")
            .with(
                "src/late.test.ts",
                "export const load = async () => (await import('./util')).two(1);\nload();\n")
            .commit();
  }

  private String tests() {
    return project.since("tests", "--export-level").replace("src/", "").replace(".test.ts", "");
  }

  private void edit(String before, String after) {
    assertTrue(UTIL.contains(before), before);
    project.with("src/util.ts", UTIL.replace(before, after));
  }

  @Test
  void onlyThoseAreAffectedThatUseTheExport() {
    edit("deep(x);", "deep(x) + 1;");
    assertEquals("late two", tests());
    edit("export const three = 3", "export const three = 4");
    assertEquals("three", tests());
  }

  @Test
  void whatAnExportRefersToCountsForIt() {
    edit("x + 1", "x + 2");
    assertEquals("one", tests());
    assertEquals("src/main.ts", project.since("entries", "--export-level"));
  }

  @Test
  void otherModulesAreFollowed() {
    project.with("src/deep.ts", "export function deep(x: number) {\n  return x * 3;\n}\n");
    assertEquals("late two", tests());
    assertEquals("", project.since("entries", "--export-level"));
  }

  @Test
  void aChangeThatNothingUsesAffectsNothing() {
    edit("export const three", "export const four = 4;\nexport const three");
    assertEquals("", tests());
    edit("/** One. */", "/** The first, // and so on. */\ntype None = 1;\n");
    assertEquals("", tests());
    assertTrue(
        project
            .affected("--since", "HEAD", "--export-level")
            .out()
            .contains("src/util.ts  modified; nothing that runs is other"),
        project.affected("--since", "HEAD", "--export-level").out());
  }

  @Test
  void anExportThatIsGoneAffectsItsUsers() {
    edit("export const three = 3;", "");
    assertEquals("three", tests());
    edit("export function two", "function two");
    assertEquals("late two", tests());
  }

  /** What is done on loading is done for all that load it, whatever they use. */
  @Test
  void aStatementWithEffectsAffectsAllThatLoadIt() {
    edit("export const three", "console.log(inner);\nexport const three");
    assertEquals("late one three two", tests());
    assertEquals("src/main.ts", project.since("entries", "--export-level"));
    edit("x: number) => x + 1;", "x: number) => x + 1;\nsetTimeout(() => two(1));");
    project.commit();
    project.with("src/deep.ts", "export function deep(x: number) {\n  return x * 3;\n}\n");
    assertEquals("late one three two", tests());
  }

  /** Users of a package that is declared to have no effects rely on what they use of it alone. */
  @Test
  void whatIsDeclaredToHaveNoEffectsAffectsItsUsersAlone() {
    project.with("package.json", "{\"source\": \"src/main.ts\", \"sideEffects\": false}").commit();
    project.with("src/deep.ts", "console.log(1);\nexport const deep = (x: number) => x * 2;\n");
    assertEquals("late two", tests());
  }

  @Test
  void whatIsLoadedBesideAffectsAllWhereItHasEffects() {
    project
        .with("src/pure.ts", "export const pure = 1;\n")
        .with("src/loud.ts", "console.log(1);\n");
    edit("import { deep }", "import { pure } from './pure';\nimport { deep }");
    assertEquals("", tests());
    edit("import { deep }", "import './loud';\nimport { deep }");
    assertEquals("late one three two", tests());
  }

  @Test
  void namesOfNamespacesAndStarsAreTold() {
    project
        .with("src/star.test.ts", "import { deep } from './barrel';\nif (!deep(1)) throw 1;\n")
        .with("src/whole.test.ts", "import * as all from './barrel';\nconsole.log(all);\n")
        .commit();
    project.with("src/deep.ts", "export function deep(x: number) {\n  return x * 3;\n}\n");
    assertEquals("late star two whole", tests());
    edit("inner(x);", "inner(x) + 1;");
    project.with("src/deep.ts", "export function deep(x: number) {\n  return x * 2;\n}\n");
    assertEquals("one whole", tests());
  }

  /** Of what was not in the revision, or is no such source, all counts. */
  @Test
  void whatCannotBeComparedCountsAsAWhole() {
    project.with("src/data.json", "{\"a\": 1}").with("src/old.cjs", "exports.a = 1;\n");
    edit("export const three = 3", "import data from './data.json';\nexport const three = data");
    project.with("src/old.test.ts", "import { a } from './old.cjs';\nif (!a) throw 1;\n").commit();
    project.with("src/data.json", "{\"a\": 2}");
    assertEquals("late one three two", tests());
    project.with("src/data.json", "{\"a\": 1}").with("src/old.cjs", "exports.a = 2;\n");
    assertEquals("old", tests());
    assertEquals(
        "src/late.test.ts src/one.test.ts src/three.test.ts src/two.test.ts",
        String.join(
            " ",
            project
                .affected("--files", "src/util.ts", "--export-level", "--only", "tests")
                .out()
                .lines()
                .toList()));
  }

  @Test
  void theAnswerSaysWhatIsOther() {
    edit("deep(x);", "deep(x) + 1;");
    String out = project.affected("--since", "HEAD", "--export-level").out();
    assertTrue(out.contains("src/util.ts  modified; 1 export is other: two\n"), out);
    assertTrue(
        out.endsWith("4 modules lead to what has changed and use nothing of it that is other\n"),
        out);
    Run types = project.affected("--since", "HEAD", "--export-level", "--types");
    assertEquals(ExitStatus.UNUSABLE, types.status());
  }
}
