package dev.shale.tools.javascript.resolver.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMapTest {
  private static final String PATTERNS =
      """
      {"exports": {".": "./main.js", "./exact": "./exact.js", "./a/*": "./A/*",
       "./a/b/*": "./AB/*", "./a/b/*.js": "./ABJS/*.js", "./a/b/no*": null,
       "./two/*": "./*/x/*.js", "./old/": "./OLD/", "./old/*": "./NEW/*", "./ab*": "./ab/*",
       "./ab": "./ab.js", "./tie/": "./FOLDER/", "./tie*": "./STAR/*", "./stars/a*b*c": "./*.js", "./dir/": "./DIR/"}}\
      """;

  @ParameterizedTest
  @CsvSource({
    "., ./main.js",
    "./exact, ./exact.js",
    "./a/x, ./A/x",
    "./a/x/y, ./A/x/y",
    "./a/b/x, ./AB/x",
    "./a/b/x.js, ./ABJS/x.js",
    "./a/b/.js, ./AB/.js",
    "./a/b/nope, ''",
    "./a/b/nope.js, ''",
    "./two/z, ./z/x/z.js",
    "./old/x, ./NEW/x",
    "./ab, ./ab.js",
    "./abc, ./ab/c",
    "./b, ''",
    "./tie/x, ./STAR//x",
    "./a/*, ./A/*",
    "./old/x/, ''",
    "./dir/x/, ./DIR/x/",
    "./a/x/, ''",
    "./stars/a*b, ''",
    "./stars/a1b2c, ''",
  })
  void theMostSpecificKeyWins(String subpath, String path) {
    assertEquals(path, exports(PATTERNS).match(subpath, Set.of()).target());
  }

  @Test
  void conditionsHoldInTheOrderOfTheFile() {
    TargetMap exports =
        exports(
            """
            {"exports": {"a": {"x": "./ax.js"}, "default": {"b": null, "default": "./d.js"},
             "c": "./never.js"}}\
            """);
    assertEquals("./d.js", exports.match(".", Set.of("c")).target());
    assertEquals("./d.js", exports.match(".", Set.of("a")).target());
    assertEquals("./ax.js", exports.match(".", Set.of("a", "x")).target());
    assertEquals("", exports.match(".", Set.of("b", "c")).target());
  }

  @Test
  void anAlternativeThatHoldsNotLeavesTheOneBeforeIt() {
    TargetMap exports =
        exports(
            """
            {"exports": {"a": [null, {"never": "./x.js"}], "b": [{"never": "./x.js"}],
             "default": "./d.js"}}\
            """);
    assertEquals("", exports.match(".", Set.of("a")).target(), "null forbids");
    assertEquals("./d.js", exports.match(".", Set.of("b")).target());
  }

  private static TargetMap exports(String json) {
    PackageJson packageJson =
        new PackageJsonReader(List.of(), List.of())
            .read("package.json", json.getBytes(StandardCharsets.UTF_8));
    assertEquals("", packageJson.problem());
    TargetMap exports = packageJson.exports();
    assertNotNull(exports);
    return exports;
  }
}
