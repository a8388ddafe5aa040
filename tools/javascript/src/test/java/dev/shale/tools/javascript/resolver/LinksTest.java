package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
  @TempDir Path root;

  @Test
  void theAnswerIsTheRealPath() {
    TestTree tree =
        TestTree.of(
            root,
            """
            real/a.js
            real/b.js
            app/x.js
            app/l -> ../real
            app/f.js -> ../real/a.js
            app/two.js -> f.js
            """);
    assertEquals("real/a.js", tree.find("app/x.js", "./l/a"));
    assertEquals("real/a.js", tree.find("app/x.js", "./f.js"));
    assertEquals("real/a.js", tree.find("app/x.js", "./f"));
    assertEquals("real/a.js", tree.find("app/x.js", "./two"));
    assertEquals("app/x.js", tree.find("app/x.js", "./l/../x.js"));
    assertEquals("real/b.js", tree.find("app/l/a.js", "./b.js"));
  }

  @Test
  void packagesOfPnpmFindTheirOwnDependencies() {
    TestTree tree =
        TestTree.of(
            root,
            """
            app/a.js
            node_modules/x -> .pnpm/x@1/node_modules/x
            node_modules/.pnpm/x@1/node_modules/x/package.json: {"main": "m.js"}
            node_modules/.pnpm/x@1/node_modules/x/m.js
            node_modules/.pnpm/x@1/node_modules/y -> ../../y@2/node_modules/y
            node_modules/.pnpm/y@2/node_modules/y/index.js
            node_modules/.pnpm/y@2/node_modules/y/package.json: {"type": "module"}
            """);
    String x = tree.find("app/a.js", "x");
    assertEquals("node_modules/.pnpm/x@1/node_modules/x/m.js", x);
    assertEquals("node_modules/.pnpm/y@2/node_modules/y/index.js", tree.find(x, "y"));
    assertEquals(
        "Package \"y\" is not installed: no node_modules/y in /app or above",
        tree.find("app/a.js", "y"));
  }

  @Test
  void aLinkedWorkspacePackageIsNotInsideNodeModules() {
    TestTree tree =
        TestTree.of(
            root,
            """
            app/a.ts
            app/node_modules/w -> ../../packages/w
            packages/w/foo.ts
            packages/w/foo.js
            """);
    assertEquals("packages/w/foo.ts", tree.find("app/a.ts", "w/foo"));
    assertEquals("packages/w/foo.ts", tree.find("packages/w/foo.js", "./foo"));
  }

  @Test
  void brokenLinksAreExplained() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            dangling.js -> nowhere.js
            loop -> loop
            one.js -> two.js
            two.js -> one.js
            node_modules/gone -> ../packages/gone
            """);
    assertEquals(
        "Could not find \"./dangling.js\": /dangling.js is a link to nothing",
        tree.find("a.js", "./dangling.js"));
    assertEquals(
        "Could not find \"./loop\": /loop is a link that leads back to itself",
        tree.find("a.js", "./loop"));
    assertEquals(
        "Could not find \"./loop/x\": /loop is a link that leads back to itself",
        tree.find("a.js", "./loop/x"));
    assertEquals(
        "Could not find \"./one.js\": /one.js is a link that leads back to itself",
        tree.find("a.js", "./one.js"));
    assertEquals(
        "Could not find \"gone\": /node_modules/gone is a link to nothing",
        tree.find("a.js", "gone"));
  }
}
