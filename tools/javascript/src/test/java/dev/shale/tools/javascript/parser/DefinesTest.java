package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.parser.component.StyleBlocks;
import dev.shale.tools.javascript.parser.meaning.Defines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinesTest {
  private static final Map<String, String> DEFINES =
      Map.ofEntries(
          Map.entry("DEV", "false"),
          Map.entry("STR", "\"s\""),
          Map.entry("NUM", "3"),
          Map.entry("ZERO", "-0.0"),
          Map.entry("NIL", "null"),
          Map.entry("UND", "undefined"),
          Map.entry("ID", "other.name"),
          Map.entry("OBJ", "{\"a\": 0}"),
          Map.entry("a.b.c", "false"),
          Map.entry("a.b", "true"),
          Map.entry("module.hot", "false"),
          Map.entry("é", "false"),
          Map.entry("process.env.A", "\"\""),
          Map.entry("process.browser", "true"),
          Map.entry("import.meta.env.DEV", "false"),
          Map.entry("import.meta.env.MODE", "\"production\""),
          Map.entry("typeof window", "\"undefined\""));

  private static List<String> found(String path, String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Parsing.padded(bytes);
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new JavaScriptParser("production", Defines.of(DEFINES), true, StyleBlocks.Reader.NONE)
        .parse(Resolved.file(path), padded, 0, bytes.length, record);
    assertEquals("", Parsing.error(record), source);
    return Parsing.rows(record, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (DEV) require('dead'); else require('live')",
        "if (!DEV) require('live'); else require('dead')",
        "if ((DEV)) require('dead'); else require('live')",
        "if (STR) require('live'); else require('dead')",
        "if (STR === 's') require('live'); else require('dead')",
        "if (STR + 't' !== 'st') require('dead'); else require('live')",
        "switch (STR) { case 't': require('dead'); break; case 's': require('live') }",
        "if (NUM) require('live'); else require('dead')",
        "if (ZERO) require('dead'); else require('live')",
        "NIL ?? require('live'); NUM ?? require('dead')",
        "if (UND) require('dead'); else require('live')",
        "if (a.b.c) require('dead'); else require('live')",
        "if (a?.b['c']) require('dead'); else require('live')",
        "if (a.b) require('live'); else require('dead')",
        "if (module.hot) require('dead'); else require('live')",
        "if (é) require('dead'); else require('live')",
        "if (process.env.A) require('dead'); else require('live')",
        "if (process['env']['A']) require('dead'); else require('live')",
        "if (process.browser) require('live'); else require('dead')",
        "if (process.env.NODE_ENV === 'production') require('live'); else require('dead')",
        "if (process?.env?.NODE_ENV !== 'production') require('dead'); else require('live')",
        "if (import.meta.env.DEV) require('dead'); else require('live')",
        "if (import.meta.env?.DEV) require('dead'); else require('live')",
        "if (import.meta.env.MODE === 'production') require('live'); else require('dead')",
        "if (typeof window === 'undefined') require('live'); else require('dead')",
        "typeof window !== 'undefined' && require('dead'); require('live')",
        "if (typeof DEV === 'boolean') require('live'); else require('dead')",
        "(() => { if (DEV) require('dead') })(); require('live')",
        "if (DEV && x) require('dead'); else require('live')",
      })
  void definitionsDecideBranches(String source) {
    assertEquals(List.of("require live"), found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function f(DEV) { if (DEV) require('x') }",
        "(DEV) => { if (DEV) require('x') }",
        "DEV => { if (DEV) require('x') }",
        "({DEV}) => { if (DEV) require('x') }",
        "if (DEV) require('x'); var DEV",
        "import {DEV} from 'y'; if (DEV) require('x')",
        "function f(process) { if (process.env.A) require('x') }",
        "function f(process) { if (process.env.NODE_ENV !== 'production') require('x') }",
        "function f(module) { if (module.hot) require('x') }",
        "function f(window) { if (typeof window !== 'undefined') require('x') }",
        "if (x.DEV) require('x')",
        "if (window.DEV) require('x')",
        "if (DEV.x) require('x')",
        "if (DEV()) require('x')",
        "if (a.b.c.d) require('x')",
        "if (a.c) require('x')",
        "if (a) require('x')",
        "if (a[b].c) require('x')",
        "if (x.a.b.c) require('x')",
        "if (process.env.B) require('x')",
        "if (process.env) require('x')",
        "if (import.meta.env.PROD) require('x')",
        "if (import.meta.env) require('x')",
        "if (typeof window.x !== 'undefined') require('x')",
        "if (typeof window() !== 'undefined') require('x')",
        "if (typeof document !== 'undefined') require('x')",
        "if (ID) require('x')",
        "if (!OBJ) require('x')",
        "if (OBJ.a) require('x')",
        "if (DEV = x) require('x')",
        "if ({DEV}.DEV) require('x')",
        "if ({DEV: x}) require('x')",
      })
  void whatIsBoundOrSomethingElseIsNotDefined(String source) {
    assertEquals("require x", found("a.js", source).getLast());
  }

  @Test
  void aStringCanBeARequest() {
    assertEquals(
        List.of("dynamic-import s", "require s/t", "context ./*"),
        found("a.js", "import(STR); require(STR + '/t'); import('./' + x)"));
    assertEquals(List.of(), found("a.js", "function f(STR) { import(STR) }"));
  }

  @Test
  void definitionsKeepWhatTheyTouch() {
    assertEquals(
        List.of("require x", "require y", "url ./z"),
        found(
            "a.js",
            """
            module.require('x'); DEV++; delete a.b; a.b.c = 1; process.exit(); typeof window;
            [DEV, ...STR]; ({DEV, STR: NUM}); label: DEV; new DEV; new a.b(NUM); a.b`c`; DEV`d`;
            import.meta.env; process; require('y'); new URL('./z', import.meta.url);
            """));
    assertEquals(
        List.of("import x"),
        found(
            "a.ts",
            "import {y} from 'x'; let z = <DEV>y, w: typeof window = DEV as NUM, v = DEV!"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a-b|1|a name or names joined by dots are expected, not 'a-b'",
        "a..b|1|a name or names joined by dots are expected, not 'a..b'",
        "null|1|a name or names joined by dots are expected, not 'null'",
        "if.a|1|a name or names joined by dots are expected, not 'if.a'",
        "import.meta|1|a name or names joined by dots are expected, not 'import.meta'",
        "require|1|a name or names joined by dots are expected, not 'require'",
        "typeof a.b|1|typeof takes one name, not 'typeof a.b'",
        "a|1+1|a literal of JSON or a name is expected, not '1+1'",
        "a|0x10|a literal of JSON or a name is expected, not '0x10'",
        "a|[1], B=false|a literal of JSON or a name is expected, not '[1], B=false'",
        "a|[1,]|a literal of JSON or a name is expected, not '[1,]'",
        "a|{b: 1}|a literal of JSON or a name is expected, not '{b: 1}'",
        "a|{|a literal of JSON or a name is expected, not '{'",
        "a|\"b|a literal of JSON or a name is expected, not '\"b'",
      })
  void whatCannotBeDefinedIsRefused(String name, String value, String sentence) {
    Map<String, String> defines = Map.of(name, value);
    assertEquals(
        sentence,
        assertThrows(IllegalArgumentException.class, () -> Defines.of(defines)).getMessage());
  }
}
