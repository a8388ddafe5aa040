package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@code shale.json} says holds, and the command line has the last word. */
class ConfigurationTest {
  @TempDir Path directory;

  @Test
  void entriesHaveNamesOrAreAList() {
    Project project = pages();
    Run list = project.with("shale.json", "{\"entries\": [\"src/b.ts\"]}").run("graph");
    assertEquals(0, list.status(), list.err());
    assertTrue(list.out().startsWith("Entry           src/b.ts  (shale.json entries)\n"));
    assertTrue(list.out().contains("\nConfiguration   shale.json\n"), list.out());
    Run named =
        project
            .with(
                "shale.json",
                """
                // Comments and commas at the end are fine.
                {
                  "$schema": "anything",
                  "entries": {"b": "./src/b.ts", "rest": {"import": ["src/pages/**/*.ts",]}}, /**/
                }
                """)
            .run("graph");
    assertEquals("", named.err());
    assertTrue(
        named
            .out()
            .startsWith(
                """
                Entries         src/b.ts  (shale.json entries: b)
                                src/pages/deep/q.ts  (shale.json entries: rest)
                                src/pages/p.ts  (shale.json entries: rest)
                """),
        named.out());
  }

  @Test
  void withoutAFileNothingIsSaid() {
    Run run = pages().run("graph");
    assertTrue(run.out().startsWith("Entry           src/index.ts"), run.out());
    assertFalse(run.out().contains("Configuration"), run.out());
  }

  @Test
  void filesOfTheCommandLineTakeThePlaceOfTheEntries() {
    Project project = pages().with("shale.json", "{\"entries\": [\"src/b.ts\"]}");
    Run run = project.run("graph", "src/a.ts");
    assertTrue(run.out().startsWith("Entry           src/a.ts\n"), run.out());
    assertTrue(run.out().contains("\nConfiguration   shale.json\n"), run.out());
  }

  @Test
  void theNearestFileUpwardsHolds() {
    Project project =
        pages()
            .with("shale.json", "{\"entries\": [\"src/b.ts\"], \"platform\": \"node\"}")
            .with("app/package.json", "{\"source\": \"x.ts\"}")
            .with("app/x.ts", "")
            .with("app/src/y.ts", "")
            .with("own/shale.json", "{\"platform\": \"neutral\"}")
            .with("own/index.ts", "");
    Run below = project.run("graph", "app");
    // The entries of the file lie elsewhere, so those of the directory are found.
    assertTrue(below.out().startsWith("Entry           app/x.ts  (package.json source)\n"));
    assertTrue(below.out().contains("Platform        node  (shale.json platform)\n"), below.out());
    Run file = project.run("graph", "app/src/y.ts");
    assertTrue(file.out().contains("Platform        node  (shale.json platform)\n"), file.out());
    Run own = project.run("graph", "own");
    assertTrue(own.out().contains("Platform        neutral  (shale.json platform)\n"), own.out());
    assertTrue(own.out().contains("Configuration   own/shale.json\n"), own.out());
    Run inside = Run.of(project.root().resolve("app"), Terminal.NONE, "graph");
    assertTrue(inside.out().contains("Configuration   ../shale.json\n"), inside.out());
  }

  @Test
  void ofSeveralInputsTheFileAboveAllHolds() {
    Project project =
        pages()
            .with("shale.json", "{\"platform\": \"node\"}")
            .with("one/shale.json", "{\"platform\": \"neutral\"}")
            .with("one/index.ts", "")
            .with("two/index.ts", "");
    Run run = project.run("graph", "one", "two");
    assertTrue(run.out().contains("Platform        node  (shale.json platform)\n"), run.out());
  }

  @Test
  void aKeyOfPackageJsonIsAsGood() {
    Project project =
        pages()
            .with(
                "package.json",
                "{\"name\": \"shale\", \"shale\": {\"entries\": [\"src/b.ts\"]}, \"x\": []}");
    Run run = project.run("graph");
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("Entry           src/b.ts  (package.json shale entries)\n"));
    assertTrue(run.out().contains("Configuration   package.json\n"), run.out());
    Run both = project.with("shale.json", "{\"entries\": [\"src/a.ts\"]}").run("graph");
    assertTrue(both.out().startsWith("Entry           src/a.ts  (shale.json entries)\n"));
    assertEquals(
        "shale: shale.json is the configuration; the key \"shale\" of the package.json beside it is"
            + " not read\n",
        both.err());
  }

  @Test
  void aPackageOfThatNameIsNoConfiguration() {
    Run run =
        pages()
            .with("package.json", "{\"name\": \"shale\", \"devDependencies\": {\"shale\": \"1\"}}")
            .run("graph");
    assertEquals("", run.err());
    assertFalse(run.out().contains("Configuration"), run.out());
  }

  @Test
  void eachOptionHolds() {
    Project project = options();
    expect(project, "{\"conditions\": [\"x\"]}", "\"path\":\"x.js\"");
    expect(project, "{\"mode\": \"development\"}", "\"path\":\"dev.js\"");
    expect(project, "{\"extensions\": [\".own.js\"]}", "\"path\":\"ext.own.js\"");
    expect(project, "{\"tsconfig\": \"other.json\"}", "\"path\":\"mapped.js\"");
    expect(project, "{\"externals\": [\"gone\"]}", "\"path\":\"gone\",\"kind\":\"external\"");
    expect(project, "{\"platform\": \"node\"}", "\"path\":\"platform-node.js\"");
  }

  @Test
  void whatIsDefinedAndWhatIsExpectedIsKnown() {
    Project project = options();
    assertTrue(project.run("graph", "--json", "index.js").out().contains("\"off.js\""));
    for (String value : new String[] {"false", "\"false\""}) {
      project.with("shale.json", "{\"defines\": {\"__X__\": " + value + "}}");
      assertFalse(project.run("graph", "--json", "index.js").out().contains("\"off.js\""));
    }
    Run typed = project.run("graph", "--json", "--define", "__X__=true", "index.js");
    assertTrue(typed.out().contains("\"off.js\""), typed.out());
    assertEquals(1, typed.status());
    project.with("shale.json", "{\"ignoreUnresolved\": [\"gone\", \"@mapped\"]}");
    assertEquals(0, project.run("graph", "index.js").status());
  }

  private static void expect(Project project, String configuration, String part) {
    project.with("shale.json", configuration);
    Run run = project.run("graph", "--json", "index.js");
    assertNotEquals(2, run.status(), run.err());
    assertTrue(run.out().contains(part), configuration + ": " + run.out());
    Run without = project.run("graph", "--json", "--no-config", "index.js");
    assertFalse(without.out().contains(part), configuration + ": " + without.out());
  }

  /** A project in which each option leads to another file. */
  private Project options() {
    return new Project(directory)
        .with(
            "package.json",
            """
            {"imports": {
              "#a": {"x": "./x.js", "development": "./dev.js", "default": "./default.js"},
              "#p": {"node": "./platform-node.js", "default": "./platform.js"}}}
            """)
        .with(
            "index.js",
            """
            import '#a'; import '#p'; import './ext'; import 'gone'; import '@mapped';
            if (__X__) require('./off.js');
            """)
        .with("x.js", "")
        .with("dev.js", "")
        .with("default.js", "")
        .with("platform-node.js", "")
        .with("platform.js", "")
        .with("ext.js", "")
        .with("ext.own.js", "")
        .with("off.js", "")
        .with("mapped.js", "")
        .with("other.json", "{\"compilerOptions\": {\"paths\": {\"@mapped\": [\"./mapped.js\"]}}}");
  }

  @Test
  void theCommandLineWins() {
    Project project = options();
    project.with(
        "shale.json",
        """
        {"platform": "node", "mode": "development", "conditions": ["x"], "externals": ["gone"],
         "tests": true, "extensions": [".own.js"]}
        """);
    project.with("a.test.js", "");
    Run run =
        project.run(
            "graph",
            "--json",
            "--platform=browser",
            "--mode=production",
            "--condition=y",
            "--external=@mapped",
            "--extensions=.other.js",
            "index.js");
    for (String part : new String[] {"platform.js", "default.js", "ext.js", "@mapped"}) {
      assertTrue(run.out().contains("\"path\":\"" + part + "\""), part + " in " + run.out());
    }
    // A list takes the place of the other one.
    assertFalse(run.out().contains("\"path\":\"gone\""), run.out());
    assertTrue(project.run("graph").out().contains("a.test.js"));
    Run none = project.run("graph", "--no-tests");
    assertNotEquals(2, none.status(), none.err());
    assertFalse(none.out().contains("a.test.js"), none.out());
    Run both = project.run("graph", "--no-tests", "--tests");
    assertEquals(2, both.status());
    assertTrue(both.err().startsWith("shale: --tests and --no-tests exclude each other."));
  }

  @Test
  void pathsAreRelativeToTheFile() {
    Project project =
        options()
            .with(
                "sub/shale.json",
                "{\"tsconfig\": \"../other.json\", \"entries\": [\"../index.js\"]}")
            .with("sub/x.js", "");
    Run run = project.run("graph", "--json", "sub");
    assertTrue(run.out().contains("mapped.js"), run.out() + run.err());
    Run named = project.run("graph", "--json", "--config", "sub/shale.json");
    assertTrue(named.out().contains("mapped.js"), named.out() + named.err());
  }

  @Test
  void whatIsIgnoredIsNoEntry() {
    Project project =
        pages()
            .with(
                "shale.json",
                "{\"entries\": [\"src/**/*.ts\"], \"ignore\": [\"src/pages\", \"**/a.ts\"]}");
    Run run = project.run("graph");
    assertTrue(run.out().startsWith("Entries         src/b.ts  (shale.json entries)\n"), run.out());
    assertTrue(run.out().contains("\n                src/index.ts"), run.out());
    assertFalse(run.out().contains("src/pages/p.ts  ("), run.out());
    Run typed = project.run("graph", "--ignore", "src/*.ts");
    assertTrue(typed.out().startsWith("Entries         src/pages/deep/q.ts  ("), typed.out());
    Run found = project.run("graph", "--no-config", "--ignore", "src");
    assertEquals(2, found.status());
    assertEquals("shale: --ignore leaves out all entries that were found.\n", found.err());
  }

  @Test
  void aWorkspaceHasPackagesAndEntries() {
    Project project =
        new Project(directory)
            .with("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}")
            .with("packages/a/package.json", "{\"name\": \"a\", \"source\": \"a.ts\"}")
            .with("packages/a/a.ts", "import 'c';")
            .with("packages/b/package.json", "{\"name\": \"b\", \"source\": \"b.ts\"}")
            .with("packages/b/b.ts", "")
            .with("packages/c/package.json", "{\"name\": \"c\", \"main\": \"c.ts\"}")
            .with("packages/c/c.ts", "")
            .with("shale.json", "{\"packages\": [\"a\"]}");
    String one = project.run("graph", "--json").out();
    assertTrue(one.contains("packages/a/a.ts") && one.contains("packages/c/c.ts"), one);
    assertFalse(one.contains("packages/b/b.ts"), one);
    // Whoever names a package of the workspace means it.
    String named = project.run("graph", "--json", "packages/b").out();
    assertTrue(named.contains("\"b.ts\""), named);
    String typed = project.run("graph", "--json", "--package", "./packages/b/").out();
    assertTrue(typed.contains("packages/b/b.ts") && !typed.contains("packages/a/a.ts"), typed);
    project.with("shale.json", "{\"packages\": [\"./packages/c\", \"b\"]}");
    String two = project.run("graph", "--json").out();
    assertTrue(two.contains("packages/b/b.ts") && two.contains("packages/c/c.ts"), two);
    project.with("shale.json", "{\"entries\": [\"packages/{a,b}/*.ts\"], \"packages\": [\"b\"]}");
    Run both = project.run("graph");
    assertTrue(
        both.out().startsWith("Entry           packages/b/b.ts  (shale.json entries)\n"),
        both.out() + both.err());
    Run other = project.run("graph", "--package", "a");
    assertTrue(other.out().startsWith("Entry           packages/a/a.ts  (shale.json entries)\n"));
    Run found = project.run("graph", "--package", "c");
    assertTrue(found.out().startsWith("Entry           packages/c/c.ts  (package.json main)\n"));
  }

  @Test
  void anEditedFileMakesAnotherAnswer() {
    Project project = options().with("shale.json", "{\"platform\": \"node\"}");
    String[] kept = {"graph", "--json", "--cache", "kept", "index.js"};
    String node = project.run(kept).out();
    assertEquals(node, project.run(kept).out());
    assertTrue(node.contains("platform-node.js"), node);
    for (String configuration :
        new String[] {
          "{}",
          "{\"conditions\": [\"x\"]}",
          "{\"defines\": {\"__X__\": false}}",
          "{\"externals\": [\"gone\"]}",
          "{\"mode\": \"development\"}",
          "{\"tsconfig\": \"other.json\"}",
          "{\"extensions\": [\".own.js\"]}"
        }) {
      project.with("shale.json", configuration);
      String edited = project.run(kept).out();
      assertNotEquals(node, edited, configuration);
      assertEquals(project.run("graph", "--json", "--no-cache", "index.js").out(), edited);
      node = edited;
    }
  }

  @Test
  void editedEntriesMakeAnotherAnswer() {
    Project project = pages().with("shale.json", "{\"entries\": [\"src/pages/*.ts\"]}");
    String[] kept = {"graph", "--json", "--cache", "kept"};
    assertFalse(project.run(kept).out().contains("src/pages/new.ts"));
    // The glob is asked again, too.
    project.with("src/pages/new.ts", "");
    assertTrue(project.run(kept).out().contains("src/pages/new.ts"));
    project.with("shale.json", "{\"entries\": [\"src/b.ts\"]}");
    String edited = project.run(kept).out();
    assertTrue(edited.contains("src/b.ts") && !edited.contains("src/pages"), edited);
  }

  @Test
  void otherCommandsReadItToo() {
    Project project = pages().with("shale.json", "{\"entries\": [\"src/pages/*.ts\"]}");
    assertTrue(project.run("why", "src/a.ts").out().startsWith("src/pages/p.ts:1:8"));
    Run cycles = project.with("src/pages/p.ts", "import './p'").run("cycles");
    assertTrue(cycles.out().contains("src/pages/p.ts"), cycles.out());
  }

  @Test
  void aFileBehindALinkIsRead() throws IOException {
    Project project = pages().with("real/shale.json", "{\"entries\": [\"src/b.ts\"]}");
    Files.createSymbolicLink(project.root().resolve("shale.json"), Path.of("real/shale.json"));
    assertTrue(project.run("graph").out().startsWith("Entry           src/b.ts  ("));
  }

  private Project pages() {
    return new Project(directory)
        .with("src/index.ts", "import './a';")
        .with("src/a.ts", "")
        .with("src/b.ts", "")
        .with("src/pages/p.ts", "import '../a';")
        .with("src/pages/deep/q.ts", "");
  }
}
