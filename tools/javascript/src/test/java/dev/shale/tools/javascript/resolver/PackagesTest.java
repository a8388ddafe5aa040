package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
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
            "./arr": [5, {"node": "./n.js"}, "./gone.js", "./i.js"], \
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
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p", DependencyKind.DYNAMIC_IMPORT));
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p", DependencyKind.EXPORT_FROM));
    assertEquals("node_modules/p/r.js", tree.find("a.js", "p", DependencyKind.REQUIRE));
    assertEquals("node_modules/p/p.js", tree.find("a.js", "p/mode"));
    assertEquals("node_modules/p/i.js", tree.find("a.js", "p/arr"));
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
            "#fs": "fs", "#arr": ["./nope.js", "./lib/x.js"], "#url": "https://x/y.js", \
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
    assertEquals("EXTERNAL fs", tree.find("a.js", "#fs"));
    assertEquals("lib/x.js", tree.find("a.js", "#arr"));
    assertEquals("EXTERNAL https://x/y.js", tree.find("a.js", "#url"));
    assertEquals("a.js", tree.find("a.js", "#kind"));
    assertEquals("lib/x.js", tree.find("a.js", "#kind", DependencyKind.REQUIRE));
    assertEquals("lib/x.js", tree.find("a.js", "#/x.js"));
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
    assertEquals("EXTERNAL fs", tree.find("a.js", "fs"));
    assertEquals("EXTERNAL fs/promises", tree.find("a.js", "fs/promises"));
    assertEquals("node_modules/util/index.js", tree.find("a.js", "util"));
    assertEquals("node_modules/util/index.js", tree.find("a.js", "util/"));
    assertEquals("EXTERNAL node:util", tree.find("a.js", "node:util"));
  }
}
