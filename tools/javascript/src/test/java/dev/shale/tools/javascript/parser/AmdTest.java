package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What modules of AMD ask for. */
class AmdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "define(['x'], f)",
        "define('id', ['x'], f)",
        "define('id', [\"x\"], function (x) { return x })",
        "define(['require', 'exports', 'module', 'x'], f)",
        "define(['require', 'x'], (require, x) => require)",
        "define([`x`], f)",
        "define(['x'])",
        "define(['x', y, ...z], f)",
        "define(['x'].concat(y), f)",
        "define([['y'], 'x'], f)",
        "define /* */ (['x'], f)",
        "(define(['x'], f))",
        "define(function (require, exports, module) { require('x') })",
        "define('id', function (require) { return { a: function () { return require('x') } } })",
        "define(async function (require) { require('x') })",
        "define((require, exports) => { require('x') })",
        "define(require => require('x'))",
        "define(async require => require('x'))",
        "define((function (require) { require('x') }))",
        "define(['require'], function (require) { require('x') })",
        "define(function (a) { a('x') })",
        "define(function (a, exports) { function g() { exports.b = a('x') } })",
        "define('id', a => a('x'))",
        "define(async (a, b) => { await a('x') })",
        "define(function* f(a) { a('x') })",
        "define((function (a) { a('x') }))",
        "define(['exports', 'require'], function (exports, a) { return a('x') })",
        "define('id', ['module', 'require'], (module, a) => ((a) => a('y'))(a('x')))",
        "define(function (a) { define(function (b) { b('x'); (function (a) { a('y') }) }) })",
        "define(function (require) { function g() { require('x') } })",
        "define(function (require) { g(function (require) { require('y') }, require('x')) })",
        "define(function (require = g) { require('x') })",
        "f(define(['x'], g))",
      })
  void aListOrAWrapperAsksForModules(String source) {
    assertEquals(List.of("amd x"), Parsing.facts("a.js", source));
    assertEquals(List.of("amd x"), Parsing.facts("a.ts", source));
    assertEquals(
        List.of("amd x", "dynamic-import end"), Parsing.found("a.js", source + "\n;import('end')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "define({ a: 1 })",
        "define('id', { a: 1 })",
        "define(function () { return 1 })",
        "define(function (a, b) { b('x') })",
        "define([], function (require) { require('x') })",
        "define(['exports'], function (a) { a('x') })",
        "define(a, function (require) { require('x') })",
        "define(function ({ a }) { a('x') })",
        "define(function (a) { }); a('x')",
        "define(f(function (require) { require('x') }))",
        "define(function (a) { function f(require) { require('x') } })",
        "a.define(['x'], f)",
        "define.a(['x'], f)",
        "new define(['x'], f)",
        "function define(a) {} define(['x'], f)",
        "define(['x'], f); var define",
        "import define from 'y'; define(['x'], f)",
        "(function (define) { define(['x'], f) })(g)",
        "(define => define(['x'], f))(g)",
        "if (typeof define !== 'function') { var define = g(module) } "
            + "define(function (require) { require('x') })",
        "function f(require) { require(['x'], g) }",
        "require.config({ paths: ['x'] })",
        "define = ['x']; define; define ? ['x'] : 1",
      })
  void otherFunctionsAskForNothing(String source) {
    assertEquals(
        List.of(), Parsing.found("a.js", source).stream().filter(r -> !r.endsWith(" y")).toList());
  }

  @Test
  void aListOfACallIsLoadedLaterAndTogether() {
    assertEquals(
        List.of("amd-require ./a", "amd-require ./b joined", "require ./c conditional"),
        Parsing.facts("a.js", "require(['./a', './b'], function (a, b) { require('./c') })"));
    assertEquals(
        List.of("amd-require ./a", "amd-require ./b"),
        Parsing.facts("a.js", "require(['./a']); require(['./b'], f, function (error) {})"));
    assertEquals(
        List.of("amd ./c", "amd-require ./a conditional", "amd-require ./b conditional joined"),
        Parsing.facts(
            "a.js",
            "define(['require', './c'], function (a, c) { a(['require', './a', './b'], f) })"));
    assertEquals(
        List.of("import ./b", "amd-require ./a"),
        Parsing.found("a.js", "import './b'; require(['./a'], f)"));
  }

  @Test
  void theLoaderThatIsGivenHasItsOtherFunctions() {
    assertEquals(
        List.of(
            "require-resolve ./a",
            "require-ensure ./b",
            "require-ensure ./c",
            "eager-glob ./d/**/*",
            "require-context ./e/*"),
        Parsing.found(
            "a.js",
            """
            define(function (a) {
              a.resolve('./a');
              a.ensure(['./b'], (require) => { require('./c') });
              a.context('./d');
              a('./e/' + f);
            })
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (typeof define === 'function' && define.amd) define(['x'], f);"
            + " else if (typeof exports === 'object') f(require('x')); else f(x)",
        "typeof exports === 'object' ? module.exports = f(require('x'))"
            + " : typeof define === 'function' && define.amd ? define(['x'], f) : f(x)",
        "(function (f) { if (typeof module === 'object') module.exports = f(require('x'));"
            + " else if (typeof define === 'function' && define['amd']) define(['x'], f) })(g)",
      })
  void aModuleOfBothKindsIsCommonJs(String source) {
    assertEquals(List.of("require x"), Parsing.found("a.js", source));
  }

  @Test
  void withoutCommonJsItIsAmd() {
    assertEquals(
        List.of("amd x conditional"),
        Parsing.facts("a.js", "if (typeof define === 'function' && define.amd) define(['x'], f)"));
  }

  @Test
  void noModuleOfEcmaScriptIsOne() {
    assertEquals(List.of(), Parsing.found("a.js", "define(['x'], f); export {}"));
  }

  @Test
  void itsRequestsHavePlaces() {
    String source = "let é;\ndefine('id', ['./a',\n  './b'], function (b) {})";
    assertEquals(List.of("amd ./a 2:15", "amd ./b 3:3"), Parsing.rows("a.js", source));
    String call = source.substring(source.indexOf("define"));
    assertEquals(List.of(call, call), Parsing.outers("a.js", source));
    assertEquals(
        List.of("require('./a')"),
        Parsing.outers("a.js", "define(function (require) { require('./a') })"));
  }
}
