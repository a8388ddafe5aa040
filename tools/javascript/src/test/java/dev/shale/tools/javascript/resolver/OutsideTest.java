package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.Platform;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideTest {
  @TempDir Path root;

  private static final String WORKSPACE =
      """
      packages/a/package.json: {"name": "@r/a", "main": "./dist/index.js", "exports": \
      {".": {"import": "./dist/index.js"}, "./deep/*": "./dist/deep/*.js"}}
      packages/a/src/index.ts
      packages/a/src/deep/x.ts
      packages/c/package.json: {"name": "c", "main": "lib/main.js"}
      packages/c/src/main.tsx
      packages/c/src/sub.ts
      packages/b/main.ts
      """;

  private TestTree workspace(String more, ResolverOptions.Sources sources) {
    TestTree tree = TestTree.of(root, WORKSPACE + more);
    ResolverOptions.Outside outside =
        new ResolverOptions.Outside(
            List.of(),
            List.of(),
            Map.of("@r/a", tree.path("packages/a"), "c", tree.path("packages/c")),
            sources,
            true);
    return tree.with(ResolverOptions.browser(Mode.PRODUCTION).toBuilder().outside(outside).build());
  }

  private static final String BUILT = "packages/a/dist/index.js\npackages/c/lib/main.js\n";
  private static final String LINKED =
      "node_modules/@r/a -> ../../packages/a\nnode_modules/c -> ../packages/c\n";

  @Test
  void aPackageOfTheWorkspaceIsFoundByNameWhereNothingIsInstalled() {
    TestTree tree = workspace(BUILT, ResolverOptions.Sources.NEVER);
    assertEquals("packages/a/dist/index.js", tree.find("packages/b/main.ts", "@r/a"));
    assertEquals("packages/c/lib/main.js", tree.find("packages/b/main.ts", "c"));
    assertEquals(Status.UNRESOLVED, status(tree, "@r/a/deep/x"));
    assertEquals(Status.UNRESOLVED, status(tree, "d"));
  }

  @Test
  void sourcesCountWhereAPackageIsNotBuilt() {
    TestTree tree = workspace(LINKED, ResolverOptions.Sources.AUTO);
    assertEquals("packages/a/src/index.ts", tree.find("packages/b/main.ts", "@r/a"));
    assertEquals("packages/a/src/deep/x.ts", tree.find("packages/b/main.ts", "@r/a/deep/x"));
    assertEquals("packages/c/src/main.tsx", tree.find("packages/b/main.ts", "c"));
    assertEquals("packages/c/src/sub.ts", tree.find("packages/b/main.ts", "c/lib/sub.js"));
    assertEquals(Status.UNRESOLVED, status(tree, "@r/a/other"));
  }

  @Test
  void whatIsBuiltCountsAsNodeTakesIt() {
    TestTree tree = workspace(LINKED + BUILT, ResolverOptions.Sources.AUTO);
    assertEquals("packages/a/dist/index.js", tree.find("packages/b/main.ts", "@r/a"));
    assertEquals("packages/c/lib/main.js", tree.find("packages/b/main.ts", "c"));
  }

  @Test
  void sourcesMayComeFirst() {
    TestTree tree = workspace(LINKED + BUILT, ResolverOptions.Sources.ALWAYS);
    assertEquals("packages/a/src/index.ts", tree.find("packages/b/main.ts", "@r/a"));
    assertEquals("packages/c/src/main.tsx", tree.find("packages/b/main.ts", "c"));
  }

  private static Status status(TestTree tree, String request) {
    return tree.resolve("packages/b/main.ts", request, JavaScriptKinds.IMPORT).status();
  }

  @Test
  void patternsLeaveRequestsToThePlatformOrLetThemLeadNowhere() {
    TestTree tree = TestTree.of(root, "main.js\nreact.js\nnode_modules/react/index.js");
    ResolverOptions.Outside outside =
        new ResolverOptions.Outside(
            List.of("react", "*.svg"),
            List.of("./gone*"),
            Map.of(),
            ResolverOptions.Sources.AUTO,
            true);
    tree.with(ResolverOptions.browser(Mode.PRODUCTION).toBuilder().outside(outside).build());
    assertEquals(Resolved.external("react"), resolve(tree, "react"));
    assertEquals(Resolved.external("react/jsx"), resolve(tree, "react/jsx"));
    assertEquals(Resolved.external("./a/b.svg"), resolve(tree, "./a/b.svg"));
    assertEquals(Status.FILE, resolve(tree, "./react").status());
    assertEquals(Status.UNRESOLVED, resolve(tree, "reactive").status());
    assertEquals(Resolved.nothing("./gone/x"), resolve(tree, "./gone/x"));
  }

  @Test
  void schemesThatAreNoFilesAreLeftToWhoMakesThem() {
    TestTree tree = TestTree.of(root, "main.js");
    for (String request :
        List.of("virtual:x", "bun:test", "astro:content", "~icons/a/b", "#imports", "$app/state")) {
      assertEquals(Resolved.external(request), resolve(tree, request), request);
    }
    assertEquals(Status.UNRESOLVED, resolve(tree, "#mine").status());
    assertEquals(Status.UNRESOLVED, resolve(tree, "~/x").status());
  }

  @Test
  void filesForOtherPlatformsAreNamed() {
    TestTree tree = TestTree.of(root, "main.js\nbutton.ios.tsx\nbutton.android.tsx\nbutton.d.ts");
    String message = resolve(tree, "./button").message();
    assertTrue(
        message.endsWith(
            "; there is button.android.tsx, button.ios.tsx, which --platform react-native or"
                + " --extensions may choose"),
        message);
    tree.with(ResolverOptions.of(Platform.REACT_NATIVE, Mode.PRODUCTION));
    assertEquals("button.ios.tsx", tree.find("main.js", "./button"));
  }

  @Test
  void nodeKnowsNoBrowser() {
    TestTree tree =
        TestTree.of(
            root,
            """
            main.js
            node_modules/p/package.json: {"main": "m.js", "module": "e.js", "browser": "b.js"}
            node_modules/p/m.js
            node_modules/p/e.js
            node_modules/p/b.js
            node_modules/q/package.json: {"exports": {"browser": "./b.js", "node": "./n.js"}}
            node_modules/q/b.js
            node_modules/q/n.js
            node_modules/fs/index.js
            """);
    assertEquals("node_modules/p/b.js", tree.find("main.js", "p"));
    assertEquals("node_modules/fs/index.js", tree.find("main.js", "fs"));
    tree.with(ResolverOptions.of(Platform.NODE, Mode.PRODUCTION));
    assertEquals("node_modules/p/m.js", tree.find("main.js", "p"));
    assertEquals("node_modules/q/n.js", tree.find("main.js", "q"));
    assertEquals(Resolved.external("node:fs"), resolve(tree, "fs"));
    tree.with(ResolverOptions.of(Platform.NEUTRAL, Mode.PRODUCTION));
    assertEquals("node_modules/p/e.js", tree.find("main.js", "p"));
  }

  @Test
  void aPageNamesFilesBesideItselfOrFromTheRootOfItsServer() {
    TestTree tree =
        TestTree.of(
            root,
            """
            p/package.json: {}
            p/admin/index.html
            p/admin/own.js
            p/src/main.ts
            p/public/plain.js
            outside.js
            node_modules/own2/index.js
            """);
    assertEquals("p/admin/own.js", tree.find("p/admin/index.html", "own.js"));
    assertEquals("p/src/main.ts", tree.find("p/admin/index.html", "/src/main.ts"));
    assertEquals("p/public/plain.js", tree.find("p/admin/index.html", "/plain.js"));
    assertEquals("node_modules/own2/index.js", tree.find("p/admin/index.html", "own2"));
    assertEquals(
        Status.UNRESOLVED,
        tree.resolve("p/admin/index.html", "/outside.js", JavaScriptKinds.IMPORT).status());
  }

  @Test
  void whatAPageAsksForInVainIsAFileOfIt() {
    TestTree tree =
        TestTree.of(root, "p/package.json: {}\np/admin/index.html\np/admin/x/y.js\nq/a.htm");
    assertEquals(
        "Could not find \"own.js\": no file " + tree.path("p/admin/own.js"),
        vain(tree, "p/admin/index.html", "own.js"));
    assertEquals(
        "Could not find \"x/z.js\": no file " + tree.path("p/admin/x/z.js"),
        vain(tree, "p/admin/index.html", "x/z.js?v=1"));
    assertEquals(
        "Could not find \"/src/x.js\": no directory " + tree.path("p/src"),
        vain(tree, "p/admin/index.html", "/src/x.js"));
    assertEquals(
        "Could not find \"/x.js\": no file " + tree.path("q/x.js"), vain(tree, "q/a.htm", "/x.js"));
    assertTrue(vain(tree, "p/admin/index.html", "vue").contains("not installed"));
  }

  private static String vain(TestTree tree, String page, String request) {
    String message = tree.resolve(page, request, JavaScriptKinds.IMPORT).message();
    return message.replaceFirst(", with or without .*", "");
  }

  private static Resolved resolve(TestTree tree, String request) {
    return tree.resolve("main.js", request, JavaScriptKinds.IMPORT);
  }
}
