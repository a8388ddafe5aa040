// Which imports, exports and requires of TypeScript are left when it runs: generated programs, and
// what the TypeScript compiler makes of each by itself, with the settings that matter.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { here } from './corpus.mjs';
import { Report } from './report.mjs';
import { records } from './shale.mjs';

/** Options of the compiler, and the constants of SourceSettings that say the same. */
const METADATA = { experimentalDecorators: true, emitDecoratorMetadata: true };
const SETTINGS = {
  usual: [{ experimentalDecorators: true }, []],
  metadata: [METADATA, ['DECORATOR_METADATA']],
  'strict metadata': [{ ...METADATA, strict: true }, ['DECORATOR_METADATA', 'STRICT_NULLS']],
  verbatim: [{ verbatimModuleSyntax: true }, ['KEEPS_NAMES', 'KEEPS_STATEMENTS']],
};

const IMPORTS = "import { A } from 'a'; import B from 'b'; import * as N from 'n'; ";

const TYPES = [
  'A',
  'A | null',
  'undefined | A',
  'A | never',
  'never',
  'null',
  'A | B',
  'A | A',
  'A & A',
  'A & B',
  'A & unknown',
  'A | any',
  'A | void',
  'A | string',
  'this | A',
  'A | typeof A',
  'A | (A & A)',
  'A | A[]',
  'A | null[]',
  'A | (null)',
  '(A | null) | null',
  '((A))',
  '(A)[]',
  '| A',
  'N.A',
  'N.A | N.A',
  'N.A | null',
  'A.x.y<B>',
  'A<B>',
  'A[]',
  'A[][]',
  'Array<A>',
  'Map<A, B>',
  '[A]',
  '[x: A, ...B[]]',
  'readonly A[]',
  'A["x"]',
  'A["x"] | B',
  'keyof A',
  'typeof A',
  '() => A',
  'new (a: A) => B',
  '<A>(a: A) => B',
  '`${A}`',
  '{ a: A }',
  'A extends B ? A : A',
  'A extends B ? B : null',
  'A extends infer B ? B : B',
  'unique symbol',
  'import("x").A',
];

const MEMBERS = [
  '@d class C { constructor(a: T, b: B) {} }',
  '@d class C { constructor(...a: T) {} }',
  '@d class C { constructor(private a?: T) {} }',
  '@d class C { constructor(a: T = b) {} m(a: T): T {} }',
  '@d class C { constructor(a: T); constructor(a: B) {} }',
  '@d class C { constructor(a: B); constructor(a: T) {} }',
  '@d class C { constructor(a: T); }',
  'class C { constructor(@d a: T, b) {} }',
  'class C { constructor(@d a, b: T) {} }',
  'class C { constructor(a: T) {} }',
  'class C { constructor(a: T) {} @d x: B }',
  'class C { @d m(a: T) {} }',
  'class C { @d m(this: T) {} }',
  'class C { @d m(): T {} }',
  'class C { @d static async *m(b, { a }: T) {} }',
  'class C { m(@d a, b: T) {} }',
  'class C { m(@d a): T {} }',
  'class C { m(@d ...a: T) {} }',
  'class C { @d m(a: T); m(a) {} }',
  'class C { @d m?(a: T): B }',
  'class C { @d a: T }',
  'class C { @d a: T = b }',
  'class C { @d static readonly a?: T; b: T }',
  'class C { @d declare a: T }',
  'class C { @d accessor a: T }',
  'class C { @d #a: T }',
  'class C { @d ["a"]: T }',
  'class C { @d get a(): T {} }',
  'class C { @d set a(a: T) {} }',
  'class C { @d get a() {} set a(a: T) {} }',
  'class C { set a(a: T) {} @d get a() {} }',
  'class C { @d set a(a) {} get a(): T {} }',
  'class C { get a(): B {} @d set a(a: T) {} }',
  'class C { @d get a(): T {} set a(a: B) {} }',
  'class C { @d get ["a"]() {} set a(a: T) {} }',
  'class C { @d get a() {} static set a(a: T) {} }',
  'class C { get a(): T {} set a(@d b) {} }',
  'class C<A> { @d a: T }',
  'class C { @d m<A>(a: T) {} }',
  'class C { @d m(A: T) { return A } }',
  'function f<A>() { class C { @d a: T } }',
  'function f() { interface A {} class C { @d a: T } }',
  'function f() { class A {} class C { @d a: T } }',
  'namespace M { @d export class C { constructor(a: T) {} } }',
  'export default @d class { constructor(a: T) {} }',
  '@d export default class { constructor(a: T) {} }',
  '@d export abstract class C { constructor(a: T) {} @d abstract b: T }',
  '(@d class { constructor(a: T) {} })',
  'x = class { @d a: T }',
  'class C { m() { @d class D { constructor(a: T) {} } } }',
  'class C { m(a = class { b: T }) {} @d n() {} }',
];

const BINDINGS = [
  "import { A } from 'a'",
  "import { x as A } from 'a'",
  "import { type A } from 'a'",
  "import { type x as A, y } from 'a'",
  "import type { A } from 'a'",
  "import type A from 'a'",
  "import A from 'a'",
  "import A, { type B } from 'a'",
  "import A, {} from 'a'",
  "import {} from 'a'",
  "import * as A from 'a'",
  "import 'a'",
  "import A = require('a')",
  "import type A = require('a')",
  "export import A = require('a')",
  "import B from 'a'; import A = B.x",
  "import B = require('a'); import A = B.x",
];

const USES = [
  '',
  'A',
  'A()',
  'typeof A',
  'let a: A',
  'let a: typeof A',
  'a as A',
  'f<A>()',
  'export { A }',
  'export { A as B }',
  'export { type A }',
  'export type { A }',
  'export default A',
  'export = A',
  'export = A.x',
  'export let b = A',
  'class C extends A {}',
  'class C implements A {}',
  'interface I extends A {}',
  'enum E { a = A }',
  'import D = A.x',
  'import D = A.x; D()',
  'import D = A.x; let a: D',
  'export import D = A.x',
  'namespace M { import D = A.x; D() }',
  'namespace M { import D = A.x; let a: D }',
  'function f(A) { A }',
  '{ let A; A }',
  'declare let a: typeof A',
  'declare class C extends A {}',
  '({ A })',
  '({ A: 1 })',
  'x.A',
  'A: for (;;) break A',
];

const EXPORTS = [
  "export { A } from 'a'",
  "export { type A } from 'a'",
  "export { type A, B } from 'a'",
  "export { type A, type B as C } from 'a'",
  "export type { A } from 'a'",
  "export * from 'a'",
  "export * as A from 'a'",
  "export type * from 'a'",
  "export type * as A from 'a'",
  "export {} from 'a'",
];

function* programs(setting) {
  if (setting.includes('metadata')) {
    for (const member of MEMBERS) {
      for (const type of TYPES) {
        yield IMPORTS + member.replaceAll(/\bT\b/g, () => type);
      }
    }
    return;
  }
  yield* EXPORTS;
  for (const binding of BINDINGS) {
    for (const use of USES) {
      yield `${binding}; ${use}`;
      yield `${use}; ${binding}`;
    }
  }
}

/** What is left of a program that the compiler accepts; undefined for another one. */
function left(source, options) {
  const isCommonJs = /require\(|export =/.test(source);
  const module = isCommonJs ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const compilerOptions = { ...options, module, target: ts.ScriptTarget.ESNext };
  const { outputText, diagnostics } = ts.transpileModule(source, {
    compilerOptions,
    fileName: 'a.ts',
    reportDiagnostics: true,
  });
  // Not that require and import do not go together, which depends on the module system.
  if (diagnostics.some(({ code }) => code < 1200 && code !== 1203)) return undefined;
  const requests = /(?:from|import|require\()\s*['"](\w+)['"]/g;
  return [...new Set([...outputText.matchAll(requests)].map(([, request]) => request))];
}

export async function elision() {
  const folder = path.join(here, '.build/elision');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const cases = [];
  for (const [setting, [options, flags]] of Object.entries(SETTINGS)) {
    for (const source of programs(setting)) {
      writeFileSync(path.join(folder, `${cases.length}`), source);
      cases.push({ setting, source, options, flags: flags.join() });
    }
  }
  const ours = await records(
    cases.map(({ flags }, index) => `${path.join(folder, `${index}`)}\ta.ts\t${flags}`),
  );
  const report = new Report('typescript', 'programs');
  cases.forEach(({ setting, source, options }, index) => {
    const theirs = left(source, options);
    const { error, rows } = ours[index];
    if (!theirs) {
      report.reject();
      return;
    }
    const requests = new Set(rows.filter(({ typeOnly }) => !typeOnly).map(({ request }) => request));
    const mine = error || [...requests].join();
    report.file(
      `${setting}: ${source}`,
      mine === theirs.join() ? [] : [`ours ${mine}, typescript ${theirs.join()}`],
    );
  });
  rmSync(folder, { recursive: true });
  return report.print();
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.exitCode = (await elision()) ? 0 : 1;
}
