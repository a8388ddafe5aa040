package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsentPathsTest {
  private static final String FILES =
      """
      package.json: {"name": "top"}
      tsconfig.json: {"compilerOptions": {"paths": {"@/*": ["./gen/*", "./src/*"]}}}
      src/a.ts
      src/b.js
      src/dir/index.js
      node_modules/p/package.json: {"main": "lib"}
      node_modules/p/lib/index.js
      node_modules/p/x.js
      """;
  private static final String[] REQUESTS = {
    "./b",
    "./b.js",
    "./dir",
    "./no",
    "./no.js",
    "../src/a",
    "@/b",
    "@/dir",
    "p",
    "p/x",
    "p/y",
    "q",
    "@s/q/x",
    "./no/deep"
  };

  @TempDir Path root;

  private TestTree tree;

  private RequestResolver newResolver() {
    return new RequestResolver(TestTree.browserRules());
  }

  private Resolved asker() {
    return Resolved.file(tree.path("src/a.ts").toString());
  }

  private List<String> absent(String request) {
    List<String> absent = new ArrayList<>();
    for (String path : newResolver().absentPaths(asker(), request, JavaScriptKinds.IMPORT)) {
      String text = tree.shorten(path);
      if (path.startsWith(tree.path("").toString())
          && !text.endsWith("package.json")
          && !text.endsWith("sconfig.json")) {
        absent.add(text);
      }
    }
    return absent;
  }

  @Test
  void theyAreThoseThatComeBeforeTheAnswer() {
    tree = TestTree.of(root, FILES);
    assertEquals(List.of("/src/b", "/src/b.tsx", "/src/b.ts", "/src/b.jsx"), absent("./b"));
    assertEquals(List.of(), absent("./b.js"));
    assertTrue(absent("@/b").containsAll(List.of("/gen", "/src/b.ts")));
    assertEquals(List.of("/src/node_modules", "/node_modules/q"), absent("q").subList(0, 2));
  }

  /** Whatever file appears: an answer that is another from then on was known to be affected. */
  @Test
  void aFileThatChangesAnAnswerWasMissed() throws IOException {
    String[] appearing = {
      "src/b",
      "src/b.ts",
      "src/b.json",
      "src/no.ts",
      "src/no/deep.js",
      "gen/b.ts",
      "gen/dir.ts",
      "node_modules/q/index.js",
      "src/node_modules/p/index.js",
      "node_modules/@s/q/x.js",
      "node_modules/p/lib.js",
      "node_modules/p/y.js",
      "src/dir.tsx",
      "src/dir/index.ts",
      "src/package.json",
      "src/tsconfig.json",
      "node_modules/p/lib/other.js",
      "src/c.ts"
    };
    int changes = 0;
    tree = TestTree.of(root, FILES);
    for (String request : REQUESTS) {
      RequestResolver resolver = newResolver();
      Resolved before = resolver.resolve(asker(), request, JavaScriptKinds.IMPORT);
      var absent = newResolver().absentPaths(asker(), request, JavaScriptKinds.IMPORT);
      for (String file : appearing) {
        String path = tree.path(file).toString();
        boolean isParentNew = !Files.exists(tree.path(file).getParent());
        Files.createDirectories(tree.path(file).getParent());
        Files.writeString(tree.path(file), file.endsWith(".json") ? "{}" : "");
        Resolved after = newResolver().resolve(asker(), request, JavaScriptKinds.IMPORT);
        if (!after.equals(before)) {
          String label = request + " after " + file;
          assertTrue(resolver.isMissed(path), label);
          assertTrue(absent.stream().anyMatch(gone -> isAtOrAbove(gone, path)), label);
          changes++;
        }
        delete(tree.path(file), isParentNew);
      }
    }
    assertTrue(changes > 20, "only " + changes + " changes");
  }

  private static boolean isAtOrAbove(String gone, String path) {
    return path.equals(gone) || path.startsWith(gone + "/");
  }

  private void delete(Path file, boolean withParent) throws IOException {
    Files.delete(file);
    Path parent = file.getParent();
    while (withParent && !parent.equals(tree.path("")) && isEmpty(parent)) {
      Files.delete(parent);
      parent = parent.getParent();
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void whatNobodyAskedForWasNotMissed() {
    tree = TestTree.of(root, FILES);
    RequestResolver resolver = newResolver();
    resolver.resolve(asker(), "./b.js", JavaScriptKinds.IMPORT);
    assertFalse(resolver.isMissed(tree.path("src/c.ts").toString()));
    assertFalse(resolver.isMissed(tree.path("node_modules/q").toString()));
    assertFalse(resolver.isMissed(tree.path("no/where/x.js").toString()));
  }
}
