package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagicCommentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import(/* webpackChunkName: \"a\" */ 'x')|chunk a",
        "import(/*webpackChunkName:'a'*/'x')|chunk a",
        "import(/* webpackChunkName: `a` */ 'x')|chunk a",
        "import('x' /* webpackChunkName: \"a\" */)|chunk a",
        "import(// webpackChunkName: \"a\"⏎'x')|chunk a",
        "import(/* webpackChunkName: \"a-[request]\\x21\" */ 'x')|chunk a-[request]!",
        "import(/* a */ /* webpackChunkName: \"a\", webpackPrefetch: true */ 'x')|chunk a prefetch 0",
        "import(/* webpackPreload: true */ /* webpackPrefetch: 3 */ 'x')|prefetch 3 preload 0",
        "import(/* webpackPrefetch: false */ 'x', {})|",
        "import(/* webpackPrefetch: true, webpackPrefetch: false */ 'x')|",
        "import(/* webpackPrefetch: -12, webpackPreload: 2147483647 */ 'x')|prefetch -12 preload 2147483647",
        "import(/* webpackPreload: 2147483648 */ 'x')|meaningless",
        "import(/* webpackPreload: 1.5 */ 'x')|meaningless",
        "import(/* webpackPreload: 1e3 */ 'x')|meaningless",
        "import(/* webpackPrefetch: 7é */ 'x')|meaningless",
        "import(/* webpackPrefetch: - */ 'x')|meaningless",
        "import(/* webpackPrefetch: 'true', webpackPreload: 1*/ 'x')|preload 1 meaningless",
        "import(/* webpackFetchPriority: \"high\" */ 'x')|high",
        "import(/* webpackFetchPriority: 'low' */ 'x')|low",
        "import(/* webpackFetchPriority: `auto` */ 'x')|auto",
        "import(/* webpackFetchPriority: \"highest\" */ 'x')|meaningless",
        "import(/* webpackFetchPriority: high */ 'x')|meaningless",
        "import(/* webpackMode: \"eagerly\" */ 'x')|meaningless",
        "import(/* webpackIgnore: 1 */ 'x')|meaningless",
        "import(/* rspackChunkName: 'a', rspackPrefetch: 4 */ 'x')|chunk a prefetch 4",
        "import(/* w, r, webpack, rspackle: 4 */ 'x')|",
        "import(/* webpackMode: \"eager\" */ 'x')|eager",
        "import(/* webpackMode: 'lazy-once' */ 'x')|lazy-once",
        "import(/* webpackMode: \"lazy\" */ 'x')|",
        "import(/* webpackMode: \"weak\" */ 'x')|weak",
        "import(/* webpackExports: [\"a\", \"b\"] */ 'x')|exports [\"a\", \"b\"]",
        "import(/* webpackExports: 'a' */ 'x')|exports a",
        "import(/* webpackIgnore: false */ 'x')|",
        "import(/* webpackInclude: /\\.js$/ */ 'x')|",
        "import(/* webpackChunkName: a */ 'x')|meaningless",
        "import(/* webpackChunkName: \"a */ 'x')|",
        "import(/* webpackChunkName */ 'x')|",
        "/* webpackIgnore: true */ import('x')|",
        "import /* webpackIgnore: true */ ('x')|",
        "import('x', /* webpackIgnore: true */ {})|",
        "import('x') /* webpackIgnore: true */|",
      })
  void commentsInsideOfAnImportSayHowToLoadIt(String source, String hints) {
    String row = hints == null ? "dynamic-import x" : "dynamic-import x " + hints;
    assertEquals(List.of(row), Parsing.facts("a.js", source.replace("⏎", "\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import(/* webpackIgnore: true */ 'x')",
        "import(/* @vite-ignore */ 'x')",
        "import('x' /* @vite-ignore */)",
        "import(/* @vite-ignore */ `./${x}.js`)",
        "require(/* webpackIgnore: true */ 'x')",
        "require.resolve(/* webpackIgnore: true */ 'x')",
        "new URL(/* webpackIgnore: true */ './x', import.meta.url)",
        "new URL(/* @vite-ignore */ './x', import.meta.url)",
        "new Worker(new URL(/* webpackIgnore: true */ './x', import.meta.url))",
      })
  void whatIsToBeIgnoredIsNoDependency(String source) {
    assertEquals(List.of(), Parsing.facts("a.js", source));
  }

  @Test
  void anIgnoredWorkerHasTheAddressOfAFile() {
    assertEquals(
        List.of("url ./x"),
        Parsing.facts(
            "a.js", "new Worker(/* webpackIgnore: true */ new URL('./x', import.meta.url))"));
  }

  @Test
  void whatIsIgnoredHidesNothingElse() {
    assertEquals(
        List.of("dynamic-import y conditional", "dynamic-import z"),
        Parsing.facts(
            "a.js", "import(/* webpackIgnore: true */ a ? 'x' : import('y')); import('z')"));
    assertEquals(
        List.of("dynamic-import x", "dynamic-import y chunk a"),
        Parsing.facts("a.js", "import('x').then(import(/* webpackChunkName: 'a' */ 'y'))"));
  }

  @Test
  void eachStringOfAChoiceGetsTheHints() {
    assertEquals(
        List.of("dynamic-import x chunk c", "dynamic-import y chunk c"),
        Parsing.facts("a.js", "import(/* webpackChunkName: 'c' */ a ? 'x' : 'y')"));
  }

  @Test
  void aTemplateWithNothingInItIsAName() {
    assertEquals(
        List.of("worker ./x chunk b", "worker ./y"),
        Parsing.facts(
            "a.js",
            """
            new Worker(new URL('./x', import.meta.url), {name: `b`});
            new Worker(new URL('./y', import.meta.url), {name: `b${c}`});
            """));
  }

  @Test
  void aWorkerHasAChunkNameToo() {
    assertEquals(
        List.of("worker ./x chunk a"),
        Parsing.facts(
            "a.js",
            "new Worker(/* webpackChunkName: 'a' */ new URL('./x', import.meta.url), {name: 'b'})"));
  }
}
