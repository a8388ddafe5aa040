package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.tools.javascript.settings.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that decorators make values: the answers are those of the TypeScript compiler 5.9. */
class DecoratedTypesTest {
  private static final String IMPORTS =
      "import {A} from 'a'; import {B} from 'b'; import * as N from 'n'; ";

  private static final int METADATA = SourceSettings.DECORATOR_METADATA;
  private static final int STRICT = METADATA | SourceSettings.STRICT_NULLS;

  /** The requests of the imports that stay, in order. */
  private static String kept(int flags, String source) {
    List<String> kept = new ArrayList<>();
    for (String row : Parsing.found("a.ts", SourceSettings.of(flags, "", ""), source)) {
      if (row.startsWith("import ") && !row.endsWith(" type")) {
        kept.add(row.substring("import ".length()));
      }
    }
    return String.join(" ", kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '~',
      value = {
        "@d class C { constructor(a: A, b: B) {} }%a b",
        "@d class C { constructor(a: A | null, b: (undefined | B)) {} }%a b",
        "@d class C { constructor(a: A|A, b: B|A) {} }%a",
        "@d class C { constructor(a: A&A, b: A&B) {} }%a",
        "@d class C { constructor(a: N.A, b: B.c.d) {} }%b n",
        "@d class C { constructor(b: N.A|N.A) {} }%~~",
        "@d class C { constructor(a: A|A.b, b: B.a|B) {} }%~~",
        "@d class C { constructor(a: A[], b: Array<B>) {} }%~~",
        "@d class C { constructor(...a: A[]) {} }%a",
        "@d class C { constructor(...a: Array<A>) {} }%a",
        "@d class C { constructor(...a: (A | null) [ ]) {} }%a",
        "@d class C { constructor(...a: A[][]) {} }%~~",
        "@d class C { constructor(...a: [A]) {} }%~~",
        "@d class C { constructor(...a: A) {} }%~~",
        "@d class C { constructor(...a: A<B>) {} }%b",
        "@d class C { constructor(...a: A<B, B>) {} }%~~",
        "@d class C { constructor(...a: A | B[]) {} }%~~",
        "@d class C { constructor(a: A<B>) {} }%a",
        "class C { constructor(@d a: A, b: B) {} }%a b",
        "class C { constructor(a: A, b: B) {} @d x: B }%b",
        "class C { @d m(a: A): B {} }%a b",
        "class C { m(@d a: A, c: N.X): B {} }%a b n",
        "class C { @d m(this: A): B {} }%a b",
        "class C { @d async m(): Promise<A> {} }%~~",
        "class C { @d static async *m(a: A) {} }%a",
        "class C { @d get a(): A {} }%a",
        "class C { @d set a(v: A) {} }%a",
        "class C { @d get a() {} set a(v: A) {} }%a",
        "class C { @d set a(v) {} get a(): A {} }%a",
        "class C { get a(): A {} @d set a(v) {} }%a",
        "class C { set a(v: A) {} @d get a() {} }%a",
        "class C { @d get a(): A {} set a(v: B) {} }%a",
        "class C { get a(): A {} @d set a(v: B) {} }%b",
        "class C { @d get a() {} static set a(v: A) {} }%~~",
        "class C { @d get a() {} set b(v: A) {} }%~~",
        "class C { @d static get a() {} static set a(v: A) {} }%a",
        "class C { @d get ['a']() {} set a(v: A) {} }%a",
        "class C { @d get 'a'() {} set [`a`](v: A) {} }%a",
        "class C { @d get [1]() {} set 1(v: A) {} }%a",
        "class C { @d get [a]() {} set [a](v: A) {} }%~~",
        "class C { @d get a() { class D { get a() {} } } set a(v: A) {} }%a",
        "class C { @d get a() {} m() { class D { set a(v: A) {} } } }%~~",
        "class C { set a(@d v: A) {}; get a(): B {} }%a",
        "class C { @d declare a: A }%a",
        "abstract class C { @d abstract a: A }%a",
        "class C { @d #a: A }%~~",
        "class C { @d accessor a: A }%a",
        "class C { @d static a: A; @d readonly b?: B }%a b",
        "class C { @d a!: A = 1; b: B }%a",
        "class C { @d ['x']: A; @d 1: B; @d [y]: N.A }%a b n",
        "(@d class { constructor(a: A) {} })%~~",
        "x = class { @d a: A; m(@d b: B) {} }%~~",
        "export default @d class { constructor(a: A) {} }%a",
        "@d export default class { constructor(a: A) {} }%a",
        "@d export abstract class C { constructor(a: A) {} }%a",
        "export @d class C { constructor(a: A) {} }%a",
        "@d() @e.f class C { constructor(private readonly a?: A, public b: B = c) {} }%a b",
        "@d class C { constructor(a: A); constructor(a: B) {} }%b",
        "@d class C { constructor(a: A); }%~~",
        "@d class C { static constructor(a: A) {} m(a: A) {} }%~~",
        "@d class C { 'constructor'(a: A) {} }%a",
        "class C { @d m(a: A): void; m(a: B) {} }%~~",
        "class C { @d m?(a: A): void }%~~",
        "class C { @d a: A extends x ? B : B }%b",
        "class C { @d a: A extends B ? null : A }%a",
        "class C { @d a: typeof A }%~~",
        "class C { @d a: A['b'] }%~~",
        "class C { @d a: keyof A }%~~",
        "class C { @d a: readonly A[] }%~~",
        "class C { @d a: (x: A) => B }%~~",
        "class C { @d a: new (x: A) => B }%~~",
        "class C { @d a: A | string }%~~",
        "class C { @d a: (A | null) | (null) }%a",
        "class C { @d a: A | void }%~~",
        "class C { @d a: A | never }%a",
        "class C { @d a: unknown & A }%~~",
        "class C { @d a: | A }%a",
        "class C { @d a: (| A) }%a",
        "class C { @d a: (A)[] }%~~",
        "class C { @d a: [x: A] }%~~",
        "class C { @d a: `${A}` }%~~",
        "class C { @d a: A.B<B> }%a",
        "class C { @d m(a): a is A {} @d n(a): asserts a is B {} }%~~",
        "class C { @d m({a}: A, [b]: B = c) {} }%a b",
        "class C { @d m(A: A) { return A } }%a",
        "class C { @d x = (a: A) => a }%~~",
        "class C { @d m(a = (b: A) => b, c: B) {} }%b",
        "class C { @d m(a, b) { function f(c: A) {} class D { e: B } } }%~~",
        "class C { m() { @d class D { constructor(a: A) {} } } }%a",
        "class C extends D<A> { @d m() {} }%~~",
        "class C<A> { @d a: A; @d b: B }%b",
        "class C { @d m<A>(a: A, b: B) {} @d n: A }%a b",
        "class C<A> { @d a: A.b; @d b: A }%a",
        "function f<A>() { class C { @d a: A } } class D { @d b: B }%b",
        "function f() { interface A {} type B = 1; class C { @d a: A; @d b: B } }%~~",
        "{ interface A {} } class C { @d a: A }%a",
        "class C { @d m(a: A) { interface A {} } }%a",
        "class C { constructor(@d a: <A>() => A, b: A) {} }%a",
        "function f() { class A {} class C { @d a: A } }%~~",
        "namespace M { @d export class C { constructor(a: A) {} } }%a",
        "import E = N.E; class C { @d a: E }%n",
        "namespace M { import E = A.b; class C { @d a: E } }%a",
        "declare namespace M { @d class C { constructor(a: A) {} } }%~~",
        "class C { constructor(private a: A) {} }%~~",
        "class C { a: A; m(b: B): A {} get c(): A {} }%~~",
        "@d class C { constructor(@e(class { @f x }) a: A) {} }%a",
        "@d enum E {} class C { constructor(a: A) {} }%~~",
      })
  void metadataNamesTypes(String source, String kept) {
    assertEquals(kept, kept(METADATA, IMPORTS + source), source);
    assertEquals("", kept(0, IMPORTS + source.replaceAll("export default", "")), source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '~',
      value = {
        "@d class C { constructor(a: A, b: B | null) {} }%a",
        "class C { @d a: A | undefined; @d b?: B }%b",
        "class C { @d a: never | A; @d b: B | (null) }%a",
        "class C { @d m(): A | null {} }%~~",
      })
  void nullIsATypeWhereTheSettingsSaySo(String source, String kept) {
    assertEquals(kept, kept(STRICT, IMPORTS + source), source);
  }

  @Test
  void onlyWhatIsNoTypeCounts() {
    assertEquals("", kept(METADATA, "import type {A} from 'a'; class C { @d a: A }"));
    assertEquals("", kept(METADATA, "import {type A} from 'a'; class C { @d a: A }"));
    assertEquals("b", kept(METADATA, "import B, {type A} from 'b'; class C { @d a: A; @d b: B }"));
    assertEquals("a", kept(METADATA, "class C { @d a: A } import {A} from 'a'"));
    assertEquals(
        List.of("require r"),
        Parsing.found(
            "a.cts",
            SourceSettings.of(METADATA, "", ""),
            "import R = require('r'); class C { @d a: R.x }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '~',
      value = {
        "@Component({}) class C { constructor(private a: A, b: B | null) {} }%@angular/core a b",
        "@Injectable() export class C { constructor(a: A, private readonly b: N.B) {} }%@angular/core a n",
        "@Pipe() class C { constructor(a: A[], b: B | undefined, c: N.C<A>) {} }%@angular/core n",
        "@NgModule() export default class { constructor(a?: A) {} }%@angular/core a",
        "@Directive class C { constructor(@Inject(t) a: A, @Attribute('x') c: N.C, @o b: B) {} }%"
            + "@angular/core b",
        "@Service() class C { constructor(a: A) {} }%@angular/core a",
        "@ng.Component({}) class C { constructor(a: A) {} }%@angular/core a",
        "@ng . Component({}) class C { constructor(a: A) {} }%@angular/core a",
        "@ng.Other({}) class C { constructor(a: A) {} }%@angular/core",
        "@Component() class C { m(a: A): B {} @Input() a: A; set b(@o b: B) {} }%@angular/core",
        "@other() class C { constructor(a: A) {} }%~~",
        "@Component() class C { constructor(a: A); constructor(b: B) {} }%@angular/core b",
        "@Component() class C { m() { class D { constructor(a: A) {} } } }%@angular/core",
        "x = @Component() class { constructor(a: A) {} }%@angular/core",
        "function f(Component) { @Component() class C { constructor(a: number) {} } }%~~",
      })
  void angularInjectsWhatConstructorsName(String source, String kept) {
    String imports =
        "import {Component, Injectable, Injectable as Service, Pipe, NgModule, Directive, Inject,"
            + " Attribute, Input} from '@angular/core'; import * as ng from '@angular/core'; ";
    String found = kept(0, imports + IMPORTS + source);
    assertEquals(kept, found.replace("@angular/core @angular/core", "@angular/core"), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import {Component} from 'x'; @Component() class C { constructor(a: A) {} }",
        "import type {Component} from '@angular/core'; @x class C { constructor(a: A) {} }",
      })
  void othersInjectNothing(String source) {
    assertEquals("", kept(0, "import {A} from 'a'; " + source).replace("x", "").trim());
  }
}
