package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file uses of its dependencies, and where. */
class ReferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          import {a} from 'x'; a                          | x a in .
          import {a as b} from 'x'; b()                   | x a in . call
          import a from 'x'; new a                        | x default in . call
          import * as n from 'x'; n                       | x * in .
          import * as n from 'x'; n.a.b.c()               | x a.b.c in . call
          import * as n from 'x'; n?.a?.['b']             | x a.b in .
          import * as n from 'x'; n[a].b                  | x * in .
          import * as n from 'x'; (n).a                   | x a in .
          import * as n from 'x'; new n.A(n.b)            | x A in . call, x b in .
          import * as n from 'x'; n.a`b`                  | x a in . call
          import * as n from 'x'; n.a.#b                  | x a in .
          import {'a b' as c} from 'x'; c.d               | x a b.d in .
          import {a} from 'x'; f({a, b: a, [a]: 1})       | x a in ., x a in ., x a in .
          import {a} from 'x'; ({a} = b)                  | x a in .
          import {a} from 'x'; function f(b = a) {}       | x a in f
          import {a} from 'x'; function f(a) { a }        | ``
          import {a} from 'x'; (a) => a; a => a           | ``
          import {a} from 'x'; ({a}, [b = a]) => 1        | ``
          import {a} from 'x'; f((a, b))                  | x a in .
          import {a} from 'x'; { let a; a } a             | x a in .
          import {a} from 'x'; try {} catch (a) { a }     | ``
          import {a} from 'x'; b.a; c = {a: 1}; a: for (;;) break a | ``
          import {a} from 'x'; class C extends a { a() { return a } } | x a in C, x a in C
          import {a} from 'x'; export default a           | x a in .
          import {a} from 'x'; export {a}                 | ``
          function f() { return a } import {a} from 'x'   | x a in f
          f(n.a, n.b); import * as n from 'x'             | x a in ., x b in .
          import {a} from 'x'; if (false) a(); else a.b   | x a in . call dead, x a.b in .
          import {a} from 'x'; const b = a.c, d = a       | x a.c in b, x a in d
          'a' in n; b in n; import * as n from 'x'        | x a in ., x * in .
          import async from 'x'; async(1)                 | x default in .
          import process from 'x'; process.env.A          | x default.env.A in .
          import module from 'x'; module.a                | x default.a in .
          import {a} from 'x'; import * as n from 'y'; eval(b) | x a in ., y * in .
          import {a} from 'x'; function f() { eval(b) }   | x a in f
          import {a} from 'x'; eval?.(b); n.eval(b); f(eval) | ``
          import {a} from 'x'; const f = eval => eval(b)  | ``
          """)
  void eachOccurrenceIsOne(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.js", source)));
    assertEquals(expected, String.join(", ", RecordTexts.references("a.ts", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          import * as n from 'x'; const {a, b: c, 'd e': f} = n | x a in a,c,f, x b in a,c,f, x d e in a,c,f
          import * as n from 'x'; const {a: {b, c: {d}}} = n    | x a.b in b,d, x a.c.d in b,d
          import * as n from 'x'; const {a, ...r} = n           | x a in a,r, x * in a,r
          import * as n from 'x'; const {[k]: a} = n            | x * in a
          import * as n from 'x'; const {a = ({b}) => b, c = function ({d}) { let {e} = f }} = n.g | x g.a in a,c, x g.c in a,c
          import * as n from 'x'; const {a: [b]} = n            | x a in b
          import * as n from 'x'; const {} = n                  | ``
          import * as n from 'x'; const [a] = n                 | x * in a
          import * as n from 'x'; const a = n                   | x * in a
          const {a, b} = require('x')                           | x a in a,b, x b in a,b
          const a = require('x').b.c; f(a)                      | x b.c in a
          require('x').a()                                      | x a in . call
          const a = require('x')                                | x * in a load
          require('x')                                          | ``
          require(c ? 'x' : 'y').a                              | x a in ., y a in .
          function f(require) { require('x').a }                | ``
          const {a} = await import('x')                         | x a in a
          (await import('x')).a.b                               | x a.b in .
          await import('x')                                     | ``
          import('x')                                           | x * in .
          const f = async () => { const {a} = await import('x') } | x a in f
          const m = await import('x')                           | x * in m load
          const {a} = await import('x').then(f)                 | x * in a
          """)
  void aPatternTakesWhatItNames(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.js", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          import {A} from 'x'; let a: A = A as A              | x A in a
          import {A} from 'x'; let a: typeof A; A             | x A in .
          import * as n from 'x'; n!.a!.b<n.C>()              | x a.b in . call
          import * as n from 'x'; @n.a.b class C {}           | x a.b in C
          import * as n from 'x'; @n.a() class C { constructor(@n.b c) {} } | x a in C call, x b in C
          import {A} from 'x'; import B = A.c.d; B()          | x A.c.d in B
          import {A} from 'x'; import B = A.c                 | ``
          import {A} from 'x'; namespace N { import B = A.c; export const d = B } | x A.c in N
          import a = require('x'); a()                        | x * in a
          import a = require('x'); a.b(); a.c.d               | x * in a load, x b in . call, x c.d in .
          export import a = require('x'); a.b                 | x * in a
          const a = require('x') as any; a!.b                 | x * in a load, x b in .
          const a = require('x'); c ? (a.b) : d => e          | x * in a load, x b in .
          import {A} from 'x'; enum E { B = A.c }             | x A.c in E
          import {A} from 'x'; declare const b: typeof A; A   | x A in .
          import {a} from 'x'; b ? (a) : c => d               | x a in .
          import {a} from 'x'; b ? (a): c => d : e            | ``
          """)
  void typesAreNoReferences(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.ts", source)));
  }

  @Test
  void tagsOfElementsAreReferences() {
    String source =
        "import * as n from 'x'; import {A, b} from 'y'; <n.B.C><A d={b}></A><b/></n.B.C>";
    assertEquals(
        List.of("x B.C in .", "y A in .", "y b in ."), RecordTexts.references("a.jsx", source));
  }

  @Test
  void theFunctionThatElementsImplyIsUsedWithoutBeingWritten() {
    String source = "import React from 'x'; const a = <b/>";
    assertEquals(List.of("x default in a"), RecordTexts.references("a.tsx", source));
    assertEquals(List.of(""), RecordTexts.spans("a.tsx", source));
  }

  @Test
  void theSpanReachesFromTheNameToTheLastMember() {
    String source = "import * as é from 'x'; é.a\n. b(c); const {d} = é; é [ 'e' ] .f";
    assertEquals(List.of("é.a\n. b", "é", "é [ 'e' ] .f"), RecordTexts.spans("a.js", source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          const m = require('x'); m.a; m.b.c()                  | x * in m load, x a in ., x b.c in . call
          const m = await import('x'); m?.a['b']; new m.C       | x * in m load, x a.b in ., x C in . call
          const m = require('x'); const {a, b: {c}} = m         | x * in m load, x a in a,c, x b.c in a,c
          const m = require('x'); const {a, ...r} = m           | x * in m
          const m = require('x'); function f() { m.a }          | x * in m load, x a in f
          let m = require('x').a; m.b                           | x * in m load, x a.b in .
          var m = require('x'); m.a = 1                         | x * in m load, x a in .
          const m = require(c ? 'x' : 'y'); m.a                 | x * in m load, y * in m load, x a in ., y a in .
          const m = require('x'); f((m.a), (m.b, 1))            | x * in m load, x a in ., x b in .
          const m = require('x'); if (false) m.a()              | x * in m load, x a in . call dead
          function f() { const m = require('x'); m.a }          | x * in f load, x a in f
          for (;;) { const m = require('x'); m.a }              | x * in . load, x a in .
          const f = async () => { const m = await import('x'); return () => m.a } | x * in f load, x a in f
          const m = require('x'); (m) => m.b; m.a               | x * in m load, x a in .
          const m = require('x'); { let m = b; m } m.a          | x * in m load, x a in .
          { const m = require('x'); m.a } { const m = require('y'); m.b } | x * in . load, x a in ., y * in . load, y b in .
          { const m = require('x'); m.a } { const m = require('y'); m } | x * in . load, x a in ., y * in .
          const m = require('x'); m                             | x * in m
          const m = require('x'); m.a; f(m)                     | x * in m
          const m = require('x'); m.a; f({m})                   | x * in m
          const m = require('x'); m[a]                          | x * in m
          const m = require('x'); m()                           | x * in m
          const m = require('x'); typeof m; m.a                 | x * in m
          let m = require('x'); m.a; m = b                      | x * in m
          let m = require('x'); m.a; [m] = b                    | x * in m
          let m = require('x'); m.a; ({m} = b)                  | x * in m
          let m = require('x'); m.a; for (m of b);              | x * in m
          var m = require('x'); var m = b; m.a                  | x * in m
          var m = require('x'); function m() {} m.a             | x * in m
          function f(m) { var m = require('x'); m.a }           | x * in f
          function f() { { var m = require('x') } m.a }         | x * in f
          m.a; var m = require('x')                             | x * in m
          function f() { m.a } const m = require('x')           | x * in m
          export const m = await import('x'); m.a               | x * in m
          const m = await import('x'); m.a; export {m}          | x * in m
          const m = await import('x'); m.a; export default m    | x * in m
          const m = require('x'); m.a; eval(b)                  | x * in m
          const m = require('x') ?? b; m.a                      | x * in m
          const n = require('x'), m = n; m.a                    | x * in n
          { const process = require('x'); process.a } if (process.env.NODE_ENV !== 'production') { require('y').a } | x * in .
          """)
  void aVariableThatHoldsAModuleIsFollowed(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.js", source)));
    assertEquals(expected, String.join(", ", RecordTexts.references("a.ts", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          import('x').then(m => m.a)                            | x * in . load, x a in .
          import('x').then((m) => m.a.b())                      | x * in . load, x a.b in . call
          import('x').then(async m => { f(m.a) })               | x * in . load, x a in .
          import('x').then(function (m) { m.a })                | x * in . load, x a in .
          import('x').then(function f(m) { m.a })               | x * in . load, x a in .
          import('x').then(m => m.a); import('y').then((m) => m.b) | x * in . load, x a in ., y * in . load, y b in .
          import('x').then(({a, b: {c}, 'd e': g}) => a)        | x a in ., x b.c in ., x d e in .
          import('x').then(function ({a: b}) { b })             | x a in .
          import('x').then(({}) => 1)                           | ``
          import('x').then((m) => m.a, f)                       | x * in . load, x a in .
          import('x').then(({default: a}) => ({default: a.b}))  | x default in .
          const f = () => import('x').then(m => m.a)            | x * in f load, x a in f
          import('x').then(m => import('y').then(n => m.a(n.b))) | x * in . load, y * in . load, x a in . call, y b in .
          import('x').then(m => m)                              | x * in .
          import('x').then(m => f(m))                           | x * in .
          import('x').then(f)                                   | x * in .
          import('x').then(({a, ...b}) => b)                    | x * in .
          import('x').then(({a = 1}) => a)                      | x * in .
          import('x').then(({[a]: b}) => b)                     | x * in .
          import('x').then((m = n) => m.a)                      | x * in .
          import('x').then((...m) => m.a)                       | x * in .
          import('x').then(({a}, b) => a)                       | x * in .
          import('x').then((m).a)                               | x * in .
          import('x').catch(f).then(m => m.a)                   | x * in .
          import('x').then(f).then(m => m.a)                    | x * in .
          """)
  void aCallbackTakesWhatItNames(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.js", source)));
    assertEquals(expected, String.join(", ", RecordTexts.references("a.ts", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          f(import(/* webpackExports: ["a", 'b'] */ 'x'))                | x a in ., x b in .
          f(import(/* webpackExports: "default" */ 'x'))                 | x default in .
          f(import(/* webpackExports: [] */ 'x'))                        | x * in . load
          f(import(/* webpackExports: ["\\u0061"] */ 'x'))             | x * in .
          f(import(/* webpackChunkName: "a" */ 'x'))                     | x * in .
          const {a} = await import(/* webpackExports: ["b"] */ 'x')      | x a in a
          const m = await import(/* webpackExports: ["b"] */ 'x'); m.a   | x * in m load, x a in .
          const m = await import(/* webpackExports: ["b"] */ 'x'); f(m)  | x b in m
          """)
  void aCommentNamesWhatTheCodeDoesNotTell(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.js", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          module.exports = require('x')                                 | x * in . load
          'use strict'; if (a) { module.exports = require('x'); }       | x * in . load
          __exportStar(require('x'), exports); exports.a = 1            | x * in . load
          const a = module.exports = require('x')                       | x * in a
          f(module.exports = require('x'))                              | x * in .
          module.exports = require('x'); module.exports.a()             | x * in .
          module.exports = require('x'); f(exports)                     | x * in .
          module.exports = require('x') ?? b                            | x * in .
          module.exports = require('x').b                               | x b in .
          """)
  void aModuleThatIsPassedOnIsUsedByThoseWhoAskForIt(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.references("a.cjs", source)));
  }

  /** What a template uses is not read. */
  @Test
  void aVariableOfAComponentIsUsedAsAWhole() {
    String script = "<script>const m = await import('x'); m.a</script>";
    assertEquals(List.of("x * in m"), RecordTexts.references("a.vue", script));
  }
}
