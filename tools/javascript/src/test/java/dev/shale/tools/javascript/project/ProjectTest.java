package dev.shale.tools.javascript.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.resolver.TestTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
  @TempDir Path root;

  private TestTree tree;

  @BeforeEach
  void makeTree() {
    tree = TestTree.of(root, ".git/HEAD");
  }

  private ProjectLayout find(String lines, String directory) {
    tree = TestTree.of(root, lines);
    try {
      return ProjectLayout.find(tree.path(directory).toRealPath(), false);
    } catch (IOException notThere) {
      return ProjectLayout.find(tree.path(directory), false);
    }
  }

  private List<String> texts(ProjectLayout project) {
    assertEquals("", project.failure());
    List<String> texts = new ArrayList<>();
    for (ProjectLayout.Member one : project.packages()) {
      for (ProjectLayout.Entry entry : one.entries()) {
        texts.add(tree.shorten(entry.file().toString()).substring(1) + " (" + entry.origin() + ")");
      }
    }
    return texts;
  }

  private void check(String expected, ProjectLayout project) {
    assertEquals(expected.strip(), String.join("\n", texts(project)));
  }

  @Test
  void sourceComesFirst() {
    check(
        "p/lib/a.ts (package.json source)",
        find(
            """
            p/package.json: {"main": "m.js", "source": "lib/a.ts"}
            p/lib/a.ts
            p/m.js
            """,
            "p"));
    check(
        """
        q/a.ts (package.json source)
        q/b.ts (package.json source)
        q/c.ts (package.json source)
        """,
        find(
            """
            q/package.json: {"source": ["a.ts", "./b", {"x": "c.ts"}]}
            q/a.ts
            q/b.ts
            q/c.ts
            """,
            "q"));
  }

  @Test
  void aFieldWhoseFileDoesNotExistIsPassedOver() {
    ProjectLayout project =
        find(
            """
            p/package.json: {"source": "no.ts", "module": "gone/m.js", "main": "m"}
            p/m.js
            """,
            "p");
    check("p/m.js (package.json main)", project);
    assertEquals(
        List.of(
            "package.json source names \"no.ts\": no file /p/no.ts,"
                + " with or without .tsx, .ts, .jsx, .js, .css, .json",
            "package.json module names \"gone/m.js\": no directory /p/gone"),
        project.packages().getFirst().skipped().stream().map(tree::shorten).toList());
  }

  @Test
  void exportsNameTheCodeOfAllSubpathsAndPatterns() {
    ProjectLayout project =
        find(
            """
            p/package.json: {"exports": {".": {"types": "./a.d.ts", "import": "./a.js"}, \
            "./b": "./b.js", "./same": "./a.js", "./x/*": "./lib/*.js", "./css": "./x.css", \
            "./package.json": "./package.json", "./gone": "./gone.js", "./t": "./t.d.ts", \
            "./c": {"require": "./c.cjs"}, "./none/*": null}, "bin": {"p": "cli.js"}}
            p/a.js
            p/b.js
            p/c.cjs
            p/cli.js
            p/x.css
            p/t.d.ts
            p/lib/d/e.js
            p/lib/f.js
            p/lib/g.txt
            """,
            "p");
    check(
        """
        p/a.js (package.json exports)
        p/b.js (package.json exports)
        p/lib/d/e.js (package.json exports)
        p/lib/f.js (package.json exports)
        p/c.cjs (package.json exports)
        p/cli.js (package.json bin)
        """,
        project);
    assertEquals(1, project.packages().getFirst().skipped().size());
  }

  /** The answer is the same before a build and after it. */
  @Test
  void sourcesStandForOutputs() {
    String sources =
        """
        %1$s/package.json: {"name": "@x/lib", "main": "dist/index.js", "exports": {".": \
        {"import": "./dist/index.mjs"}, "./deep": "./dist/deep/a.js", "./u": "./dist/lib.umd.js"}}
        %1$s/src/index.ts
        %1$s/src/deep/a.tsx
        """;
    String expected =
        """
        %1$s/src/index.ts (package.json exports)
        %1$s/src/deep/a.tsx (package.json exports)
        """;
    check(expected.formatted("a"), find(sources.formatted("a"), "a"));
    check(
        expected.formatted("b"),
        find(
            sources.formatted("b")
                + """
                b/.gitignore: dist/
                b/dist/index.mjs
                b/dist/deep/a.js
                b/dist/lib.umd.js
                """,
            "b"));
    check(
        expected.formatted("c"),
        find(
            sources.formatted("c")
                + """
                c/tsconfig.json: {"compilerOptions": {"rootDir": "src", "outDir": "dist"}}
                c/dist/index.mjs
                c/dist/deep/a.js
                """,
            "c"));
  }

  @Test
  void whatIsCommittedIsNoOutput() {
    check(
        "p/dist/index.js (package.json main)",
        find(
            """
            p/package.json: {"main": "dist/index.js"}
            p/dist/index.js
            p/src/index.ts
            p/.gitignore: dist\n!dist
            """
                .replace("dist\n!dist", "distant"),
            "p"));
  }

  @Test
  void aStubOverAnOutputStandsForItsSource() {
    check(
        "p/src/index.ts (package.json main)",
        find(
            """
            p/package.json: {"name": "v", "main": "index.js"}
            p/index.js: module.exports = process.env.X ? require('./dist/v.cjs.js') : require("./dist/v.prod.js")
            p/src/index.ts
            """,
            "p"));
    check(
        "q/index.js (package.json main)",
        find(
            """
            q/package.json: {"name": "v", "main": "index.js"}
            q/index.js: module.exports = require('./lib/x')
            q/lib/x.js
            q/src/index.ts
            """,
            "q"));
  }

  @Test
  void frameworksBeginWithFilesByTheirNames() {
    check(
        """
        n/app/(shop)/[id]/page.tsx (Next.js)
        n/app/api/route.ts (Next.js)
        n/app/layout.tsx (Next.js)
        n/src/middleware.ts (Next.js)
        """,
        find(
            """
            n/package.json: {"dependencies": {"next": "15"}}
            n/app/(shop)/[id]/page.tsx
            n/app/(shop)/[id]/helper.ts
            n/app/api/route.ts
            n/app/layout.tsx
            n/src/middleware.ts
            n/node_modules/next/app/page.tsx
            """,
            "n"));
    check(
        "v/index.html (Vite)",
        find(
            """
            v/package.json: {"devDependencies": {"vite": "7"}}
            v/index.html
            v/src/main.ts
            """,
            "v"));
    check(
        """
        s/src/routes/+layout.svelte (SvelteKit)
        s/src/routes/a/+page.server.ts (SvelteKit)
        s/src/hooks.server.ts (SvelteKit)
        """,
        find(
            """
            s/package.json: {"devDependencies": {"@sveltejs/kit": "2", "vite": "7"}}
            s/src/routes/+layout.svelte
            s/src/routes/a/+page.server.ts
            s/src/routes/a/Part.svelte
            s/src/hooks.server.ts
            """,
            "s"));
  }

  @Test
  void workspaceFilesPagesScriptsAndNamesCountWhereNothingElseDoes() {
    check(
        "a/src/main.ts (angular.json)",
        find(
            """
            a/angular.json: {"projects": {"app": {"architect": {"build": {"options": {"browser": "src/main.ts"}}}}}}
            a/package.json: {}
            a/src/main.ts
            a/src/index.html
            """,
            "a"));
    check("h/index.html (index.html)", find("h/index.html\nh/index.js", "h"));
    check(
        "s/tools/run.ts (package.json scripts)",
        find(
            """
            s/package.json: {"scripts": {"lint": "eslint x.js", "start": "NODE_ENV=x tsx --watch tools/run.ts"}}
            s/tools/run.ts
            s/x.js
            s/index.js
            """,
            "s"));
    check("i/src/index.ts (src/index.ts)", find("i/src/index.ts\ni/index.js", "i"));
    check("j/index.mjs (index.mjs)", find("j/src/x.js\nj/index.mjs", "j"));
    check("k/src/main.tsx (src/main.tsx)", find("k/src/main.tsx\nk/server.js", "k"));
  }

  @Test
  void filesOfTestsCountIfTheyAreAskedFor() {
    tree =
        TestTree.of(
            root,
            """
            p/index.ts
            p/src/a.test.ts
            p/src/__tests__/b.ts
            p/tests/c.ts
            p/src/d.ts
            """);
    check("p/index.ts (index.ts)", ProjectLayout.find(tree.path("p"), false));
    check(
        """
        p/index.ts (index.ts)
        p/src/a.test.ts (test)
        p/src/__tests__/b.ts (test)
        p/tests/c.ts (test)
        """,
        ProjectLayout.find(tree.path("p"), true));
  }

  private static final String TWO =
      """
      %1$s/packages/a/package.json: {"name": "@r/a", "main": "index.js"}
      %1$s/packages/a/index.js
      %1$s/packages/b/package.json: {"name": "@r/b", "main": "index.js", "bin": "cli.js"}
      %1$s/packages/b/index.js
      %1$s/packages/b/cli.js
      %1$s/packages/c/readme.md
      %1$s/other/d/package.json: {"name": "@r/d", "main": "index.js"}
      %1$s/other/d/index.js
      """;

  private void checkWorkspace(String folder, String layout, String files) {
    ProjectLayout project = find(TWO.formatted(folder) + files.indent(0), folder);
    check(
        """
        %1$s/packages/a/index.js (package.json main)
        %1$s/packages/b/index.js (package.json main)
        %1$s/packages/b/cli.js (package.json bin)
        """
            .formatted(folder),
        project);
    assertEquals(layout, project.layout());
    assertEquals(tree.path(folder + "/packages/a"), project.members().get("@r/a"));
    assertEquals(List.of(), project.problems());
  }

  @Test
  void aWorkspaceHasTheEntriesOfAllPackages() throws IOException {
    checkWorkspace(
        "npm", "package.json workspaces", "npm/package.json: {\"workspaces\": [\"packages/*\"]}");
    checkWorkspace(
        "yarn",
        "package.json workspaces",
        "yarn/package.json: {\"workspaces\": {\"packages\": [\"./packages/*/\"], \"nohoist\": []}}");
    checkWorkspace("lerna", "lerna.json", "lerna/lerna.json: {}\nlerna/package.json: {}");
    checkWorkspace(
        "rush",
        "rush.json",
        "rush/rush.json: { /* x */ \"projects\": [{\"projectFolder\": \"packages/a\"},"
            + " {\"projectFolder\": \"packages/b\"}]}");
    Path pnpm = root.resolve("pnpm/pnpm-workspace.yaml");
    java.nio.file.Files.createDirectories(pnpm.getParent());
    java.nio.file.Files.writeString(
        pnpm,
        """
        # comment
        packages:
          - '**'
          - "!other/**"
        catalog:
          react: ^19
        """);
    checkWorkspace("pnpm", "pnpm-workspace.yaml", "pnpm/package.json: {\"private\": true}");
  }

  @Test
  void aDirectoryOfAWorkspaceKnowsTheOthers() {
    ProjectLayout project =
        find(
            TWO.formatted("w") + "w/package.json: {\"workspaces\": [\"packages/*\"]}",
            "w/packages/b");
    assertEquals(tree.path("w/packages/a"), project.members().get("@r/a"));
    assertEquals(1, project.packages().size());
    ProjectLayout around = ProjectLayout.around(tree.path("w/packages/b/index.js"));
    assertEquals(tree.path("w/packages/a"), around.members().get("@r/a"));
    assertEquals(Platform.NODE, around.packages().getFirst().platform());
    assertEquals(0, find(TWO.formatted("w"), "w/other/d").members().size());
  }

  @Test
  void whatIsWrongWithAWorkspaceIsSaid() throws IOException {
    java.nio.file.Files.writeString(root.resolve("pnpm-workspace.yaml"), "packages: [&a [*a, *a]");
    ProjectLayout project = find("index.js", ".");
    assertTrue(
        project.problems().getFirst().contains("pnpm-workspace.yaml is not YAML: "),
        project.problems().toString());
    project =
        find(
            """
            w/package.json: {"workspaces": ["a", "b", "none/*"]}
            w/a/package.json: {"name": "same", "main": "i.js"}
            w/a/i.js
            w/b/package.json: {"name": "same", "main": "i.js"}
            w/b/i.js
            """,
            "w");
    assertEquals(
        List.of(
            "package.json workspaces: no package fits none/*",
            "two packages have the name same: /w/a and /w/b; requests mean the first"),
        project.problems().stream().map(tree::shorten).toList());
  }

  @Test
  void theManifestTellsThePlatform() {
    assertEquals("browser ", platform("{}"));
    assertEquals("node package.json engines", platform("{\"engines\": {\"node\": \">=18\"}}"));
    assertEquals(
        "browser package.json browser",
        platform("{\"engines\": {\"node\": \"18\"}, \"browser\": \"b.js\"}"));
    assertEquals("node package.json bin", platform("{\"bin\": \"b.js\"}"));
    assertEquals(
        "browser depends on next",
        platform("{\"engines\": {\"node\": \"18\"}, \"dependencies\": {\"next\": \"15\"}}"));
    assertEquals(
        "react-native depends on react-native",
        platform("{\"dependencies\": {\"react-native\": \"1\"}}"));
    assertEquals(
        "node depends on electron",
        platform("{\"main\": \"m.js\", \"devDependencies\": {\"electron\": \"1\"}}"));
  }

  private String platform(String json) {
    ProjectLayout.Member only =
        find("p/package.json: " + json + "\np/index.js", "p").packages().getFirst();
    return only.platform().label() + " " + only.platformReason();
  }

  @Test
  void aLinkedDirectoryGivesRealPaths() {
    check("real/index.js (index.js)", find("real/index.js\nlink -> real", "link"));
  }

  @Test
  void failuresAreSentences() {
    String help =
        " has no entry in package.json (source, exports, module, main, browser, bin), no files of"
            + " a framework, no index.html, and neither src/index.* nor index.*, main.*, app.* or"
            + " server.*: name an entry file";
    assertEquals("/docs" + help, tree.shorten(find("docs/readme.md", "docs").failure()));
    assertEquals(
        "/lib"
            + help
            + ", as in 'shale graph src/x.ts' (package.json main names \"dist/z.js\": no directory"
            + " /lib/dist)",
        tree.shorten(
            find("lib/package.json: {\"main\": \"dist/z.js\"}\nlib/src/x.ts\nlib/src/y.ts", "lib")
                .failure()));
    assertEquals("/f.js is a file, not a directory", tree.shorten(find("f.js", "f.js").failure()));
    assertTrue(
        tree.shorten(find("bad/package.json: {", "bad").failure())
            .startsWith("/bad/package.json:1:2: not JSON:"));
  }
}
