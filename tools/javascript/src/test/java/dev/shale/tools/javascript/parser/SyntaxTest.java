package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Valid programs that are easy to misread. Each is followed by a call that is only found if the
 * parser is in step again.
 */
class SyntaxTest {
  private static void assertInStep(String path, String source) {
    assertEquals(List.of("require x"), Parsing.found(path, source + "\n;require('x')"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a / b / c; a++ / 2; a\n++b; /re/.test(a) / 1",
        "x = /[/]\\/`\"'/g; y = /=/; z = a /= 2",
        "if (a) /re/.exec(b); (a) / 2; {} /re/.exec(c)",
        "a = b\n/re/g.exec(c)",
        "/[\\p{L}--[a-z]]/v; /(?<a>.)\\k<a>/u; /a[^\\]]/",
        "`a${`b${c}`}d\\`${{a: 1}.a}`; tag`\\unicode ${a}`; a`b`.c`d`",
        "1_000; 0xff; 0b1; 0o7; 017; 1n; .5; 1.; 1e3; 1E-3; 1..toString(); 1.5.toFixed(); 09.5",
        "010.toString(); 5..a / 2; 1n.a; 0x1n",
        "a?.b?.[c]?.(d)?.e; a?.5:1",
        "a ?? b; a ??= b; a ||= b; a &&= b; a ** b; a **= b; a >>> b; a >>>= b",
        "async () => {}; async a => a; async (a, b) => {}; async function f() { await a }",
        "async\nfunction f() {}",
        "async(a, b); async; async.a; async = 1; async => 1; async\n(a)",
        "a = {async, await: 1, get, set, static: 1, of, let: 1, yield: 2, async() {}, get() {}}",
        "a = {get a() {}, set a(b) {}, async a() {}, async *a() {}, *a() {}, [a]: 1, [a]() {}}",
        "a = {get: 1, set: 2, async: 3, 'a': 1, 1: 2, get 'b'() {}, get 1() {}, get [a]() {}}",
        "a = {async get() {}, get async() {}, get\na() {}, if: 1, class: 2}",
        "var let = 1, of, async, get, set, static, as, from, type, declare; let\n= 2",
        "for (let of = 0;;) break; for (let of of a); for (let in a);",
        "for (async of => 1;;) break; for (var a = 1 in b); for (of of of);",
        "for (const [a, b] of c); for (let {a} of b); for (a.b in c); for ([a] of b);",
        "for (var i = (a in b) ? 1 : 2; i < 3; i++); for (;;) break",
        "for (let a = () => { b in c };;) break; for (a = [b in c];;) break",
        "async () => { for await (const a of b); for await (a of b); }",
        "function* a() { yield; yield a; yield* b; yield\n/re/; x = yield; [yield, yield a] }",
        "function* a() { yield /re/; (yield) / 2 }",
        "yield: a; yield = 1; yield / 2; await: b; var await; await / 2; await\n; await = 1",
        "class A { a; b = 1; static c; static d = 2; #e; static #f = 3; 'g'; 1 = 2; [h] = 3 }",
        "class A { get; set; static; async; get = 1; set = 2; static = 3; async = 4 }",
        "class A { get\na() {} set\nb(c) {} static\nd() {} async\ne() {} }",
        "class A { get() {} set() {} static() {} async() {} static async *a() {} *b() {} }",
        "class A { static get a() {} static set a(b) {} static async a() {} static static() {} }",
        "class A { static {} static { var a; await: 1 } accessor a = 1; static accessor b }",
        "class A { accessor; accessor\nb; accessor() {} 'constructor'() {} ;;; }",
        "class A { get\n*a() {} }",
        "class A { #a; b(c) { return #a in c } get #d() {} }",
        "class A extends B.c(d)[e] {} ; (class {}); (class extends A {}); class B extends (A, C) {}",
        "@a @b.c @d(e) @(f) class A { @g h; @i() j() {} @k static l; @m ['n']() {} }",
        "a = @b class {}",
        "label: for (;;) { continue label } a: b: c; a /* */: b; a\n: b",
        "do a; while (b) c; do {} while (0) d",
        "if (a) b; else c; if (a) ; else if (b) {} else {}",
        "function f() { return\na }",
        "if (c) throw a; with (a) b; debugger; switch (a) { case 1: case 2: default: case 3: b }",
        "switch (a) {}; try {} catch {} finally {} try {} finally {}",
        "var a\nvar b = 1\nlet c\nconst d = 2\n(e)",
        "a = b\n++c\nd\n--e",
        "a = function () {} / b / 1",
        "(a, b) => ({c}); (a) => a, b; () => {}\n[1]; () => {}\n`x`; () => {}\n/re/",
        "(a = 1, {b, c: [d] = e}, ...f) => a; ([a, b]) => 1; ({a: {b}}) => b; (a, b,) => 1",
        "((a)); (a, b)[c]; ((a, b) => c)(d); (a => b)`c`; a = b => c => d",
        "a ? b => c : d => e; a ? (b) : (c); a ? (b, c) => d : e; a ? b : c ? d : e",
        "a ? (b) => (c) : d; a ? function () {} : {}; a ? {b: 1} : [c]",
        "(x => x) ? 1 : 2; a = (b ? c : d) ? e : f",
        "new A; new A.b(c); new (a())(b); new new A()(); new A()?.b; new a.b.c; new (class {})",
        "new.target; function f() { new.target } import.meta.a",
        "new async(); new A`a`; new (import.meta.a)",
        "void 0, typeof a, delete a.b, !a, ~a, +a, -a, ++a, --a, a++, a--",
        "[,]; [,,a,,]; [...a, ...b]; f(...a, b, ...c,); ({...a, b, ...c})",
        "({a, b: c, [d]: e, ...f} = g); [a, b = 1, ...c] = d; ({a = 1} = b)",
        "a = <div/>; b = <a.b.c d='e' {...f} g={h} i-j=\"k\n\" l:m>text {n} <></> it's </a.b.c>",
        "a = <a b=<c/> d='\\'>{/* c */}{...e}</a>; b = <if/>; c = <a>{'}'}\"</a> / 2",
        "a = <div>{`${<b>c</b>}`}</div>; <a\n/* c */ // d\nb/>; 1",
        "a < b; a<b>c; (a < b) > c; a <b",
        "<a>{b}</a>; <><a/></>; <a b>&amp; // no comment /* */</a>",
        "using: a; using = 1; { using a = b; using c = d, e = f } for (using a of b);",
        "for (using of a); using\na; async () => { await using a = b; for (await using c of d); }",
        "\\u0061 = 1; a\\u{62}c = 2; var \\u{61}b; é = 1; 変数 = 2; 𝒳 = 3; a\u00a0= 4; \ufeffb",
        "a\u2028b\u2029c; '\u2028'; // c\u2028d",
        "a // c\r\n/* d */ /* e\n*/ b /***/ / /re/.c",
        "<!-- html comment\na\n--> another\nb = c-->d\n/* */ --> third",
        "'a\\\nb\\\r\nc\\'d\\u{1f600}\\x41\\0'; \"\\\"\"",
        "'use strict'; ({})",
        "arguments; eval('require(\"y\")'); new Function('require(\"y\")')",
        "if (a) function f() {}\nlabel: function g() {}",
        "super_; this; null; true; false; undefined; NaN",
        "a = b ? (c, d) : e => f; a = b ? (c) => d : (e) => f",
        "var {a, b: {c = 1, ...d} = {}, [e]: f, 'g': h, 1: i, if: j, ...k} = l, [m,, n = 1] = o",
        "var {get, set, async, of, let: a} = b; ({get} = {})",
        "a\n?.b\n.c; a\n(b)\n[c]",
        "i < n; i<n; i << n; i <= n; i <<= n; a < b && c > d; a < (b)",
        "while (n --> 0) a",
      })
  void aScriptKeepsInStep(String source) {
    assertInStep("a.js", source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let a: A, b: A.B<C>, c: A[], d: A['b'][], e: [A, b?: B, ...c: C[]], f: {a: A; b?: B}",
        "let a: (b: B, c?: C, ...d: D[]) => E, f: new (g: G) => H, i: abstract new () => J",
        "let a: <T>(b: T) => T, c: <T extends A = B>() => T, d: (A | B) & C, e: | A | B",
        "let a: keyof A, b: readonly A[], c: unique symbol, d: typeof a.b<C>, e: typeof this",
        "let a: 'b' | 1 | -1 | 1n | true | null | void | undefined | `a${B}c${D}`",
        "let a: A extends B ? C : D, b: A extends infer B extends C ? D : E",
        "type A<T> = T extends [infer H extends string, ...infer R] ? [H, ...A<R>] : []",
        "type A = B extends (infer C extends D ? E : F) ? G : H",
        "type A = (<V>() => V extends T ? 1 : 2) extends <V>() => V extends U ? 1 : 2 ? B : C",
        "type A = {[K in keyof B]?: C} & {readonly [K in B as `a${K}`]-?: D} & {-readonly [K in B]: E}",
        "type A = {a(): B; get b(): C; set b(c: D); new (a): E; (b): F; <T>(c: T): G; [d: string]: H}",
        "type A = {get: B, set: C, readonly: D, async?: E, new: F, readonly readonly: G}",
        "type A = {a\nb: B\n[c]: D\n(e): F\n'g': H\n1: I}",
        "type A = (this: B, {c, d: [e]}: F, [g]: H) => asserts this is I",
        "type A = ({a}: B) => C; type D = ({a: b}) ; type E = ([A, B]); type F = ({a: b} | c)[]",
        "type A = asserts; type B = is; type C = keyof; type D = infer; type E = readonly A[]",
        "type A = new () => B | C; type D = A | (() => B); type E = (a) => b",
        "type a = b; type\n= c; type in d; (type as e); type; type.f; type(g); var type = 1",
        "interface A<T> extends B<T>, C.D { a: B; b(): C } interface\nb",
        "var interface = 1, namespace, module, abstract, declare, readonly, as, is, keyof, global",
        "namespace\na; module\na; abstract\nclass A {}; declare\nlet b",
        "namespace A.B { export const c = 1; export namespace D {} } module E {}",
        "declare module 'm'; declare module 'n' { let a } declare global { let b } declare let c",
        "declare namespace A { let b } declare class C { d(): e; f } declare enum G { h }",
        "declare function f(a): b\ndeclare const g: h, i: j; declare type K = L",
        "enum A { B, C = 1, D = 'd', 'e', E = B | C } const enum F { G } declare const enum H {}",
        "abstract class A<T> extends B<T> implements C, D<E> { abstract a(): B; abstract b: C }",
        "class A { private a: B = c; public static readonly d?: E; protected e!: F; declare g: H }",
        "class A { constructor(private a, public readonly b = 1, readonly c?: D, override e) {} }",
        "class A { [a: string]: B; static [c: number]: D; readonly [e: symbol]: F; [g]: H = i }",
        "class A { a(): void; a(b?: C): void {} get d(): E { return f } set d(g: E) {} }",
        "class A { override a() {} override readonly b = 1; static override accessor c: D = 1 }",
        "class A { public; private; static; readonly; declare; abstract; public = 1; readonly() {} }",
        "class A { a?(): B; c<T>(d: T): E {} async *f<T>() {} g = <T,>(h: T) => h; 'i'?: J }",
        "class A { public\na\nb: C\nd = 1; [e] = 2 }",
        "class implements {} ; (class implements A {}); class B implements C {}",
        "function f(a): a is B; function f(a: any): asserts a; function f(a) {}",
        "function f<T extends A, const U, in V, out W, in out X>(this: T, a?: U, ...b: V[]): W {}",
        "a as B; a as const; <B>c; <const>d; a as any as E; (a as B) = c; a!; a!.b!(); a! = b; a![c]",
        "a satisfies B; a as B | C; a as B ? c : d; a < b as C; as as as; satisfies satisfies as",
        "a as B; let b = c as D\n(e)",
        "f<A>(b); f<A, B>`c`; new F<A>(b); new F<A>; f<A>?.(b); f?.<A>(b); a.b<C>",
        "f<A[]>(b); f<{a: B}>(c); f<(a) => B>(c); f<typeof a>(b); f<'a' | 'b'>(c); f<A<B<C>>>(d)",
        "f<<T>(a: T) => void>(b); f<\n| A\n| B\n>(c); a = f<A>; b = [f<A>, f<B>]",
        "a < b || c > d; a < b > c; a<b>c; f(a < b, c > d); a < 1 > b; a << b; a < b >= c; i<n;",
        "if (a < b && c > (d)) {}; for (let i = 0; i < n; i++) {}; a < b.c; a<b>>c; a<b>>>c",
        "<T>(a: T) => a; <T>(a); async <T>(a: T): Promise<T> => a; <T extends A>(b?: T): b is T => c",
        "(a: A, b?: B, c: C = d, ...e: E[]): F => g; (a?) => b; (a?, b?) => c; (this: A) => b",
        "({a, b}: C = {}): D => a; ([a]: B) => c; (): A => ({}); (a): a is B => c; (a?: B) => c",
        "a ? (b) : c => d; a ? (b): c => d : e; a ? (b) => c : d; a ? (b, c) : d; a ? b : (c): d => e",
        "a ? (b) : (c); a ? (b ? (c) : d) : e; a ? async (b): C => d : e",
        "a ? (b = (c): d => e) : f; a ? {b: (c): d => e} : f; a ? (b): c => (d): e => f : g",
        "a ? (b)(c) : d; a ? (b).c : d; a ? (b) || c : d",
        "a ? function (): b { return (c) } : d; a ? [(b)] : c; a ? f((b)) : c",
        "let a = (b: C) => d, e = (f) => g; let h!: I; let j = async (): K => { }",
        "for (const a of <B>c) {} for (let a: B = 1;;) break; try {} catch (a: unknown) {}",
        "switch (a) { case (b): c; case (d): e() }",
        "import a = b.c.d; export import e = f.g",
        "export type A = B; export interface C {} export declare const d; export abstract class E {}",
        "export default abstract class A {}\nexport enum B {} export const enum C {}",
        "export default interface A {}\nexport namespace B {} export as namespace C",
        "@a() export default class A {}",
        "let a: A\n<B>c",
        "a as any < b; a as void < b; let c: (keyof\nD), e: unique<F>; a as unique symbol < b",
        "@a?.() class A {}; @a?.[b]() class C {}; @new D() class E {}",
        "class A { @a<{}> b: C; @d<[], () => {}>.e f; @g! h; @i.j<K>() l() {} }",
        "let a: A\n[b]",
        "let a = b as any",
        "function f(a: B | undefined = c, {d}: {d: E} = g) {}",
        "let a: typeof b\n;[c]",
        "x = y as (a: B) => C; x = <(a: B) => C>y; x = y! + z!; x = y!\n!z",
        "let x = { async<T>() {}, get<T>() {}, a<T>(): U {}, async *b<T>() {} }",
        "type A = [a: B, c?: D, ...e: F[]]; type G = [if: H]; type I = [J?]; type K = [...L, M]",
        "let a: object; let b: A.b.c; let c: this",
        "accessor; accessor = 1; let a = <T,>(b) => c",
        "let x: (new () => A)[] = []; let y: (() => void) | null; let z: (a: (b: C) => D) => E",
        "export type { A } ; export { type B, type C as D, type as as as }; let B, type",
        "let a = b ? <C>(d) : e; let f = g ? <H>(i: J): K => l : m",
        "if (a) type = b; type\nA = c",
        "let v = { a: <T>(b: T) => b, c: (d: E): F => g }",
      })
  void typeScriptKeepsInStep(String source) {
    assertInStep("a.ts", source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = <T,>(b: T) => c; d = <T extends E>(f: T) => g; h = <const T,>(i: T) => j",
        "a = <A<B> c={d}>e</A>; b = <C extends={1}/>; c = <D extends/>; d = <E extends></E>",
        "a = (b: C): D => <E f={(g: H): I => j}>{k as L}</E>",
        "a = b ? <C/> : <D/>; e = f < g; h = i<j>(k)",
        "async <T,>(a: T) => <b/>",
        "a = <T = B,>(c: T) => d",
        "a = <div>{b.map((c: D): E => <f key={c!}/>)}</div>",
      })
  void tsxKeepsInStep(String source) {
    assertInStep("a.tsx", source);
  }

  @Test
  void aHashbangIsAComment() {
    assertEquals(List.of("require x"), Parsing.found("a.js", "#!/usr/bin/env 'node\nrequire('x')"));
  }

  @Test
  void anEmptyFileIsValid() {
    assertEquals(List.of(), Parsing.found("a.js", ""));
    assertEquals(List.of(), Parsing.found("a.ts", "// nothing"));
    assertEquals(List.of(), Parsing.found("a.js", "#!"));
  }

  @Test
  void awaitOutsideOfFunctionsIsAnOperator() {
    assertEquals(List.of("dynamic-import x"), Parsing.found("a.js", "const a = await import('x')"));
    assertEquals(
        List.of("dynamic-import x"), Parsing.found("a.mjs", "await\nimport('x'); await /re/"));
  }

  @Test
  void aModuleHasNoHtmlComments() {
    assertEquals(List.of("require x"), Parsing.found("a.mjs", "let a = 1; a<!--a; require('x')"));
  }
}
