package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserMapTest {
  @TempDir Path root;

  @Test
  void filesAreReplaced() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"./n.js": "./w.js", "./noext": "./w.js", \
            "./gone.js": "./w.js", "./ig.js": false, "bare.js": "./w.js", "./d": "./w.js", \
            "./di/index.js": "./w", "./c1.js": "./c2.js", "./c2.js": "./w.js", "./pk.js": "pkg", \
            "./lib/deep.js": "./lib"}}
            a.js
            n.js
            w.js
            noext.js
            ig.js
            bare.js
            d/index.js
            di/index.js
            c1.js
            c2.js
            pk.js
            lib/deep.js
            lib/index.js
            sub/package.json: {"type": "module"}
            sub/b.js
            node_modules/pkg/index.js
            """);
    assertEquals("w.js", tree.find("a.js", "./n.js"));
    assertEquals("w.js", tree.find("a.js", "./n"));
    assertEquals("w.js", tree.find("sub/b.js", "../n"));
    assertEquals("w.js", tree.find("a.js", "./noext"));
    assertEquals("noext.js", tree.find("a.js", "./noext.js"));
    assertEquals("w.js", tree.find("a.js", "./gone"));
    assertEquals("IGNORED ig.js", tree.find("sub/b.js", "../ig.js"));
    assertEquals("w.js", tree.find("a.js", "./bare.js"));
    assertEquals("w.js", tree.find("a.js", "./d"));
    assertEquals("d/index.js", tree.find("a.js", "./d/index.js"));
    assertEquals("w.js", tree.find("a.js", "./di"));
    assertEquals("c2.js", tree.find("a.js", "./c1.js"));
    assertEquals("node_modules/pkg/index.js", tree.find("a.js", "./pk"));
    assertEquals("lib/index.js", tree.find("a.js", "./lib/deep.js"));
  }

  @Test
  void packagesAreReplaced() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"dep": "./shim.js", "fs": false, "node:path": false, \
            "other": "real", "missing": false, "./rel": "./shim.js", "dep/sub": "./shim.js"}}
            a.js
            shim.js
            sub/package.json: {"type": "module"}
            sub/b.js
            own/package.json: {"browser": {"x": "./y.js"}}
            own/c.js
            node_modules/dep/index.js
            node_modules/rel/index.js
            node_modules/real/index.js
            node_modules/bare/index.js
            """);
    assertEquals("shim.js", tree.find("a.js", "dep"));
    assertEquals("shim.js", tree.find("a.js", "dep/sub"));
    assertEquals("node_modules/dep/index.js", tree.find("a.js", "dep/index.js"));
    assertEquals("IGNORED fs", tree.find("a.js", "fs"));
    assertEquals("IGNORED node:path", tree.find("a.js", "node:path"));
    assertEquals("IGNORED missing", tree.find("a.js", "missing"));
    assertEquals("node_modules/real/index.js", tree.find("a.js", "other"));
    assertEquals("shim.js", tree.find("a.js", "rel"));
    assertEquals("shim.js", tree.find("sub/b.js", "dep"));
    assertEquals("node_modules/dep/index.js", tree.find("own/c.js", "dep"));
    assertEquals("node_modules/dep/index.js", tree.find("node_modules/bare/index.js", "dep"));
  }

  @Test
  void theMapOfAPackageAppliesToItsMainAndItsFilesWhoeverAsks() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/m/package.json: {"main": "./index", "browser": {"./index.js": "./b.js"}}
            node_modules/m/index.js
            node_modules/m/b.js
            node_modules/i/package.json: {"browser": {"./index.js": false}}
            node_modules/i/index.js
            node_modules/s/package.json: {"browser": {"./lib/x.js": "./b.js"}}
            node_modules/s/lib/x.js
            node_modules/s/b.js
            node_modules/e/package.json: {"exports": "./e.js", "browser": {"./e.js": "./b.js"}}
            node_modules/e/e.js
            node_modules/e/b.js
            """);
    assertEquals("node_modules/m/b.js", tree.find("a.js", "m"));
    assertEquals("node_modules/m/b.js", tree.find("a.js", "m/index"));
    assertEquals("IGNORED node_modules/i/index.js", tree.find("a.js", "i"));
    assertEquals("node_modules/s/b.js", tree.find("a.js", "s/lib/x"));
    assertEquals("node_modules/e/e.js", tree.find("a.js", "e"));
  }

  @Test
  void aKeyOfAFileStandsForAPackageWhereTheFileIsNamedSo() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/package.json: {"browser": {"./sub": "./shim.js", "./lib/util": "./shim.js", \
            "./ext.js": "./shim.js", "./dir/index": "./shim.js", "bare.js": "./shim.js"}}
            node_modules/p/shim.js
            node_modules/p/b.js
            node_modules/p/lib/c.js
            node_modules/p/node_modules/own/d.js
            node_modules/sub/index.js
            node_modules/util/index.js
            node_modules/lib/util.js
            node_modules/ext/index.js
            node_modules/dir/index.js
            node_modules/bare/index.js
            """);
    String shim = "node_modules/p/shim.js";
    assertEquals(shim, tree.find("node_modules/p/b.js", "sub"));
    assertEquals(shim, tree.find("node_modules/p/b.js", "lib/util"));
    assertEquals(shim, tree.find("node_modules/p/b.js", "dir"));
    assertEquals(shim, tree.find("node_modules/p/b.js", "bare"));
    assertEquals("node_modules/ext/index.js", tree.find("node_modules/p/b.js", "ext"));
    assertEquals("node_modules/sub/index.js", tree.find("node_modules/p/lib/c.js", "sub"));
    assertEquals(shim, tree.find("node_modules/p/lib/c.js", "util"));
    assertEquals("node_modules/lib/util.js", tree.find("node_modules/p/lib/c.js", "lib/util"));
    assertEquals(shim, tree.find("node_modules/p/lib/c.js", "bare"));
    assertEquals(
        "node_modules/sub/index.js", tree.find("node_modules/p/node_modules/own/d.js", "sub"));
    assertEquals("node_modules/sub/index.js", tree.find("a.js", "sub"));
  }

  @Test
  void keysMayStandInDirectoriesThatDoNotExist() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"./gone/x.js": "./w.js", "./gone/deep/y": false}}
            a.js
            w.js
            node_modules/p/package.json: {"main": "dist/x", "browser": {"./dist/x.js": "./w.js"}}
            node_modules/p/w.js
            """);
    assertEquals("w.js", tree.find("a.js", "./gone/x"));
    assertEquals("w.js", tree.find("a.js", "./gone//./x.js"));
    assertEquals("IGNORED gone/deep/y", tree.find("a.js", "./gone/deep/y"));
    assertEquals("node_modules/p/w.js", tree.find("a.js", "p"));
    assertEquals("node_modules/p/w.js", tree.find("a.js", "p/dist/x"));
    assertEquals("Could not find \"./gone/z\": no directory /gone", tree.find("a.js", "./gone/z"));
  }

  @Test
  void aValueWithoutADotIsAFileForMainsAndAPackageFirstElsewhere() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/package.json: {"main": "index.js", \
            "browser": {"index.js": "browser.js", "./x.js": "lib/y", "./both.js": "both"}}
            node_modules/p/browser.js
            node_modules/p/x.js
            node_modules/p/lib/y.js
            node_modules/p/both.js
            node_modules/m/package.json: {"main": "./both.js", "browser": {"./both.js": "both"}}
            node_modules/m/both.js
            node_modules/i/package.json: {"browser": {"./index.js": "both"}}
            node_modules/i/index.js
            node_modules/both/index.js
            node_modules/n/package.json: {"browser": {"./x.js": "neither"}}
            node_modules/n/x.js
            """);
    String neither = tree.find("a.js", "n/x.js");
    assertTrue(neither.contains("Package \"neither\" is not installed"), neither);
    assertEquals("node_modules/p/browser.js", tree.find("a.js", "p"));
    assertEquals("node_modules/p/browser.js", tree.find("a.js", "p/index.js"));
    assertEquals("node_modules/p/lib/y.js", tree.find("a.js", "p/x"));
    assertEquals("node_modules/both/index.js", tree.find("a.js", "p/both"));
    assertEquals("node_modules/m/both.js", tree.find("a.js", "m"));
    assertEquals("node_modules/both/index.js", tree.find("a.js", "i"));
  }

  @Test
  void noMapLeadsInACircleAmongTheFilesOfItsPackage() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"./index.js": "."}, "imports": {"#a": "x", "#b": "y"}}
            a.js
            index.js
            node_modules/p/package.json: {"main": "a.js", "browser": {"./a.js": "./"}}
            node_modules/p/a.js
            node_modules/f/package.json: {"browser": {"./lib/index.js": "./lib"}}
            node_modules/f/lib/index.js
            node_modules/m/package.json: {"main": "lib", "module": "./lib/", "browser": \
            {"./lib": ".", "./index": "./lib"}}
            node_modules/m/lib/index.js
            node_modules/i/package.json: {"exports": {"./": "./"}, "browser": {"./index.js": "./"}}
            node_modules/i/index.js
            node_modules/n/package.json: {"browser": {"x": "#a"}, "imports": {"#a": "x"}}
            node_modules/n/index.js
            node_modules/o/package.json: {"name": "o", "exports": {".": "./o.js", "./": "./"}, \
            "browser": {"x": "o/lib/", "./lib/index.js": "o/lib/"}}
            node_modules/o/lib/index.js
            """);
    String none = "a directory without an index file";
    assertTrue(tree.find("a.js", "p").contains(none));
    assertEquals("node_modules/f/lib/index.js", tree.find("a.js", "f/lib"));
    assertEquals("node_modules/f/lib/index.js", tree.find("a.js", "f/lib/index"));
    assertEquals("node_modules/m/lib/index.js", tree.find("a.js", "m"));
    assertEquals("index.js", tree.find("a.js", "."));
    assertEquals("index.js", tree.find("a.js", "./index.js"));
    assertEquals("node_modules/i/index.js", tree.find("a.js", "i/index"));
    String circle = "The browser maps of packages lead in a circle";
    assertEquals(circle, tree.find("node_modules/n/index.js", "#a"));
    assertEquals(circle, tree.find("node_modules/n/index.js", "x"));
    assertEquals(circle, tree.find("node_modules/o/lib/index.js", "x"));
  }

  @Test
  void mapsThatLeadInACircleAreAFailureWhereverOneEnters() {
    String lines =
        """
        a.js
        node_modules/p/package.json: {"main": "./i.js", "browser": {"./i.js": "q"}}
        node_modules/p/index.js
        node_modules/q/package.json: {"browser": {"./index.js": "p"}}
        node_modules/q/index.js
        node_modules/r/package.json: {"browser": {"./index.js": "q"}}
        node_modules/r/index.js
        """;
    String circle = "The browser maps of packages lead in a circle";
    for (String first : new String[] {"p", "q", "r", "./node_modules/p"}) {
      TestTree tree = TestTree.of(root, lines);
      assertEquals(circle, tree.find("a.js", first));
      assertEquals(circle, tree.find("a.js", "p"));
      assertEquals(circle, tree.find("a.js", "q"));
      assertEquals(circle, tree.find("a.js", "r"));
    }
  }
}
