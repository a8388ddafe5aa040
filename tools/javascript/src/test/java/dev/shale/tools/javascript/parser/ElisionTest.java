package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Settings;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which imports of a TypeScript file are gone when it runs. */
class ElisionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import type A from 'x'",
        "import type {A, B as C} from 'x'",
        "import type * as A from 'x'",
        "import type from from 'x'",
        "import type type from 'x'",
        "import {type A} from 'x'",
        "import {type A, type B as C} from 'x'",
        "import {} from 'x'",
        "import a, {} from 'x'",
        "import {\\u0074ype A} from 'x'; A",
        "import \\u0074ype {A} from 'x'; A",
        "import {A} from 'x'; namespace N { import B = A.b }",
        "import {A} from 'x'; namespace N { import B = A.b; let c: B }",
        "import {A} from 'x'; namespace N { import B = A.b; { let B; B } }",
        "import {A} from 'x'; var A; A()",
        "import {A} from 'x'; function A() {} A()",
        "import {A} from 'x'; class A {} A()",
        "import {A} from 'x'; enum A {} A()",
        "import {A} from 'x'; namespace A { b() } A()",
        "import {type as} from 'x'",
        "import {type as as A} from 'x'",
        "import {type default as A} from 'x'",
        "import A from 'x'",
        "import {A} from 'x'; let a: A",
        "import A, {B} from 'x'; function f(a: A): B {}",
        "import * as A from 'x'; type B = A.B",
        "import {A} from 'x'; interface B extends A {}",
        "import {A} from 'x'; class B implements A {}",
        "import {A} from 'x'; class B extends C<A> {}",
        "import {A} from 'x'; a as A; <A>a; f<A>(a); a satisfies A",
        "import {A} from 'x'; type B = typeof A",
        "import {A} from 'x'; declare const a: typeof A; declare class B extends A {}",
        "import {A} from 'x'; class B { constructor(private a: A) {} }",
        "import {A} from 'x'; function f(A) { return A }",
        "import {A} from 'x'; a.A; a = {A: 1}; A: for (;;) break A",
        "import {A} from 'x'; const f = (a: A): A => a",
        "import {A} from 'x'; export type {A}",
        "import {A} from 'x'; enum E { A, B = A }",
        "import {A} from 'x'; import B = A.C",
        "import {A} from 'x'; import B = A.C; import D = B.E; let d: D",
        "import {A} from 'x'; declare import B = A.C; B()",
        "import {A} from 'x'; function f(this: A) {}",
        "import {A} from 'x'; function f(a): a is A { return true }",
        "import {A} from 'x'; class B { declare [A]: C }",
        "import {A} from 'x'; class B { declare a: A; b!: A; [k: string]: A }",
      })
  void anImportOfTypesIsTypeOnly(String source) {
    assertEquals(List.of("import x type"), Parsing.found("a.ts", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import 'x'",
        "import A from 'x'; A()",
        "import {A} from 'x'; export {A}",
        "import {A} from 'x'; export default A",
        "import {A} from 'x'; export = A",
        "import {A, B} from 'x'; let a: A = B",
        "import {type A, B} from 'x'; B",
        "import {type as A} from 'x'; A",
        "import {A} from 'x'; class B extends A<C> {}",
        "import {A} from 'x'; @A class B {}",
        "import {A} from 'x'; class B { @A() b }",
        "import {A} from 'x'; class B { c(@A() d) {} }",
        "import {A} from 'x'; class B { [A]: C }",
        "import {A} from 'x'; class B { a = A }",
        "import {A} from 'x'; f({A})",
        "import {A} from 'x'; typeof A",
        "import {A} from 'x'; A as B",
        "import {A} from 'x'; A!.b",
        "import {A} from 'x'; A<B>(c)",
        "import {A} from 'x'; `${A}`",
        "import {A} from 'x'; (a = A) => a",
        "import {A} from 'x'; ({a = A}) => a",
        "import {A} from 'x'; ({[A]: b}) => b",
        "import {A} from 'x'; function f(a = A) { var A }",
        "import {A} from 'x'; enum E { B = A }",
        "import {A} from 'x'; namespace N { A() }",
        "import {A} from 'x'; import B = A.C; B()",
        "import {A} from 'x'; export import B = A.C",
        "import D = B.E; D(); import B = A.C; import {A} from 'x'",
        "import D = B.E; import B = A.C; import F = D.G; F(); import {A} from 'x'",
        "import {A} from 'x'; namespace N { export import B = A.b }",
        "import {A} from 'x'; namespace N { import B = A.b; B() }",
        "import {A} from 'x'; namespace N { import B = A.b; namespace M { B() } }",
        "import {A} from 'x'; namespace N { import B = A.b; import C = B.c; C() }",
        "import {A} from 'x'; namespace N { B(); { let B; B } import B = A.b }",
        "import {A} from 'x'; interface A {} A()",
        "import {A} from 'x'; namespace A { export type B = C } A()",
        "import {A} from 'x'; namespace A { interface B {} namespace C { type D = E } } A()",
        "import {A} from 'x'; class B { constructor(@(await A) c) {} }",
        "import {A} from 'x'; async () => { class B { c(@(await A()) d) {} } }",
        "A(); import {A} from 'x'",
        "import {A, B} from 'x'; const f = a ? (A) : C => 1",
        "import {A} from 'x'; a ? (b) : A",
        "import {A} from 'x'; declare class B extends A {} A()",
        "import {A} from 'x'; namespace N { declare class B extends A {} A() }",
        "import {A} from 'x'; a < A",
        "import {A} from 'x'; for (const a of A) {}",
        "import {A} from 'x'; A`a`",
        "import {A} from 'x'; A = 1",
        "import {A} from 'x'; [A] = b",
      })
  void anImportOfValuesStays(String source) {
    assertEquals(List.of("import x"), Parsing.found("a.ts", source));
  }

  @Test
  void whatAppearsAfterTheColonOfAConditionIsNoReturnType() {
    assertEquals(
        List.of("import x", "import y type"),
        Parsing.found("a.ts", "import {A} from 'x'; import {B} from 'y'; a ? (A): B => 1 : A"));
    assertEquals(
        List.of("import x type", "import y type"),
        Parsing.found("a.ts", "import {A} from 'x'; import {B} from 'y'; a ? (A): B => 1 : 2"));
  }

  @Test
  void exportsOfTypesAreTypeOnly() {
    assertEquals(
        List.of(
            "export-from a type",
            "export-from b type",
            "export-from c type",
            "export-from d type",
            "export-from e",
            "export-from f"),
        Parsing.found(
            "a.ts",
            """
            export type {A} from 'a'
            export type * from 'b'
            export type * as C from 'c'
            export {type D} from 'd'
            export {type E, F} from 'e'
            export {} from 'f'
            """));
  }

  @Test
  void anImportEqualsIsARequire() {
    assertEquals(
        List.of("require a type", "require b", "require c type", "require d"),
        Parsing.found(
            "a.ts",
            """
            import a = require('a')
            import b = require('b')
            import type c = require('c')
            export import d = require('d')
            b()
            """));
  }

  @Test
  void elementsOfJsxAreUses() {
    assertEquals(
        List.of("import react", "import b", "import c", "import d type"),
        Parsing.found(
            "a.tsx",
            """
            import React from 'react'
            import {B} from 'b'
            import * as c from 'c'
            import {d} from 'd'
            let a = <B><c.x/><d/></B>
            """));
    assertEquals(
        List.of("import react"),
        Parsing.found("a.tsx", "import * as React from 'react'; let a = <></>"));
  }

  @Test
  void settingsMayKeepImports() {
    Settings keep = settings(SourceSettings.KEEPS_NAMES | SourceSettings.KEEPS_STATEMENTS);
    assertEquals(
        List.of("import a", "import b", "import c", "import d type"),
        Parsing.found(
            "a.ts",
            keep,
            """
            import a from 'a'
            import {type B} from 'b'
            import {} from 'c'
            import type D from 'd'
            """));
  }

  private static Settings settings(int flags) {
    return SourceSettings.of(flags, "", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // The statement, then whether it stays: usually, with names, with statements, with both.
        "import {A} from 'x'|no yes yes yes",
        "import {} from 'x'|no no yes yes",
        "import {type A} from 'x'|no no yes yes",
        "import A, {type B} from 'x'|no yes yes yes",
        "import type {A} from 'x'|no no no no",
        "import {A} from 'x'; export {A}|yes yes yes yes",
        "import {A} from 'x'; export {type A}|no yes yes yes",
        "import b = require('x')|no yes yes yes",
        "import b = require('x'); let a: b|no yes yes yes",
        "import b = require('x'); b|yes yes yes yes",
        "import b = require('x'); export {b}|yes yes yes yes",
        "import b = require('x'); export = b.c|yes yes yes yes",
        "import b = require('x'); export default b|yes yes yes yes",
        "import b = require('x'); export type {b}|no yes yes yes",
        "import b = require('x'); typeof b|yes yes yes yes",
        "import b = require('x'); let a: typeof b|no yes yes yes",
        "import b = require('x'); import c = b.d|no yes yes yes",
        "import b = require('x'); import c = b.d; c()|yes yes yes yes",
        "import b = require('x'); export import c = b.d|yes yes yes yes",
        "import b = require('x'); function f(b) { b }|no yes yes yes",
        "b(); import b = require('x')|yes yes yes yes",
        "export import b = require('x')|yes yes yes yes",
        "import type b = require('x')|no no no no",
        "export {type A} from 'x'|no no no yes",
        "export {type A, type B as C} from 'x'|no no no yes",
        "export {type A, B} from 'x'|yes yes yes yes",
        "export {} from 'x'|yes yes yes yes",
        "export type {A} from 'x'|no no no no",
        "export * from 'x'|yes yes yes yes",
      })
  void whatStaysDependsOnSettings(String source, String expected) {
    StringBuilder stays = new StringBuilder();
    for (int flags :
        new int[] {
          0,
          SourceSettings.KEEPS_NAMES,
          SourceSettings.KEEPS_STATEMENTS,
          SourceSettings.KEEPS_NAMES | SourceSettings.KEEPS_STATEMENTS
        }) {
      String row = Parsing.found("a.ts", settings(flags), source).get(0);
      stays.append(row.endsWith(" type") ? " no" : " yes");
    }
    assertEquals(expected, stays.substring(1), source);
  }

  @Test
  void settingsNameWhatJsxCalls() {
    String source =
        "import React from 'react'; import {h, F} from 'preact'; import G from 'g'; <><a/></>";
    Settings named = SourceSettings.of(0, "h", "G.x");
    assertEquals(
        List.of("import react type", "import preact", "import g"),
        Parsing.found("a.tsx", named, source));
    Settings automatic = settings(SourceSettings.AUTOMATIC_JSX);
    assertEquals(
        List.of("import react type", "import preact type", "import g type"),
        Parsing.found("a.tsx", automatic, source));
    assertEquals(
        List.of("import react", "import preact type", "import g type"),
        Parsing.found("a.tsx", automatic, "/** @jsxRuntime classic */" + source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import q = ns.x",
        "export import z = ns.x",
        "namespace N { export import aa = a.b }",
        "namespace N.M { import a = b; export = a }",
      })
  void anAliasIsNoDependency(String source) {
    assertEquals(List.of(), Parsing.found("a.ts", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** @jsx h */ I; <a/>",
        "// @jsx h\nI; <a/>",
        "/*\n * @jsx h\n */ I; <a/>",
        "/* text @jsx h.b text */ I; <a/>",
        "/* @jsx React */ /* @jsx h */ I; <a/>",
        "I; <a/>; /** @jsx h */",
        "I; <a>{/* @jsx h */}</a>",
        "/** @jsx h @jsxFrag h */ I; <></>",
      })
  void aPragmaNamesTheFactory(String source) {
    String imports = "import {h} from 'h'; import React from 'react'; let i";
    assertEquals(
        List.of("import h", "import react type"),
        Parsing.found("a.tsx", source.replace("I", imports)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I; <a/>",
        "/* @jsxFrag h */ I; <a/>",
        "'@jsx h'; I; <a/>",
        "/* @jsx */ I; <a/>",
        "/* @jsx 1 */ I; <a/>",
        "/* @jsxImportSource h */ I; <a/>",
        "/* @jsxRuntime classic */ I; <a/>",
        "I; <a>// @jsx h\n</a>",
      })
  void withoutOneItIsReact(String source) {
    String imports = "import {h} from 'h'; import React from 'react'; let i";
    assertEquals(
        List.of("import h type", "import react"),
        Parsing.found("a.tsx", source.replace("I", imports)));
  }

  @Test
  void fragmentsHaveAFactoryOfTheirOwn() {
    String imports = "import {h} from 'h'; import {F} from 'f'; import React from 'react';";
    assertEquals(
        List.of("import h", "import f", "import react type"),
        Parsing.found("a.tsx", "/** @jsx h */ /** @jsxFrag F */" + imports + "<></>"));
    assertEquals(
        List.of("import h", "import f type", "import react"),
        Parsing.found("a.tsx", "/** @jsx h */" + imports + "<></>"));
    assertEquals(
        List.of("import h type", "import f type", "import react type"),
        Parsing.found("a.tsx", "/** @jsxRuntime automatic */" + imports + "<></>"));
  }

  @Test
  void inJavaScriptNothingIsElided() {
    assertEquals(List.of("import x"), Parsing.found("a.js", "import {A} from 'x'"));
  }

  @Test
  void whatIsDeclaredElsewhereLoadsNothing() {
    assertEquals(
        List.of("import x type", "require z"),
        Parsing.found(
            "a.ts",
            """
            declare module 'm' { import a from 'x'; export * from 'y'; export = a }
            declare global { interface Window { a: import('x').A } }
            declare const require: any
            declare function require(a: string): any
            require('z')
            """));
    assertEquals(
        List.of("import x type", "export-from y type"),
        Parsing.found("a.d.ts", "import {A} from 'x'; export * from 'y'; export const a: A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let a: import('x').A",
        "let a: import('x')",
        "let a: typeof import('x')",
        "let a: typeof import('x').b.c<D>",
        "let a: import('x').A<B>[]",
        "type A = B extends import('x').C ? D : E",
        "type A = B extends C ? import('x').D : E",
        "type A = B extends infer C extends import('x').D ? E : F",
        "type A = {[K in import('x').B]: C}; type D = keyof E",
        "type A = [a: import('x').B, ...C]",
        "type A = `${import('x').B}`",
        "type A = (a: import('x').B) => c is D",
        "type A = (a: B) => c is import('x').D",
        "interface A extends B<import('x').C> { d: E }",
        "interface A { b(): import('x').C }",
        "function f(a: import('x').A) {}",
        "function f(): import('x').A {}",
        "function f<T extends import('x').A>() {}",
        "function f<T = import('x').A>() {}",
        "class A { b: import('x').B }",
        "class A<T extends import('x').A> {}",
        "class A { constructor(private b: import('x').B) {} }",
        "class A { [k: string]: import('x').B }",
        "class A extends B<import('x').C> {}",
        "class A implements B<import('x').C> {}",
        "a as import('x').A",
        "<import('x').A>a",
        "a satisfies import('x').A",
        "f<import('x').A>(b)",
        "new F<import('x').A>",
        "f<A, import('x').B>`c`",
        "(a: import('x').A) => a",
        "(a): import('x').A => a",
        "<T extends import('x').A>(a: T) => a",
        "async <T extends import('x').A>(a: T) => a",
        "b ? (a: import('x').A) => a : c",
        "b ? (a): import('x').A => a : c",
        "b ? (c) : (a: import('x').A) => a",
        "try {} catch (a: import('x').A) {}",
        "for (const a of b as import('x').A) {}",
        "let a!: import('x').A",
        "let {a}: import('x').A = b",
        "declare let a: import('x').A",
        "declare global { interface Window { a: import('x').A } }",
        "declare module 'm' { import b from 'y'; let a: import('x').A; require('z') }",
        "declare function f(a: import('x').A): B",
        "namespace N { let a: import('x').A }",
        "abstract class A { abstract b: import('x').B }",
        "class A { declare b: import('x').B }",
        "function f(a: import('x').A); function f(a) {}",
        "if (false) { let a: import('x').A }",
        "export default a as import('x').A",
        "export type A = import('x').B",
        "@d<import('x').A>() class B {}",
      })
  void aTypeThatNamesAModuleAsksForIt(String source) {
    assertEquals(List.of("import x type"), Parsing.found("a.ts", source));
    assertEquals(
        List.of("import x type", "dynamic-import y"),
        Parsing.found("a.mts", source + "\n;import('y')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a < import('x')",
        "f(a < import('x'), b)",
        "a < typeof import('x')",
        "a < (b, import('x'))",
        "b ? (a) : import('x')",
        "b ? (c) : typeof import('x')",
      })
  void aComparisonIsNoType(String source) {
    assertEquals(List.of("dynamic-import x"), Parsing.found("a.ts", source));
  }

  @Test
  void aTypeThatNamesAModuleHasAPlace() {
    String source = "import 'a'\nlet é: import(\n  'x', {with: {'resolution-mode': 'require'}}).A";
    assertEquals(List.of("import a 1:8", "import x 3:3 type"), Parsing.rows("a.ts", source));
    assertEquals(
        List.of("import 'a'", source.substring(source.indexOf("import("), source.length() - 2)),
        Parsing.outers("a.ts", source));
    assertEquals(
        List.of("import x type with {'resolution-mode': 'require'}"),
        Parsing.facts("a.ts", "let a: import('x', {with: {'resolution-mode': 'require'},},).A"));
    assertEquals(
        List.of("worker w", "import t type"),
        Parsing.found("a.ts", "new Worker(new URL('w', import.meta.url) as import('t').T)"));
  }

  /** The other import has the row that the declared one had. */
  @Test
  void whatIsDeclaredTakesNoOtherImportWithIt() {
    String declared = "declare import A = require('y'); ";
    assertEquals(
        Parsing.found("a.ts", "import B = require('x'); B()"),
        Parsing.found("a.ts", declared + "import B = require('x'); B()"));
    assertEquals(
        Parsing.found("a.ts", "import 'x'"), Parsing.found("a.ts", declared + "import 'x'"));
  }
}
