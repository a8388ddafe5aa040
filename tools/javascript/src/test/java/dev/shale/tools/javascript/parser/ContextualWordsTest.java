package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words that are syntax in one place and names in another. The answers are those of acorn,
 * oxc-parser and the TypeScript compiler, which {@code ./check conformance} asks about many more.
 */
class ContextualWordsTest {
  /** Two divisions, or a regular expression, in which nothing is called. */
  private static final String SLASHES = "/import('in')/g.x";

  private static final List<String> NAMES =
      List.of(
          "as",
          "async",
          "accessor",
          "defer",
          "from",
          "get",
          "meta",
          "of",
          "set",
          "source",
          "target",
          "using");

  private static final List<String> TYPE_NAMES =
      List.of(
          "abstract",
          "asserts",
          "constructor",
          "declare",
          "global",
          "infer",
          "is",
          "keyof",
          "module",
          "namespace",
          "out",
          "override",
          "readonly",
          "require",
          "satisfies",
          "type",
          "unique");

  private static void assertInStep(String path, String source) {
    assertEquals(
        List.of("dynamic-import end"), Parsing.found(path, source + "\n;import('end')"), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W; W = 1; W.x; W(x); W[x]; W`x`; W\nx; W++; W ? x : y; x = W / 1 / W; W in x; !W",
        "var W = 1; { let W = 1; const W2 = W } function W() {} async function* W2() {}",
        "class W {} (class W extends W {})",
        "{ using W = 1 } { await using W = 1 } { using a = 1, W = 2 }",
        "for (W in x); for (const W of x); for (let W = 1;;) break; for (W.x of y);",
        "for (await using W of x);",
        "W: for (;;) continue W; try {} catch (W) {} ",
        "({ W, W: 1, W() {}, get W() {}, async W() {}, *W() {} }); ({ W = 1 } = x)",
        "class C { W; W = 1; W() {} static W; static W() {} get W() {} #W; x = this.#W }",
        "class C { W\nx() {} }",
        "(W) => 1; W => 1; async W => 1; (W, { W: a }, [b] = W) => 1; function f(W) {}",
        "new W; new W(); new W.x(); typeof W; void W; delete W.x",
        "import W from 'm'; import { W as a, b as W2 } from 'm'; import * as W3 from 'm'",
        "import W, { a } from 'm'; export { W, W as b, a as W }; export * as W2 from 'm'",
        "export default W; export let W = 1",
        "W, W => W; f(W, ...W); `${W}`; ({ [W]: W })",
      })
  void aWordMayBeAName(String form) {
    for (String word : NAMES) {
      String source = form.replaceAll("\\bW", word);
      for (String path : List.of("a.js", "a.mjs", "a.ts", "a.tsx")) {
        List<String> found = Parsing.found(path, source + "\n;import('end')");
        assertEquals("dynamic-import end", found.get(found.size() - 1), path + ": " + source);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type W = x; type W2<a> = x; interface W {} interface W2 extends W {}",
        "interface a extends W {} interface b extends W.W<x>, W {}",
        "enum W { W, W2 = W } const enum W3 {} namespace W { let a } namespace W.W {}",
        "declare let W: x; declare function f(W: x): y; abstract class W {}",
        "W = 1; W.x; W(x); W\nx; (W as x); <x>W; x as W.y; W!; (W satisfies x)",
        "let a: { W: x; W?: x; W(): x; W; get W(): x; set W(a: x) }",
        "let a: { [W: string]: x }; let b: { [W in x]: y }",
        "let a: (W: x) => y, b: (W, x) => y, c: (W?) => y, d: [W: x], e: [W?: x, ...W: x]",
        "let a: typeof W, b: typeof W.x, c: x.W, d: new (W) => x",
        "function f(W): W is x {} function g(x): x is W.y {}",
        "function f(W?: x, ...y: z) {} function g<W>() {} function h<W extends x = y>() {}",
        "class C<W> { W: x; W2?: x; W3!: x; W4<x>() {} private W5: x; static readonly W6 = 1 }",
        "class C implements W {} class D extends W<x> implements W<x>, y.W {}",
        "class C { constructor(W, private W2, public W3: x = W) {} }",
        "(W: x) => y; (W?: x) => y; (W): x => y; x ? (W) : y => z; async (W: x): y => z",
        "@W class C {} @W.x() class D {} class E { @W x; @W() y() {} }",
        "import type W from 'm'; import { type W as a } from 'm'; import { type b as W } from 'm'",
        "import W = x.y; export import W2 = x.y; export type { W } from 'm'",
        "export type W = x; export interface W {} export enum W {}",
      })
  void aWordOfTypesMayBeAName(String form) {
    for (String word : TYPE_NAMES) {
      String source = form.replaceAll("\\bW", word);
      List<String> found = Parsing.found("a.ts", source + "\n;import('end')");
      assertEquals("dynamic-import end", found.get(found.size() - 1), source);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class C { [E]() {} }",
        "class C { static [E] = 1 }",
        "class C { get [E]() {} set [E](a) {} static async *[E]() {} }",
        "class C { [class { [E]() {} }]() {} }",
        "class C extends (E) {}",
        "@(E) class C {}",
        "class C { @(E) m() {} @(E) a = 1; @(E) static b; @(E) accessor c }",
        "({ [E]: 1, async [E]() {}, get [E]() {} })",
        "({ [E]: a } = b); var { [E]: c } = d",
        "f(E, ...[E]); `${E}`; a ? E : E; new (E); if (E) E; else E",
        "for (E;;) break; for (a of E); while (E) break",
      })
  void operatorsOfFunctionsReachKeysAndDecorators(String place) {
    for (String around :
        List.of(
            "async function f() { P }", "async () => { P }", "async function* f() { P }", "P")) {
      assertRegularExpression(around, place, "await " + SLASHES);
    }
    for (String around : List.of("function* f() { P }", "async function* f() { P }")) {
      assertRegularExpression(around, place, "yield " + SLASHES);
    }
  }

  private static void assertRegularExpression(String around, String place, String expression) {
    String source = around.replace("P", place.replace("E", expression));
    assertInStep("a.mjs", source);
    assertInStep("a.mts", source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class C { m() { E } }",
        "class C { a = E; static b = E }",
        "function g() { E }",
        "() => E",
        "({ m() { E } })",
      })
  void theyEndWhereAnotherFunctionBegins(String place) {
    String expression = "await " + SLASHES;
    assertEquals(
        place.split("E", -1).length - 1,
        Parsing.found("a.cjs", "async () => {" + place.replace("E", expression) + "}").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.mjs|false|esm|0",
        "a.mts|false|esm|0",
        "a.js|true|esm|0",
        "a.ts|true|esm|0",
        "a.cjs|true|commonjs|1",
        "a.js|false|commonjs|1",
        "a.ts|false|commonjs|1",
      })
  void aModuleByNameHasAnOperator(String path, boolean isEsm, String kind, int divisions) {
    assertKind("await " + SLASHES, path, isEsm, kind, divisions);
    assertKind("a = await\n" + SLASHES, path, isEsm, kind, divisions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await /import('in')/g.x; import 'x'",
        "await /import('in')/g.x; export {}",
        "await /import('in')/ .x; a",
        "await +a; await /import('in')/g.x; import.meta",
        "class C { [await /import('in')/g.x]() {} } export {}",
      })
  void aFileThatTurnsOutAModuleIsReadAsOne(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ModuleRecord record = Parsing.record("a.js", bytes, "production");
    assertEquals("", Parsing.error(record));
    assertEquals(JavaScriptKinds.ESM, record.kind());
    assertEquals(
        List.of(),
        Parsing.rows(record, false).stream()
            .filter(r -> r.contains("in") && r.startsWith("dynamic"))
            .toList());
  }

  @Test
  void aScriptKeepsItsErrors() {
    assertEquals("Unexpected \")\" at 1:12", Parsing.error("a.js", "await / 2; )"));
    assertEquals("Unterminated regular expression at 1:7", Parsing.error("a.mjs", "await / 2; )"));
  }

  private static void assertKind(
      String source, String path, boolean isEsm, String kind, int dependencies) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new JavaScriptParser("production")
        .parse(
            Resolved.file(path, SourceSettings.ofPackage(isEsm)),
            Parsing.padded(bytes),
            0,
            bytes.length,
            record);
    assertEquals("", Parsing.error(record));
    assertEquals(kind, record.kind().label());
    assertEquals(dependencies, record.dependencyCount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "using of = a; { using using = b } { await using of = c }",
        "{ using as = a, of = b } switch (c) { case 1: using of = d }",
        "for (using of = f();;) break; for (await using of of b); for (using using of c);",
        "for (using of of); for (using of (a)); for (using of [a]); for (using in a);",
        "using\nof = a; using[of] = b; using.of; using(of); using => using",
      })
  void usingMayDeclareAnyName(String source) {
    assertInStep("a.js", source);
    assertInStep("a.ts", source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class C { #\\u{61}; #\\u0062; #b\\u{63}; m() { return this.#a, #\\u{61} in this } }",
        "class C { #\\u{1d4b3}; #\\u{0061}b\\u{00062}c() {} get #変\\u{6570}() {} static #\\u005f }",
        "var \\u{61}, \\u0062c, d\\u{65}; \\u{61}: for (;;) break \\u{61}",
        "a.\\u0069f; ({ \\u{69}f: 1, \\u{67}et: 2 }); class C { \\u{73}tatic() {} }",
        "import { \\u{61} as b, c as \\u{64} } from 'm'; export { b as \\u{65} }",
      })
  void namesMayBeEscaped(String source) {
    List<String> found = Parsing.found("a.mjs", source + "\n;import('end')");
    assertEquals("dynamic-import end", found.get(found.size() - 1));
  }

  @Test
  void anEscapedNameMeansTheSame() {
    assertEquals(
        List.of("require a", "require-resolve b", "require d", "url e"),
        Parsing.found(
            "a.js",
            """
            r\\u0065quire('a')
            require.\\u{72}esolve('b')
            if (process.\\u0065nv.NODE_\\u0045NV !== 'production') require('c')
            module.requir\\u0065('d')
            new \\u0055RL('e', import.meta.\\u0075rl)
            """));
  }
}
