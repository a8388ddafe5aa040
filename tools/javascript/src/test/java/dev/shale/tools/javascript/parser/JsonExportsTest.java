package dev.shale.tools.javascript.parser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.parser.meaning.Defines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonExportsTest {
  private static List<String> exports(String source) {
    return RecordTexts.exports("a.json", source);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}| ``",
        "{\"a\": 1, \"b\": {\"c\": [{\"d\": 2}]}, \"e\": []}| a b e",
        " {\"a b\": 1, \"\\u00e4\\/\": 2, \"__esModule\": true}| a b ä/ __esModule",
        "{\"a\": 1, \"b\": 2, \"a\": {\"c\": 3}}| a b",
      })
  void theNamesOfAnObjectAreItsExports(String source, String names) {
    assertEquals(names, String.join(" ", exports(source)));
    assertTrue(Parsing.record("a.json", source).isExact());
  }

  /** What has no name in an import, and what an import means otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": 1, \"\": 2}",
        "{\"a\": 1, \"\\ud800\": 2}",
        "{\"a\": 1, \"default\": 2}",
      })
  void aNameThatIsNoneOfAnExportIsLeftOut(String source) {
    assertEquals(List.of("a"), exports(source));
    assertFalse(Parsing.record("a.json", source).isExact());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"a\": 1}]", "1", "\"a\"", "null"})
  void whatIsNoObjectHasNoNames(String source) {
    assertEquals(List.of(), exports(source));
    assertFalse(Parsing.record("a.json", source).isExact());
  }

  @Test
  void manyNamesAreEachOne() {
    StringBuilder source = new StringBuilder("{\"a\": 0");
    List<String> names = new ArrayList<>(List.of("a"));
    for (int name = 0; name < 5_000; name++) {
      source.append(", \"n").append(name).append("\": 1, \"a\": 2");
      names.add("n" + name);
    }
    assertEquals(names, exports(source.append("}").toString()));
  }

  @Test
  void aFileThatBreaksOffIsNotExact() {
    assertFalse(Parsing.record("a.json", "{\"a\": 1,").isExact());
  }

  @Test
  void whoAsksForDependenciesAloneIsToldNoNames() {
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    byte[] source = "{\"a\": 1}".getBytes(UTF_8);
    new JavaScriptParser("production", Defines.NONE, false, StyleBlocks.Reader.NONE)
        .parse(Resolved.file("a.json"), source, 0, source.length, record);
    assertEquals(0, record.exports().count());
    assertFalse(record.isExact());
  }
}
