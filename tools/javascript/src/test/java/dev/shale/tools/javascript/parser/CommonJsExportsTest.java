package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.graph.ExportFlags;
import dev.shale.engine.record.ModuleRecord;
import dev.shale.engine.record.RecordExports;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An export prints as its name; a star as {@code *request} with the path behind it. */
class CommonJsExportsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "exports.a = 1|a",
        "module.exports.a = 1|a",
        "exports['a'] = module.exports[\"b\"] = 1|a b",
        "exports.a = exports.b = void 0|a b",
        "exports.a = 1; exports.b = 2; exports.a = 3|a b",
        "exports . /* c */ default = 1|default",
        "exports.__esModule = true|__esModule",
        "exports.a === b|a",
        "exports.a += 1|",
        "exports.a|",
        "exports[a] = 1|",
        "exports.a.b = 1|",
        "exports.\\u0061 = 1|",
        "exports = {a}|",
        "b.exports.a = 1; b?.exports.c; ({exports: 1, module: 2})|",
        "module.require('a'); module.exports|",
        "exports['\\x61\\u{62}c\\n'.length]; exports['\\x61\\u{62}c'] = 1|abc",
        "exports['\\u{D83C}\\u{DF10}'] = exports['\\uD83C'] = 1|\ud83c\udf10",
        "function f() { if (a) { return () => exports.b = 1 } }|b",
        "(function (exports) { exports.a = 1 })(b)|a",
        "if (false) exports.a = 1|a",
        "b(exports.a = 1, [exports.c = 2], `${exports.d = 3}`, {e: exports.f = 4})|a c d f",
        "/exports.a = 1/; 'exports.b = 1'; `exports.c = 1` // exports.d = 1|",
        "<a b={exports.c = 1}>exports.d = 1</a>|c",
      })
  void membersThatAreAssignedAreExports(String source, String exports) {
    assertEquals(exports == null ? "" : exports, exports(source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports.a = 1; module.exports.b = 2; exports['c-d'] = 3",
        "exports.a = exports.b = void 0",
        "Object.defineProperty(exports, '__esModule', {value: true}); exports.default = 1",
        "Object.defineProperty(exports, Symbol.toStringTag, {value: 'Module'}); exports.a = 1",
        "exports.step = () => 1; exports.run = () => exports.step() + exports.run.name",
        "module.exports = require('b')",
        "if (process.env.NODE_ENV === 'production') { module.exports = require('./a'); }"
            + " else { module.exports = require('./b'); }",
        "var __exportStar = (this && this.__exportStar) || function (m, exports) { f(exports) };"
            + " __exportStar(require('b'), exports); tslib_1.__exportStar(require('c'), exports)",
        "var _b = require('b'); Object.keys(_b).forEach(function (key) {"
            + " if (key === 'default' || key === '__esModule') return;"
            + " if (key in exports && exports[key] === _b[key]) return;"
            + " exports[key] = _b[key]; })",
        "exports.a = 1; function f(exports) { return exports } (module) => module; g({exports: 1})",
        "exports.a = 1; if (require.main === module) run(module.id, module.hot)",
        "exports.a = typeof exports === typeof module && 1",
        "exports.a = 1; if (false) f(exports)",
        "exports.a = 1; class A { b = this; c() { return this } } function d() { return this }",
      })
  void theNamesAreAllWherePlacesThatCouldMakeOthersAreUnderstood(String source) {
    assertTrue(Parsing.record("a.cjs", source).isExact(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "f()",
        "const a = require('b'); a()",
        "define(function (require, exports) { exports.a = 1 })",
        "exports.a = 1; f(exports)",
        "exports.a = 1; f({exports})",
        "var exports = exports || {}; exports.a = 1",
        "var exports; f(exports); module.exports.a = 1",
        "exports.a = 1; exports[b] = 2",
        "exports.a = 1; exports[`b`] = 2",
        "exports.a = 1; exports.b ??= 2",
        "exports.a = 1; [exports.b] = c",
        "exports.a = 1; exports.b++",
        "exports.a = 1; exports.b()",
        "exports.a = 1; var b = exports",
        "exports.a = 1; module",
        "exports.a = 1; f(module)",
        "exports.a = 1; f(module.exports)",
        "exports.a = 1; module['exports'].b = 2",
        "exports.a = 1; Object.assign(exports, b)",
        "exports.a = 1; Object.defineProperty(exports, b, {value: 2})",
        "exports.a = 1; Object.defineProperty(exports, 'b', c)",
        "exports.a = 1; (function () { this.b = 2 }).call(this)",
        "exports.a = 1; this.b = 2",
        "exports.a = 1; (() => { this.b = 2 })()",
        "exports.a = 1; with (b) exports.c = 1",
        "exports.a = 1; eval(b)",
        "exports.a = 1; module.exports = f",
        "module.exports = {a, b}",
        "module.exports = f()",
        "module.exports = require('b').c",
        "module.exports = require('b') || c",
        "module.exports = require('b')()",
        "module.exports = require('b'); exports.a = 1",
        "if (a) module.exports = require('b'); else module.exports = require('c')",
        "var a = (exports = module.exports = {}); a.c = 1",
        "copy(require('b'), exports)",
        "var _b = f('b'); Object.keys(_b).forEach(function (key) {"
            + " if (key === 'default' || key === '__esModule') return; exports[key] = _b[key]; })",
        "(function (root, f) { if (typeof exports === 'object') f(exports); })(this, f)",
      })
  void anythingElseMayExportMore(String source) {
    assertFalse(Parsing.record("a.cjs", source).isExact(), source);
  }

  @Test
  void aFileThatBreaksOffMayExportMore() {
    assertFalse(Parsing.record("a.cjs", "exports.a = 1; (").isExact());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{a, b: c, 'd': e, if: f}|a b d if",
        "{a, b: c.d, e}|a b",
        "{a, b: 1, c}|a",
        "{a: require('./b'), c}|a",
        "{a: b , c}|a",
        "{a , b}|a b",
        "{a: function () {}, b}|a",
        "{a() {}, b}|a",
        "{'a'() {}, b}|",
        "{a, get b() {}, c}|a",
        "{a, async b() {}}|a",
        "{a, async: b}|a async",
        "{a, [b]: c, d}|a",
        "{a, ...b, c}|a c",
        "{a, ... b, c}|a",
        "{a, ...b(), c}|a",
        "{a, ...require('./b'), ...require(\"./c\"), d}|a *./b *./c d",
        "{a, ...require('./b').c, d}|a *./b c",
        "{a, ...require(b), c}|a",
        "{a() { exports.b = 1 }, c: module.exports.d = 2}|a b d",
        "{}|",
      })
  void anObjectIsReadUpToAValueThatIsMoreThanAName(String object, String exports) {
    assertEquals(exports == null ? "" : exports, exports("module.exports = " + object));
    assertEquals(
        exports == null ? "" : exports, exports("exports = module.exports = " + object + ";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{value: 1}|a",
        "{enumerable: true, value: b()}|a",
        "{enumerable: true, get: function () { return b; }}|a",
        "{enumerable: true, get: function c() { return b.c }, }|a",
        "{get() { return b['c'] }}|a",
        "{get: () => b}|",
        "{get() { return b() }}|",
        "{get() { return 'b' }}|",
        "{get() { return b.c.d }}|",
        "{enumerable: !0, get() { return b }}|",
        "{configurable: true, value: 1}|",
        "b|",
      })
  void aPropertyIsDefinedWithAValueOrAHarmlessGetter(String descriptor, String exports) {
    String expected = exports == null ? "" : exports;
    assertEquals(expected, exports("Object.defineProperty(exports, 'a', " + descriptor + ")"));
    assertEquals(
        expected, exports("Object.defineProperty(module.exports, \"a\", " + descriptor + ")"));
    assertEquals("", exports("Object.defineProperty(b, 'a', " + descriptor + ")"));
  }

  @Test
  void aGetterThatMayDoAnythingHidesTheNameEverywhere() {
    assertEquals(
        "b", exports("exports.a = exports.b = 1; Object.defineProperty(exports, 'a', {get: c})"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "module.exports = require('./a')|*./a",
        "module.exports = require('./a') ?? {}|*./a",
        "module.exports = require('./a').b['c']|*./a b c",
        "module.exports = require('./a')(b)|",
        "module.exports = require('./a')`b`|",
        "module.exports = require('./a')?.b|",
        "module.exports = require('./a')[b]|",
        "module.exports = a ? require('./b') : require('./c')|",
        "module.exports = require('./a'); if (b) module.exports = require('./c')|*./c",
        "module.exports = require('./a'); module.exports = {...require('./b')}|*./b",
        "module.exports = require('./a'); module.exports = b; exports.c = 1|c",
        "exports.a = 1; module.exports = require('./a'); exports.b = 1|a *./a b",
        "exports = require('./a')|",
        "exports.a = require('./b')|a",
        "(a => module.exports = require('./b'))()|*./b",
        "function f(require) { module.exports = require('./a') }|",
        "__exportStar(require('./a'), exports); __export(require('./b'))|*./a *./b",
        "tslib_1.__exportStar(require('./a'), exports)|*./a",
        "a, __exportStar(require('./b'), exports)|*./b",
        "__exportStar(require('./a').b, exports)|*./a b",
        "__exportStar(require('./a'), exports); __exportStar(require('./a'), exports)|*./a",
        "function f() { __exportStar(require('./a'), exports) }|",
        "{ __exportStar(require('./a'), exports) }|",
        "[__exportStar(require('./a'), exports)]|",
        "a__exportStar(require('./a'), exports)|",
        "__exportStar(a); __exportStar((0)); __exportStar(b, require('./c'))|",
      })
  void aModuleIsReExportedAsAWhole(String source, String exports) {
    assertEquals(exports == null ? "" : exports, exports(source));
  }

  private static final String HEAD = "var a = require('./a');\nObject.keys(a).forEach(";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function (k) { if (k !== 'default') exports[k] = a[k] })",
        "function (k) { if (k !== \"default\" && !exports.hasOwnProperty(k)) exports[k] = a[k]; });",
        "function (k) { if (k !== 'default' && !Object.hasOwnProperty.call(exports, k)) exports[k] = a[k] })",
        "function (k) { if (k !== 'default' && !Object.prototype.hasOwnProperty.call(exports, k)) module.exports[k] = a[k] })",
        "function (k) { if (k === 'default' || k === '__esModule') return; exports[k] = a[k]; });",
        """
        function (k) {
          if (k === "default" || k === "__esModule") return;
          if (Object.prototype.hasOwnProperty.call(_exportNames, k)) return;
          if (k in exports && exports[k] === a[k]) return;
          Object.defineProperty(exports, k, {
            enumerable: true,
            get: function () {
              return a[k];
            }
          });
        });
        """,
        """
        function (key) {
          if (key === "default" || /* or */ key === "__esModule") return
          if (Object.hasOwnProperty.call(_exportNames, key)) return
          Object.defineProperty(exports, key, { enumerable: true, get() { return a[key] }, })
        })
        """,
      })
  void aLoopOverTheKeysReExportsTheModuleOfAVariable(String loop) {
    assertEquals("*./a", exports(HEAD + loop));
    assertEquals(
        "*./a",
        exports(HEAD.replace("require('./a')", "_interopRequireWildcard(require('./a'))") + loop));
    assertEquals("*./a", exports(HEAD.replace("var ", "const ") + loop));
    assertEquals("", exports(HEAD.replace("var ", "") + loop));
    assertEquals("", exports(HEAD.replace("var a", "var b, a") + loop));
    assertEquals("", exports(HEAD.replace("var a", "var b") + loop));
    assertEquals("", exports("{" + HEAD + loop + "}"));
    assertEquals(
        "",
        exports(
            "b("
                + HEAD.substring(HEAD.indexOf("Object"))
                + loop.replace(";\n", "\n").replaceAll(";$", "")
                + ")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function (k) { exports[k] = a[k] })",
        "function (k) { if (k !== 'default') exports[k] = b[k] })",
        "function (k) { if (k !== 'default') exports[a] = a[k] })",
        "function (k) { if (k !== 'defaults') exports[k] = a[k] })",
        "function (k) { if (k !== 'default' && !b().hasOwnProperty(k)) exports[k] = a[k] })",
        "function (k) { if (k === 'default' || k === '__esModule') return; exports[k] = a[k]; b })",
        "function (k) { if (k !== 'default') Object.defineProperty(exports, k, { enumerable: false, get: function () { return a[k] } }) })",
        "k => { if (k !== 'default') exports[k] = a[k] })",
      })
  void anotherLoopReExportsNothing(String loop) {
    assertEquals("", exports(HEAD + loop));
  }

  @Test
  void whatNeverRunsReplacesNoReExport() {
    String source =
        "if (process.env.NODE_ENV === 'production') { module.exports = require('./a') }"
            + " else { module.exports = require('./b') }";
    assertEquals("*./a", exports(source));
    assertEquals("*./b", exports("let process; " + source));
  }

  @Test
  void aDeadBranchAnnouncesNamesAndWhatIsRequiredElsewhere() {
    String hint = "0 && (module.exports = {a, ...require('./b'), ...require('./c')});";
    assertEquals("a", exports(hint));
    assertEquals("a *./c", exports("__reExport(d, require('./c'), module.exports);" + hint));
  }

  @Test
  void aModuleHasNoCommonJsExports() {
    assertEquals(0, Parsing.record("a.mjs", "exports.a = 1").exports().count());
    assertEquals(0, Parsing.record("a.js", "exports.a = 1; import.meta").exports().count());
    assertEquals(1, Parsing.record("a.cjs", "exports.a = 1").exports().count());
  }

  @Test
  void whatWasReadBeforeAnErrorIsFound() {
    assertEquals("a b", exports(Parsing.record("a.js", "exports.a = exports.b = 1; exports['c")));
  }

  @Test
  void anExportHasThePlaceOfItsNameOrOfTheWordRequire() {
    ModuleRecord record = Parsing.record("a.js", "exports['a'] = 1;\n__export(require('./b'))");
    RecordExports exports = record.exports();
    assertEquals(8, exports.start(0));
    assertEquals(11, exports.end(0));
    assertEquals(ExportFlags.COMMONJS, exports.flags(0));
    assertEquals(RecordExports.NO_DEPENDENCY, exports.dependency(0));
    assertEquals(27, exports.start(1));
    assertEquals(34, exports.end(1));
    assertEquals(ExportFlags.COMMONJS | ExportFlags.STAR, exports.flags(1));
    assertEquals(0, exports.dependency(1));
  }

  @Test
  void namesAreKeptApartHoweverManyThereAre() {
    StringBuilder source = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int name = 0; name < 10_000; name++) {
      source
          .append("exports.a")
          .append(name)
          .append(" = 1; exports['a")
          .append(name)
          .append("'] = 2; ");
      source.append("var b").append(name).append(" = require('./b").append(name).append("');\n");
      source
          .append("Object.keys(b")
          .append(name)
          .append(").forEach(function (k) { if (k !== 'default') exports[k] = b");
      source.append(name).append("[k] });\n");
      expected.add("a" + name);
      expected.add("*./b" + name);
    }
    assertEquals(String.join(" ", expected), exports(source.toString()));
  }

  private static String exports(String source) {
    ModuleRecord record = Parsing.record("a.js", source);
    assertEquals("", Parsing.error(record), source);
    return exports(record);
  }

  private static String exports(ModuleRecord record) {
    List<String> rows = new ArrayList<>();
    RecordExports exports = record.exports();
    for (int export = 0; export < exports.count(); export++) {
      if ((exports.flags(export) & ExportFlags.STAR) == 0) {
        rows.add(text(record, exports.nameBegin(export), exports.nameEnd(export)));
        continue;
      }
      int dependency = exports.dependency(export);
      String request = text(record, record.requestBegin(dependency), record.requestEnd(dependency));
      String path = text(record, exports.pathBegin(export), exports.pathEnd(export));
      rows.add(("*" + request + " " + path.replace('\0', ' ')).strip());
    }
    return String.join(" ", rows);
  }

  private static String text(ModuleRecord record, int begin, int end) {
    return new String(record.text(), begin, end - begin, StandardCharsets.UTF_8);
  }
}
