package dev.shale.tools.javascript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptFrontEndTest {
  private final JavaScriptFrontEnd frontEnd = new JavaScriptFrontEnd(Mode.PRODUCTION);

  @ParameterizedTest
  @CsvSource({
    "/a/b.js, esm",
    "/a/b.mjs, esm",
    "/a/b.jsx, esm",
    "/a/b.ts, esm",
    "/a/b.d.ts, esm",
    "/a/b.mts, esm",
    "/a/b.tsx, esm",
    "/a/b.cjs, commonjs",
    "/a/b.cts, commonjs",
    "/a/b.json, json",
    "/a/b.css, css",
    "/a/b.module.scss, css",
    "/a/b.sass, css",
    "/a/b.less, css",
    "/a/b.styl, css",
    "/a/b.png, asset",
    "/a.js/b, asset",
    "/a/js, asset",
    "/a/b.js.txt, asset",
  })
  void theNameTellsTheKind(String path, String kind) {
    assertEquals(kind, frontEnd.kindOf(path).label());
  }

  @Test
  void eachThreadGetsAParserOfItsOwn() {
    assertNotSame(frontEnd.newParser(), frontEnd.newParser());
  }
}
