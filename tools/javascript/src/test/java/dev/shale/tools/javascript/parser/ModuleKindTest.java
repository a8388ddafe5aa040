package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.shale.engine.graph.ModuleKind;
import dev.shale.engine.language.Resolved;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.tools.javascript.settings.SourceSettings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleKindTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.js|import 'x'|ESM",
        "a.js|export {}|ESM",
        "a.js|import.meta|ESM",
        "a.js|await a|ESM",
        "a.js|for await (a of b);|ESM",
        "a.js|import('x')|COMMONJS",
        "a.js|async () => await a|COMMONJS",
        "a.js|module.exports = 1|COMMONJS",
        "a.mjs|module.exports = 1|ESM",
        "a.mts|a|ESM",
        "a.cjs|export {}|COMMONJS",
        "a.cts|export {}|COMMONJS",
        "a.ts|import type {A} from 'x'|ESM",
        "a.ts|export type A = 1|ESM",
        "a.ts|export = a|COMMONJS",
        "a.ts|import a = require('x')|COMMONJS",
        "a.ts|namespace A { export let b }|COMMONJS",
        "a.js|a|COMMONJS",
      })
  void theSyntaxDecides(String path, String source, ModuleKind kind) {
    assertEquals(kind, Parsing.record(path, source).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|ESM",
        "exports.a = 1|COMMONJS",
        "module.exports = 1|COMMONJS",
        "require('x')|COMMONJS",
        "typeof require|COMMONJS",
        "return|COMMONJS",
        "function f() { return }|ESM",
        "function f(module, exports, require) { module, exports, require }|ESM",
        "let module = 1; module|ESM",
        "a.exports = b.module|ESM",
        "() => exports|COMMONJS",
      })
  void thePackageDecidesWhereSyntaxDoesNot(String source, ModuleKind kind) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    ModuleRecord record = new ModuleRecord();
    new JavaScriptParser("production")
        .parse(Resolved.file("a.js", SourceSettings.ESM), bytes, 0, bytes.length, record);
    assertEquals(kind, record.kind());
  }
}
