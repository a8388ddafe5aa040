package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and exports that nobody uses are found, and what somebody may use is left alone. */
class UnusedCommandTest {
  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"src/main.ts\"}")
            .with("src/main.ts", "import { a } from './a';\na();\nexport const open = 1;\n")
            .with("src/a.ts", "export const a = () => 1;\n");
  }

  /** The lines about findings, without what is not known. */
  private List<String> found(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "unused";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return lines(project.run(all));
  }

  private static List<String> lines(Run run) {
    assertEquals("", run.err());
    return run.out()
        .lines()
        .filter(line -> line.startsWith("  ") && !line.startsWith("    "))
        .map(String::strip)
        .toList();
  }

  @Test
  void aProjectThatUsesAllItHasIsFine() {
    Run run = project.run("unused");
    assertEquals(0, run.status());
    assertEquals("No findings of 6 rules in 2 modules.", run.lastLine());
  }

  @Test
  void aFileThatNothingReachesIsFound() {
    project.with("src/old.ts", "import './older';\n").with("src/older.ts", "");
    Run run = project.run("unused");
    assertEquals(1, run.status());
    assertEquals(
        """
        2 unused files

        Unused files (2)  Delete the file, import it, or name it as an entry.
          src/old.ts  no entry, test or script reaches it
          src/older.ts  no entry, test or script reaches it

        Not known: exports of types and of CommonJS modules and members of classes and enums are \
        not looked at.
        2 errors of 6 rules in 2 modules.
        """,
        run.out());
  }

  @Test
  void aFileThatOnlyTestsReachIsSaidToBe() {
    project
        .with("src/helper.ts", "export const help = 1;\n")
        .with("src/a.test.ts", "import { help } from './helper';\nhelp;\n");
    assertEquals(List.of("src/helper.ts  only tests reach the file"), found());
    project.with("shale.json", "{\"rules\": {\"unused-files\": {\"allowTests\": true}}}");
    assertEquals(List.of(), found());
  }

  @Test
  void whatToolsAndSettingsReachIsUsed() {
    project
        .with("vite.config.ts", "import { port } from './src/port';\nexport default { port };\n")
        .with("src/port.ts", "export const port = 1;\n")
        .with("jest.json", "{\"setupFiles\": [\"<rootDir>/src/setup\"]}")
        .with("src/setup.ts", "")
        .with("scripts/build.ts", "")
        .with("src/a.stories.tsx", "");
    assertEquals(List.of(), found());
  }

  @Test
  void whatOneModeLeavesOutAnotherUses() {
    project
        .with(
            "src/main.ts",
            """
            import { a } from './a';
            a();
            if (process.env.NODE_ENV !== 'production') require('./inspect').inspect();
            """)
        .with("src/inspect.ts", "export const inspect = 1;\n");
    assertEquals(List.of(), found());
  }

  @Test
  void aFileThatATextNamesIsUsed() {
    project
        .with("src/main.ts", "import { a } from './a';\na(resolve('./runtime/plugin.one'));\n")
        .with("src/runtime/plugin.one.ts", "import '../deep';\n")
        .with("src/deep.ts", "");
    Run run = project.run("unused");
    assertEquals(List.of(), lines(run));
    assertTrue(run.out().contains("Not known: 2 files that nothing imports"), run.out());
  }

  @Test
  void filesThatGitOrTheConfigurationIgnoresAreLeftAlone() {
    project
        .with(".gitignore", "generated\n")
        .with("generated/x.ts", "")
        .with("dist/y.js", "")
        .with("drafts/z.ts", "")
        .with("shale.json", "{\"ignore\": [\"drafts\"]}");
    assertEquals(List.of(), found());
  }

  @Test
  void exportsThatNobodyImportsAreFound() {
    project.with(
        "src/a.ts",
        """
        export const a = () => inside();
        export const lost = 1;
        export function inside() {
          return 1;
        }
        export const made = register();
        export default class {}
        export type T = number;
        """);
    assertEquals(
        List.of(
            "src/a.ts:2:14  exports lost, which nobody uses",
            "src/a.ts:3:17  exports inside, which only its own file uses: drop the export",
            "src/a.ts:6:14  exports made, which nobody imports; making it has effects, so drop the"
                + " export alone",
            "src/a.ts:7:8  exports default, which nobody uses"),
        found());
  }

  @Test
  void exportsThatOnlyTestsImportAreSaidToBe() {
    project
        .with("src/a.ts", "export const a = () => 1;\nexport const b = 2;\n")
        .with("src/a.test.ts", "import { b } from './a';\nb;\n");
    assertEquals(List.of("src/a.ts:2:14  exports b, which only tests import"), found());
    assertTrue(
        project.run("unused").out().contains("\n      src/a.test.ts:1:19  import \"./a\"\n"));
    project.with("shale.json", "{\"rules\": {\"unused-exports\": {\"allowTests\": true}}}");
    assertEquals(List.of(), found());
  }

  @Test
  void anExportThatIsImportedAsATypeIsUsed() {
    project
        .with(
            "src/main.ts",
            """
            import { a } from './a';
            import type { Shape } from './a';
            import { Box, type Other as O } from './a';
            import * as all from './b';
            export const x: Shape | Box | O | all.Inner = a(all.used);
            """)
        .with(
            "src/a.ts",
            """
            export const a = () => 1;
            export class Shape {}
            export class Box {}
            export enum Other { A }
            """)
        .with("src/b.ts", "export class Inner {}\nexport class Outer {}\nexport const used = 1;\n");
    assertEquals(List.of("src/b.ts:2:14  exports Outer, which nobody uses"), found());
  }

  @Test
  void anExportThatUnusedCodeImportsIsUsed() {
    project.with("src/main.ts", "import { a } from './a';\nfunction never() {\n  return a();\n}\n");
    assertEquals(List.of(), found());
  }

  @Test
  void reExportsAreFollowedToTheEntries() {
    project
        .with(
            "src/main.ts",
            "import { one } from './all';\none;\nexport { two as deux } from './all';\n")
        .with("src/all.ts", "export * from './n';\nexport { four } from './n';\n")
        .with(
            "src/n.ts",
            "export const one = 1, two = 2;\nexport const three = 3;\nexport const four = 4;\n")
        .with("src/a.ts", "");
    assertEquals(
        List.of(
            "src/a.ts  no entry, test or script reaches it",
            "src/all.ts:2:22  re-exports four, which nobody imports from here",
            "src/n.ts:2:14  exports three, which nobody uses",
            "src/n.ts:3:14  exports four, which nobody uses"),
        found());
  }

  @Test
  void exportsThatAreUsedInAnUnknownWayAreLeftAlone() {
    project
        .with("src/main.ts", "import * as a from './a';\nfor (const key in a) a[key]();\n")
        .with("src/a.ts", "export const a = 1;\nexport const b = 2;\n");
    Run run = project.run("unused");
    assertEquals(List.of(), lines(run));
    assertTrue(
        run.out().contains("Not known: 1 module used in a way that does not say which exports"),
        run.out());
  }

  @Test
  void oneThingUnderTwoNamesIsFoundUnlessOthersAreGivenBoth() {
    project
        .with("src/main.ts", "import b, { a } from './a';\na(b);\nexport * from './public';\n")
        .with("src/a.ts", "export const a = () => 1;\nexport default a;\n")
        .with("src/public.ts", "const x = 1;\nexport { x, x as y };\n");
    assertEquals(
        List.of("src/a.ts:2:8  exports one thing under several names: a, default"), found());
  }

  @Test
  void commentsSilenceFindingsAndAreFoundWhenTheySilenceNothing() {
    project.with(
        "src/a.ts",
        """
        export const a = () => 1;
        // shale-ignore-next-line unused-exports for a plugin
        export const b = 2;
        // shale-ignore-next-line unused-exports
        export type T = 1;
        """);
    Run run = project.run("unused");
    assertEquals(0, run.status());
    assertEquals(
        List.of(
            "src/a.ts:4:4  warning: the comment silences nothing: unused-exports finds nothing"
                + " there"),
        lines(run));
    assertTrue(run.lastLine().endsWith("1 silenced by comments."), run.lastLine());
  }

  @Test
  void theConfigurationSaysWhatIsFineAndHowBadTheRestIs() {
    project
        .with("src/a.ts", "export const a = () => 1;\nexport const unstable_b = 2, c = 3;\n")
        .with("src/old.ts", "")
        .with(
            "shale.json",
            """
            {"rules": {
              "unused-exports": {"severity": "warning", "allow": ["unstable_*"]},
              "unused-files": {"except": ["src/old.ts"]}
            }}
            """);
    Run run = project.run("unused");
    assertEquals(0, run.status());
    assertEquals(List.of("src/a.ts:2:30  warning: exports c, which nobody uses"), lines(run));
  }

  @Test
  void kindsMayBeAskedForAlone() {
    project
        .with("src/a.ts", "export const a = () => 1;\nexport const b = 2;\n")
        .with("src/old.ts", "");
    assertEquals(
        List.of("src/old.ts  no entry, test or script reaches it"), found("--only", "files"));
    assertEquals(
        List.of("src/a.ts:2:14  exports b, which nobody uses"), found("--only", "exports"));
    Run wrong = project.run("unused", "--only", "classes");
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("--only takes files, exports, duplicates"), wrong.err());
  }

  @Test
  void aBaselineLetsStayWhatThereIs() {
    project.with("src/old.ts", "");
    assertEquals(0, project.run("unused", "--save-baseline", "known.json").status());
    assertEquals(0, project.run("unused", "--baseline", "known.json").status());
    project.with("src/older.ts", "");
    Run more = project.run("unused", "--baseline", "known.json");
    assertEquals(1, more.status());
    assertTrue(more.out().contains("src/older.ts"), more.out());
    assertFalse(more.out().contains("src/old.ts"), more.out());
  }

  @Test
  void aCheckLooksAtTheRulesWithTestsAndTools() {
    project
        .with("src/old.ts", "// shale-ignore-file unused-files it is a draft\n")
        .with("src/a.ts", "export const a = () => 1;\nexport const b = 2;\n")
        .with("src/a.test.ts", "import { b } from './a';\nb;\n")
        .with(
            "shale.json",
            "{\"rules\": {\"unused-files\": \"error\", \"unused-exports\": \"error\"}}");
    Run run = project.run("check");
    assertEquals(1, run.status());
    assertTrue(
        run.out().contains("src/a.ts:2:14: error: exports b, which only tests import"), run.out());
    assertEquals("1 error of 2 rules in 2 modules; 1 silenced by comments.", run.lastLine());
  }

  @Test
  void otherFormatsHaveTheSame() {
    project.with("src/old.ts", "");
    Run run = project.run("unused", "--format", "github");
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith("::error file=src/old.ts,"), run.out());
    assertTrue(project.run("unused", "--format", "sarif").out().contains("\"unused-files\""));
  }

  @Test
  void ofAPackageWithoutAnEntryNoFileIsSaidToBeUnused() {
    project
        .with("package.json", "{\"name\": \"w\", \"workspaces\": [\"p/*\"]}")
        .with("p/one/package.json", "{\"name\": \"one\", \"source\": \"one.ts\"}")
        .with("p/one/one.ts", "")
        .with("p/one/lost.ts", "")
        .with("p/two/package.json", "{\"name\": \"two\"}")
        .with("p/two/some.ts", "");
    Run run = project.run("unused", "--only", "files");
    assertTrue(run.out().contains("  p/one/lost.ts  no entry"), run.out());
    assertFalse(run.out().contains("some.ts"), run.out());
    assertTrue(run.out().contains("1 package without an entry"), run.out());
  }
}
