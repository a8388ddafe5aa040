package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "f(a}|Expected \")\" but found \"}\" at 1:4",
        "f(a|Expected \")\" but found end of file at 1:4",
        "let a = 'b|Unterminated string literal at 1:9",
        "`a${b}|Unterminated template literal at 1:6",
        "a /* b|Unterminated comment at 1:3",
        "a = /b|Unterminated regular expression at 1:5",
        "a b|Expected \";\" but found \"b\" at 1:3",
        "if a|Expected \"(\" but found \"a\" at 1:4",
        "}|Unexpected \"}\" at 1:1",
        "a = ;|Unexpected \";\" at 1:5",
        "import a|Expected \"from\" but found end of file at 1:9",
        "import a from b|Expected a string but found \"b\" at 1:15",
        "let é = '😀' )|Expected \";\" but found \")\" at 1:14",
        "a.1|Expected \";\" but found \".1\" at 1:2",
        "a.%|Expected a name but found \"%\" at 1:3",
        "var if|Expected a name but found \"if\" at 1:5",
        "<a>b|Unterminated JSX element at 1:1",
        "f(<a><b>{c}</b>|Unterminated JSX element at 1:3",
        "x = <a b='c'|Unterminated JSX element at 1:5",
        "<><a/>|Unterminated JSX element at 1:1",
        "1; <a><b><c.d></c.d></a>|Unterminated JSX element: \"</a>\" closes another at 1:7",
        "1; <a></>|Unterminated JSX element: \"</>\" closes another at 1:4",
        "a \\ b|Invalid escape in a name at 1:3",
        "# a|Unexpected \"#\" at 1:1",
        "{|Expected \"}\" but found end of file at 1:2",
        "function f() { return|Expected \"}\" but found end of file at 1:22",
        "switch (a) { case b: break|Unexpected end of file at 1:27",
        "return; case|Unexpected \"case\" at 1:9",
        "() + 1|Unexpected \"+\" at 1:4",
        "class A { a b }|Expected \";\" but found \"b\" at 1:13",
      })
  void anErrorSaysWhatAndWhere(String source, String error) {
    assertEquals(error, Parsing.error("a.js", source));
  }

  @Test
  void aTypeIsNoJavaScript() {
    assertEquals("Expected \";\" but found \":\" at 1:6", Parsing.error("a.js", "let a: B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<T>() => 1",
        "<T>(a: T): T[] => [a]\nlet b = <c></c>",
        "<T>(a: Array<T>) => { return a }",
        "< T >\n(a) => { if (a) { return <b>{a}</b> } }",
        "<T>(a) => <b/>; let c = <T>(d) => { let e = 1 }",
      })
  void aGenericFunctionInTsxIsAnElement(String source) {
    assertEquals(
        "Unterminated JSX element; a generic arrow function begins with <T,> here at 2:5",
        Parsing.error("a.tsx", "import 'x'\nf = " + source));
    assertEquals(
        "", Parsing.error("a.tsx", "f = <T,>() => 1; g = <T>(a)</T>; h = async <T>() => 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<a.b></a . b>", "<a-b></a-b >", "< a : b ></ a:b>", "<a></a/* c */>", "<é></é>"})
  void aClosingTagMayHaveSpaces(String source) {
    assertEquals("", Parsing.error("a.jsx", source));
  }

  @Test
  void whatWasFoundBeforeAnErrorStays() {
    ModuleRecord record = Parsing.record("a.ts", "import {a} from 'x'\nlet = = ;");
    assertEquals(List.of("import x 1:17"), Parsing.rows(record, true));
    assertEquals("Unexpected \"=\" at 2:7", Parsing.error(record));
  }

  @Test
  void everyLineTerminatorCounts() {
    assertEquals(
        List.of("import a 1:8", "import b 2:8", "import c 3:8", "import d 4:8", "import e 5:10"),
        Parsing.rows(
            "a.js", "import 'a'\rimport 'b'\r\nimport 'c'\u2028import 'd'\u2029  import 'e'"));
  }

  @Test
  void columnsCountUtf16Units() {
    assertEquals(List.of("require x 1:20"), Parsing.rows("a.js", "'é', '😀'; require('x')"));
  }

  @Test
  void aByteOrderMarkIsNoColumn() {
    byte[] source = "\ufeffimport 'x'".getBytes(StandardCharsets.UTF_8);
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new JavaScriptParser("production")
        .parse(Resolved.file("a.js"), source, 3, source.length, record);
    assertEquals(List.of("import x 1:8"), Parsing.rows(record, true));
    assertEquals(10, record.start(0));
    assertEquals(13, record.end(0));
  }

  @Test
  void aSpanIncludesTheQuotes() {
    String source = "é; require('\\x61')";
    ModuleRecord record = Parsing.record("a.js", source);
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    int length = record.end(0) - record.start(0);
    assertEquals("'\\x61'", new String(bytes, record.start(0), length, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '~',
      value = {
        "%Expected a JSON value but found end of file at 1:1",
        "{\\n  \"a\": ]\\n}%Expected a JSON value but found \"]\" at 2:8",
        "1 2%Expected end of file behind the JSON value but found \"2\" at 1:3",
        "{} ]%Expected end of file behind the JSON value but found \"]\" at 1:4",
        "[1%Expected \",\" or \"]\" but found end of file at 1:3",
        "[1, ]%Expected a JSON value but found \"]\" at 1:5",
        "{\"a\": 1, }%Expected a name in double quotes but found \"}\" at 1:10",
        "{a: 1}%Expected a name in double quotes but found \"a\" at 1:2",
        "{\"a\" 1}%Expected \":\" but found \"1\" at 1:6",
        "{\"a\": 1]%Expected \",\" or \"}\" but found \"]\" at 1:8",
        "{\"é\": é}%Expected a JSON value but found \"é\" at 1:7",
        "tru%Expected a JSON value but found \"t\" at 1:1",
        "[nullx]%Expected \",\" or \"]\" but found \"x\" at 1:6",
        "\"a%Unterminated string at 1:1",
        "[\"\\x\"]%Invalid escape in a string at 1:3",
        "[\"\\u12\"]%Invalid escape in a string at 1:3",
        "[\"a\tb\"]%A control character in a string has to be escaped at 1:4",
        "[01]%Malformed number at 1:2",
        "[-]%Malformed number at 1:2",
        "[1.]%Malformed number at 1:2",
        "[.5]%Expected a JSON value but found \".\" at 1:2",
        "[1e+]%Malformed number at 1:2",
        "[0x1]%Malformed number at 1:2",
        "[1.2.3]%Malformed number at 1:2",
        "[+1]%Expected a JSON value but found \"+\" at 1:2",
        "// a%Expected a JSON value but found \"/\" at 1:1",
        "NaN%Expected a JSON value but found \"N\" at 1:1",
      })
  void malformedJsonFailsWithItsPlace(String source, String error) {
    String text = source == null ? "" : source.replace("\\n", "\n");
    assertEquals(error, Parsing.error("a.json", text));
    assertEquals(JavaScriptKinds.JSON, Parsing.record("a.json", text).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": [1, null, true, false, {}], \"a\": [], \"\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é😀\"}",
        "[-0, 0.5, -1.25e-7, 1E+9, 12345678901234567890, 0e0]",
        " \n\t\r\"\u2028\"",
        "[[],{},[[]],{\"a\":{}}]",
        "null",
        "-1",
      })
  void wellFormedJsonPasses(String source) {
    assertEquals("", Parsing.error("a.json", source));
  }

  @Test
  void jsonHasOneLimit() {
    assertEquals("", Parsing.error("a.json", "[".repeat(5_000) + "]".repeat(5_000)));
    assertEquals("", Parsing.error("a.json", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)));
    String mixed = "[{\"a\":".repeat(2_500) + "[]" + "}]".repeat(2_500);
    assertEquals("Nesting is deeper than 5000 at 1:15001", Parsing.error("a.json", mixed));
    assertEquals(
        "Nesting is deeper than 5000 at 1:5001", Parsing.error("a.json", "[".repeat(100_000)));
    assertEquals("", Parsing.error("a.json", "1".repeat(1_000_000)));
    assertEquals("", Parsing.error("a.json", "{\"" + "a".repeat(1_000_000) + "\": 1}"));
  }
}
