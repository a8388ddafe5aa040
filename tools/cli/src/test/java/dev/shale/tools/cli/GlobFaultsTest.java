package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.tools.cli.output.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken glob is refused wherever one is taken, with the same sentence. */
class GlobFaultsTest {
  private static final String OPEN = "globs whose braces and brackets are closed";

  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void makeProject() {
    project = new Project(directory).with("main.js", "");
  }

  @Test
  void theCommandLineRefusesThem() {
    assertRefused(OPEN, "[", "cycles", "--ignore", "[", "main.js");
    assertRefused(OPEN, "src/{a,b", "unused", "--ignore", "src/{a,b", ".");
    assertRefused(OPEN, "a]", "graph", "--format", "dot", "--include", "a]", "main.js");
    assertRefused(OPEN, "{", "graph", "--format", "dot", "--exclude", "{", "main.js");
    assertRefused(OPEN, "[=false", "shake", "--side-effects", "[=false", "main.js");
    assertRefused("globs with / between folders", "a\\b", "cycles", "--ignore", "a\\b", "main.js");
    assertRefused("relative globs, without a / in front", "/a", "cycles", "--ignore", "/a", ".");
    assertRefused("a glob that is not empty", "", "cycles", "--ignore", "", "main.js");
  }

  private void assertRefused(String takes, String given, String... arguments) {
    Run run = project.run(arguments);
    assertEquals(ExitStatus.UNUSABLE, run.status(), run.err());
    String option = arguments[arguments.length - 3];
    String sentence = "shale: " + option + " takes " + takes + ", not '" + given + "'";
    assertEquals(sentence, run.err().split("\\.? \\(|\\.?\n", 2)[0]);
  }

  @Test
  void aConfigurationRefusesThem() {
    assertRefused("{\"ignore\": [\"[\"]}", "13: \"ignore\" takes " + OPEN + ", not \"[\"");
    assertRefused("{\"entries\": [\"{a\"]}", "14: \"entries\" takes " + OPEN + ", not \"{a\"");
    assertRefused(
        "{\"sideEffects\": {\"[\": true}}", "18: \"sideEffects\" takes " + OPEN + ", not \"[\"");
    assertRefused("{\"tags\": {\"a\": \"[\"}}", "16: the tag \"a\" takes " + OPEN + ", not \"[\"");
  }

  private void assertRefused(String configuration, String sentence) {
    Run run = project.with("shale.json", configuration).run("cycles");
    assertEquals(ExitStatus.UNUSABLE, run.status(), run.err());
    assertEquals("shale: shale.json:1:" + sentence + ".\n", run.err());
  }
}
