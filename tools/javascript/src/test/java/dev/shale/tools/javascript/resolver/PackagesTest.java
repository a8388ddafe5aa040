package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
  @TempDir Path root;

  @Test
  void packagesAreLookedForUpwards() {
    TestTree tree =
        TestTree.of(
            root,
            """
            app/src/a.js
            app/node_modules/near/index.js
            node_modules/near/index.js
            node_modules/far/index.js
            node_modules/far/lib/x.js
            node_modules/@s/p/index.js
            node_modules/@s/p/sub.js
            node_modules/single.js
            app/node_modules/part/x.js
            node_modules/part/y.js
            """);
    assertEquals("app/node_modules/near/index.js", tree.find("app/src/a.js", "near"));
    assertEquals("node_modules/far/index.js", tree.find("app/src/a.js", "far"));
    assertEquals("node_modules/far/index.js", tree.find("app/src/a.js", "far/"));
    assertEquals("node_modules/far/lib/x.js", tree.find("app/src/a.js", "far/lib/x"));
    assertEquals("node_modules/@s/p/index.js", tree.find("app/src/a.js", "@s/p"));
    assertEquals("node_modules/@s/p/sub.js", tree.find("app/src/a.js", "@s/p/sub"));
    assertEquals("node_modules/single.js", tree.find("app/src/a.js", "single"));
    assertEquals("node_modules/part/y.js", tree.find("app/src/a.js", "part/y.js"));
    assertEquals("node_modules/near/index.js", tree.find("node_modules/far/index.js", "near"));
  }

  /** Node says of such a package what it exports, and looks no further. */
  @Test
  void aPackageWithExportsHidesThoseFurtherUp() {
    TestTree tree =
        TestTree.of(
            root,
            """
            app/src/a.js
            app/node_modules/p/package.json: {"exports": {".": "./index.js"}}
            app/node_modules/p/index.js
            node_modules/p/package.json: {"exports": {".": "./index.js", "./sub": "./sub.js"}}
            node_modules/p/index.js
            node_modules/p/sub.js
            app/node_modules/q/package.json: {"name": "q"}
            app/node_modules/q/index.js
            node_modules/q/sub.js
            """);
    String hidden = tree.find("app/src/a.js", "p/sub");
    assertTrue(hidden.contains("./sub"), hidden);
    assertTrue(hidden.contains("app/node_modules/p/package.json"), hidden);
    assertEquals("node_modules/q/sub.js", tree.find("app/src/a.js", "q/sub.js"));
  }

  @Test
  void mainFieldsAreTriedInOrder() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/b/package.json: {"main": "m.js", "module": "e.js", "browser": "b.js"}
            node_modules/b/b.js
            node_modules/b/e.js
            node_modules/b/m.js
            node_modules/e/package.json: {"main": "m.js", "module": "e"}
            node_modules/e/e.js
            node_modules/e/m.js
            node_modules/w/package.json: {"main": "m.js", "module": 5, "browser": ["x"]}
            node_modules/w/m.js
            """);
    assertEquals("node_modules/b/b.js", tree.find("a.js", "b"));
    assertEquals("node_modules/e/e.js", tree.find("a.js", "e"));
    assertEquals("node_modules/w/m.js", tree.find("a.js", "w"));
  }

  @Test
  void exportsChooseByConditionsInTheirOrder() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/package.json: {"main": "no.js", "exports": {".": {"node": "./n.js", \
            "require": "./r.js", "import": {"worker": "./w.js", "default": "./i.js"}}, \
            "./mode": {"production": "./p.js", "development": "./d.js"}, \
            "./arr": [5, {"node": "./n.js"}, "bad.js", null, "./i.js", "./p.js"], \
            "./late": ["./gone.js", "./i.js"], "./nul": ["../x.js", null], "./bad": [null, "../x.js"], \
            "./lib/*": "./src/*.js", "./lib/x/*": null, "./old/": "./src/"}}
            node_modules/p/n.js
            node_modules/p/r.js
            node_modules/p/i.js
            node_modules/p/p.js
            node_modules/p/d.js
            node_modules/p/src/one.js
            node_modules/p/src/x/two.js
            node_modules/nul/package.json: {"exports": null, "main": "m.js"}
            node_modules/nul/m.js
            """);
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p"));
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p", JavaScriptKinds.DYNAMIC_IMPORT));
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p", JavaScriptKinds.EXPORT_FROM));
    assertEquals("node_modules/p/r.js", tree.find("a.js", "p", JavaScriptKinds.REQUIRE));
    assertEquals("node_modules/p/p.js", tree.find("a.js", "p/mode"));
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p/arr"));
    assertEquals(
        "Could not find \"p/late\": the exports of /node_modules/p/package.json lead to"
            + " \"./gone.js\": no file /node_modules/p/gone.js",
        tree.find("a.js", "p/late"));
    String all = " for the conditions import, browser, module, production, default";
    assertEquals("Package \"p\" exports no \"./nul\"" + all, tree.find("a.js", "p/nul"));
    assertTrue(tree.find("a.js", "p/bad").contains("\"./bad\" leads to \"../x.js\", which"));
    assertEquals("node_modules/p/src/one.js", tree.find("a.js", "p/lib/one"));
    assertEquals("node_modules/p/src/one.js", tree.find("a.js", "p/old/one.js?q"));
    assertEquals("node_modules/nul/m.js", tree.find("a.js", "nul"));
    assertEquals(
        "Package \"p\" exports no \"./lib/x/two\" for the conditions"
            + " import, browser, module, production, default",
        tree.find("a.js", "p/lib/x/two"));
    assertEquals(
        "node_modules/p/d.js",
        tree.with(ResolverOptions.browser(Mode.DEVELOPMENT)).find("a.js", "p/mode"));
  }

  @Test
  void importsLeadToFilesAndPackages() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"name": "self", "exports": {".": "./a.js", "./x": "./lib/x.js"}, \
            "imports": {"#x": "./lib/x.js", "#p": "pkg", "#p/*": "pkg/*", "#self": "self/x", \
            "#fs": "fs", "#arr": ["../no.js", "./lib/x.js", "./a.js"], \
            "#late": ["./nope.js", "./lib/x.js"], "#none": ["none", "./lib/x.js"], "#url": "https://x/y.js", \
            "#kind": {"require": "./lib/x.js", "default": "./a.js"}, "#/*": "./lib/*"}}
            a.js
            lib/x.js
            node_modules/pkg/index.js
            node_modules/pkg/z.js
            """);
    assertEquals("lib/x.js", tree.find("lib/x.js", "#x"));
    assertEquals("node_modules/pkg/index.js", tree.find("a.js", "#p"));
    assertEquals("node_modules/pkg/z.js", tree.find("a.js", "#p/z.js"));
    assertEquals("lib/x.js", tree.find("a.js", "#self"));
    assertEquals("EXTERNAL node:fs", tree.find("a.js", "#fs"));
    assertEquals("lib/x.js", tree.find("a.js", "#arr"));
    assertEquals(
        "Could not find \"#late\": the imports of /package.json lead to \"./nope.js\": no file /nope.js",
        tree.find("a.js", "#late"));
    assertTrue(tree.find("a.js", "#none").contains("Package \"none\" is not installed"));
    assertEquals("EXTERNAL https://x/y.js", tree.find("a.js", "#url"));
    assertEquals("a.js", tree.find("a.js", "#kind"));
    assertEquals("lib/x.js", tree.find("a.js", "#kind", JavaScriptKinds.REQUIRE));
    assertEquals("lib/x.js", tree.find("a.js", "#/x.js"));
  }

  @Test
  void aFolderThatIsMappedIsAsOneWithoutAMap() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"name": "self", "exports": {"./": "./"}, \
            "imports": {"#lib/": "./lib/", "#p/": "p/", "#x*": "./lib/x*"}}
            a.js
            lib/x.js
            lib/main/package.json: {"main": "m"}
            lib/main/m.ts
            lib/dir/index.js
            node_modules/p/package.json: {"exports": {".": "./a.js", "./": "./", "./s/": "./src/", \
            "./no/": null, "./star*": "./src/*"}, "browser": {"./a.js": "./b.js"}}
            node_modules/p/a.js
            node_modules/p/b.js
            node_modules/p/src/main/package.json: {"main": "./deep.js", "browser": {"./deep.js": "./w.js"}}
            node_modules/p/src/main/deep.js
            node_modules/p/src/main/w.js
            node_modules/p/src/one.ts
            node_modules/p/src/dir/index.js
            """);
    assertEquals("node_modules/p/a.js", tree.find("a.js", "p/a"));
    assertEquals("node_modules/p/a.js", tree.find("a.js", "p/a.js"));
    assertEquals("node_modules/p/src/one.ts", tree.find("a.js", "p/s/one"));
    assertEquals("node_modules/p/src/one.ts", tree.find("a.js", "p/s/one.js"));
    assertEquals("node_modules/p/src/dir/index.js", tree.find("a.js", "p/s/dir"));
    assertEquals("node_modules/p/src/dir/index.js", tree.find("a.js", "p/s/dir/"));
    assertEquals("node_modules/p/src/main/w.js", tree.find("a.js", "p/src/main"));
    assertTrue(tree.find("a.js", "p/no/a").startsWith("Package \"p\" exports no \"./no/a\""));
    assertTrue(tree.find("a.js", "p/starone").contains("no file /node_modules/p/src/one"));
    assertTrue(tree.find("a.js", "p/s/../a").contains("are not allowed there"));
    assertEquals("lib/x.js", tree.find("a.js", "#lib/x"));
    assertEquals("lib/main/m.ts", tree.find("a.js", "#lib/main"));
    assertEquals("lib/dir/index.js", tree.find("lib/dir/index.js", "#lib/dir"));
    assertEquals("lib/x.js", tree.find("a.js", "self/lib/x"));
    assertEquals("node_modules/p/a.js", tree.find("a.js", "#p/a"));
    assertTrue(tree.find("a.js", "#x").startsWith("Could not find"));
  }

  @Test
  void aPackageMayAskForItself() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"name": "self", "exports": {".": "./a.js"}}
            a.js
            sub/b.js
            node_modules/self/index.js
            node_modules/other/package.json: {"name": "self"}
            node_modules/other/c.js
            """);
    assertEquals("a.js", tree.find("sub/b.js", "self"));
    assertEquals("node_modules/self/index.js", tree.find("node_modules/other/c.js", "self"));
  }

  @Test
  void aBuiltinIsExternalUnlessAPackageHasItsName() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/util/index.js
            """);
    assertEquals("EXTERNAL node:fs", tree.find("a.js", "fs"));
    assertEquals("EXTERNAL node:fs", tree.find("a.js", "node:fs"));
    assertEquals("EXTERNAL node:fs/promises", tree.find("a.js", "fs/promises"));
    assertEquals("node_modules/util/index.js", tree.find("a.js", "util"));
    assertEquals("node_modules/util/index.js", tree.find("a.js", "util/"));
    assertEquals("EXTERNAL node:util", tree.find("a.js", "node:util"));
    assertEquals("EXTERNAL node:sqlite", tree.find("a.js", "node:sqlite"));
    assertEquals("", tree.resolve("a.js", "node:test/reporters", JavaScriptKinds.IMPORT).message());
    assertEquals("EXTERNAL node:nope", tree.find("a.js", "node:nope"));
    assertEquals(
        "\"node:nope\" is not a module of Node 24",
        tree.resolve("a.js", "node:nope", JavaScriptKinds.IMPORT).message());
    assertTrue(tree.find("a.js", "sqlite").startsWith("Package \"sqlite\" is not installed"));
  }
}
