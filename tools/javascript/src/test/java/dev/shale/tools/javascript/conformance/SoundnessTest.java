package dev.shale.tools.javascript.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.FrontEnd;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The fuzzer of ./check fuzz finds what is planted. */
class SoundnessTest {
  private static final int ROUNDS = 3_000;
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static final List<byte[]> FILES =
      List.of(
          bytes("import {a} from './a';\nexport const b = `${a}`;\nif (b) {\n  require('c');\n}\n"),
          bytes(
              "/*#__NO_SIDE_EFFECTS__*/ function f() {}\n/*#__PURE__*/ g();\nmodule.exports = f;\n"),
          bytes("const é = x => (x / 2);\nexport * from \"./d\";\nawait import('./e');\n"));

  private final FrontEnd.Parser sound = parser();

  private static FrontEnd.Parser parser() {
    return new JavaScriptParser("production");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theParserIsSound() {
    assertEquals("", firstFault(SoundnessTest::parser, NO_LIMIT));
  }

  @Test
  void anExceptionIsFound() {
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (record.errorMessage().startsWith("Unterminated template")) {
            throw new IllegalStateException("planted");
          }
        };
    assertTrue(firstFault(() -> faulty, NO_LIMIT).contains("planted"));
  }

  @Test
  void aReadBehindTheFileIsFound() {
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (record.failed() && bytes[end] == '*') {
            record.fail("planted", 1, 1);
          }
        };
    assertEquals(
        "depends on what lies beside the file or was parsed before",
        firstFault(() -> faulty, NO_LIMIT));
  }

  @Test
  void aReadInFrontOfTheFileIsFound() {
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (begin > 0 && bytes[begin - 1] != 0) {
            record.fail("planted", 1, 1);
          }
        };
    assertEquals(
        "depends on what lies beside the file or was parsed before",
        firstFault(() -> faulty, NO_LIMIT));
  }

  @Test
  void aTraceOfAnEarlierFileIsFound() {
    assertEquals(
        "depends on what lies beside the file or was parsed before",
        firstFault(Forgetful::new, NO_LIMIT));
  }

  /** Fails on whatever follows a file that failed. */
  private static final class Forgetful implements FrontEnd.Parser {
    private final FrontEnd.Parser sound = parser();
    private boolean hasFailed;

    @Override
    public void parse(Resolved file, byte[] bytes, int begin, int end, ModuleRecord record) {
      sound.parse(file, bytes, begin, end, record);
      if (hasFailed) {
        record.fail("planted", 1, 1);
      }
      hasFailed = record.failed();
    }
  }

  @Test
  void aPlaceOutsideOfTheFileIsFound() {
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (record.failed()) {
            record.addDependency(JavaScriptKinds.IMPORT, 0, bytes, begin, end, begin, end + 1);
          }
        };
    assertTrue(firstFault(() -> faulty, NO_LIMIT).startsWith("a request from 0 to "));
  }

  @Test
  void aSlowParseIsFound() {
    assertTrue(firstFault(SoundnessTest::parser, -1).startsWith("takes "));
  }

  @Test
  void aMutantIsMadeByItsNumberAlone() {
    Mutants mutants = new Mutants(FILES);
    assertArrayEquals(
        mutants.mutant(1, new SplittableRandom(7)), mutants.mutant(1, new SplittableRandom(7)));
  }

  private static String firstFault(Supplier<FrontEnd.Parser> parsers, long limitNanos) {
    Mutants mutants = new Mutants(FILES);
    Soundness soundness = new Soundness(parsers, limitNanos);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] text = mutants.mutant(round % FILES.size(), new SplittableRandom(round));
      String fault = soundness.fault(round % 3 == 0 ? "a.ts" : "a.js", text);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }
}
