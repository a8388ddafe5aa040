package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.kind.JavaScriptKinds;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.js|import 'x'|esm",
        "a.js|export {}|esm",
        "a.js|import.meta|esm",
        "a.js|await a|esm",
        "a.js|for await (a of b);|esm",
        "a.js|import('x')|commonjs",
        "a.js|async () => await a|commonjs",
        "a.js|module.exports = 1|commonjs",
        "a.mjs|module.exports = 1|esm",
        "a.mts|a|esm",
        "a.cjs|export {}|commonjs",
        "a.cts|export {}|commonjs",
        "a.ts|import type {A} from 'x'|esm",
        "a.ts|export type A = 1|esm",
        "a.ts|export = a|commonjs",
        "a.ts|import a = require('x')|commonjs",
        "a.ts|namespace A { export let b }|commonjs",
        "a.js|a|commonjs",
      })
  void theSyntaxDecides(String path, String source, String kind) {
    assertEquals(kind, Parsing.record(path, source).kind().label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|esm",
        "exports.a = 1|commonjs",
        "module.exports = 1|commonjs",
        "require('x')|commonjs",
        "typeof require|commonjs",
        "return|commonjs",
        "function f() { return }|esm",
        "function f(module, exports, require) { module, exports, require }|esm",
        "let module = 1; module|esm",
        "a.exports = b.module|esm",
        "() => exports|commonjs",
      })
  void thePackageDecidesWhereSyntaxDoesNot(String source, String kind) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ModuleRecord record = new ModuleRecord(JavaScriptKinds.KINDS);
    new JavaScriptParser("production")
        .parse(Resolved.file("a.js", SourceSettings.ESM), bytes, 0, bytes.length, record);
    assertEquals(kind, record.kind().label());
  }
}
