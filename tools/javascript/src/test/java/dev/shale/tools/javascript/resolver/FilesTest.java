package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir Path root;

  @Test
  void relativeAndAbsoluteRequestsNameFiles() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            src/deep/b.js
            c.js
            """);
    assertEquals("src/deep/b.js", tree.find("src/a.js", "./deep/b.js"));
    assertEquals("c.js", tree.find("src/deep/b.js", "../../c.js"));
    assertEquals("src/a.js", tree.find("src/deep/b.js", ".././a.js"));
    assertEquals("src/a.js", tree.find("c.js", "./src//a.js"));
    assertEquals("src/a.js", tree.find("c.js", "./src/deep/../a.js"));
    assertEquals("c.js", tree.find("c.js", "./src/missing/../../c.js"));
    assertEquals("src/deep/b.js", tree.find("c.js", tree.path("src/deep/b.js").toString()));
    assertEquals("src/deep/b.js", tree.find("c.js", tree.path("src/deep/b").toString()));
  }

  @Test
  void extensionsAreTriedInOrderAndTheLiteralNameFirst() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.ts
            m/x.tsx
            m/x.ts
            m/x.js
            m/y.ts
            m/y.jsx
            m/z.css
            m/z.json
            m/w
            m/w.js
            m/v.test.ts
            """);
    assertEquals("m/x.tsx", tree.find("a.ts", "./m/x"));
    assertEquals("m/y.ts", tree.find("a.ts", "./m/y"));
    assertEquals("m/z.css", tree.find("a.ts", "./m/z"));
    assertEquals("m/w", tree.find("a.ts", "./m/w"));
    assertEquals("m/v.test.ts", tree.find("a.ts", "./m/v.test"));
  }

  @Test
  void insidePackagesJavaScriptComesBeforeTypeScript() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.ts
            node_modules/p/x.ts
            node_modules/p/x.js
            node_modules/p/y.ts
            node_modules/p/y.css
            node_modules/p/i/index.tsx
            node_modules/p/i/index.js
            """);
    assertEquals("node_modules/p/x.js", tree.find("a.ts", "p/x"));
    assertEquals("node_modules/p/y.ts", tree.find("a.ts", "p/y"));
    assertEquals("node_modules/p/i/index.js", tree.find("node_modules/p/x.js", "./i"));
  }

  @Test
  void aCompiledNameMeansItsSourceWhereItDoesNotExist() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.ts
            b.js
            both.js
            both.ts
            only.ts
            onlyx.tsx
            m.mts
            c.cts
            j.tsx
            dir.js/index.js
            dir.ts
            node_modules/p/x.ts
            node_modules/e/package.json: {"exports": "./x.js"}
            node_modules/e/x.ts
            """);
    assertEquals("both.js", tree.find("a.ts", "./both.js"));
    assertEquals("only.ts", tree.find("a.ts", "./only.js"));
    assertEquals("only.ts", tree.find("b.js", "./only.js"));
    assertEquals("onlyx.tsx", tree.find("a.ts", "./onlyx.js"));
    assertEquals("m.mts", tree.find("a.ts", "./m.mjs"));
    assertEquals("c.cts", tree.find("a.ts", "./c.cjs"));
    assertEquals("j.tsx", tree.find("a.ts", "./j.jsx"));
    assertEquals("dir.ts", tree.find("a.ts", "./dir.js"));
    assertEquals("node_modules/p/x.ts", tree.find("a.ts", "p/x.js"));
    assertEquals("node_modules/e/x.ts", tree.find("a.ts", "e"));
  }

  @Test
  void directoriesMeanTheirMainFieldOrIndex() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            d/index.js
            both/index.js
            both.js
            main/package.json: {"main": "lib"}
            main/lib/index.js
            main/lib/package.json: {"main": "no.js"}
            main/lib/no.js
            gone/package.json: {"module": "./dist/x.mjs", "main": "./dist/x.js"}
            gone/index.ts
            dot/package.json: {"main": "."}
            dot/index.js
            s/index.js
            s/t.js
            slash/package.json: {"main": "lib/"}
            slash/lib.js
            slash/lib/index.js
            end/package.json: {"main": "./lib//./"}
            end/lib/index.js
            up/deep/package.json: {"main": "../"}
            up/index.js
            """);
    assertEquals("slash/lib.js", tree.find("a.js", "./slash"));
    assertEquals("end/lib/index.js", tree.find("a.js", "./end"));
    assertEquals("up/index.js", tree.find("a.js", "./up/deep"));
    assertEquals("d/index.js", tree.find("a.js", "./d"));
    assertEquals("both.js", tree.find("a.js", "./both"));
    assertEquals("both/index.js", tree.find("a.js", "./both/"));
    assertEquals("main/lib/index.js", tree.find("a.js", "./main"));
    assertEquals("gone/index.ts", tree.find("a.js", "./gone"));
    assertEquals("dot/index.js", tree.find("a.js", "./dot"));
    assertEquals("s/index.js", tree.find("s/t.js", "."));
    assertEquals("s/index.js", tree.find("s/t.js", "./"));
    assertEquals("s/index.js", tree.find("s/deep/t.js", ".."));
  }

  @Test
  void aQueryOrFragmentIsNoPartOfThePathUnlessAFileHasThatName() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            a.svg
            h#1.js
            q.js
            q.js?raw
            node_modules/p/index.js
            """);
    assertEquals("a.svg", tree.find("a.js", "./a.svg?url"));
    assertEquals("q.js", tree.find("a.js", "./q.js?x#y"));
    assertEquals("q.js", tree.find("a.js", "./q#y?x"));
    assertEquals("q.js?raw", tree.find("a.js", "./q.js?raw"));
    assertEquals("h#1.js", tree.find("a.js", "./h#1"));
    assertEquals("node_modules/p/index.js", tree.find("a.js", "p?x"));
  }

  @Test
  void urlsAreLeftToThePlatform() {
    TestTree tree = TestTree.of(root, "a.js");
    for (String url :
        List.of("https://x/y.js", "http://x", "//x/y.js", "data:text/javascript,1", "blob:x")) {
      assertEquals("EXTERNAL " + url, tree.find("a.js", url));
    }
  }

  @Test
  void aUrlIsRelativeWithoutADotAndMayNameAPackage() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            src/x.png
            src/w.js
            node_modules/p/y.png
            """);
    assertEquals("src/x.png", tree.find("src/a.js", "x.png", JavaScriptKinds.URL));
    assertEquals("src/w.js", tree.find("src/a.js", "w.js?worker", JavaScriptKinds.WORKER));
    assertEquals("src/w.js", tree.find("src/a.js", "./w.js", JavaScriptKinds.WORKER));
    assertEquals("node_modules/p/y.png", tree.find("src/a.js", "p/y.png", JavaScriptKinds.URL));
    assertEquals("EXTERNAL /no/z.png", tree.find("src/a.js", "/no/z.png", JavaScriptKinds.URL));
    assertEquals(
        "Could not find \"z.png\": no file /src/z.png",
        tree.find("src/a.js", "z.png", JavaScriptKinds.URL));
  }

  @Test
  void aUrlNamesDirectoriesAndFilesAsTheyAre() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"browser": {"./src/dir": "./src/x.js"}}
            src/a.js
            src/index.js
            src/x.js
            src/t.ts
            src/dir/index.js
            src/both/index.js
            src/both.js
            node_modules/p/index.js
            """);
    for (DependencyKind kind : List.of(JavaScriptKinds.URL, JavaScriptKinds.IMPORT_META_RESOLVE)) {
      for (String directory :
          List.of(
              ".",
              "./",
              "..",
              "../",
              "./dir",
              "./dir/",
              "./dir/.",
              "./dir/..",
              "./both",
              "./gone/",
              "./?x",
              "./dir#y",
              "../src")) {
        assertTrue(tree.find("src/a.js", directory, kind).startsWith("NOTHING "), directory);
      }
      assertEquals("src/x.js", tree.find("src/a.js", "./x.js", kind));
      assertEquals("src/x.js", tree.find("src/a.js", "../src/x.js?url", kind));
      assertEquals("src/t.ts", tree.find("src/a.js", "./t.js", kind));
      assertEquals("node_modules/p/index.js", tree.find("src/a.js", "p", kind));
    }
    assertEquals("NOTHING dir", tree.find("src/a.js", "dir", JavaScriptKinds.URL));
    assertEquals("NOTHING /", tree.find("src/a.js", "/", JavaScriptKinds.URL));
    assertEquals(
        "Could not find \"./x\": no file /src/x",
        tree.find("src/a.js", "./x", JavaScriptKinds.URL));
    assertEquals("src/x.js", tree.find("src/a.js", "./x", JavaScriptKinds.IMPORT_META_RESOLVE));
    assertEquals("src/x.js", tree.find("src/a.js", "./x", JavaScriptKinds.WORKER));
    assertEquals("src/x.js", tree.find("src/a.js", "./dir/", JavaScriptKinds.REQUIRE_RESOLVE));
  }

  @Test
  void theNearestPackageJsonSaysWhetherAFileIsAModule() {
    TestTree tree =
        TestTree.of(
            root,
            """
            package.json: {"type": "module"}
            a.js
            cjs/package.json: {}
            cjs/b.js
            node_modules/p/index.js
            node_modules/p/esm/package.json: {"type": "module"}
            node_modules/p/esm/index.js
            """);
    assertTrue(isEsm(tree, "./a.js"));
    assertFalse(isEsm(tree, "./cjs/b.js"));
    assertFalse(isEsm(tree, "p"));
    assertTrue(isEsm(tree, "p/esm"));
  }

  private static boolean isEsm(TestTree tree, String request) {
    Resolved answer = tree.resolve("a.js", request, JavaScriptKinds.IMPORT);
    assertEquals(Resolved.Status.FILE, answer.status());
    return answer.settings().has(SourceSettings.ESM_PACKAGE);
  }

  @Test
  void optionsDecideExtensionsAndMainFields() {
    TestTree tree =
        TestTree.of(
                root,
                """
                a.js
                x.js
                x.vue
                node_modules/p/package.json: {"main": "m.js", "custom": "c.js", "browser": "b.js"}
                node_modules/p/m.js
                node_modules/p/c.js
                node_modules/p/b.js
                """)
            .with(
                new ResolverOptions(
                    List.of(), List.of("custom", "main"), List.of(), List.of(".vue", ".js")));
    assertEquals("x.vue", tree.find("a.js", "./x"));
    assertEquals("node_modules/p/c.js", tree.find("a.js", "p"));
    assertEquals(
        "node_modules/p/b.js",
        tree.with(ResolverOptions.browser(Mode.DEVELOPMENT)).find("a.js", "p"));
  }

  @Test
  void aModuleThatIsNotOnDiskMayAskToo() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/index.js
            """);
    assertEquals("node_modules/p/index.js", tree.find("virtual/x.js", "p"));
    assertEquals("a.js", tree.find("virtual/x.js", "../a.js"));
  }
}
