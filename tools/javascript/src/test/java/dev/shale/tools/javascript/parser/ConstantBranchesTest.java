package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantBranchesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (process.env.NODE_ENV === 'production') require('live'); else require('dead')",
        "if (process.env.NODE_ENV !== 'production') require('dead'); else require('live')",
        "if (process.env.NODE_ENV == \"production\") require('live'); else require('dead')",
        "if ('production' !== process.env.NODE_ENV) require('dead'); else require('live')",
        "if (process.env['NODE_ENV'] !== 'production') require('dead'); else require('live')",
        "if (process?.env?.NODE_ENV !== 'production') require('dead'); else require('live')",
        "if (!(process.env.NODE_ENV === 'production')) require('dead'); else require('live')",
        "process.env.NODE_ENV !== 'production' && require('dead'); require('live')",
        "process.env.NODE_ENV === 'production' || require('dead'); require('live')",
        "process.env.NODE_ENV === 'production' ? require('live') : require('dead')",
        "process.env.NODE_ENV ?? require('dead'); require('live')",
        "if (process.env.NODE_ENV) require('live'); else require('dead')",
        "if (process.env.NODE_ENV === 'test') require('dead'); else if (a) require('live')",
        "if (process.env.NODE_ENV !== 'production' && a) require('dead'); else require('live')",
        "if (a && process.env.NODE_ENV !== 'production') require('dead'); else require('live')",
        "if (a || process.env.NODE_ENV === 'production') require('live'); else require('dead')",
        "if (false) require('dead'); else require('live')",
        "if (true) require('live'); else if (a) require('dead'); else require('dead')",
        "if (0) require('dead'); else require('live')",
        "if (1) require('live'); else require('dead')",
        "if ('') require('dead'); else require('live')",
        "if ('a') require('live'); else require('dead')",
        "if (void 0) require('dead'); else require('live')",
        "if (undefined) require('dead'); else require('live')",
        "if (null) require('dead'); else require('live')",
        "if (null == undefined) require('live'); else require('dead')",
        "if (!0) require('live'); else require('dead')",
        "if (!1) require('dead'); else require('live')",
        "if ('a' === 'b') require('dead'); else require('live')",
        "if (`a` === 'a') require('live'); else require('dead')",
        "if (function () {}) require('live'); else require('dead')",
        "if (NaN) require('dead'); else require('live')",
        "if (!Infinity) require('dead'); else require('live')",
        "if (-0) require('dead'); else require('live')",
        "if (0x0) require('dead'); else require('live')",
        "if (0.0) require('dead'); else require('live')",
        "if (0n) require('dead'); else require('live')",
        "if (.5) require('live'); else require('dead')",
        "if (1e3) require('live'); else require('dead')",
        "if (1 === 1) require('live'); else require('dead')",
        "if (1 !== 1.0) require('dead'); else require('live')",
        "if (0x10 === 1_6) require('live'); else require('dead')",
        "if (0.1 === 1e-1) require('live'); else require('dead')",
        "if (-1 === -1) require('live'); else require('dead')",
        "if (0 === -0) require('live'); else require('dead')",
        "if (NaN === NaN) require('dead'); else require('live')",
        "if (true == 1) require('live'); else require('dead')",
        "if (true === 1) require('dead'); else require('live')",
        "if (null == 0) require('dead'); else require('live')",
        "if (null == false) require('dead'); else require('live')",
        "if (true === undefined) require('dead'); else require('live')",
        "if (typeof undefined === 'undefined') require('live'); else require('dead')",
        "if (typeof null == 'object') require('live'); else require('dead')",
        "if (typeof 1 !== 'number') require('dead'); else require('live')",
        "if (typeof 'a' === 'string') require('live'); else require('dead')",
        "if ('a' + 'b' === 'ab') require('live'); else require('dead')",
        "if ('' + '') require('dead'); else require('live')",
        "if ('\\x61' === 'a') require('live'); else require('dead')",
        "switch ('a') { case 'a': require('live'); break; case 'b': require('dead') }",
        "switch ('a') { case 'b': require('dead'); default: require('live') }",
        "switch (1) { default: require('dead'); case 2: require('dead'); break;"
            + " case 1: require('live') }",
        "switch (1) { case 1: { require('live'); break } case x: require('dead') }",
        "switch (true) { case false: require('dead'); break; case x: require('live') }",
        "switch (process.env.NODE_ENV) { case 'production': require('live'); break;"
            + " case 'test': require('dead'); break; default: require('dead') }",
        "switch (1) { case 2: switch (x) { case y: require('dead') } case z: require('live') }",
        "switch (1) { case 2: case 3: require('dead'); case 1: require('live') }",
        "if ((a, false)) require('dead'); else require('live')",
        "null ?? require('live'); 'a' ?? require('dead')",
        "false ? require('dead') : true ? require('live') : require('dead')",
        "false && require('dead') && require('dead'); require('live')",
        "if (false) { (() => { if (true) require('dead') })() } require('live')",
        "a = process.env.NODE_ENV !== 'production' ? () => require('dead') : require('live')",
        "require(process.env.NODE_ENV === 'production' ? 'live' : 'dead')",
        "function f() { if (process.env.NODE_ENV === 'production') return require('live');"
            + " else return require('dead') }",
      })
  void onlyLiveBranchesHaveDependencies(String source) {
    assertEquals(List.of("require live"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (a) require('x')",
        "if (a && true) require('x')",
        "if (a || false) require('x')",
        "if (process.env.OTHER !== 'production') require('x')",
        "if (import.meta.env.PROD) require('x')",
        "if (globalThis.process.env.NODE_ENV !== 'production') require('x')",
        "if (a.process.env.NODE_ENV !== 'production') require('x')",
        "if (process.env.NODE_ENV.length !== 'production') require('x')",
        "if (process.env.NODE_ENV() !== 'production') require('x')",
        "function f(process) { if (process.env.NODE_ENV !== 'production') require('x') }",
        "function f() { if (process.env.NODE_ENV !== 'production') require('x'); var process }",
        "if (typeof a === 'undefined') require('x')",
        "if (~1) require('x')",
        "if (1 < 2) require('x')",
        "if (1 == '1') require('x')",
        "if (1n === 2n) require('x')",
        "if (1 + 1 === 3) require('x')",
        "function f(NaN) { if (NaN) require('x') }",
        "switch (x) { case 'a': require('x') }",
        "switch (1) { case 1: if (a) break; case 2: require('x') }",
        "switch (1) { case 1: case 2: require('x') }",
        "function f(process) { switch (process.env.NODE_ENV) { case 'test': require('x') } }",
        "switch ('production') { case process.env.NODE_ENV: break; default: require('x') }",
        "switch ('test') { case process.env.NODE_ENV: require('x') } var process",
        "if (a = false) require('x')",
        "a ?? require('x')",
        "if (true) require('x')",
      })
  void whatIsNotKnownIsLive(String source) {
    assertEquals(List.of("require x"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require('live'); return; require('dead')",
        "require('live'); throw a; require('dead')",
        "throw require('live'); import('dead')",
        "function f() { return require('live'); require('dead') }",
        "function f() { throw require('live'); { require('dead') } }",
        "() => { { return } require('dead') }; require('live')",
        "function f() { if (a) { return; require('dead') } require('live') }",
        "while (a) { require('live'); break; require('dead') }",
        "while (a) { if (b) continue; require('live'); continue; if (c) require('dead') }",
        "a: { require('live'); break a; require('dead') }",
        "switch (a) { case b: break; require('dead'); case c: require('live') }",
        "switch (a) { default: { break } require('dead'); case c: require('live') }",
        "function f() { return g(); function g() { require('live') } }",
        "function f() { return g(); async function g() { require('live') } require('dead') }",
        "function f() { return; var a = require('dead'); class A { b() { require('dead') } } }"
            + " require('live')",
        "function f() { return; function g() { return; require('dead') } require('dead') }"
            + " require('live')",
        "class A { static { return; require('dead') } } require('live')",
      })
  void whatStandsBehindAJumpIsDead(String source) {
    assertEquals(List.of("require live"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f() { if (a) return; require('x') }",
        "function f() { if (a) return; else b; require('x') }",
        "function f() { try { return } finally { } require('x') }",
        "function f() { do { break } while (a); require('x') }",
        "function f() { a: { break a } require('x') }",
        "function f() { switch (a) { case b: return } require('x') }",
        "function f() { for (;;) return; require('x') }",
        "function f() { return } require('x')",
        "(() => { return })(); require('x')",
        "class A { a() { throw b } } require('x')",
        "function f() { return\nrequire('x') }; require('x')",
      })
  void aJumpEndsNoMoreThanItsBlock(String source) {
    assertEquals("require x", Parsing.found("a.js", source).getLast());
  }

  @Test
  void declarationsOfImportsAndExportsAreHoisted() {
    assertEquals(
        List.of("import a", "export-from b", "require c"),
        Parsing.found(
            "a.js",
            "throw 1; import 'a'; export * from 'b'; require('dead');"
                + "export function f() { require('c') }"));
  }

  @Test
  void theModeDecides() {
    String source = "process.env.NODE_ENV === 'development' ? require('dev') : require('prod')";
    assertEquals(List.of("require prod"), Parsing.found("a.js", source));
    assertEquals(List.of("require dev"), Parsing.foundInDevelopment("a.js", source));
  }

  @Test
  void aUseInADeadBranchKeepsAnImport() {
    assertEquals(List.of("import x"), Parsing.found("a.ts", "import {a} from 'x'; if (false) a()"));
  }
}
