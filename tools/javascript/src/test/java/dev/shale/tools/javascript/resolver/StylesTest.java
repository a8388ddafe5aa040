package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.language.Resolved.Status;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StylesTest {
  private static final DependencyKind IMPORT = JavaScriptKinds.CSS_IMPORT;
  private static final DependencyKind URL = JavaScriptKinds.CSS_URL;
  private static final DependencyKind COMPOSES = JavaScriptKinds.CSS_COMPOSES;
  private static final DependencyKind USE = JavaScriptKinds.SASS_USE;
  private static final DependencyKind STYLE = JavaScriptKinds.STYLE_IMPORT;

  @TempDir Path root;

  private TestTree tree(String lines) {
    return TestTree.of(root, lines);
  }

  @Test
  void inCssANameIsOneOfAFileBesideIt() {
    TestTree tree =
        tree(
            """
            src/a.css
            src/b.css
            src/img/c.png
            node_modules/b.css/package.json: {}
            node_modules/img/c.png
            """);
    assertEquals("src/b.css", tree.find("src/a.css", "b.css", IMPORT));
    assertEquals("src/b.css", tree.find("src/a.css", "./b", IMPORT));
    assertEquals("src/img/c.png", tree.find("src/a.css", "img/c.png", URL));
    assertEquals("src/img/c.png", tree.find("src/a.css", "./img/c.png?x#y", URL));
    assertEquals("src/b.css", tree.find("src/a.css", "b.css", COMPOSES));
    assertEquals("src/b.css", tree.find("src/img/x.css", "../b.css", COMPOSES));
    assertEquals("NOTHING src/img", tree.find("src/a.css", "img", URL));
  }

  @Test
  void behindFilesComePackagesWithTheirEntriesForStyles() {
    TestTree tree =
        tree(
            """
            src/a.css
            node_modules/style/package.json: {"style": "s.css", "main": "m.js"}
            node_modules/style/s.css
            node_modules/style/m.js
            node_modules/style/f/x.woff
            node_modules/cond/package.json: {"exports": {".": {"style": "./c.css", "import": "./c.js"}}}
            node_modules/cond/c.css
            node_modules/cond/c.js
            node_modules/@s/main/package.json: {"main": "lib.css"}
            node_modules/@s/main/lib.css
            """);
    assertEquals("node_modules/style/s.css", tree.find("src/a.css", "style", IMPORT));
    assertEquals("node_modules/style/s.css", tree.find("src/a.css", "~style", IMPORT));
    assertEquals("node_modules/style/s.css", tree.find("src/a.css", "style/s.css", IMPORT));
    assertEquals("node_modules/style/f/x.woff", tree.find("src/a.css", "~style/f/x.woff?v=1", URL));
    assertEquals("node_modules/cond/c.css", tree.find("src/a.css", "cond", IMPORT));
    assertEquals("node_modules/@s/main/lib.css", tree.find("src/a.css", "@s/main", IMPORT));
    assertEquals("node_modules/style/m.js", tree.find("src/a.js", "style"));
  }

  @Test
  void sassAddsExtensionsUnderscoresAndIndexes() {
    TestTree tree =
        tree(
            """
            src/a.scss
            src/b.scss
            src/b.css
            src/_c.sass
            src/c.css
            src/d/_index.scss
            src/e/index.sass
            src/f.css
            src/g.import.scss
            src/g.scss
            src/h.theme.scss
            """);
    assertEquals("src/b.scss", tree.find("src/a.scss", "b", USE));
    assertEquals("src/b.css", tree.find("src/a.scss", "b.css", USE));
    assertEquals("src/_c.sass", tree.find("src/a.scss", "c", USE));
    assertEquals("src/_c.sass", tree.find("src/a.scss", "./c.sass", USE));
    assertEquals("src/d/_index.scss", tree.find("src/a.scss", "d", USE));
    assertEquals("src/d/_index.scss", tree.find("src/e/index.sass", "../d", USE));
    assertEquals("src/e/index.sass", tree.find("src/a.scss", "./e", STYLE));
    assertEquals("src/f.css", tree.find("src/a.scss", "f", USE));
    assertEquals("src/g.scss", tree.find("src/a.scss", "g", USE));
    assertEquals("src/g.import.scss", tree.find("src/a.scss", "g", STYLE));
    assertEquals("src/g.import.scss", tree.find("src/a.scss", "g.scss", STYLE));
    assertEquals("src/h.theme.scss", tree.find("src/a.scss", "h.theme", USE));
    assertEquals("EXTERNAL sass:math", tree.find("src/a.scss", "sass:math", USE));
  }

  @Test
  void sassFindsPackages() {
    TestTree tree =
        tree(
            """
            src/a.scss
            node_modules/boot/package.json: {"sass": "scss/boot.scss", "style": "boot.css"}
            node_modules/boot/scss/boot.scss
            node_modules/boot/scss/_mixins.scss
            node_modules/boot/scss/mixins.css
            node_modules/boot/scss/util/_index.scss
            node_modules/shut/package.json: {"exports": {"./*": "./s/*.scss"}}
            node_modules/shut/s/x.scss
            """);
    assertEquals("node_modules/boot/scss/boot.scss", tree.find("src/a.scss", "boot", USE));
    assertEquals("node_modules/boot/scss/boot.scss", tree.find("src/a.scss", "pkg:boot", USE));
    String mixins = "node_modules/boot/scss/_mixins.scss";
    assertEquals(mixins, tree.find("src/a.scss", "boot/scss/mixins", USE));
    assertEquals(mixins, tree.find("src/a.scss", "~boot/scss/mixins", STYLE));
    assertEquals(mixins, tree.find("src/a.scss", "pkg:boot/scss/mixins", USE));
    assertEquals(
        "node_modules/boot/scss/util/_index.scss", tree.find("src/a.scss", "boot/scss/util", USE));
    assertEquals("node_modules/shut/s/x.scss", tree.find("src/a.scss", "shut/x", USE));
  }

  @Test
  void lessStylusAndComponentsHaveRulesOfTheirOwn() {
    TestTree tree =
        tree(
            """
            a.less
            b.less
            b.styl
            b.scss
            c.css
            p.js
            s/index.styl
            v.less
            node_modules/q/x.less
            """);
    assertEquals("b.less", tree.find("a.less", "b", STYLE));
    assertEquals("b.less", tree.find("a.less", "./b.less", STYLE));
    assertEquals("c.css", tree.find("a.less", "c.css", STYLE));
    assertEquals("p.js", tree.find("a.less", "p", STYLE));
    assertEquals("node_modules/q/x.less", tree.find("a.less", "q/x", STYLE));
    assertEquals("b.styl", tree.find("a.styl", "b", STYLE));
    assertEquals("s/index.styl", tree.find("a.styl", "s", STYLE));
    assertEquals("b.scss", tree.find("a.vue", "b", STYLE));
    assertEquals("v.less", tree.find("a.vue", "v", STYLE));
  }

  @Test
  void whatThePlatformLoadsIsExternal() {
    TestTree tree = tree("a.css\nroot/r.css");
    for (DependencyKind kind : List.of(IMPORT, URL)) {
      assertEquals("EXTERNAL https://x/y.css", tree.find("a.css", "https://x/y.css", kind));
      assertEquals("EXTERNAL //x/y.css", tree.find("a.css", "//x/y.css", kind));
      assertEquals("EXTERNAL /no.css", tree.find("a.css", "/no.css", kind));
    }
    ResolverOptions options = ResolverOptions.browser(Mode.PRODUCTION);
    tree.with(options.toBuilder().roots(List.of(root.resolve("root"))).build());
    assertEquals("root/r.css", tree.find("a.css", "/r.css", IMPORT));
  }

  @Test
  void aliasesHoldBehindTheMarkOfAPackage() {
    TestTree tree = tree("a.css\nsrc/b.css\nsrc/c.scss");
    Map<String, List<String>> alias = Map.of("@", List.of(root + "/src"));
    ResolverOptions options = ResolverOptions.browser(Mode.PRODUCTION);
    tree.with(options.toBuilder().alias(alias).build());
    assertEquals("src/b.css", tree.find("a.css", "@/b.css", IMPORT));
    assertEquals("src/b.css", tree.find("a.css", "~@/b.css", IMPORT));
    assertEquals("src/c.scss", tree.find("a.scss", "@/c", USE));
  }

  @Test
  void pathsOfATsConfigHold() {
    TestTree tree =
        tree(
            """
            tsconfig.json: {"compilerOptions": {"paths": {"~/*": ["./src/*"], "@/*": ["./src/*"]}}}
            src/b.css
            src/_c.scss
            """);
    assertEquals("src/b.css", tree.find("a.css", "~/b.css", IMPORT));
    assertEquals("src/b.css", tree.find("a.css", "@/b.css", IMPORT));
    assertEquals("src/_c.scss", tree.find("a.scss", "@/c", USE));
  }

  @Test
  void failuresAreSentences() {
    TestTree tree =
        tree(
            "src/a.css\nsrc/d/x\nnode_modules/p/package.json: {\"exports\": {}}\nnode_modules/q/a");
    assertEquals(
        "Could not find \"b.css\": no file /src/b.css", tree.find("src/a.css", "b.css", IMPORT));
    assertEquals(
        "Could not find \"b/c.png\": no directory /src/b", tree.find("src/a.css", "b/c.png", URL));
    assertEquals(
        "Could not find \"path\": no file /src/path, with or without .scss, .sass, .css",
        tree.find("src/a.scss", "path", USE));
    assertEquals(
        "Could not find \"d\": /src/d is a directory without an index file",
        tree.find("src/a.scss", "d", USE));
    assertTrue(
        tree.find("src/a.scss", "boot/x", USE).startsWith("Package \"boot\" is not installed"));
    assertTrue(tree.find("src/a.css", "~p/x.css", IMPORT).startsWith("Package \"p\" exports no"));
    for (String odd : List.of("~", "~/", "pkg:", "file:x", "@", "a//b", ".", "..", "\u0000", "%")) {
      for (DependencyKind kind : List.of(IMPORT, URL, COMPOSES, USE, STYLE)) {
        Status status = tree.resolve("src/a.scss", odd, kind).status();
        assertFalse(status == Status.FILE, odd);
      }
    }
  }

  @Test
  void whatWasAskedForInVainIsKnown() throws IOException {
    tree("a.scss\nnode_modules/p/package.json: {}");
    RequestResolver resolver = new RequestResolver(TestTree.browserRules());
    Resolved file = Resolved.file(root.toRealPath() + "/a.scss");
    Set<String> absent = resolver.absentPaths(file, "p/x", USE);
    String partial = root.toRealPath() + "/node_modules/p/_x.scss";
    assertTrue(absent.contains(partial), absent.toString());
    resolver.resolve(file, "p/x", USE);
    assertTrue(resolver.isMissed(partial));
  }
}
