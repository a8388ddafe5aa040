package dev.shale.tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are no single package with one entry. */
class ProjectsTest {
  @TempDir Path directory;

  private Project project;

  @BeforeEach
  void makeWorkspace() {
    project =
        new Project(directory)
            .with("package.json", "{\"name\": \"root\", \"workspaces\": [\"packages/*\"]}")
            .with("packages/a/package.json", "{\"name\": \"@r/a\", \"main\": \"dist/a.js\"}")
            .with("packages/a/src/index.ts", "export const a = 1;")
            .with("packages/b/package.json", "{\"name\": \"b\", \"bin\": \"cli.js\"}")
            .with("packages/b/cli.js", "require('@r/a'); require('dbg');")
            .with(
                "packages/c/package.json", "{\"name\": \"c\", \"devDependencies\": {\"vite\": 1}}")
            .with("packages/c/index.html", "<script type=module src=/src/c.ts></script>")
            .with("packages/c/src/c.ts", "import 'dbg'; import 'virtual:x';")
            .with("node_modules/dbg/package.json", "{\"main\": \"n.js\", \"browser\": \"b.js\"}")
            .with("node_modules/dbg/n.js", "")
            .with("node_modules/dbg/b.js", "");
  }

  @Test
  void theSummaryOfAWorkspaceSaysWhatWasTaken() {
    Run run = project.run("graph", "--no-cache");
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .startsWith(
                """
                Entries         packages/a/src/index.ts  (package.json main)
                                packages/b/cli.js  (package.json bin)
                                packages/c/index.html  (Vite)  -> packages/c/src/c.ts
                Packages        4  (package.json workspaces)
                Not linked      @r/a, b, c  (found in the workspace by name)
                Platform        browser 3, node 1  (by package)
                """),
        run.out());
  }

  @Test
  void eachPackageHasItsPlatform() {
    String both = project.run("graph", "--json", "--no-cache").out();
    assertTrue(both.contains("node_modules/dbg/n.js") && both.contains("node_modules/dbg/b.js"));
    String node = project.run("graph", "--json", "--no-cache", "--platform", "node").out();
    assertFalse(node.contains("node_modules/dbg/b.js"));
  }

  @Test
  void onePackageMayBeTakenAndSeveralDirectoriesNamed() {
    String one = project.run("graph", "--json", "--no-cache", "--package", "b").out();
    assertTrue(one.contains("packages/b/cli.js") && one.contains("packages/a/src/index.ts"));
    assertFalse(one.contains("packages/c"));
    Run two = project.run("graph", "--json", "--no-cache", "packages/a", "packages/c");
    assertEquals(0, two.status(), two.err());
    assertTrue(two.out().contains("packages/a/src/index.ts") && two.out().contains("src/c.ts"));
    assertFalse(two.out().contains("packages/b"));
    Run none = project.run("graph", "--package", "d");
    assertEquals(2, none.status());
    assertTrue(
        none.err()
            .contains("--package d names no package with an entry; there is root, @r/a, b, c"),
        none.err());
  }

  @Test
  void anApplicationAtTheRootOfAWorkspaceIsAnEntry() {
    project.with("src/main.tsx", "import '@r/a';").with("tool.js", "");
    project.with(
        "package.json",
        "{\"name\": \"root\", \"workspaces\": [\".\", \"packages/*\"],"
            + " \"scripts\": {\"x\": \"node tool.js\"}}");
    Run run = project.run("graph", "--no-cache");
    assertTrue(
        run.out().startsWith("Entries         src/main.tsx  (found by its name)"), run.out());
    assertFalse(run.out().contains("tool.js"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void whatIsWrongIsSaidWhereThereIsNoEntry() {
    Project none =
        new Project(project.with("none/package.json", "{}").root().resolve("none"))
            .with("pnpm-workspace.yaml", "packages: [[[");
    Run run = none.run("graph");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("pnpm-workspace.yaml"), run.err());
    assertTrue(run.err().contains("name an entry file"), run.err());
  }

  @Test
  void keptAndFreshAnswersAreTheSame() {
    String cold = project.run("graph", "--json", "--no-cache").out();
    for (int run = 0; run < 3; run++) {
      assertEquals(cold, project.run("graph", "--json", "--cache", "kept").out());
    }
    project.with("packages/a/dist/a.js", "exports.a = 1;");
    String built = project.run("graph", "--json", "--no-cache").out();
    assertEquals(built, project.run("graph", "--json", "--cache", "kept").out());
  }
}
