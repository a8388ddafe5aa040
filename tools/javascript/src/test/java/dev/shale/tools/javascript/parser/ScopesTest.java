package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether {@code require} is the global one is the touchstone of the scopes. */
class ScopesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "require('x')",
        "require(`x`)",
        "require(('x'))",
        "require('x',)",
        "if (typeof require === 'function') require('x')",
        "function f(a = require('x')) { var require }",
        "(a = require('x')) => 1",
        "({a = require('x')}) => { var require }",
        "function f() { { let require } return require('x') }",
        "{ function f(require) {} } require('x')",
        "(require => 1); require('x')",
        "(require) => 1\nrequire('x')",
        "class A { static { var require } } require('x')",
        "class A { require() {} a() { require('x') } }",
        "a = {require: 1, b: require('x')}",
        "a.require; require('x')",
        "for (let require of []) {} require('x')",
        "try {} catch (require) {} require('x')",
        "switch (a) { case 1: let require } require('x')",
        "a = function require() {}; require('x')",
        "a = class require {}; require('x')",
        "(require); require('x')",
        "(a, require); require('x')",
        "async(require); require('x')",
        "var {require: a} = b; require('x')",
        "a => require('x')",
        "require('x')(require)",
      })
  void theGlobalRequireLoads(String source) {
    List<String> found = Parsing.found("a.js", source);
    assertEquals("require x", found.getFirst().replace(" optional", ""));
    assertEquals(1, found.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(function (require) { require('x') })",
        "(function (a, require) { return function () { require('x') } })",
        "(require) => require('x')",
        "require => require('x')",
        "async require => require('x')",
        "async (require) => require('x')",
        "(a, {b: [require]}) => require('x')",
        "({require}) => require('x')",
        "({require = 1}) => require('x')",
        "({...require}) => require('x')",
        "([, require]) => require('x')",
        "(...require) => require('x')",
        "(require = 1) => require('x')",
        "(a = (b, require) => require('x')) => 1",
        "function f() { require('x'); var require }",
        "function f() { require('x'); if (a) { for (var require in b); } }",
        "function f() { require('x'); function require() {} }",
        "{ require('x'); let require }",
        "{ require('x'); class require {} }",
        "var require = a; require('x')",
        "let {a, ...require} = b; require('x')",
        "try {} catch (require) { require('x') }",
        "try {} catch ({require}) { require('x') }",
        "for (const require of a) require('x')",
        "for (let require = 1;;) require('x')",
        "switch (a) { case 1: require('x'); let require }",
        "a = function require() { require('x') }",
        "a = class require { a = require('x') }",
        "class A { static { var require; require('x') } }",
        "({a(require) { require('x') }})",
        "({set a(require) { require('x') }})",
        "class A { a(require) { require('x') } }",
        "function f() { var require; return () => { { require('x') } } }",
        "function f(require, a = require('x')) {}",
        "require.resolver('x')",
        "require(x)",
        "require('x', y)",
        "require()",
        "require(...x)",
        "a.require('x')",
        "a?.require('x')",
        "new A().require('x')",
        "({require() {}})",
        "class A { #require = 1; a() { this.#require('x') } }",
        "var \\u0072equire; require('x')",
        "typeof require",
      })
  void aRequireThatIsShadowedOrNoCallIsNoDependency(String source) {
    assertEquals(List.of(), Parsing.found("a.js", source));
  }
}
