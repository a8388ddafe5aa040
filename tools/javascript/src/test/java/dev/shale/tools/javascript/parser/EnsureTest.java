package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
        Parsing.facts("a.js", "require.ensure([], () => { require('./a'); require('./b') })")
            .stream()
            .map(fact -> fact.replace(" conditional", ""))
            .toList());
  }

  @Test
  void theFunctionOfFailureBelongsToIt() {
    assertEquals(
        List.of("require-ensure ./a", "require-ensure ./b"),
        Parsing.found(
            "a.js", "require.ensure(['./a'], (require) => {}, (e) => require('./b'), 'name')"));
  }

  @Test
  void whatAsksByItselfStaysWhatItIs() {
    assertEquals(
        List.of("require-ensure ./a", "dynamic-import ./b", "require-ensure ./c", "require ./d"),
        Parsing.found(
            "a.js",
            """
            require.ensure(['./a'], () => { import('./b'); require.ensure(['./c']) });
            require('./d');
            """));
  }

  @Test
  void behindACallInACallEachIsABlock() {
    assertEquals(
        List.of(
            "require-ensure ./a",
            "require-ensure ./b joined",
            "require-ensure ./c",
            "require-ensure ./d",
            "require-ensure ./e joined"),
        Parsing.facts(
            "a.js",
            "require.ensure(['./a', './b'], (require) => {"
                + " require.ensure(['./c'], (x) => {}); require('./d'); require('./e') })"));
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
