package dev.shale.tools.javascript.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.shale.engine.record.ModuleRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file offers, and what that leads to. */
class ExportsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          export function f() {}                     | f = f
          export async function* f() {}              | f = f
          export class C {}                          | C = C
          @d export class C {}                       | C = C
          export let a                               | a = a
          export var {a, b: [c], ...d} = e           | a = a, c = c, d = d
          export let a = function () { var b }, c    | a = a, c = c
          export let {a = class { static { var b } }} = c | a = a
          let a; export {a, a as b}                  | a = a, b = a
          let a; export {a as 'b c', a as default}   | b c = a, default = a
          let a; export {a as 'b\\u0063'}            | bc = a
          export default 1 + x                       | default
          export default function () {}              | default
          export default function f() {}             | default = f
          export default class {}                    | default
          export default class C {}                  | default = C
          export default async function f() {}       | default = f
          export default async () => {}              | default
          export default (class C {})                | default
          export {a, b as c} from 'x'                | a < a of x, c < b of x
          export {default} from 'x'                  | default < default of x
          export {'a b' as 'c d'} from 'x'           | c d < a b of x
          export * from 'x'                          | * < x
          export * as a from 'x'                     | a < x
          export * as 'a b' from 'x'                 | a b < x
          import {a} from 'x'; export {a as b}       | b < a of x
          export {a as b}; import {a} from 'x'       | b < a of x
          import a from 'x'; export {a}              | a < default of x
          import * as a from 'x'; export {a}         | a < x
          import * as a from 'x'; export default a   | default
          """)
  void exportsOfJavaScript(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.exports("a.js", source)));
    assertEquals(expected, String.join(", ", RecordTexts.exports("a.ts", source)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          export type A = 1; export interface B {}         | ``
          export declare const a: 1; export declare function f(): void | ``
          interface A {} export {A}                        | ``
          type A = 1; let b; export {A, b}                 | b = b
          import type {A} from 'x'; export {A}             | ``
          import {type A, b} from 'x'; export {A, b}       | b < b of x
          import {A} from 'x'; export type {A}             | ``
          export {type A, b} from 'x'                      | b < b of x
          export type {A} from 'x'; export type * from 'x' | ``
          export enum E {A}                                | E = E
          export const enum E {A}                          | E = E
          export namespace N { export const a = 1 }        | N = N
          export namespace N { export type A = 1 }         | ``
          export abstract class C {}                       | C = C
          export default abstract class C {}               | default = C
          export default interface I {}                    | ``
          export function f(a: 1); export function f(a) {} | f = f
          export class C {} export namespace C { export const a = 1 } | C = C
          namespace N { export const a = 1; export let b } export {N} | N = N
          declare module 'm' { export const a: 1; export default a; export * from 'x' } | ``
          import {A} from 'x'; export import b = A.c       | b = b
          export import a = require('x')                   | a = a
          import {A} from 'x'; const A = 1; export {A}     | A = A
          """)
  void exportsOfTypeScript(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.exports("a.ts", source)));
  }

  @Test
  void aFileOfDeclarationsOffersNothing() {
    assertEquals(
        List.of(), RecordTexts.exports("a.d.ts", "export const a = 1; export {b} from 'x'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          export const a = 1, b = 'x', c = -2.5e3      | a = a is 1, b = b is 'x', c = c is -2.5e3
          export const a = true, b = !1, c = null      | a = a is true, b = b is false, c = c is null
          export const a = undefined, b = void 0       | a = a is undefined, b = b is undefined
          export const a = `x`, b = `x${c}`            | a = a is `x`, b = b
          export const a = 10n, b = /x/                | a = a is 10n, b = b
          export default 'x'                           | default is 'x'
          export let a = 1; export var b = 2           | a = a, b = b
          export const a = f(), b = [], {c} = 1        | a = a, b = b, c = c
          """)
  void constantsThatImportersMayBeGiven(String source, String expected) {
    assertEquals(expected, String.join(", ", RecordTexts.exports("a.js", source)));
  }

  @Test
  void anExportOfDeadCodeIsOneAllTheSame() {
    assertEquals(
        List.of("a = a"), RecordTexts.exports("a.js", "export function a() { return; b() }"));
  }

  @Test
  void theNameIsWhereItIsExported() {
    ModuleRecord record =
        Parsing.record("a.js", "const aa = 1; export {aa as bb}; export default 2");
    assertEquals(28, record.exports().start(0));
    assertEquals(30, record.exports().end(0));
    assertEquals(40, record.exports().start(1));
    assertEquals(47, record.exports().end(1));
  }

  @Test
  void anExportKnowsThePartThatMakesIt() {
    ModuleRecord record =
        Parsing.record("a.js", "export {b}; a(); export const c = 1, d = 2; const b = 3");
    assertEquals(3, record.exports().part(0));
    assertEquals(1, record.exports().part(1));
    assertEquals(2, record.exports().part(2));
  }

  @Test
  void aModuleExportsWhatItSaysAndNothingElse() {
    assertTrue(Parsing.record("a.js", "export * from 'x'; export const a = 1; eval(b)").isExact());
    assertTrue(Parsing.record("a.mjs", "f(exports)").isExact());
    assertFalse(Parsing.record("a.js", "export const a = 1; (").isExact());
    assertFalse(Parsing.record("a.vue", "<script>export default {}</script>").isExact());
    assertFalse(Parsing.record("a.d.ts", "export const a: 1").isExact());
  }
}
