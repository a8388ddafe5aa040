package dev.shale.tools.javascript.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.build.FrontEnd;
import dev.shale.engine.graph.DependencyKind;
import dev.shale.tools.javascript.parser.JavaScriptParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fuzzer of ./check fuzz finds what is planted. */
class SoundnessTest {
  private static final int ROUNDS = 3_000;
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private static final List<byte[]> FILES =
      List.of(
          bytes("import {a} from './a';\nexport const b = `${a}`;\nif (b) {\n  require('c');\n}\n"),
          bytes("const é = x => (x / 2);\nexport * from \"./d\";\nawait import('./e');\n"));

  private final FrontEnd.Parser sound = new JavaScriptParser("production");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theParserIsSound() {
    assertEquals("", firstFault(sound, NO_LIMIT));
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
    assertTrue(firstFault(faulty, NO_LIMIT).contains("planted"));
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
    assertEquals("depends on what lies beside the file", firstFault(faulty, NO_LIMIT));
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
    assertEquals("depends on what lies beside the file", firstFault(faulty, NO_LIMIT));
  }

  @Test
  void aPlaceOutsideOfTheFileIsFound() {
    FrontEnd.Parser faulty =
        (file, bytes, begin, end, record) -> {
          sound.parse(file, bytes, begin, end, record);
          if (record.failed()) {
            record.addDependency(DependencyKind.IMPORT, 0, bytes, begin, end, begin, end + 1);
          }
        };
    assertTrue(firstFault(faulty, NO_LIMIT).startsWith("a request from 0 to "));
  }

  @Test
  void aSlowParseIsFound() {
    assertTrue(firstFault(sound, -1).startsWith("takes "));
  }

  @Test
  void aMutantIsMadeByItsNumberAlone() {
    Mutants mutants = new Mutants(FILES);
    assertArrayEquals(
        mutants.mutant(1, new SplittableRandom(7)), mutants.mutant(1, new SplittableRandom(7)));
  }

  private static String firstFault(FrontEnd.Parser parser, long limitNanos) {
    Mutants mutants = new Mutants(FILES);
    Soundness soundness = new Soundness(parser, limitNanos);
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
