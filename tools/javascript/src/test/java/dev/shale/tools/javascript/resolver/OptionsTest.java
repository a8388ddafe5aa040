package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
  private static final ResolverOptions BROWSER = ResolverOptions.browser(Mode.PRODUCTION);

  @TempDir Path root;

  @Test
  void anAliasStandsForARequestAndThoseBelowIt() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            lib/index.js
            lib/x.js
            other/y.js
            node_modules/r/index.js
            node_modules/r/sub.js
            node_modules/p/index.js
            node_modules/p/dist/index.js
            """);
    Map<String, List<String>> alias = new LinkedHashMap<>();
    alias.put("@lib", List.of(tree.path("lib").toString(), tree.path("other").toString()));
    alias.put("r$", List.of("@lib/x"));
    alias.put("off", List.of());
    alias.put("p", List.of("p/dist"));
    alias.put("one", List.of("two"));
    alias.put("two", List.of("one"));
    tree.with(BROWSER.toBuilder().alias(alias).build());
    assertEquals("lib/index.js", tree.find("a.js", "@lib"));
    assertEquals("lib/x.js", tree.find("a.js", "@lib/x"));
    assertEquals("lib/x.js", tree.find("a.js", "@lib/x?raw"));
    assertEquals("other/y.js", tree.find("a.js", "@lib/y"));
    assertEquals("lib/x.js", tree.find("a.js", "r"));
    assertEquals("node_modules/r/sub.js", tree.find("a.js", "r/sub"));
    assertEquals("IGNORED off", tree.find("a.js", "off"));
    assertEquals("IGNORED off/x", tree.find("a.js", "off/x"));
    assertEquals("node_modules/p/dist/index.js", tree.find("a.js", "p"));
    assertEquals(
        "Could not find \"@lib/no\": alias \"@lib\" does not help: Could not find \"/lib/no\":"
            + " no file /lib/no, with or without .tsx, .ts, .jsx, .js, .css, .json",
        tree.find("a.js", "@lib/no"));
    assertTrue(tree.find("a.js", "one").endsWith("the aliases of it lead in a circle"));
    assertTrue(tree.find("a.js", "@library").startsWith("Could not find \"@library\": it is not"));
  }

  @Test
  void aFallbackIsAskedWhereNothingIsFoundButAPartOfNode() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/here/index.js
            node_modules/crypto-browserify/index.js
            """);
    Map<String, List<String>> fallback =
        Map.of(
            "crypto",
            List.of("crypto-browserify"),
            "fs",
            List.of(),
            "here",
            List.of("no"),
            "gone",
            List.of("here"));
    tree.with(BROWSER.toBuilder().fallback(fallback).build());
    assertEquals("node_modules/crypto-browserify/index.js", tree.find("a.js", "crypto"));
    assertEquals("IGNORED fs", tree.find("a.js", "fs"));
    assertEquals("EXTERNAL node:path", tree.find("a.js", "path"));
    assertEquals("node_modules/here/index.js", tree.find("a.js", "here"));
    assertEquals("node_modules/here/index.js", tree.find("a.js", "gone"));
    assertEquals("node_modules/here/index.js", tree.find("a.js", "gone?x"));
  }

  @Test
  void extensionAliasesReplaceTheRuleOfTypeScript() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            both.js
            both.ts
            only.ts
            only.jsx
            node_modules/e/package.json: {"exports": "./x.js"}
            node_modules/e/x.ts
            """);
    tree.with(BROWSER.toBuilder().extensionAlias(Map.of(".js", List.of(".ts", ".js"))).build());
    assertEquals("both.ts", tree.find("a.js", "./both.js"));
    assertEquals("only.ts", tree.find("a.js", "./only.js"));
    assertEquals("only.jsx", tree.find("a.js", "./only.jsx"));
    assertEquals("node_modules/e/x.ts", tree.find("a.js", "e"));
    assertEquals(
        "Could not find \"./no.js\": no file /no.js with .ts, .js", tree.find("a.js", "./no.js"));
    tree.with(BROWSER.toBuilder().extensionAlias(Map.of(".mjs", List.of(".mts"))).build());
    assertTrue(tree.find("a.js", "./only.js").startsWith("Could not find"));
  }

  @Test
  void packagesAreLookedForInTheDirectoriesThatAreNamed() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            vendor/p/index.js
            vendor/p/b.js
            node_modules/p/index.js
            node_modules/q/index.js
            global/g/index.js
            """);
    String global = tree.path("global").toString();
    tree.with(BROWSER.toBuilder().modules(List.of("vendor", "node_modules", global)).build());
    assertEquals("vendor/p/index.js", tree.find("src/a.js", "p"));
    assertEquals("vendor/p/b.js", tree.find("src/a.js", "p/b"));
    assertEquals("node_modules/q/index.js", tree.find("src/a.js", "q"));
    assertEquals("global/g/index.js", tree.find("src/a.js", "g"));
    assertTrue(tree.find("src/a.js", "none").startsWith("Package \"none\" is not installed"));
  }

  @Test
  void requestsFromTheRootAreLookedForInTheRootsFirst() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            b.js
            one/x.js
            two/x.js
            two/lib/index.js
            """);
    tree.with(BROWSER.toBuilder().roots(List.of(tree.path("one"), tree.path("two"))).build());
    assertEquals("one/x.js", tree.find("a.js", "/x"));
    assertEquals("one/x.js", tree.find("a.js", "/x.js?raw"));
    assertEquals("two/lib/index.js", tree.find("a.js", "/lib"));
    assertEquals("b.js", tree.find("a.js", tree.path("b.js").toString()));
    assertTrue(tree.find("a.js", "/none").startsWith("Could not find \"/none\": no file /none"));
  }

  @Test
  void aBareRequestMayBeRelative() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            src/p.js
            src/dir/index.js
            node_modules/p/index.js
            node_modules/q/index.js
            """);
    assertEquals("node_modules/p/index.js", tree.find("src/a.js", "p"));
    tree.with(BROWSER.toBuilder().preferRelative(true).build());
    assertEquals("src/p.js", tree.find("src/a.js", "p"));
    assertEquals("src/dir/index.js", tree.find("src/a.js", "dir"));
    assertEquals("node_modules/q/index.js", tree.find("src/a.js", "q"));
    assertEquals("EXTERNAL node:fs", tree.find("src/a.js", "fs"));
    assertEquals(
        "Package \"none\" is not installed: no node_modules/none in /src or above",
        tree.find("src/a.js", "none"));
  }

  @Test
  void fullySpecifiedRequestsNameFilesAsTheyAre() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            z.js
            t.ts
            dir/index.js
            node_modules/m/package.json: {"main": "./lib/main"}
            node_modules/m/lib/main.js
            node_modules/m/sub.js
            node_modules/n/index.js
            """);
    tree.with(BROWSER.toBuilder().fullySpecified(true).build());
    assertEquals("z.js", tree.find("a.js", "./z.js"));
    assertEquals(
        "Could not find \"./z\": no file /z, and requests are fully specified",
        tree.find("a.js", "./z"));
    assertEquals("Could not find \"./dir/\": /dir is a directory", tree.find("a.js", "./dir/"));
    assertTrue(tree.find("a.js", "./dir").startsWith("Could not find"));
    assertEquals("node_modules/m/lib/main.js", tree.find("a.js", "m"));
    assertEquals("node_modules/m/sub.js", tree.find("a.js", "m/sub.js"));
    assertTrue(tree.find("a.js", "m/sub").startsWith("Could not find"));
    assertEquals("node_modules/n/index.js", tree.find("a.js", "n"));
  }

  @Test
  void whatARestrictionForbidsIsAsIfItDidNotExist() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.js
            src/x.css
            src/x.js
            out.js
            node_modules/m/package.json: {"module": "./m.js", "main": "./m.css"}
            node_modules/m/m.js
            node_modules/m/m.css
            node_modules/e/package.json: {"exports": "./e.js"}
            node_modules/e/e.js
            """);
    tree.with(BROWSER.toBuilder().restrictions(List.of(Pattern.compile("\\.css$"))).build());
    assertEquals("src/x.css", tree.find("src/a.js", "./x"));
    assertEquals("node_modules/m/m.css", tree.find("src/a.js", "m"));
    assertTrue(tree.find("src/a.js", "./x.js").startsWith("Could not find"));
    assertTrue(tree.find("src/a.js", "e").contains("lead to \"./e.js\": no file"));
    Pattern below = ResolverOptions.below(tree.path("src"));
    tree.with(BROWSER.toBuilder().restrictions(List.of(below)).build());
    assertEquals("src/x.js", tree.find("src/a.js", "./x"));
    assertTrue(tree.find("src/a.js", "../out").startsWith("Could not find"));
  }

  @Test
  void sideEffectsAreWhatThePackageDeclares() {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/none/package.json: {"sideEffects": false}
            node_modules/all/package.json: {"sideEffects": true}
            node_modules/unsaid/package.json: {"name": "unsaid"}
            node_modules/some/package.json: {"sideEffects": ["*.css", "./lib/init.js", "dist/**/*.js"]}
            node_modules/text/package.json: {"sideEffects": "./*.js"}
            node_modules/wrong/package.json: {"sideEffects": {}}
            """);
    assertTrue(isFree(tree, "none/x/y.js"));
    assertEquals(false, isFree(tree, "all/x.js"));
    assertEquals(false, isFree(tree, "unsaid/x.js"));
    assertEquals(false, isFree(tree, "wrong/x.js"));
    assertEquals(false, isFree(tree, "../a.js"));
    assertEquals(false, isFree(tree, "some/a.css"));
    assertEquals(false, isFree(tree, "some/deep/a.css"));
    assertEquals(false, isFree(tree, "some/lib/init.js"));
    assertEquals(false, isFree(tree, "some/dist/a/b.js"));
    assertTrue(isFree(tree, "some/lib/other.js"));
    assertTrue(isFree(tree, "some/x/lib/init.js"));
    assertEquals(false, isFree(tree, "text/a.js"));
    assertTrue(isFree(tree, "text/d/a.js"));
  }

  private static boolean isFree(TestTree tree, String file) {
    String path = tree.path("node_modules").resolve(file).normalize().toString();
    return tree.resolver().isFreeOfSideEffects(path);
  }
}
