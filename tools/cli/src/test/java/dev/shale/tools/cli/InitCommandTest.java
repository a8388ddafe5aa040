package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path directory;

  @Test
  void whatIsFoundIsWrittenWithItsReasons() throws IOException {
    Project project = Project.small(directory);
    Run run = project.run("init");
    assertEquals("", run.err());
    String file = project.root().resolve("shale.json").toString();
    assertEquals(
        "Wrote "
            + file
            + " with\n"
            + "  platform  browser  (the usual one)\n"
            + "  entries   src/index.ts  (package.json source)\n"
            + "  rules     no-cycles as a warning  (see it with 'shale check')\n",
        run.out());
    assertEquals(
        """
        // What Shale is to know about this project, as it found it. 'shale schema' prints all keys.
        {
          // Nothing in package.json says what runs it, so this is the usual platform.
          "platform": "browser",

          "entries": [
            "src/index.ts",  // package.json source
          ],

          // What 'shale check' holds the project to. Once it is to fail, "error" says so; what is there
          // today may stay with --save-baseline and --baseline. Others of docs/rules.md, as examples:
          //   "no-test-in-production": "error",
          //   "boundaries": {"from": "src/ui", "deny": "src/db", "because": "the UI asks the API"},
          "rules": {
            "no-cycles": "warning"
          }
        }
        """,
        Files.readString(Path.of(file)));
    Run graph = project.run("graph");
    assertEquals(0, graph.status(), graph.err());
    assertTrue(graph.out().startsWith("Entry           src/index.ts  (shale.json entries)\n"));
  }

  /** The rules that are suggested hold at once, and fail nothing. */
  @Test
  void whatIsWrittenCanBeChecked() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"main\": \"a.js\"}")
            .with("a.js", "import './b.js';")
            .with("b.js", "import './a.js';");
    assertEquals(0, project.run("init").status());
    Run check = project.run("check");
    assertEquals(0, check.status(), check.err());
    assertEquals("", check.err());
    assertTrue(check.out().endsWith("1 warning of 1 rule in 2 modules.\n"), check.out());
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsForced() throws IOException {
    Project project = Project.small(directory).with("shale.json", "{}");
    Run run = project.run("init");
    assertEquals(2, run.status());
    assertEquals(
        "shale: "
            + project.root()
            + "/shale.json is there already; 'shale init --force' replaces it.\n",
        run.err());
    assertEquals("{}", Files.readString(project.root().resolve("shale.json")));
    assertEquals(0, project.run("init", "--force").status());
    assertTrue(Files.readString(project.root().resolve("shale.json")).contains("src/index.ts"));
  }

  @Test
  void aLinkIsReplacedAndNotFollowed() throws IOException {
    Project project = Project.small(directory).with("elsewhere.json", "{}");
    Path link = project.root().resolve("shale.json");
    Files.createSymbolicLink(link, Path.of("elsewhere.json"));
    assertEquals(2, project.run("init").status());
    assertEquals(0, project.run("init", "--force").status());
    assertFalse(Files.isSymbolicLink(link));
    assertEquals("{}", Files.readString(project.root().resolve("elsewhere.json")));
  }

  @Test
  void aKeyOfPackageJsonIsNotHidden() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"shale\": {\"tests\": true}}")
            .with("index.js", "");
    Run run = project.run("init");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("has a key \"shale\""), run.err());
    assertFalse(Files.exists(project.root().resolve("shale.json")));
  }

  @Test
  void whereNothingIsFoundNothingIsWritten() {
    Project project = new Project(directory).with("a.txt", "");
    Run run = project.run("init");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("name an entry file"), run.err());
    assertFalse(Files.exists(project.root().resolve("shale.json")));
    assertEquals("shale: there is no directory gone.\n", project.run("init", "gone").err());
    assertEquals("shale: a.txt is not a directory.\n", project.run("init", "a.txt").err());
  }

  @Test
  void namesOfOthersDoNotEndAComment() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"workspaces\": [\"p/*\"]}")
            .with(
                "p/a/package.json", "{\"name\": \"x\\n\\\"platform\\\": 1,\", \"main\": \"a.js\"}")
            .with("p/a/a.js", "");
    assertEquals(0, project.run("init").status());
    Run run = project.run("graph");
    assertEquals("", run.err());
    assertEquals(0, run.status());
  }

  @Test
  void packagesWithoutNamesAreNamedByTheirFolders() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"main\": \"r.js\", \"workspaces\": [\"p/*\"]}")
            .with("r.js", "")
            .with("p/a/package.json", "{\"main\": \"a.js\"}")
            .with("p/a/a.js", "import '../../r';");
    assertSame(project);
  }

  @Test
  void aNameThatLooksLikeAGlobIsAFile() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"dependencies\": {\"next\": \"1\"}}")
            .with("app/[id]/page.tsx", "import '../i';")
            .with("app/i.ts", "");
    assertSame(project);
  }

  @Test
  void theSamplesHaveTheSameGraphWithAFile() throws IOException {
    for (String sample : List.of("sample", "sample-workspace")) {
      Project project = copy(Path.of("../../docs", sample), directory.resolve(sample));
      assertSame(project);
    }
  }

  @Test
  void aPackageOfAWorkspaceHasItsOwn() throws IOException {
    Project project = copy(Path.of("../../docs/sample-workspace"), directory.resolve("copy"));
    String[] command = {"graph", "--no-cache", "--json", "apps/site"};
    Run without = project.run(command);
    assertEquals(0, project.run("init", "apps/site").status());
    assertEquals(without, project.run(command));
  }

  private static void assertSame(Project project) {
    Run without = project.run("graph", "--no-cache", "--json");
    assertTrue(without.out().contains("\"modules\":[{"), without.out() + without.err());
    Run init = project.run("init");
    assertEquals(0, init.status(), init.err());
    Run with = project.run("graph", "--no-cache", "--json");
    assertEquals(without, with);
    assertTrue(project.run("graph", "--no-cache").out().contains("(shale.json entries)"));
  }

  private static Project copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return new Project(to);
  }
}
