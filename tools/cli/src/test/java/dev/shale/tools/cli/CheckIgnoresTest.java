package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.remark.Remarks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments silence what is in the next statement, and are found when they silence nothing. */
class CheckIgnoresTest {
  private static final String NEXT = "// shale-ignore-next-line ";

  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"a.ts\"}")
            .with(
                "shale.json",
                "{\"rules\": {\"no-cycles\": \"error\", \"fan-out\": {\"max\": 1},"
                    + " \"boundaries\": {\"deny\": \"b.ts\"}}}")
            .with("b.ts", "export const b = 1; export const c = 2;\n");
  }

  private Run check(String text) {
    return project.with("a.ts", text).run("check");
  }

  @Test
  void theNextStatementIsMeantWhateverItsLines() {
    String silent = "No findings of 3 rules in 2 modules; 1 silenced by comments.\n";
    assertEquals(silent, check(NEXT + "boundaries it is old\nimport './b';\n").out());
    assertEquals(
        silent, check(NEXT + "boundaries\nimport {\n  b,\n  c,\n} from './b';\nb + c;\n").out());
    assertEquals(silent, check("/* shale-ignore-next-line boundaries */\nimport './b';\n").out());
    assertEquals(silent, check(NEXT + "fan-in, boundaries x\nimport './b';\n").out());
    assertEquals(silent, check("import './b'; // shale-ignore-file boundaries\n").out());
  }

  @Test
  void nothingElseIsMeant() {
    Run later = check(NEXT + "boundaries\nlet x;\nimport './b';\n");
    assertTrue(later.out().contains("a.ts:3:8: error: imports b.ts"), later.out());
    assertTrue(
        later
            .out()
            .contains(
                "a.ts:1:4: warning: the comment silences nothing: boundaries finds nothing there "
                    + " [stale-ignores]\n"),
        later.out());
    Run other = check(NEXT + "fan-out\nimport './b';\n");
    assertTrue(other.out().contains("a.ts:2:8: error: imports b.ts"), other.out());
    Run text = check("const t = 'shale-ignore-next-line boundaries';\nimport './b';\n");
    assertEquals("1 error of 3 rules in 2 modules.", text.lastLine());
  }

  @Test
  void staleCommentsAreFoundInFilesWithoutFindings() {
    project.with("c.ts", NEXT + "no-cycles\nexport const c = 1;\n");
    Run run = check("import './c';\n");
    assertEquals(
        """
        c.ts:1:4: warning: the comment silences nothing: no-cycles finds nothing there  [stale-ignores]
            // shale-ignore-next-line no-cycles
               ^
            Delete the comment.

        1 warning of 4 rules in 2 modules.
        """,
        run.out());
    assertEquals(0, run.status());
    project.with(
        "shale.json", "{\"rules\": {\"no-cycles\": \"error\", \"stale-ignores\": \"off\"}}");
    assertEquals("No findings of 1 rule in 2 modules.\n", project.run("check").out());
    project.with(
        "shale.json", "{\"rules\": {\"no-cycles\": \"error\", \"stale-ignores\": \"error\"}}");
    assertEquals(1, project.run("check").status());
  }

  @Test
  void rulesThatAreNotLookedAtAreNotStaleAndUnknownOnesAreNamed() {
    assertEquals(
        "No findings of 3 rules in 1 module.\n",
        check(NEXT + "depth\nexport const a = 1;\n").out());
    Run unknown = check(NEXT + "no-cycle\nexport const a = 1;\n");
    assertTrue(
        unknown
            .out()
            .contains(
                "warning: there is no rule no-cycle, but there is no-cycles  [stale-ignores]"),
        unknown.out());
    Run none = check(NEXT + "\nexport const a = 1;\n");
    assertTrue(none.out().contains("warning: the comment names no rule"), none.out());
  }

  @Test
  void anImportThatIsSilencedIsLeftOutOfCycles() {
    project.with("shale.json", "{\"rules\": {\"no-cycles\": \"error\"}}");
    project.with(
        "b.ts", NEXT + "no-cycles until the rewrite\nimport './a';\nexport const b = 1;\n");
    assertEquals(
        "No findings of 1 rule in 2 modules; 1 silenced by comments.\n",
        check("import './b';\n").out());
    // Another cycle of the same group is not silenced with it.
    project.with("c.ts", "import './a';\n");
    Run run = check("import './b'; import './c';\n");
    assertTrue(run.out().contains("    c.ts:1:8  import \"./a\"\n"), run.out());
    assertEquals(1, run.status());
  }

  @Test
  void theMarkIsFoundWhereverItIs() {
    for (int before = 0; before < 40; before++) {
      String text = "x".repeat(before) + "shale-ignore-" + "y".repeat(40 - before);
      assertTrue(Remarks.areIn(text.getBytes(StandardCharsets.UTF_8), 0, text.length()), text);
      String other = text.replace("ignore-", "ignorf-");
      assertTrue(!Remarks.areIn(other.getBytes(StandardCharsets.UTF_8), 0, other.length()), other);
    }
  }
}
