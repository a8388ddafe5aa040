package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.resolver.TestTree;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesTest {
  @TempDir Path root;

  private TestTree tree;

  @BeforeEach
  void makeTree() {
    tree = TestTree.of(root, "");
  }

  private Entries find(String lines, String directory) {
    tree = TestTree.of(root, lines);
    return Entries.find(tree.path(directory));
  }

  private void check(String origin, List<String> files, Entries entries) {
    assertEquals("", entries.failure());
    assertEquals(origin, entries.origin());
    assertEquals(files.stream().map(tree::path).toList(), entries.files());
  }

  @Test
  void sourceComesFirst() {
    check(
        "package.json source",
        List.of("p/lib/a.ts"),
        find(
            """
            p/package.json: {"main": "m.js", "source": "lib/a.ts"}
            p/lib/a.ts
            p/m.js
            """,
            "p"));
    check(
        "package.json source",
        List.of("q/a.ts", "q/b.ts", "q/c.ts"),
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
    Entries entries =
        find(
            """
            p/package.json: {"source": "no.ts", "module": "dist/m.js", "main": "m"}
            p/m.js
            """,
            "p");
    check("package.json main", List.of("p/m.js"), entries);
    assertEquals(
        List.of(
            "package.json source names \"no.ts\": no file /p/no.ts,"
                + " with or without .tsx, .ts, .jsx, .js, .css, .json",
            "package.json module names \"dist/m.js\": no directory /p/dist"),
        entries.skipped().stream().map(tree::shorten).toList());
  }

  @Test
  void exportsNameTheirExplicitSubpaths() {
    Entries entries =
        find(
            """
            p/package.json: {"exports": {".": {"types": "./a.d.ts", "import": "./a.js"}, \
            "./b": "./b.js", "./same": "./a.js", "./*": "./*.js", "./css": "./x.css", \
            "./package.json": "./package.json", "./gone": "./gone.js", "./t": "./t.d.ts"}}
            p/a.js
            p/b.js
            p/c.js
            p/x.css
            p/t.d.ts
            """,
            "p");
    check("package.json exports", List.of("p/a.js", "p/b.js"), entries);
    assertEquals(1, entries.skipped().size());
  }

  @Test
  void withoutAPackageJsonTheIndexIsTaken() {
    check("src/index.ts", List.of("p/src/index.ts"), find("p/src/index.ts\np/index.js", "p"));
    check("index.mjs", List.of("q/index.mjs"), find("q/src/x.js\nq/index.mjs", "q"));
  }

  @Test
  void aLinkedDirectoryGivesRealPaths() {
    check("index.js", List.of("real/index.js"), find("real/index.js\nlink -> real", "link"));
  }

  @Test
  void failuresAreSentences() {
    String help = " and neither src/index.* nor index.*: name an entry file";
    Entries entries = find("docs/readme.md", "docs");
    assertEquals(
        "/docs has no package.json entry (source, module, main, exports)" + help,
        tree.shorten(entries.failure()));
    entries = find("lib/package.json: {\"main\": \"dist/x.js\"}", "lib");
    assertEquals(
        "/lib has no package.json entry (source, module, main, exports)"
            + help
            + " (package.json main names \"dist/x.js\": no directory /lib/dist)",
        tree.shorten(entries.failure()));
    assertEquals("There is no directory /no", tree.shorten(find("", "no").failure()));
    assertEquals("/f.js is a file, not a directory", tree.shorten(find("f.js", "f.js").failure()));
    assertTrue(
        tree.shorten(find("bad/package.json: {", "bad").failure())
            .startsWith("Cannot read the package.json of /bad: /bad/package.json:1:2: not JSON:"));
    assertTrue(
        tree.shorten(find("loop -> loop", "loop").failure()).startsWith("Cannot enter /loop: "));
  }

  @Test
  void anEntryMayBeAFile() {
    tree = TestTree.of(root, "p/package.json: {\"type\": \"module\"}\np/a.js\nl.js -> p/a.js\nd/x");
    JavaScriptResolver resolver = tree.resolver();
    assertEquals("p/a.js", tree.text(resolver.entry(tree.path("p/a.js"))));
    assertEquals("p/a.js", tree.text(resolver.entry(tree.path("l.js"))));
    assertTrue(resolver.entry(tree.path("l.js")).settings().has(SourceSettings.ESM_PACKAGE));
    assertEquals("There is no entry file /p/b.js", tree.text(resolver.entry(tree.path("p/b.js"))));
    assertEquals(
        "There is no entry file /no/b.js", tree.text(resolver.entry(tree.path("no/b.js"))));
    assertEquals(
        "The entry /d is a directory, not a file", tree.text(resolver.entry(tree.path("d"))));
  }
}
