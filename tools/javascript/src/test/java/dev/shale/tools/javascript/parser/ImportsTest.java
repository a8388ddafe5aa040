package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "import 'x'",
        "import {} from 'x'",
        "import a from 'x'",
        "import * as a from 'x'",
        "import a, * as b from 'x'",
        "import a, {b} from 'x'",
        "import {a, b as c, default as d, 'string name' as e,} from 'x'",
        "import a from 'x' with {type: 'json'}",
        "import a from 'x' assert {type: 'json'};",
        "import 'x' with {}",
        "import defer * as a from 'x'",
        "import source a from 'x'",
        "import defer from 'x'",
        "import source from 'x'",
        "import from from 'x'",
        "import type from 'x'",
        "import{a}from'x'",
        "import/**/a/**/from/**/'x'",
        "import {if as a} from 'x'",
        "import {as as as} from 'x'",
        "import a, {} from \"x\"",
        "import {\\u0061} from 'x'",
      })
  void anImportIsADependency(String source) {
    assertEquals(List.of("import x"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export * from 'x'",
        "export * as a from 'x'",
        "export * as 'string name' from 'x'",
        "export * as default from 'x'",
        "export {} from 'x'",
        "export {a, b as c, default, default as d, 'e' as 'f'} from 'x'",
        "export {a} from 'x' with {type: 'json'}",
        "export{default}from'x'",
      })
  void anExportFromIsADependency(String source) {
    assertEquals(List.of("export-from x"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export {}",
        "export {a}; var a",
        "export default 1",
        "export default function () {}",
        "export default function* a() {}",
        "export default async function () {}",
        "export default class {}",
        "export default class A extends B {}",
        "export default async () => {}",
        "export default (a, b)",
        "export default [] \n export {}",
        "export const a = 1, {b, c: [d]} = e",
        "export let a",
        "export var a",
        "export async function a() {}",
        "@a export class A {}",
        "export @a class A {}",
        "export default @a class {}",
      })
  void anExportOfItsOwnIsNoDependency(String source) {
    assertEquals(List.of(), Parsing.found("a.js", source));
  }

  @Test
  void rowsAreInSourceOrderWithLineAndColumn() {
    assertEquals(
        List.of(
            "import ./a 1:8",
            "import ./b 2:15",
            "export-from ./c 3:15",
            "dynamic-import ./d 4:8",
            "require ./e 4:24"),
        Parsing.rows(
            "a.js",
            """
            import './a'
            import b from "./b";
            export * from './c'
            import('./d'), require(`./e`)
            """));
  }

  @ParameterizedTest
  @CsvSource({
    "'import(\"x\")'",
    "'import(`x`)'",
    "'import(\"x\",)'",
    "'import(\"x\", {with: {type: \"json\"}})'",
    "'import.defer(\"x\")'",
    "'import.source(\"x\")'",
    "'a = async () => await import(\"x\")'",
    "'import(/* webpackChunkName: \"a\" */ \"x\").then(a)'",
    "'`${import(\"x\")}`'",
    "'class A { a = import(\"x\") }'",
    "'({[import(\"x\")]: 1})'",
    "'(a = import(\"x\")) => {}'",
  })
  void aDynamicImportIsADependency(String source) {
    assertEquals(List.of("dynamic-import x"), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import(x)",
        "(0, require)('x')",
        "require?.('x')",
        "module?.require('x')",
        "a.module.require('x')",
        "require('x', 'y')",
        "new require('x')",
        "new (require)('x')",
        "function f(module) { module.require('x') }",
        "(require) => (require)('x')",
        "(require => (require)('x'))(a)",
        "import.meta.url",
        "a.import('x')",
        "({import() {}})",
        "a?.import('x')",
        "class A { import() {} }",
      })
  void whatIsNotKnownOrNoImportIsNoDependency(String source) {
    assertEquals(List.of(), Parsing.found("a.js", source));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(require as any)('x')",
        "(<any>require)('x')",
        "(require satisfies any)('x')",
        "require!('x')",
        "require<any>('x')",
        "(require)('x')",
        "((require))('x')",
        "module.require('x')",
        "module['require']('x')",
        "module!.require('x')",
        "(module as any).require('x')",
        "module.require!('x')",
        "(module.require)('x')",
      })
  void howeverItIsWrittenItIsRequire(String source) {
    assertEquals(List.of("require x"), Parsing.found("a.ts", source));
  }

  @Test
  void additionsOfStringsAreRequests() {
    assertEquals(
        List.of("dynamic-import ./a.ts 1:8"), Parsing.rows("a.js", "import('./a' + '.ts')"));
    assertEquals(
        List.of("require abc 1:10", "require é\n 2:10"),
        Parsing.rows("a.js", "require(('a' + (`b` + \"c\")))\nrequire(('\\xe9' + '\\n'))"));
    assertEquals(
        List.of("require ab", "require c"), Parsing.found("a.js", "require(d ? 'a' + 'b' : 'c')"));
    assertEquals(
        List.of("require aaaa", "require bb"),
        Parsing.found("a.js", "require('a' + 'a' + 'a' + 'a'); require('b' + 'b')"));
    assertEquals(List.of(), Parsing.found("a.js", "require('a" + "a' + 'a".repeat(100_000) + "')"));
  }

  @Test
  void bothStringsOfAConditionAreDependencies() {
    assertEquals(
        List.of("dynamic-import x", "dynamic-import y"),
        Parsing.found("a.js", "import(a ? 'x' : 'y')"));
    assertEquals(
        List.of("require x", "require y", "require z"),
        Parsing.found("a.js", "require(a ? 'x' : b ? 'y' : 'z')"));
    assertEquals(List.of(), Parsing.found("a.js", "require(a ? 'x' : y)"));
  }

  @Test
  void aRequestIsDecoded() {
    assertEquals(List.of("import a"), Parsing.found("a.js", "import '\\u0061'"));
    assertEquals(List.of("import a"), Parsing.found("a.js", "import '\\x61'"));
    assertEquals(List.of("import a"), Parsing.found("a.js", "import '\\141'"));
    assertEquals(List.of("import 😀"), Parsing.found("a.js", "import '\\u{1f600}'"));
    assertEquals(List.of("import 😀"), Parsing.found("a.js", "import '\\ud83d\\ude00'"));
    assertEquals(List.of("import ab"), Parsing.found("a.js", "import 'a\\\r\nb'"));
    assertEquals(List.of("import a'b"), Parsing.found("a.js", "import 'a\\'b'"));
    assertEquals(List.of("import é\n"), Parsing.found("a.js", "import 'é\\n'"));
  }

  @Test
  void importsInAFunctionOfATryBlockAreOptional() {
    assertEquals(
        List.of("require a optional", "require b optional", "require c", "require d", "require e"),
        Parsing.found(
            "a.js",
            """
            try { require('a'); (() => require('b'))() } catch { require('c') }
            finally { require('d') }
            require('e')
            """));
  }

  @Test
  void aDynamicImportWithItsFailureHandledIsOptional() {
    assertEquals(
        List.of("dynamic-import x optional", "dynamic-import y"),
        Parsing.found("a.js", "import('x').then(() => import('y')).catch(f)"));
    for (String handled :
        List.of(
            ".catch(f)",
            ".then(a).catch(f)",
            ".then(a, f)",
            ".then(a).then(b, ...f)",
            ".then(a, f).then(b)")) {
      assertEquals(
          List.of("dynamic-import x optional"), Parsing.found("a.js", "(import('x'))" + handled));
    }
    for (String open :
        List.of("", ".then(a)", ".then(a,)", ".then(...a)", ".finally(a).catch(f)", ".catch")) {
      assertEquals(List.of("dynamic-import x"), Parsing.found("a.js", "import('x')" + open));
    }
  }

  @Test
  void urlsBesideTheModuleAreDependencies() {
    assertEquals(
        List.of("url ./a.png", "url b.wasm"),
        Parsing.found(
            "a.js",
            "new URL('./a.png', import.meta.url); new URL('b.wasm', import.meta.url).href"));
    assertEquals(
        List.of(),
        Parsing.found(
            "a.js",
            """
            new URL('data:,x', import.meta.url); new URL('https://x', import.meta.url);
            new URL(x, import.meta.url); new URL('./x', base); new URL('./x');
            function f(URL) { new URL('./x', import.meta.url) }
            """));
  }

  @Test
  void aUrlGivenToAWorkerIsAWorker() {
    assertEquals(
        List.of("worker ./a", "worker ./b", "url ./c"),
        Parsing.found(
            "a.js",
            """
            new Worker(new URL('./a', import.meta.url), {type: 'module'});
            new SharedWorker(new URL('./b', import.meta.url));
            new Other(new URL('./c', import.meta.url));
            """));
  }

  @Test
  void whatIsCalledAWorkerMayBeSomethingElse() {
    assertEquals(
        List.of("url ./a", "url ./b", "url ./c", "worker ./d"),
        Parsing.found(
            "a.js",
            """
            function f(Worker) { new Worker(new URL('./a', import.meta.url)); }
            { new SharedWorker(new URL('./b', import.meta.url)); class SharedWorker {} }
            (navigator) => navigator.serviceWorker.register(new URL('./c', import.meta.url));
            new Worker(new URL('./d', import.meta.url));
            """));
    assertEquals(
        List.of("import ./own", "url ./a"),
        Parsing.found(
            "a.js", "import { Worker } from './own'; new Worker(new URL('./a', import.meta.url))"));
    assertEquals(
        List.of("worker ./a", "import node:worker_threads"),
        Parsing.found(
            "a.js",
            "new Worker(new URL('./a', import.meta.url));"
                + " import { Worker } from 'node:worker_threads'"));
    assertEquals(
        List.of(),
        Parsing.found("a.js", "function f(URL) { new Worker(new URL('./a', import.meta.url)) }"));
  }

  @Test
  void anAddressMayBePutTogether() {
    assertEquals(
        List.of("worker ./a/b.js", "url ./c.js"),
        Parsing.found(
            "a.js",
            """
            new Worker(new URL('./a' + '/b.js', import.meta.url));
            new URL(`./c` + '.js', import.meta.url);
            new URL('http:' + '//c.js', import.meta.url);
            new URL('./' + x + '.js', import.meta.url);
            """));
  }

  @Test
  void aServiceWorkerIsAWorker() {
    assertEquals(
        List.of("worker ./a", "worker ./b", "url ./c", "url ./d", "url ./e"),
        Parsing.found(
            "a.js",
            """
            navigator.serviceWorker.register(new URL('./a', import.meta.url));
            navigator
              .serviceWorker
              ?.register(new URL('./b', import.meta.url), {scope: '/'});
            register(new URL('./c', import.meta.url));
            my.navigator.serviceWorker.register(new URL('./d', import.meta.url));
            xnavigator.serviceWorker.register(new URL('./e', import.meta.url));
            """));
    assertEquals(
        List.of("worker ./a chunk sw"),
        Parsing.facts(
            "a.js",
            "navigator.serviceWorker.register("
                + "/* webpackChunkName: 'sw' */ new URL('./a', import.meta.url))"));
  }
}
