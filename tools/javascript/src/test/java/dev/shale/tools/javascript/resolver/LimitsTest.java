package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.json.JsonText;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.resolver.manifest.SideEffects;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
  private static final Path ROOT = Path.of(System.getProperty("shale.root", "../.."));
  private static final int MANY = 100_000;

  @TempDir Path root;

  @Test
  void theReadmeSaysTheSame() throws IOException {
    String sentence =
        "package.json and tsconfig.json have at most %d MiB and nest at most %s deep"
            .formatted(
                FileTree.MOST_SETTINGS_BYTES >> 20,
                String.format(Locale.ROOT, "%,d", JsonText.DEEPEST));
    String globs =
        String.format(Locale.ROOT, "`sideEffects` are more than %,d globs", SideEffects.MOST_GLOBS);
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertTrue(readme.contains(sentence), sentence);
    assertTrue(readme.contains(globs), globs);
  }

  @Test
  void whatIsLargerIsNotRead() throws IOException {
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/index.js
            t/tsconfig.json: {"extends": "../large.json"}
            t/b.ts
            """);
    makeLarge(tree.path("node_modules/p/package.json"));
    makeLarge(tree.path("large.json"));
    String refused = " cannot be read: it has 67108865 bytes, of which at most 67108864 are read";
    assertEquals(
        "Could not find \"p\": /node_modules/p/package.json" + refused, tree.find("a.js", "p"));
    Resolved answer = tree.resolve("a.js", "./t/b", JavaScriptKinds.IMPORT);
    assertEquals("t/b.ts", tree.text(answer));
    assertEquals("/large.json" + refused, tree.shorten(answer.warnings().getFirst().message()));
  }

  private static void makeLarge(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(FileTree.MOST_SETTINGS_BYTES + 1);
    }
  }

  @Test
  void valuesNestAsDeepAsIsSaid() {
    int deepest = JsonText.DEEPEST;
    String conditions = nested("{\"default\":", deepest - 2, "\"./a.js\"", "}");
    TestTree tree =
        TestTree.of(
            root,
            """
            a.js
            node_modules/p/package.json: {"x": %s, "exports": {".": %s}}
            node_modules/p/a.js
            node_modules/q/package.json: {"x": %s}
            node_modules/q/index.js
            t/tsconfig.json: {"x": %s, "compilerOptions": {"paths": {"x": ["../a"]}}}
            """
                .formatted(
                    nested("[", deepest - 1, "", "]"),
                    conditions,
                    nested("[", deepest, "", "]"),
                    nested("{\"a\":", deepest - 1, "1", "}")));
    assertEquals("node_modules/p/a.js", tree.find("a.js", "p"));
    assertTrue(tree.find("a.js", "q").endsWith("not JSON: nesting is deeper than 5000 levels"));
    assertEquals("a.js", tree.find("t/b.ts", "x"));
  }

  private static String nested(String open, int count, String inner, String close) {
    return open.repeat(count) + inner + close.repeat(count);
  }

  @Test
  void numbersAndTextsHaveAnyLength() {
    TestTree tree =
        TestTree.of(
            root,
            "a.js\nnode_modules/p/package.json: {\"n\": "
                + "1".repeat(10_000)
                + ", \""
                + "k".repeat(MANY)
                + "\": 1, \"main\": \"b\"}\nnode_modules/p/b.js");
    assertEquals("node_modules/p/b.js", tree.find("a.js", "p"));
  }

  @Test
  void manyConditionsPatternsAndPathsAreFound() {
    StringBuilder exports = new StringBuilder("{\".\": {");
    StringBuilder paths = new StringBuilder();
    for (int key = 0; key < MANY; key++) {
      exports.append("\"c").append(key).append("\": \"./no.js\", ");
      paths.append("\"@").append(key).append("/*\": [\"./no/*\"], ");
    }
    exports.append("\"default\": \"./a.js\"}");
    for (int key = 0; key < MANY; key++) {
      exports.append(", \"./").append(key).append("/*.js\": \"./*.js\"");
    }
    TestTree tree =
        TestTree.of(
            root,
            """
            node_modules/p/a.js
            node_modules/p/package.json: {"exports": %s}}
            tsconfig.json: {"compilerOptions": {"paths": {%s"@/*": ["./*"]}}}
            """
                .formatted(exports, paths));
    for (int directory = 0; directory < 2_000; directory++) {
      String issuer = "src" + directory + "/b.js";
      assertEquals("node_modules/p/a.js", tree.find(issuer, "p"));
      assertEquals("node_modules/p/a.js", tree.find(issuer, "p/" + directory + "/a.js"));
      assertEquals("tsconfig.json", tree.find(issuer, "@/tsconfig"));
    }
  }
}
