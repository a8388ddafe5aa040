package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts that npm, Yarn and pnpm leave on disk. */
class InstallersTest {
  @TempDir Path root;

  @Test
  void pnpmKeepsPackagesInAStoreAndLinksThem() {
    TestTree tree =
        TestTree.of(
            root,
            """
            packages/app/src/a.ts
            packages/app/node_modules/x -> ../../../node_modules/.pnpm/x@1_p@3/node_modules/x
            packages/app/node_modules/@s/y -> ../../../../node_modules/.pnpm/@s+y@2/node_modules/@s/y
            packages/app/node_modules/@ws/ui -> ../../../ui
            node_modules/.pnpm/x@1_p@3/node_modules/x/package.json: {"exports": {".": "./m.mjs"}}
            node_modules/.pnpm/x@1_p@3/node_modules/x/m.mjs
            node_modules/.pnpm/x@1_p@3/node_modules/p -> ../../p@3/node_modules/p
            node_modules/.pnpm/x@1_p@3/node_modules/@s/y -> ../../../@s+y@2/node_modules/@s/y
            node_modules/.pnpm/p@3/node_modules/p/index.js
            node_modules/.pnpm/@s+y@2/node_modules/@s/y/index.js
            node_modules/.pnpm/@s+y@2/node_modules/@s/y/lib/z.js
            node_modules/.pnpm/node_modules/hoisted -> ../h@1/node_modules/hoisted
            node_modules/.pnpm/h@1/node_modules/hoisted/index.js
            packages/ui/package.json: {"name": "@ws/ui", "exports": {".": "./src/index.ts"}}
            packages/ui/src/index.ts
            packages/ui/node_modules/p -> ../../../node_modules/.pnpm/p@4/node_modules/p
            node_modules/.pnpm/p@4/node_modules/p/index.js
            """);
    String app = "packages/app/src/a.ts";
    String store = "node_modules/.pnpm/";
    String x = tree.find(app, "x");
    assertEquals(store + "x@1_p@3/node_modules/x/m.mjs", x);
    assertEquals(store + "p@3/node_modules/p/index.js", tree.find(x, "p"));
    assertEquals(store + "@s+y@2/node_modules/@s/y/lib/z.js", tree.find(x, "@s/y/lib/z"));
    assertEquals(tree.find(app, "@s/y"), tree.find(x, "@s/y"));
    assertEquals(store + "h@1/node_modules/hoisted/index.js", tree.find(x, "hoisted"));
    String ui = tree.find(app, "@ws/ui");
    assertEquals("packages/ui/src/index.ts", ui);
    assertEquals(store + "p@4/node_modules/p/index.js", tree.find(ui, "p"));
    assertEquals(
        "Package \"p\" is not installed: no node_modules/p in /packages/app/src or above",
        tree.find(app, "p"));
  }

  @Test
  void workspacesAreLinkedSourcesWithProjectsOfTheirOwn() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.base.json: {"compilerOptions": {"paths": {"@ws/short": ["./packages/b/src"]}}}
            node_modules/@ws/a -> ../../packages/a
            node_modules/@ws/b -> ../../packages/b
            node_modules/dep/index.js
            packages/a/package.json: {"name": "@ws/a", "main": "dist/index.js"}
            packages/a/tsconfig.json: {"extends": "../../tsconfig.base.json"}
            packages/a/src/index.ts
            packages/a/src/one.ts
            packages/b/package.json: {"name": "@ws/b", "type": "module", \
            "exports": {".": {"types": "./src/index.ts", "import": "./dist/index.js"}, \
            "./*": "./src/*.ts", "./js/*.js": "./src/*.js"}}
            packages/b/tsconfig.json: {"compilerOptions": {"paths": {"~/*": ["./src/*"]}}}
            packages/b/src/index.ts
            packages/b/src/two.ts
            packages/b/node_modules/dep/index.js
            """);
    String a = "packages/a/src/index.ts";
    assertEquals("packages/b/src/two.ts", tree.find(a, "@ws/b/two"));
    assertEquals("packages/b/src/two.ts", tree.find(a, "@ws/b/js/two.js"));
    assertEquals("packages/b/src/index.ts", tree.find(a, "@ws/short"));
    assertEquals(
        "Could not find \"@ws/b\": the exports of /packages/b/package.json lead to"
            + " \"./dist/index.js\": no directory /packages/b/dist",
        tree.find(a, "@ws/b"));
    assertEquals("packages/a/src/one.ts", tree.find("packages/b/src/two.ts", "@ws/a/src/one"));
    assertEquals("packages/b/src/two.ts", tree.find("packages/b/src/index.ts", "~/two"));
    assertEquals("packages/b/src/two.ts", tree.find("packages/b/src/index.ts", "@ws/b/two"));
    assertEquals("packages/b/node_modules/dep/index.js", tree.find("packages/b/src/x.ts", "dep"));
    assertEquals("node_modules/dep/index.js", tree.find(a, "dep"));
  }

  @Test
  void plugAndPlayIsNamedAsTheReason() {
    TestTree tree =
        TestTree.of(
            root,
            """
            pnp/.pnp.cjs
            pnp/node_modules/.cache/x
            pnp/src/a.ts
            old/.pnp.cjs
            old/node_modules/p/index.js
            old/a.ts
            """);
    assertEquals(
        "Package \"react\" is not installed: no node_modules/react in /pnp/src or above;"
            + " Yarn Plug'n'Play (/pnp/.pnp.cjs) is not supported: set"
            + " \"nodeLinker: node-modules\" in .yarnrc.yml and run \"yarn install\"",
        tree.find("pnp/src/a.ts", "react/x"));
    assertEquals("EXTERNAL node:fs", tree.find("pnp/src/a.ts", "fs"));
    assertEquals(
        "Package \"react\" is not installed: no node_modules/react in /old or above",
        tree.find("old/a.ts", "react"));
  }
}
