package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyFactsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import a from 'x' with {type: 'json'}|import x with {type: 'json'}",
        "import a from 'x' with { 'a b': \"c\", }; b|import x with { 'a b': \"c\", }",
        "import 'x' assert /* y */ {a: 'b'}|import x with {a: 'b'}",
        "import 'x' with {}|import x with {}",
        "export {a} from 'x' with {type: 'css'}|export-from x with {type: 'css'}",
        "export * from 'x' with {type: 'css'};|export-from x with {type: 'css'}",
        "import('x', {with: {type: 'json'}})|dynamic-import x with {type: 'json'}",
        "import('x', { assert: {type: 'json'} },)|dynamic-import x with {type: 'json'}",
        "import('x', {with: {a: b({c})}, d: {}})|dynamic-import x with {a: b({c})}",
        "import('x', {a: {}})|dynamic-import x",
        "import('x', a)|dynamic-import x",
        "import('x', {with: a})|dynamic-import x",
        "import('x', {with: {a: b / c}})|dynamic-import x",
      })
  void attributesAreKeptAsWritten(String source, String row) {
    assertEquals(List.of(row), Parsing.facts("a.js", source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import defer * as a from 'x'|import x defer",
        "import source a from 'x'|import x source",
        "import defer from 'x'|import x",
        "import source from 'x'|import x",
        "import.defer('x')|dynamic-import x defer",
        "import.source('x', {with: {}})|dynamic-import x source with {}",
      })
  void aPhaseIsAFlag(String source, String row) {
    assertEquals(List.of(row), Parsing.facts("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (a) require('x')",
        "if (a); else require('x')",
        "if (a); else if (require('x'));",
        "a ? require('x') : 0",
        "a ? 0 : require('x')",
        "a && require('x')",
        "a || require('x')",
        "a ?? require('x')",
        "a &&= require('x')",
        "a ||= b = require('x')",
        "while (a) require('x')",
        "for (;;) require('x')",
        "for (a of b) { require('x') }",
        "switch (a) { case b: require('x') }",
        "try {} catch { require('x') }",
        "function f() { require('x') }",
        "() => require('x')",
        "(a = require('x')) => {}",
        "async a => { require('x') }",
        "({ a() { require('x') } })",
        "class A { a() { require('x') } }",
        "class A { a = require('x') }",
        "class A { constructor(a = require('x')) {} }",
        "(() => { class A { static a = require('x') } })",
        "(function () { require('x') })()",
        "let {a = require('x')} = b",
        "({a = require('x')} = b)",
      })
  void whatNeedNotRunIsConditional(String source) {
    assertEquals(List.of("require x conditional"), Parsing.facts("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require('x')",
        "if (require('x')) a; b",
        "if (a) b; require('x')",
        "(a ? b : c)(require('x'))",
        "a = b ? c : d, require('x')",
        "a && b; require('x')",
        "require('x') && a",
        "a ||= b; require('x')",
        "while (require('x')) a",
        "for (require('x');;) a",
        "do require('x'); while (a)",
        "switch (require('x')) {}",
        "try {} catch {} finally { require('x') }",
        "{ require('x') }",
        "class A { static a = require('x') }",
        "class A { static { require('x') } }",
        "class A { [require('x')]() {} }",
        "class A extends require('x') {}",
        "@(require('x')) class A { b() {} }",
        "class A { @(require('x')) b() {} }",
        "if (true) require('x')",
        "if (process.env.NODE_ENV === 'production') require('x'); else a",
        "process.env.NODE_ENV !== 'production' ? a : require('x')",
        "true && require('x')",
        "(a, b) => c; require('x')",
        "let {a = b} = require('x')",
        "a ? (b) : c => d; require('x')",
      })
  void whatRunsWithItsModuleIsNot(String source) {
    assertEquals(List.of("require x"), Parsing.facts("a.js", source));
  }

  @Test
  void aNamespaceAndAnEnumRunWithTheirModule() {
    assertEquals(
        List.of("require x", "require y"),
        Parsing.facts("a.ts", "namespace A { require('x') } enum B { c = require('y') }"));
  }

  @Test
  void whereAModuleIsCanBeAskedFor() {
    assertEquals(
        List.of(
            "require-resolve a",
            "require-resolve b weak",
            "import-meta-resolve c",
            "require-resolve d",
            "require-resolve e"),
        Parsing.facts(
            "a.js",
            """
            require.resolve('a'); require.resolveWeak('b'); import.meta.resolve('c');
            require.resolve(a ? 'd' : 'e'); require.resolve('f', {paths}); require.resolve?.('g');
            (require => require.resolve('h'))(); a.require.resolve('i'); require.resolved('j');
            require.resolve.paths('k'); require.resolve(l); import.meta.resolve(m + 'n');
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import(`./locale/${a}.js`)|context ./locale/*.js",
        "import('./locale/' + a + '.js')|context ./locale/*.js",
        "require('./locale/' + a)|require-context ./locale/*",
        "require(a + '/b.js')|require-context */b.js",
        "require(`${a}${b}c${d + `${e}`}`)|require-context *c*",
        "import('x' + y)|context x*",
        "import('x' + 'y' + z + 'w' + 'v')|context xy*wv",
        "import('x' + 'y' * 2)|context x*",
        "import(`x${'y'}`)|context x*",
        "import('./' + a.b(c, 'd')[e + 'f'] + g?.h`i` + '.js')|context ./*.js",
        "import('./a' + typeof b + new C)|context ./a*",
        "import('./a\\u0062' + (c ? 'd' : 'e'))|context ./ab*",
        "require('./' + /* 'no' */ a // no⏎)|require-context ./*",
        "require.context('./a')|eager-glob ./a/**/*",
        "require.context('./a', false, /\\.js$/)|eager-glob ./a/* /\\.js$/",
        "require.context('./a', true, /[/]ö/u, 'lazy')|glob ./a/**/* /[/]ö/u",
        "require.context('./a', true, x, 'sync')|eager-glob ./a/**/*",
        "require.context('./a', ...b)|eager-glob ./a/**/*",
        "import.meta.webpackContext('./a', {recursive: true})|eager-glob ./a/**/*",
        "import.meta.webpackContext('./a', {regExp: /x/, recursive: false, mode: 'lazy'})|glob ./a/* /x/",
        "import.meta.webpackContext('./a', {...b, recursive: false})|eager-glob ./a/**/*",
        "import.meta.glob('./a/*.js')|glob ./a/*.js",
        "import.meta.glob('./a/*.js', {eager: true})|eager-glob ./a/*.js",
        "import.meta.globEager('./a/*.js')|eager-glob ./a/*.js",
        "if (a) import(`./${b}`)|context ./* conditional",
      })
  void aRequestThatIsKnownInPartIsAContext(String source, String row) {
    assertEquals(List.of(row), Parsing.facts("a.js", source.replace("⏎", "\n")));
  }

  @Test
  void aListOfPatternsIsAContextEach() {
    assertEquals(
        List.of("eager-glob ./a/*", "eager-glob !./b"),
        Parsing.facts("a.js", "import.meta.glob(['./a/*', '!./b', c], {eager: true})"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import(x)",
        "import(`${x}`)",
        "import('' + x)",
        "import(x ? 'y' : z)",
        "import(x || './y')",
        "import(x = './y' + z)",
        "import('./y' + z == w)",
        "import('./y' - z)",
        "import(x('./y'))",
        "import(x => './y' + z)",
        "import('./y' + /'/.z)",
        "import('./y' + (z / 2))",
        "require('./y' + z, w)",
        "require.resolve('./y' + z)",
        "require.context(x)",
        "import.meta.glob(x)",
        "import.meta.glob",
        "function f(require) { require('./y' + z); require.context('./y') }",
      })
  void whatHasNoConstantPartIsNone(String source) {
    assertEquals(List.of(), Parsing.facts("a.js", source));
  }

  @Test
  void aPatternIsReadOnceForItsDependencies() {
    assertEquals(
        List.of("require-context ./*.js", "require y"),
        Parsing.facts("a.js", "require('./' + (require('y'), a) + '.js')"));
    assertEquals(List.of("context ./*"), Parsing.facts("a.tsx", "import('./' + (a as B)!)"));
    assertEquals(
        List.of("import x", "context ./*"),
        Parsing.facts("a.ts", "import {y} from 'x'; import(`./${y}`)"));
  }

  @Test
  void rowsAreInSourceOrderWhereverACallEnds() {
    assertEquals(
        List.of("require x 1:13", "require y 1:27", "require z 1:34", "require w 1:40"),
        Parsing.rows("a.js", "require(a ? 'x' : require('y') ? 'z' : 'w')"));
    assertEquals(
        List.of("context ./*.js 1:8", "dynamic-import y 1:23", "require z 1:49"),
        Parsing.rows("a.js", "import('./' + (import('y'), a) + '.js', require('z'))"));
  }

  @Test
  void theWholeDeclarationOrCallIsKnown() {
    assertEquals(
        List.of(
            "import 'a'",
            "import {b} from 'b' with {}",
            "export * from 'c'",
            "export {d} from 'd'",
            "import('e', f)",
            "import.defer('g')",
            "require('h')",
            "module.require('i')",
            "module['require']('j')",
            "require.resolve('k')",
            "import.meta.resolve('l')",
            "import.meta.glob('m')",
            "new URL('n', import.meta.url)",
            "new Worker(new URL('o', import.meta.url), p)"),
        Parsing.outers(
            "a.js",
            """
            import 'a'; import {b} from 'b' with {}; export * from 'c'
            export {d} from 'd' ; a.b(import('e', f), import.defer('g'))
            require('h').i; module.require('i'); module['require']('j')
            require.resolve('k'); import.meta.resolve('l'); import.meta.glob('m')
            new URL('n', import.meta.url).href; new Worker(new URL('o', import.meta.url), p)
            """));
    assertEquals(
        List.of("import a = require('a')", "export import b = require('b')"),
        Parsing.outers("a.ts", "import a = require('a'); export import b = require('b');"));
  }
}
