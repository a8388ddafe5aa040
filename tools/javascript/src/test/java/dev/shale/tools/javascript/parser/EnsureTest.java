package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code require.ensure} of webpack asks for. */
class EnsureTest {
  @Test
  void theListAndTheFunctionAskTogether() {
    assertEquals(
        List.of("require-ensure ./a chunk later", "require-ensure ./b chunk later joined"),
        Parsing.facts(
            "a.js", "require.ensure(['./a'], function (require) { require('./b') }, 'later')"));
  }

  @Test
  void aFunctionNeedNotBeGivenTheLoader() {
    assertEquals(
        List.of("require-ensure ./a", "require-ensure ./b joined"),
        Parsing.facts("a.js", "require.ensure([], () => { require('./a'); require('./b') })"));
  }

  @Test
  void theFunctionOfFailureAsksAtOnce() {
    assertEquals(
        List.of(
            "require-ensure ./a chunk name",
            "require-ensure ./b chunk name joined",
            "require ./c conditional",
            "require ./d conditional"),
        Parsing.facts(
            "a.js",
            "require.ensure(['./a'], (require) => require('./b'),"
                + " function (e) { require('./c'); (require) => require('./x');"
                + " require('./d') }, 'name')"));
    assertEquals(
        List.of("require-ensure ./a", "require ./c"),
        Parsing.found("a.js", "require.ensure(['./a'], f, (require) => require('./c'))"));
  }

  @Test
  void aStringIsAListOfOne() {
    assertEquals(
        List.of("require-ensure ./a chunk b", "require-ensure ./c chunk b joined"),
        Parsing.facts("a.js", "require.ensure('./a', () => require('./c'), `b`)"));
  }

  @Test
  void whereAModuleIsAsksForIt() {
    assertEquals(
        List.of("require-ensure ./a optional", "require-ensure ./b joined"),
        Parsing.facts(
            "a.js", "require.ensure([], () => { require.resolve('./a'); require('./b') })"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require.ensure(['./a'])",
        "require.ensure(['./a', b], function () { require('./c') })",
        "require.ensure(['./a', ...b], function () { require('./c') })",
        "require.ensure(b, function () { require('./c') })",
        "require.ensure(...b, function () { require('./c') })",
        "require.ensure(['./a'], function () { require('./c') }, () => {}, name)",
        "require.ensure(['./a'], function () { require('./c') }, name)",
      })
  void otherArgumentsAreNoneThatBundlersRead(String source) {
    List<String> found = source.contains("./c") ? List.of("require ./c") : List.of();
    assertEquals(found, Parsing.found("a.js", source));
    assertEquals(
        List.of(), Parsing.found("a.js", source.replace("function ()", "function (require)")));
  }

  @Test
  void aFunctionOfAnotherPlaceAsksForNothing() {
    assertEquals(
        List.of("require-ensure ./a", "require ./b"),
        Parsing.found(
            "a.js",
            "require.ensure(['./a'], f); function f() { require('./b') }"
                + " function g(require) { require('./c') }"));
  }

  @Test
  void whatAsksByItselfStaysWhatItIs() {
    assertEquals(
        List.of("require-ensure ./a", "dynamic-import ./b", "require-ensure ./c", "require ./d"),
        Parsing.found(
            "a.js",
            """
            require.ensure(['./a'], () => { import('./b'); require.ensure(['./c'], f) });
            require('./d');
            """));
  }

  @Test
  void aCallInACallIsABlockInItsBlock() {
    assertEquals(
        List.of(
            "require-ensure ./a",
            "require-ensure ./b joined",
            "require-ensure ./c conditional in 1",
            "require-ensure ./d joined",
            "require-ensure ./e joined"),
        Parsing.facts(
            "a.js",
            "require.ensure(['./a', './b'], (require) => {"
                + " require.ensure(['./c'], (x) => {}); require('./d'); require('./e') })"));
  }

  @Test
  void whatAsksByItselfLiesInTheBlock() {
    assertEquals(
        List.of(
            "dynamic-import ./a conditional in 1 ahead",
            "require-ensure ./b",
            "dynamic-import ./c conditional chunk c in 1",
            "dynamic-import ./e conditional"),
        Parsing.facts(
            "a.js",
            """
            require.ensure([], (require) => {
              import('./a');
              require('./b');
              import(/* webpackChunkName: "c" */ './c');
            }, () => import('./e'));
            """));
  }

  @Test
  void blocksLieInEachOther() {
    assertEquals(
        List.of(
            "dynamic-import ./a conditional in 2 ahead",
            "require-ensure ./b conditional in 1 ahead",
            "require-ensure ./c conditional joined in 1 ahead",
            "require-ensure ./d"),
        Parsing.facts(
            "a.js",
            """
            require.ensure([], () => {
              require.ensure([], () => { import('./a'); require('./b'); require('./c') });
              require('./d');
            });
            """));
    assertEquals(
        List.of("dynamic-import ./a conditional"),
        Parsing.facts("a.js", "require.ensure([], () => { import('./a') })"));
  }

  @Test
  void aBlockBeginsWithWhatMayRun() {
    assertEquals(
        List.of(
            "require-ensure ./a",
            "dynamic-import ./b conditional in 1 ahead",
            "require-ensure ./c",
            "require-ensure ./d joined",
            "require-ensure ./e"),
        Parsing.facts(
            "a.js",
            """
            require.ensure([], () => { require('./a') });
            require.ensure([], () => {
              if (false) { require('./gone') }
              import('./b');
              require('./c');
              require('./d');
            });
            require.ensure([], () => {
              function own(require) { require('./none') }
              require('./e');
            });
            """));
  }

  @Test
  void anotherRequireAsksForNothing() {
    assertEquals(
        List.of(),
        Parsing.found(
            "a.js",
            """
            function f(require) { require.ensure(['./a'], () => require('./b')) }
            other.ensure(['./c'], () => {});
            require.ensure(name, callback);
            """));
  }
}
