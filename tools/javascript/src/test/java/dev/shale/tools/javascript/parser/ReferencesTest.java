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
          const a = require('x').b.c                            | x b.c in a
          require('x').a()                                      | x a in . call
          const a = require('x')                                | x * in a
          require('x')                                          | ``
          require(c ? 'x' : 'y').a                              | x a in ., y a in .
          function f(require) { require('x').a }                | ``
          const {a} = await import('x')                         | x a in a
          (await import('x')).a.b                               | x a.b in .
          await import('x')                                     | ``
          import('x')                                           | x * in .
          const f = async () => { const {a} = await import('x') } | x a in f
          const m = await import('x')                           | x * in m
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
}
