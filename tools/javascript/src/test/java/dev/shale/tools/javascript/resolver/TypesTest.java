package dev.shale.tools.javascript.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesTest {
  @TempDir Path root;

  @Test
  void whatLeadsNowhereMayHaveDeclarations() {
    TestTree tree =
        TestTree.of(
            root,
            """
            tsconfig.json: {"compilerOptions": {"paths": {"@/*": ["./src/*"], "api": ["./src/api.d.ts"]}}}
            src/a.ts
            src/api.d.ts
            src/both.ts
            src/both.d.ts
            src/code.js
            src/code.d.ts
            src/m.d.mts
            src/c.d.cts
            src/j.d.ts
            src/dir/index.d.ts
            src/field/package.json: {"types": "./t"}
            src/field/t.d.ts
            """);
    assertEquals("src/api.d.ts", types(tree, "./api"));
    assertEquals("src/api.d.ts", types(tree, "./api.js"));
    assertEquals("src/j.d.ts", types(tree, "./j.jsx"));
    assertEquals("src/m.d.mts", types(tree, "./m.mjs"));
    assertEquals("src/c.d.cts", types(tree, "./c.cjs"));
    assertEquals("src/both.ts", types(tree, "./both"));
    assertEquals("src/code.js", types(tree, "./code"));
    assertEquals("src/api.d.ts", types(tree, "./api.d.ts"));
    assertEquals("src/dir/index.d.ts", types(tree, "./dir"));
    assertEquals("src/field/t.d.ts", types(tree, "./field"));
    assertEquals("src/api.d.ts", types(tree, "@/api"));
    assertEquals("src/api.d.ts", types(tree, "api"));
    assertTrue(tree.find("src/a.ts", "./api").startsWith("Could not find \"./api\": no file"));
    assertTrue(tree.find("src/a.ts", "api").startsWith("Package \"api\" is not installed"));
    assertEquals(tree.find("src/a.ts", "./gone"), types(tree, "./gone"));
  }

  @Test
  void packagesSayWhereTheirTypesAre() {
    TestTree tree =
        TestTree.of(
            root,
            """
            src/a.ts
            node_modules/t/package.json: {"types": "./lib/t.d.ts"}
            node_modules/t/lib/t.d.ts
            node_modules/t/sub.d.ts
            node_modules/old/package.json: {"typings": "lib/o"}
            node_modules/old/lib/o.d.ts
            node_modules/main/package.json: {"main": "./lib/m.js"}
            node_modules/main/lib/m.d.ts
            node_modules/e/package.json: {"exports": {".": {"types": "./e.d.ts"}, \
            "./x": {"import": {"types": "./x.d.mts"}}}}
            node_modules/e/e.d.ts
            node_modules/e/x.d.mts
            node_modules/@types/plain/index.d.ts
            node_modules/@types/plain/sub.d.ts
            node_modules/@types/scope__name/package.json: {"types": "n.d.ts"}
            node_modules/@types/scope__name/n.d.ts
            node_modules/code/index.js
            node_modules/@types/code/index.d.ts
            """);
    assertEquals("node_modules/t/lib/t.d.ts", types(tree, "t"));
    assertEquals("node_modules/t/sub.d.ts", types(tree, "t/sub"));
    assertEquals("node_modules/old/lib/o.d.ts", types(tree, "old"));
    assertEquals("node_modules/main/lib/m.d.ts", types(tree, "main"));
    assertEquals("node_modules/e/e.d.ts", types(tree, "e"));
    assertEquals("node_modules/e/x.d.mts", types(tree, "e/x"));
    assertEquals("node_modules/@types/plain/index.d.ts", types(tree, "plain"));
    assertEquals("node_modules/@types/plain/sub.d.ts", types(tree, "plain/sub"));
    assertEquals("node_modules/@types/scope__name/n.d.ts", types(tree, "@scope/name"));
    assertEquals("node_modules/code/index.js", types(tree, "code"));
    assertEquals("EXTERNAL node:fs", types(tree, "fs"));
    assertEquals(
        "Package \"gone\" is not installed: no node_modules/gone in /src or above",
        types(tree, "gone"));
  }

  private static String types(TestTree tree, String request) {
    Resolved from = Resolved.file(tree.path("src/a.ts").toString());
    return tree.text(tree.resolver().resolveTypes(from, request, JavaScriptKinds.IMPORT));
  }
}
