package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.build.SourceSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            "export-from d",
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
        List.of("require a", "require b", "require c type", "require d"),
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
    SourceSettings keep = new SourceSettings(false, true, false, "", "");
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

  @Test
  void settingsNameWhatJsxCalls() {
    String source =
        "import React from 'react'; import {h, F} from 'preact'; import G from 'g'; <><a/></>";
    SourceSettings named = new SourceSettings(false, false, false, "h", "G.x");
    assertEquals(
        List.of("import react type", "import preact", "import g"),
        Parsing.found("a.tsx", named, source));
    SourceSettings automatic = new SourceSettings(false, false, true, "", "");
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
        List.of("require z"),
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

  @Test
  void typesThatNameModulesAreNoDependencies() {
    assertEquals(
        List.of(),
        Parsing.found(
            "a.ts", "type A = import('x').B<C>; let a: typeof import('y'); f<import('z').Z>()"));
  }
}
