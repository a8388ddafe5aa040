package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.shale.engine.graph.ModuleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptFrontEndTest {
  private final JavaScriptFrontEnd frontEnd = new JavaScriptFrontEnd(Mode.PRODUCTION);

  @ParameterizedTest
  @CsvSource({
    "/a/b.js, ESM",
    "/a/b.mjs, ESM",
    "/a/b.jsx, ESM",
    "/a/b.ts, ESM",
    "/a/b.d.ts, ESM",
    "/a/b.mts, ESM",
    "/a/b.tsx, ESM",
    "/a/b.cjs, COMMONJS",
    "/a/b.cts, COMMONJS",
    "/a/b.json, JSON",
    "/a/b.css, CSS",
    "/a/b.module.scss, CSS",
    "/a/b.sass, CSS",
    "/a/b.less, CSS",
    "/a/b.styl, CSS",
    "/a/b.png, ASSET",
    "/a.js/b, ASSET",
    "/a/js, ASSET",
    "/a/b.js.txt, ASSET",
  })
  void theNameTellsTheKind(String path, ModuleKind kind) {
    assertEquals(kind, frontEnd.kindOf(path));
  }

  @Test
  void eachThreadGetsAParserOfItsOwn() {
    assertNotSame(frontEnd.newParser(), frontEnd.newParser());
  }
}
