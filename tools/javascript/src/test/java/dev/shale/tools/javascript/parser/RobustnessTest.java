package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordParts;
import dev.shale.engine.record.RecordReferences;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the input, the parser ends in time, with a record and without an exception. */
class RobustnessTest {
  @Test
  @Timeout(60)
  void stringsAroundRequestsAreSortedInLittleMoreThanLinearTime() {
    int count = 200_000;
    String source =
        "import("
            + "a ? './x' : ".repeat(count)
            + "("
            + "require('./y'), ".repeat(count)
            + "'./z'))";
    List<String> rows = Parsing.found("a.js", source);
    assertEquals(2 * count + 1, rows.size());
    assertEquals("dynamic-import ./x", rows.get(0));
    assertEquals("require ./y", rows.get(count));
    assertEquals("dynamic-import ./z", rows.get(2 * count));
  }

  private static final int DEEP = 100_000;
  private static final int SMALL_STACK_BYTES = 1 << 20;

  /** That of the threads of a build. */
  private static final int STACK_BYTES = 64 << 20;

  private static final int ROUNDS = Integer.getInteger("shale.fuzz.rounds", 20_000);

  private static final String[] SAMPLES = {
    """
    #!/usr/bin/env node
    import a, {b as c} from './a'; export * from "./b";
    const d = async ({e, f: [g = 1]}, ...h) => { await import(`./c`); return /[/]x/g.test(d) };
    class I extends J { static #k = 1; get l() { return this.#k ?? 2 } static { m`${n}o` } }
    for (let [p, q] of r) { if (s) continue; else label: do { t++ } while (u < v / w) }
    try { require('./d') } catch { } finally { new Worker(new URL('./e', import.meta.url)) }
    switch (x) { case 'y': default: yield_ = function* () { yield* z } }
    process.env.NODE_ENV !== 'production' ? require("\\u002e/f") : void 0 <!-- comment
    """,
    """
    import type {A} from './a'; import {B, type C} from './b'; import D = require('./c');
    export abstract class E<T extends F = G> implements H { private readonly i?: J; [k: string]: L }
    type M<N> = N extends (infer O extends P)[] ? {readonly [Q in keyof R]-?: S} : `a${T}`;
    const u = v ? (w) : x => y, z = <T,>(a: T): a is B => a as C, d = e<F>(g!)<H, I>(j);
    declare module 'k' { export const l: unique symbol } namespace M.N { export import o = P.q }
    enum R { S = 1 << 2, T = "u" } function v(this: W, x: typeof import('y')): asserts x is Z {}
    @a() class B { constructor(@c private d: E, public f = g<H>`i`) { super() } accessor j!: K }
    """,
    """
    import React from 'react'; import {B} from './b'; const c = <T,>(d: T) => <></>;
    export default ({e}: F) => <B.C d="e" {...f} g-h={<i/>}>text {e as J} <k.l<M> n/> it's</B.C>;
    """,
    """
    exports.a = exports["b\\n"] = void 0; 0 && (module.exports = {c, 'd': e, ...require("./f")});
    Object.defineProperty(exports, "g", { enumerable: true, get: function () { return h.i } });
    var _j = _interopRequireWildcard(require("./j")); module.exports = require('./f').k["l"];
    Object.keys(_j).forEach(function (key) { if (key === "default" || key === "__esModule") return;
    if (key in exports && exports[key] === _j[key]) return; exports[key] = _j[key]; });
    tslib_1.__exportStar(require("./m"), exports); __export(require('./n')); /exports.o = 1/
    """
  };

  private static final String[] PATHS = {"a.js", "a.ts", "a.tsx", "a.cjs"};

  @Test
  void theSamplesAreValid() {
    for (int sample = 0; sample < SAMPLES.length; sample++) {
      Parsing.found(PATHS[sample], SAMPLES[sample]);
    }
  }

  @Test
  void mutatedSourcesNeverThrow() {
    long seed = Long.getLong("shale.fuzz.seed", 1);
    FrontEnd.Parser parser = new JavaScriptParser("production");
    assertTimeoutPreemptively(Duration.ofMinutes(10), () -> fuzz(parser, seed, ROUNDS));
  }

  @Test
  void theFuzzerFindsAPlantedFault() {
    FrontEnd.Parser sound = new JavaScriptParser("production");
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (record.errorMessage().startsWith("Unterminated template")) {
            throw new IllegalStateException("planted");
          }
        };
    assertThrows(AssertionError.class, () -> fuzz(faulty, 1, 5_000));
  }

  private static void fuzz(FrontEnd.Parser parser, long seed, int rounds) {
    SplittableRandom random = new SplittableRandom(seed);
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    for (int round = 0; round < rounds; round++) {
      int sample = random.nextInt(SAMPLES.length);
      byte[] source = mutated(SAMPLES[sample].getBytes(StandardCharsets.UTF_8), random);
      record.clear();
      try {
        Resolved file = Resolved.file(PATHS[random.nextInt(PATHS.length)]);
        parser.parse(file, Parsing.padded(source), 0, source.length, record);
        checkSpans(record, source);
      } catch (RuntimeException | Error fault) {
        String text = new String(source, StandardCharsets.UTF_8);
        throw new AssertionError("seed " + seed + ", round " + round + ":\n" + text, fault);
      }
    }
  }

  private static void checkParts(ModuleRecord record, byte[] source) {
    RecordParts parts = record.parts();
    for (int part = 0; part < parts.count(); part++) {
      checkSpan(parts.start(part), parts.end(part), source);
    }
    for (int use = 0; use < parts.firstUse(parts.count()); use++) {
      Objects.checkIndex(parts.used(use), parts.count());
    }
    RecordReferences references = record.references();
    for (int reference = 0; reference < references.count(); reference++) {
      checkSpan(references.start(reference), references.end(reference), source);
      Objects.checkIndex(references.dependency(reference), record.dependencyCount());
      Objects.checkIndex(references.part(reference) + 1, parts.count() + 1);
    }
    for (int export = 0; export < record.exports().count(); export++) {
      Objects.checkIndex(record.exports().part(export) + 1, parts.count() + 1);
      Objects.checkIndex(record.exports().dependency(export) + 1, record.dependencyCount() + 1);
    }
  }

  private static void checkSpan(int start, int end, byte[] source) {
    if (start < 0 || end < start || end > source.length) {
      throw new IllegalStateException("span " + start + " to " + end);
    }
  }

  /** Every number is one of a row, every span inside of the file, a dependency's a literal. */
  private static void checkSpans(ModuleRecord record, byte[] source) {
    checkParts(record, source);
    for (int export = 0; export < record.exports().count(); export++) {
      int start = record.exports().start(export);
      int end = record.exports().end(export);
      assertTrue(start >= 0 && start < end && end <= source.length);
    }
    for (int dependency = 0; dependency < record.dependencyCount(); dependency++) {
      int start = record.start(dependency);
      int end = record.end(dependency);
      assertTrue(start >= 0 && start < end && end <= source.length);
      if (record.dependencyKind(dependency).isResolved()) {
        assertEquals(source[start], source[end - 1]);
      }
      assertTrue(record.line(dependency) >= 1 && record.column(dependency) >= 1);
    }
  }

  private static byte[] mutated(byte[] source, SplittableRandom random) {
    byte[] result = source;
    for (int change = random.nextInt(1, 4); change > 0; change--) {
      int at = random.nextInt(result.length);
      int length = Math.min(random.nextInt(1, 12), result.length - at);
      result =
          switch (random.nextInt(4)) {
            case 0 -> spliced(result, at, at + length, new byte[0]);
            case 1 -> spliced(result, at, at, Arrays.copyOfRange(result, at, at + length));
            case 2 -> spliced(result, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            default -> spliced(result, at, at, piece(random));
          };
      if (result.length == 0) {
        return source;
      }
    }
    return result;
  }

  private static byte[] piece(SplittableRandom random) {
    byte[] other = SAMPLES[random.nextInt(SAMPLES.length)].getBytes(StandardCharsets.UTF_8);
    int from = random.nextInt(other.length);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(30)));
  }

  private static byte[] spliced(byte[] source, int begin, int end, byte[] piece) {
    byte[] result = new byte[source.length - (end - begin) + piece.length];
    System.arraycopy(source, 0, result, 0, begin);
    System.arraycopy(piece, 0, result, begin, piece.length);
    System.arraycopy(source, end, result, begin + piece.length, source.length - end);
    return result;
  }

  @Test
  void everyPrefixOfASourceIsReadToItsEnd() {
    FrontEnd.Parser parser = new JavaScriptParser("production");
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    for (int sample = 0; sample < SAMPLES.length; sample++) {
      byte[] source = SAMPLES[sample].getBytes(StandardCharsets.UTF_8);
      byte[] exact = Arrays.copyOf(source, source.length);
      for (int end = 0; end <= source.length; end++) {
        record.clear();
        byte[] prefix = Arrays.copyOf(exact, end);
        // No byte behind the end: reading one would throw.
        parser.parse(Resolved.file(PATHS[sample]), prefix, 0, end, record);
        checkSpans(record, prefix);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "a(",
        "a[",
        "({a:",
        "`${",
        "!",
        "- ",
        "a?",
        "a?b:",
        "a=>",
        "(a=>",
        "new ",
        "<a>",
        "<a b={",
        "function f(){",
        "class A { a = ",
        "class A extends ",
        "if(a)",
        "a:",
        "if(a);else ",
        "a=",
        "a+",
        "a&&",
        "a.b",
        "a.b(c)",
        "async(",
        "async a=>",
        "for(;;)",
        "do ",
        "try{",
        "switch(a){case 1:",
        "[a,",
        "...",
        "(a,",
        "var {a:",
        "var [",
        "({a}) => (",
        "a ? (b) : ",
        "@",
        "@(",
        "import(",
        "yield ",
        "await ",
        "typeof ",
        "x = {a() {",
        "`a`",
        "/a/.",
        "\"a\"+",
        "let a = ",
        "<><a>",
        "#",
        "@a ",
        "a?.",
        "export default "
      })
  void deepNestingIsAnErrorOrRead(String piece) {
    parseDeep("a.js", piece.repeat(DEEP));
    parseDeep("a.ts", piece.repeat(DEEP));
    parseDeep("a.tsx", piece.repeat(DEEP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{a:",
        "A<",
        "(a:",
        "() => ",
        "<T>() => ",
        "keyof ",
        "A extends B ? ",
        "new () => ",
        "`${",
        "A extends B ? C : ",
        "[a:",
        "{[K in ",
        "typeof a<",
        "| ",
        "A & ",
        "A[",
        "({a}:",
        "({a:",
        "infer A extends ",
        "A extends infer B extends ",
        "(a?: ",
        "readonly ",
        "import('a').b<",
        "asserts a is ",
        "{a(b:",
        "{get ",
        "?",
        "([",
        "({",
        "<T extends ",
        "<T = "
      })
  void deepTypesAreAnErrorOrRead(String piece) {
    parseDeep("a.ts", "type A = " + piece.repeat(DEEP));
    parseDeep("a.ts", "f<" + piece.repeat(DEEP));
    parseDeep("a.ts", "a ? (b): " + piece.repeat(DEEP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ? (b) : c => ", "a ? (b): c => d ? ", "f<a<", "a<b>(", "<T>(a = ", "async <T>(a = ",
        "a ? (b = ", "a ? async (b): c => (", "a < (b: ", "a ? (a ? (", "f<(a: f<", "f<{a: f<",
        "a ? (b, c): d => { ", "x ? (y) : z ? (", "class A<T extends ", "a ? (): b => ("
      })
  void ambiguitiesTakeNoExponentialTime(String piece) {
    for (int count : new int[] {20, 40, 200, 900}) {
      parseDeep("a.ts", piece.repeat(count));
      parseDeep("a.ts", "f(" + piece.repeat(count) + "1");
    }
  }

  /** Parses in a thread like those of a build and fails on any exception. */
  private static void parseDeep(String path, String source) {
    Throwable[] fault = new Throwable[1];
    Runnable parse =
        () -> {
          try {
            ModuleRecord record = Parsing.record(path, source);
            assertTrue(!record.failed() || record.errorLine() == 1);
            assertFalse(record.errorMessage().contains("stack"), record.errorMessage());
          } catch (RuntimeException | Error thrown) {
            fault[0] = thrown;
          }
        };
    assertTimeoutPreemptively(
        Duration.ofMinutes(10),
        () -> {
          Thread thread = new Thread(null, parse, "large stack", STACK_BYTES);
          thread.start();
          thread.join();
        });
    if (fault[0] != null) {
      throw new AssertionError(path + ": " + source.substring(0, 40), fault[0]);
    }
  }

  @Test
  void tooDeepNestingSaysHowDeepIsAllowed() throws InterruptedException {
    String[] errors = new String[2];
    int allowed = Tokens.DEEPEST - 2;
    Runnable parse =
        () -> {
          errors[0] = Parsing.error("a.js", "[".repeat(DEEP));
          errors[1] = Parsing.error("a.js", "[".repeat(allowed) + "]".repeat(allowed));
        };
    Thread thread = new Thread(null, parse, "large stack", STACK_BYTES);
    thread.start();
    thread.join();
    assertEquals(
        "Nesting is deeper than " + Tokens.DEEPEST + " at 1:" + (Tokens.DEEPEST + 1), errors[0]);
    assertEquals("", errors[1]);
  }

  @Test
  void aStackThatIsTooSmallIsAnErrorOfTheFileAlone() throws InterruptedException {
    FrontEnd.Parser parser = new JavaScriptParser("production");
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    byte[] deep = "(".repeat(DEEP).getBytes(StandardCharsets.US_ASCII);
    byte[] next = "require('x')".getBytes(StandardCharsets.US_ASCII);
    Resolved file = Resolved.file("a.js");
    Runnable parse = () -> parser.parse(file, deep, 0, deep.length, record);
    Thread thread = new Thread(null, parse, "tiny stack", SMALL_STACK_BYTES / 5);
    thread.start();
    thread.join();
    assertTrue(record.errorMessage().startsWith("Nesting is "), record.errorMessage());
    record.clear();
    parser.parse(file, next, 0, next.length, record);
    assertEquals(List.of("require x 1:9"), Parsing.rows(record, true));
  }

  @Test
  void longChainsAreNotDeep() {
    Parsing.found("a.js", "a = ".repeat(DEEP) + "b");
    Parsing.found("a.js", "a + ".repeat(DEEP) + "b");
    Parsing.found("a.js", "a" + ".b(c)[d]".repeat(DEEP));
    Parsing.found("a.js", "if (a) b\nelse ".repeat(DEEP) + "c");
    Parsing.found("a.js", "a, ".repeat(DEEP) + "b");
    Parsing.found("a.js", "a ? 'b' : ".repeat(DEEP) + "c");
    Parsing.found("a.ts", "type A = " + "| B ".repeat(DEEP));
  }

  @Test
  void parsingAllocatesNothing() {
    FrontEnd.Parser parser = new JavaScriptParser("production");
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    byte[][] sources = new byte[SAMPLES.length][];
    Resolved[] files = new Resolved[SAMPLES.length];
    for (int sample = 0; sample < SAMPLES.length; sample++) {
      sources[sample] = SAMPLES[sample].getBytes(StandardCharsets.UTF_8);
      files[sample] = Resolved.file(PATHS[sample]);
    }
    long bytes = 0;
    for (int round = 0; round < 20; round++) {
      long before = Allocation.bytes();
      for (int repetition = 0; repetition < 200; repetition++) {
        for (int sample = 0; sample < SAMPLES.length; sample++) {
          record.clear();
          parser.parse(files[sample], sources[sample], 0, sources[sample].length, record);
        }
      }
      bytes = Allocation.bytes() - before;
    }
    assertEquals(0, bytes);
  }
}
