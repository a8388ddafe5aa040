package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.DependencyKind;
import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.JavaScriptResolver;
import dev.shale.tools.javascript.Mode;
import dev.shale.tools.javascript.ResolverOptions;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextsTest {
  private static final String FILES =
      """
      package.json: {"name": "own"}
      tsconfig.json: {"compilerOptions": {"paths": {"@/*": ["./src/*"]}}}
      src/main.ts
      src/locale/de.js
      src/locale/en.ts
      src/locale/types.d.ts
      src/locale/types.d.mts
      src/locale/far/fr.js
      src/locale/data.json
      src/locale/.hidden.js
      src/locale/node_modules/x.js
      src/locale/menu/index.ts
      src/link -> locale
      node_modules/dates/locale/de.js
      node_modules/dates/package.json: {"name": "dates", "exports": {".": "./x.js"}}
      packages/c/lang/de.js
      """;

  @TempDir Path root;

  private TestTree tree;

  @BeforeEach
  void makeTree() {
    tree = TestTree.of(root, FILES);
  }

  private String find(ResolverOptions options, DependencyKind kind, String text) {
    String[] patterns = text.split(" !", -1);
    List<Resolved> found =
        new JavaScriptResolver(options)
            .resolvePattern(
                Resolved.file(tree.path("src/main.ts").toString()),
                patterns[0],
                List.of(patterns).subList(1, patterns.length),
                kind);
    StringBuilder names = new StringBuilder();
    for (Resolved file : found) {
      names.append(names.isEmpty() ? "" : " ");
      names.append(file.path().substring(tree.path("x").toString().length() - 1));
    }
    return names.toString();
  }

  private String find(DependencyKind kind, String pattern) {
    return find(ResolverOptions.browser(Mode.PRODUCTION), kind, pattern);
  }

  @ParameterizedTest
  @CsvSource({
    "./locale/*.json,                src/locale/data.json",
    // A star crosses folders, as in webpack, and what is compiled to a name does not have it.
    "./locale/*.js,                  src/locale/de.js src/locale/far/fr.js",
    "./locale/e*.ts,                 src/locale/en.ts",
    "./locale/e*,                    src/locale/en.ts",
    "./locale/*/fr,                  src/locale/far/fr.js",
    "./locale/m*u,                   src/locale/menu/index.ts",
    "@/locale/d*.js,                 src/locale/de.js",
    "dates/locale/*,                 node_modules/dates/locale/de.js",
    "/src/locale/d*,                 src/locale/data.json src/locale/de.js",
    "../src/main*,                   ''",
    "*/locale/de.js,                 ''",
    "loc*,                           ''",
    "#x/*,                           ''",
    "http://x/*,                     ''",
    "./none/*,                       ''",
  })
  void aStarInATextIsAnyText(String pattern, String files) {
    assertEquals(files, find(JavaScriptKinds.CONTEXT, pattern));
    assertEquals(files, find(JavaScriptKinds.REQUIRE_CONTEXT, pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "./locale/*.js,                     src/locale/de.js",
    "./locale/**/*.js,                  src/locale/de.js src/locale/far/fr.js",
    "'./locale/{de,en}.*',              src/locale/de.js src/locale/en.ts",
    "./locale/*.js !./locale/d*,        ''",
    "./locale/**/*.js !**/fr.js,        src/locale/de.js",
    "./locale/* /\\.js$/,               src/locale/de.js",
    "./locale/**/* /^\\.\\/F.*R$/i,     src/locale/far/fr.js",
    "./locale/**/* /^\\.\\/[^[]*[&d]e$/, src/locale/de.js",
    "./locale/**/* /u$/,                src/locale/menu/index.ts",
    "./locale/**/* /(?x/,               ''",
    "./locale/**/* /([a-z./]+)+#/,      ''",
    "./locale/**/* /(((.*)*)*)*!/,      ''",
    "./locale/**/* /^([.]\\/([a-z]+))+\\.js$/, src/locale/de.js",
    "./link/*.js,                       src/locale/de.js",
    "./*/d*.js,                         src/locale/de.js",
  })
  void aStarInAGlobIsAName(String pattern, String files) {
    assertEquals(files, find(JavaScriptKinds.GLOB, pattern));
    assertEquals(files, find(JavaScriptKinds.EAGER_GLOB, pattern));
  }

  @Test
  void theFileThatAsksIsNotMeant() {
    assertEquals(
        "src/locale/de.js src/locale/far/fr.js",
        find(JavaScriptKinds.GLOB, "./**/*.js").replace(" src/main.ts", ""));
    assertTrue(!find(JavaScriptKinds.CONTEXT, "./*").contains("main.ts"));
  }

  @Test
  void aliasesAndPackagesOfTheWorkspaceAreFolders() {
    ResolverOptions usual = ResolverOptions.browser(Mode.PRODUCTION);
    ResolverOptions aliased = usual.toBuilder().alias(Map.of("~", List.of(root + "/src"))).build();
    assertEquals("", find(usual, JavaScriptKinds.CONTEXT, "~/locale/de*"));
    assertEquals("src/locale/de.js", find(aliased, JavaScriptKinds.CONTEXT, "~/locale/de*"));
    ResolverOptions.Outside members =
        new ResolverOptions.Outside(
            List.of(),
            List.of(),
            Map.of("c", root.resolve("packages/c")),
            ResolverOptions.Sources.AUTO,
            true);
    assertEquals(
        "packages/c/lang/de.js",
        find(
            usual.toBuilder().outside(members).build(),
            JavaScriptKinds.REQUIRE_CONTEXT,
            "c/lang/*"));
  }

  @Test
  void contextsAreLeftOutOnRequest() {
    ResolverOptions.Outside none =
        new ResolverOptions.Outside(
            List.of(), List.of(), Map.of(), ResolverOptions.Sources.AUTO, false);
    ResolverOptions options =
        ResolverOptions.browser(Mode.PRODUCTION).toBuilder().outside(none).build();
    assertEquals("", find(options, JavaScriptKinds.CONTEXT, "./locale/*"));
  }
}
