package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.record.ModuleRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Top-level statements: which of them use which, and which can be left out. */
class PartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          function f() { g() } function g() {}          | f pure uses g, g pure
          const a = 1, b = a, c = b + a                 | a pure, b pure uses a, c pure uses b a
          let a = 1; { let a; a } a                     | a pure, . pure uses a
          let a; a = 1                                  | a pure, . uses a
          var a; var a; function f() { a }              | a pure uses a, a pure uses a, f pure uses a a
          import {a} from 'x'; export {b}; const b = a  | b pure
          ;;; export * from 'x'                         | ``
          if (x) { var a = 1 } a                        | a, . pure uses a
          var a = 1; for (var a; a < 3; a++) f()        | a pure uses a, a uses a
          class C { m() { return new D } } class D {}   | C pure uses D, D pure
          function f(a) { return a } let a              | f pure, a pure
          const {a, b: [c]} = d(), e = c                | a,c, e pure uses a,c
          for (const a of b) c(a)                       | .
          label: f()                                    | .
          export default function f() {} f.a = 1        | f pure, . uses f
          export default () => { var a, b }; var c; c   | . pure, c pure, . pure uses c
          export default function f() { var a, b } f    | f pure, . pure uses f
          export const a = () => { let b, c }, d = a    | a pure, d pure uses a
          export default 1; f()                         | . pure, .
          export default class {} f()                   | . pure, .
          @a(() => { let b, c }) class D {} D           | D, . pure uses D
          const a = b => eval(b); function c() {} c()   | a pure uses c, c pure, . uses c
          const a = eval => eval(b); function c() {}    | a pure, c pure
          if (false) f(); function f() {}               | . pure uses dead f, f pure
          false && f(f()); f(); function f() {}         | . pure uses dead f, . uses f, f pure
          function g() { return; f() } function f() {}  | g pure uses dead f, f pure
          false ? f() : g(); function f() { g } let g   | . uses g dead f, f pure uses g, g pure
          if (false) { let f; f() } function f() {}     | f pure
          if (false) eval('f'); function f() {}         | . pure, f pure
          """)
  void aPartUsesWhatOthersDeclare(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.parts("a.js", source)));
    assertEquals(expected, String.join(", ", RecordTexts.parts("a.ts", source)));
  }

  @Test
  void whatTheModeRulesOutIsNoUse() {
    String dead = "function g() { if (process.env.NODE_ENV !== 'production') f() } function f() {}";
    assertEquals(List.of("g pure uses dead f", "f pure"), RecordTexts.parts("a.js", dead));
    String live = "const process = {env: {}}; " + dead;
    assertEquals(
        List.of("process pure", "g pure uses process f", "f pure"),
        RecordTexts.parts("a.js", live));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type A = 1; interface B {} declare const c: A | ``
          enum E { A, B = A + 1 } const a = E.A         | E pure, a uses E
          namespace N { export const a = 1 }            | N
          namespace N { export type A = 1 }             | ``
          enum E {} import A = E.b; A                   | E pure, A pure uses E, . pure uses A
          function f(a: 1); function f(a) {} f          | f pure uses f, f pure uses f, . pure uses f f
          """)
  void partsOfTypeScript(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.parts("a.ts", source)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const a = [1, 'b', {c: d => d, e() {}, get f() { return g() }}]; function d() {}",
        "const a = class { b = c(); static d = 1; static e() { f() } }",
        "const a = () => b(), c = function () { d() }, e = async x => await f(x)",
        "const a = (b = c()) => d(b), e = (f, [g] = h()) => i",
        "const a = /*#__PURE__*/ b(); function b() {}",
        "const a = /* @__PURE__ */ new B(); class B {}",
        "const a = /*#__PURE__*/ b.c(1).d(e => f()); import b from 'x'",
        "const a = /** @__PURE__ */ b()(); function b() {}",
        "const a = /*#__PURE__*/ b(c()).d(); function b() {} function c() {}",
        "const a = /*#__PURE__*/ String.b(), String = {b() {}}",
        "/*#__NO_SIDE_EFFECTS__*/ function a() {} const b = a(1)",
        "const a = /*@__NO_SIDE_EFFECTS__*/ () => b(); const c = a()",
        "/*#__NO_SIDE_EFFECTS__*/ export const a = function () { b() }, c = 1; const d = a()",
        "const a = new Map(), b = new Set([1, 2]), c = new WeakMap()",
        "const a = Symbol('b'), c = Symbol.iterator, d = Math.max(1, 2) + Math.PI",
        "const a = Object.prototype.hasOwnProperty, b = Object.keys({}), c = Array.isArray",
        "const a = typeof window !== 'undefined', b = typeof process === 'object'",
        "const a = undefined, b = NaN, c = -Infinity, d = globalThis",
        "const a = b ? c : d && !e || `x${f}`; const b = 1, c = 2, d = 3, e = 4, f = 5",
        "import * as n from 'x'; const a = n.b, {c, d} = n",
        "import {a} from 'x'; const b = a; export default b",
        "if (process.env.NODE_ENV !== 'production') { console.log(1); a.b = 2 }",
        "if (false) { a() } else { }",
        "import * as n from 'x'; const a = `${1}${'b'}${c + 2}${n.d}`, c = 3",
        "export const a = 1; export function b() { c() } export class D extends b {}",
        "'use strict'; 1; ({a: 1})",
        "const a = /x/g, b = 1n ** 2n, c = import.meta.url, d = this",
      })
  void aModuleIsPure(String source) {
    ModuleRecord record = Parsing.record("a.mjs", source);
    assertTrue(record.parts().isPure(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.a = 1; exports.b = () => a()",
        "exports.a = exports.b = void 0",
        "module.exports = {a: 1}; exports.b = function () {}",
      })
  void anExportThatGetsItsValueIsNoEffect(String source) {
    assertTrue(Parsing.record("a.cjs", source).parts().isPure(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.a = a()",
        "exports.a.b = 1",
        "exports.a += 1",
        "exports[a()] = 1",
        "exports.a = other.b = 1",
        "module.other = 1",
        "module.exports = Array; module.exports.other = 1",
        "module.exports = require('a')",
        "let exports = other(); exports.a = 1",
        "exports.a = unknown",
      })
  void whatIsNoExportHasEffects(String source) {
    assertFalse(Parsing.record("a.cjs", source).parts().isPure(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a()",
        "const a = b()",
        "const a = new B()",
        "a.b = 1",
        "let a; a++",
        "delete a.b",
        "const a = b.c; let b",
        "const a = unknown",
        "const a = [...b]; let b",
        "const a = {...b}; let b",
        "const {a} = b; let b",
        "const [a] = []",
        "const a = b`c`; let b",
        "const a = `${globalThis.process}`",
        "const a = `b${1}${c ? 2 : Math.PI}`; let c",
        "class A { static b = c() }",
        "class A { static { b() } }",
        "class A { [b()]() {} }",
        "class A extends b() {}",
        "@a class A {} let a",
        "throw 1",
        "for (;;) {}",
        "while (1);",
        "do ; while (0)",
        "debugger",
        "await 1",
        "import('x')",
        "require('x')",
        "const a = (b(), 1)",
        "const a = /*#__PURE__*/ b(c()); function b() {}",
        "const a = /*#__PURE__*/ b().d(c()); function b() {}",
        "const a = /*#__PURE__*/ b(String.c()), String = {c() {}}; function b() {}",
        "const a = /*#__PURE__*/ b, c = b(); function b() {}",
        "const a = /*#__NOT_PURE__*/ b(); function b() {}",
        "const a = new Map(b); let b",
        "const Map = 1; const a = new Map()",
        "function Symbol() {} const a = Symbol()",
        "import {Object} from 'x'; const a = Object.keys({})",
        "const a = Object.assign({}, 1)",
        "const a = Math.max(b())",
        "/*#__NO_SIDE_EFFECTS__*/ function a() {} a(b())",
        "function a() {} /*#__NO_SIDE_EFFECTS__*/ a()",
        "if (process.env.NODE_ENV === 'production') a()",
        "if (process.env.NODE_ENV !== 'production') a(); let process",
        "import n from 'x'; const a = n.b",
        "import {Math} from './x'; Math.max(1)",
        "using a = b; let b",
        "exports.a = 1",
        "let a, b = a?.c",
        "async(a); let a",
        "eval('1')",
      })
  void aModuleIsNotPure(String source) {
    ModuleRecord record = Parsing.record("a.mjs", source);
    assertFalse(record.failed(), () -> Parsing.error(record));
    assertFalse(record.parts().isPure(), source);
  }

  @Test
  void elementsAreMadeWithoutEffects() {
    assertEquals(
        List.of("a pure", "b"), RecordTexts.parts("a.jsx", "const a = <i/>, b = <i j={k()}/>"));
  }

  @Test
  void aFunctionWithoutEffectsIsExportedAsOne() {
    assertEquals(
        List.of("a = a pure", "b = b"),
        RecordTexts.exports(
            "a.js", "/*#__NO_SIDE_EFFECTS__*/ export function a() {} export function b() {}"));
  }
}
