package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known stays known whatever else changes, and what is new is found. */
class CheckBaselineTest {
  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"p\", \"source\": \"a.ts\"}")
            .with(
                "shale.json",
                "{\"rules\": {\"no-cycles\": \"error\", \"no-unresolved\": \"error\","
                    + " \"boundaries\": {\"from\": \"b.ts\", \"deny\": \"c.ts\"}}}")
            .with("a.ts", "import './b'; import './gone';\n")
            .with("b.ts", "import './c';\n")
            .with("c.ts", "import './a';\n");
  }

  private Run save() {
    return project.run("check", "--save-baseline", "known.json");
  }

  private Run check(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "check";
    arguments[1] = "--baseline";
    arguments[2] = "known.json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return project.run(arguments);
  }

  private String file() {
    try {
      return Files.readString(project.root().resolve("known.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void whatIsSavedIsKnown() {
    Run saved = save();
    assertEquals(0, saved.status());
    assertEquals("shale: 3 entries saved in known.json\n", saved.err());
    assertEquals(
        """
        {
        "schema": "shale.baseline/1",
        "findings": [
        {"rule":"boundaries","from":"b.ts","to":"c.ts"},
        {"rule":"no-cycles","from":"c.ts","to":"a.ts"},
        {"rule":"no-unresolved","from":"a.ts","name":"./gone"}
        ]
        }
        """,
        file());
    Run run = check();
    assertEquals("No findings of 3 rules in 3 modules; 3 in the baseline.\n", run.out());
    assertEquals(0, run.status());
    String first = file();
    save();
    assertEquals(first, file());
  }

  @Test
  void unrelatedEditsDoNotMoveIt() {
    save();
    String before = file();
    project
        .with(
            "a.ts", "\n\n// moved\nimport { d } from './d';\n  import './b'; import './gone'; d;\n")
        .with("b.ts", "/* */ import './c'; import './d';\n")
        .with("d.ts", "export const d = 1;\n");
    Run run = check();
    assertEquals("No findings of 3 rules in 4 modules; 3 in the baseline.\n", run.out());
    save();
    assertEquals(before, file());
  }

  /** A module that joins a cycle adds none, as long as each way round has a known import. */
  @Test
  void aLongerWayThroughAKnownImportIsKnown() {
    save();
    project.with("b.ts", "import './c'; import './d';\n").with("d.ts", "import './c';\n");
    Run run = check();
    assertEquals(0, run.status(), run.out());
  }

  @Test
  void aNewCycleInAKnownGroupIsFound() {
    save();
    project.with("b.ts", "import './c'; import './d';\n").with("d.ts", "import './b';\n");
    Run run = check();
    assertEquals(1, run.status());
    assertTrue(
        run.out()
            .startsWith(
                "b.ts:1:22: error: a cycle of 2 modules, in a group of 4 that all lead to each"
                    + " other  [no-cycles]\n"),
        run.out());
    assertEquals("1 error of 3 rules in 4 modules; 2 in the baseline.", run.lastLine());
  }

  @Test
  void whatIsNewIsFoundAlone() {
    save();
    project.with("b.ts", "import './c'; import './missing';\n");
    Run run = check();
    assertTrue(run.out().startsWith("b.ts:1:22: error: could not find \"./missing\""), run.out());
    assertEquals("1 error of 3 rules in 3 modules; 3 in the baseline.", run.lastLine());
    assertEquals(1, run.status());
  }

  @Test
  void whatIsGoneIsNamedAndPruned() {
    save();
    project.with("a.ts", "import './b';\n");
    Run run = check();
    assertEquals(
        """
        1 of the baseline is gone; --prune takes it out:
            no-unresolved: a.ts -> ./gone

        No findings of 3 rules in 3 modules; 2 in the baseline.
        """,
        run.out());
    assertEquals(0, run.status());
    String before = file();
    Run pruned = check("--prune");
    assertEquals("shale: 1 taken out of known.json\n", pruned.err());
    assertNotEquals(before, file());
    assertTrue(file().contains("boundaries") && !file().contains("./gone"), file());
    project.with("a.ts", "import './b'; import './gone';\n");
    assertEquals(1, check().status());
  }

  @Test
  void rulesThatAreNotLookedAtAreNotGone() {
    save();
    Run run = check("--rule", "boundaries");
    assertEquals("No findings of 1 rule in 3 modules; 1 in the baseline.\n", run.out());
  }

  @Test
  void aFileThatIsNoBaselineIsNamed() {
    Run missing = check();
    assertEquals(2, missing.status());
    assertEquals(
        "shale: there is no baseline known.json; make it with --save-baseline known.json.\n",
        missing.err());
    project.with("known.json", "{\n  \"schema\": \"shale.baseline/9\"}");
    Run other = check();
    assertEquals(2, other.status());
    assertEquals(
        "shale: known.json:2:13: not a baseline of shale check: the schema is shale.baseline/9, and"
            + " this Shale reads shale.baseline/1; make it anew with --save-baseline.\n",
        other.err());
    project.with("known.json", "[");
    assertTrue(check().err().startsWith("shale: known.json:1:1: not a baseline"));
    project.with("known.json", "{\"schema\": \"shale.baseline/1\", \"findings\": [{]}");
    assertTrue(check().err().startsWith("shale: known.json:1:46: not a baseline"), check().err());
    assertEquals(2, project.run("check", "--prune").status());
  }

  @Test
  void aFileThatIsNoBaselineIsNotReplaced() throws IOException {
    Run run = project.run("check", "--save-baseline", "b.ts");
    assertEquals(ExitStatus.UNUSABLE, run.status());
    assertEquals(
        "shale: --save-baseline: b.ts is there and is no baseline; name another file.\n",
        run.err().substring(run.err().lastIndexOf("shale:")));
    assertEquals("import './c';\n", Files.readString(project.root().resolve("b.ts")));
    assertEquals(ExitStatus.OK, save().status());
    assertEquals(ExitStatus.OK, save().status(), "a baseline is replaced");
  }
}
