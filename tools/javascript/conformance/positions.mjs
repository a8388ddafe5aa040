// Words that are names in one place and syntax in another, in every place of the grammar where they
// might be either, with all that may follow: what acorn, oxc-parser and the TypeScript compiler
// accept, Shale has to read, with the same import() calls. These tell a regular expression from two
// divisions, since the text between the slashes calls import. By hand: node positions.mjs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import { parseSync } from 'oxc-parser';
import ts from 'typescript';
import { here } from './corpus.mjs';
import { Report } from './report.mjs';
import { records } from './shale.mjs';

/** Words of JavaScript, then those that only TypeScript gives a meaning. */
const WORDS =
  'x await yield using type of async let get set static accessor as from source defer meta target'.split(' ');
const TYPE_WORDS = (
  'abstract declare namespace module global enum interface satisfies is asserts infer keyof readonly ' +
  'unique override out in implements private require undefined constructor'
).split(' ');

/** Statements around the place, the kind of function that it is in being what matters. */
const FUNCTIONS = [
  'P',
  'async function f() { P }',
  'function* f() { P }',
  'async function* f() { P }',
  'function f() { P }',
  'async () => { P }',
  'async function f() { () => { P } }',
  'async function f() { function g() { P } }',
  'function* f() { class C { m() { P } } }',
  'async function f() { class C { static { P } } }',
];

/** Places of an expression. */
const PLACES = [
  'E',
  'class C { [E]() {} }',
  'class C { static [E] = 1 }',
  'class C { get [E]() {} set [E](a) {} }',
  'class C { static async *[E]() {} }',
  'class C { a = E }',
  'class C { [class { [E]() {} }]() {} }',
  'class C extends (E) {}',
  '({ [E]: 1, async [E]() {}, get [E]() {} })',
  '((a = { [E]: 1 }) => a)',
  '({ [E]: a } = b)',
  '`${E}`',
  'f(E, ...[E])',
  'if (E) E; else E',
  'for (E;;) break',
  'for (a of E);',
  'for (a in E);',
  'while (E) break',
  'a = E',
  'a ? E : E',
  'b => E',
  'var { [E]: c } = d',
  'new (E)',
  'class C { static { a = E } }',
];

/** Places of an expression that only TypeScript has; oxc-parser and the compiler read decorators. */
const TYPE_PLACES = [
  '@(E) class C {}',
  'class C { @(E) m() {} }',
  'class C { @(E) a = 1 }',
  'class C { m(@(E) a) {} }',
  'class C { declare [E]: 1; abstract [E](): 1 }',
  'enum A { b = E }',
  'class C extends (E)<x> {}',
];

/** What may follow a word as the beginning of an expression. */
const EXPRESSIONS = [
  'W',
  'W x',
  "W /import('in')/ 1",
  "W /import('in')/g.x",
  "W\n/import('in')/g",
  'W (x)',
  'W [x]',
  'W `x`',
  'W + x',
  'W\n++x',
  'W => x',
  'W.x',
  'W = x',
  'W in x',
  'W of',
  'W function () {}',
  'W\nfunction g() {}',
  'W ? x : y',
  'W, x',
  'x / W / 1',
  '!W',
];

const TYPE_EXPRESSIONS = ['W as x', 'W!', 'W<x>(y)', 'W satisfies x', '<x>W', 'W<x', 'W as W', 'W as W as W'];

/** Statements with a word in them. */
const STATEMENTS = [
  'W;',
  'W x = 1;',
  'W\nx = 1;',
  'W of = 1;',
  'W\nof = 1;',
  'W as = 1;',
  'W W = 1;',
  'var W = 1;',
  'let W = 1;',
  'const W = 1;',
  '{ using W = 1; }',
  '{ await using W = 1; }',
  '{ using a = 1, W = 2; }',
  'await using\nW;',
  'function W() {}',
  'class W {}',
  '(class W extends W {});',
  'async function W() {}',
  'for (W of x);',
  'for (W in x);',
  'for (W x of y);',
  'for (W x = 1;;) break;',
  'for (W of of x);',
  'for (W of = 1;;) break;',
  'for (var W of x);',
  'for (let W = 1;;) break;',
  'for (using W of x);',
  'for (using W = 1;;) break;',
  'for (await using W of x);',
  'for (W = 1;;) break;',
  'for (W.x of y);',
  'for (W;;) break;',
  'W: for (;;) continue W;',
  'try {} catch (W) {}',
  '({ W, W: 1, W() {}, get W() {}, async W() {}, *W() {} });',
  '({ W = 1 } = x);',
  '({ W x() {} });',
  '({ W\nx() {} });',
  '({ W *x() {} });',
  'class C { W }',
  'class C { W; W = 1; W() {} }',
  'class C { static W; static W() {}; get W() {}; #W; #W2() {} }',
  'class C { W x() {} }',
  'class C { W\nx() {} }',
  'class C { W x }',
  'class C { W x = 1 }',
  'class C { W *x() {} }',
  'class C { W\n*x() {} }',
  'class C { W [x]() {} }',
  'class C { W async x() {} }',
  'class C { W static x }',
  'class C { static W x = 1 }',
  'x.W; x?.W; x.#W;',
  '(W) => 1; W => 1; async W => 1; (W, { W: a }, [b]) => 1;',
  'function f(W, { W: a } = W) {}',
  'var { W } = x, { W: b } = x;',
  'new W; new W(); new W.x();',
  'typeof W; void W; delete W.x;',
  '<W/>;',
  '<W.x W="1" W/>;',
  '<a W-x={W}>W</a>;',
];

const MODULE_STATEMENTS = [
  "import W from 'm';",
  "import { W } from 'm';",
  "import { W as a } from 'm';",
  "import { a as W } from 'm';",
  "import * as W from 'm';",
  "import W, { a } from 'm';",
  "import W x from 'm';",
  "import W from from 'm';",
  "import W * as x from 'm';",
  "import W { x } from 'm';",
  'import W = x.y;',
  "import { W x } from 'm';",
  "import { W as } from 'm';",
  "import { W as as } from 'm';",
  "import { W as as as } from 'm';",
  "export { W } from 'm';",
  "export { W as a } from 'm';",
  "export * as W from 'm';",
  'export { a as W }; let a;',
  'export default W;',
  'export default W\nx;',
  'export let W = 1;',
  'export function W() {}',
  'export W x = 1;',
  'import.W("m");',
];

/** Statements of TypeScript with a word in them. */
const TYPE_STATEMENTS = [
  'type W = x;',
  'type W<a> = x;',
  'type\nW = x;',
  'W W = x;',
  'W as x;',
  'W as = x;',
  'W as as x;',
  'W satisfies = x;',
  'interface W {}',
  'interface W extends x {}',
  'W x {}',
  'W\nx\n{}',
  'enum W { W, W2 = W }',
  'const enum W {}',
  'namespace W { let a }',
  'namespace W.W {}',
  'module W {}',
  'declare let W: W;',
  'declare function W(W: W): W;',
  'declare W x;',
  'abstract class W {}',
  'abstract W x',
  'let a: W;',
  'let a: W.x;',
  'let a: x.W;',
  'let a: W<x>;',
  'let a: W[];',
  'let a: W x;',
  'let a: { W: x };',
  'let a: { W?: x; W(): x; W };',
  'let a: { W x: y };',
  'let a: { W x(): y };',
  'let a: { get W(): x; set W(a: x) };',
  'let a: { W\nx: y };',
  'let a: { [W: string]: x };',
  'let a: { [W in x]: y };',
  'let a: (W: x) => y;',
  'let a: (W, x) => y;',
  'let a: (W?) => y;',
  'let a: (W) => y;',
  'let a: (W);',
  'let a: [W: x];',
  'let a: [W?];',
  'let a: [W?: x, ...W: x];',
  'let a: W | x;',
  'let a: typeof W;',
  'let a: typeof W.x;',
  'let a: keyof W;',
  'let a: W extends x ? y : z;',
  'let a: x extends infer W ? y : z;',
  'let a: x extends W extends y ? z : b ? c : d;',
  'let a: new (W) => x;',
  'let a: `${W}`;',
  'function f(): W {}',
  'function f(W): W is x {}',
  'function f(x): asserts W {}',
  'function f(x): asserts W is x {}',
  'function f(W?: W, ...x: W) {}',
  'function f<W>() {}',
  'function f<W extends x = y>() {}',
  'function f<const W, in a, out b>() {}',
  'class C<W> { W: W; W?: W; W!: W }',
  'class C { W x: y }',
  'class C { W x(): y }',
  'class C { W\nx: y }',
  'class C { W readonly x: y }',
  'class C { W [x: string]: y }',
  'class C { W<x>() {} }',
  'class C { private W: x; readonly W; static readonly W = 1; declare W: x; override W }',
  'class C { constructor(W x) {} }',
  'class C { constructor(W, private W) {} }',
  'class C { constructor(public W: W = W) {} }',
  'class C implements W {}',
  'class C extends W<x> {}',
  'W<x>(y);',
  'f<W>(x);',
  'f<W, x>(y);',
  '(W: x) => y;',
  '(W?: x) => y;',
  '(W): x => y;',
  'x ? (W) : y => z;',
  'async (W: x): y => z;',
  '<W,>(x) => y;',
  '<W extends x>(y) => z;',
  'x as W;',
  'x as W.y;',
  'x as W | y;',
  'x satisfies W;',
  '@W class C {}',
  '@W.x() class C {}',
  'class C { @W x; @W() y() {} }',
  'for (const W of <x>y);',
  'import("a") as W;',
  'export type W = x;',
  'export interface W {}',
  'export W x {}',
  'export declare const W: x;',
  'export abstract class W {}',
  'export enum W {}',
  'export namespace W {}',
  'export { type W } from "m";',
  'export { type W as a } from "m";',
  'export { type a as W } from "m";',
  'export type { W } from "m";',
  'export type * as W from "m";',
  "import type W from 'm';",
  "import type W, { x } from 'm';",
  "import type { W } from 'm';",
  "import { type W } from 'm';",
  "import { type W as a } from 'm';",
  "import { type a as W } from 'm';",
  "import W = require('m');",
  "import type W = require('m');",
  'export import W = x.y;',
  'declare module "m" { export W x; }',
  'declare global { let W }',
  'global { let W }',
];

/** Shows that a parser is in step behind a program, and makes a module of it. */
const END = { script: "\n;import('end')", module: "\n;import('end');export {}" };

/** What a name says: how each parser is asked. */
const LANGUAGES = {
  'script.cjs': { sourceType: 'script' },
  'module.mjs': { sourceType: 'module' },
  'module.mts': { sourceType: 'module', isTypeScript: true },
  'module.tsx': { sourceType: 'module', isTypeScript: true },
};

/** All programs of a language. */
function* programs(isTypeScript, isModule) {
  const words = isTypeScript ? [...WORDS, ...TYPE_WORDS] : WORDS;
  const statements = [
    ...STATEMENTS,
    ...(isModule ? MODULE_STATEMENTS : []),
    ...(isTypeScript ? TYPE_STATEMENTS : []),
  ];
  for (const word of words) {
    for (const statement of statements) {
      yield fill(statement, word);
    }
  }
  yield* expressions(isTypeScript);
}

/** Of the words that begin an expression, each in each place of each function. */
function* expressions(isTypeScript) {
  const places = isTypeScript ? [...PLACES, ...TYPE_PLACES] : PLACES;
  const forms = isTypeScript ? [...EXPRESSIONS, ...TYPE_EXPRESSIONS] : EXPRESSIONS;
  for (const word of ['await', 'yield', 'async', 'using', 'of', 'type', 'let', 'x']) {
    for (const form of forms) {
      for (const place of word === 'await' || word === 'yield' ? places : ['E', 'a = E']) {
        for (const around of word === 'x' ? FUNCTIONS.slice(0, 1) : FUNCTIONS) {
          const expression = fill(form, word);
          yield around.replace('P', () => `${place.replaceAll('E', () => expression)};`);
        }
      }
    }
  }
}

function fill(form, word) {
  return form.replaceAll(/\bW\b/g, () => word).replaceAll('W2', () => `${word}2`);
}

/** The requests of import() calls, in order; undefined where a parser accepts nothing. */
const ORACLES = {
  acorn(name, source, { sourceType, isTypeScript }) {
    return isTypeScript || source.includes('<') || source.includes('@')
      ? undefined
      : calls(parse(source, { ecmaVersion: 'latest', sourceType }));
  },
  'oxc-parser'(name, source, { sourceType, isTypeScript }) {
    const lang = name.endsWith('x') ? 'tsx' : isTypeScript ? 'ts' : 'jsx';
    const { errors, program } = parseSync(name, source, { sourceType, lang });
    return errors.length > 0 ? null : calls(program);
  },
  typescript(name, source, { isTypeScript }) {
    // The compiler does not know import.source yet.
    if (!isTypeScript || source.startsWith('import.')) return undefined;
    const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
    const found = callsOfTypeScript(file);
    // Statements that it reads a second time as those of a module may stand in its tree twice.
    return file.parseDiagnostics.length > 0 ? null : found.slice(0, found.indexOf('end') + 1);
  },
};

function calls(node, found = []) {
  if (node?.type === 'ImportExpression' && node.source?.value !== undefined) {
    found.push(node.source.value);
  }
  for (const child of Object.values(node ?? {})) {
    if (child && typeof child === 'object') calls(child, found);
  }
  return found;
}

function callsOfTypeScript(node, found = []) {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    if (ts.isStringLiteral(node.arguments[0])) found.push(node.arguments[0].text);
  }
  ts.forEachChild(node, (child) => {
    callsOfTypeScript(child, found);
  });
  return found;
}

/** A parser's answer: JSON of the calls, "rejected", or undefined where it is not asked. */
function answer(oracle, name, source, language) {
  try {
    const found = ORACLES[oracle](name, source, language);
    return found === null ? 'rejected' : found && JSON.stringify(found);
  } catch {
    return 'rejected';
  }
}

export async function positions() {
  const folder = path.join(here, '.build/positions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const cases = [];
  for (const [name, language] of Object.entries(LANGUAGES)) {
    for (const program of new Set(programs(language.isTypeScript, language.sourceType === 'module'))) {
      cases.push({ name, language, source: program + END[language.sourceType], program });
    }
  }
  cases.forEach(({ source }, index) => writeFileSync(path.join(folder, `${index}`), source));
  const ours = await records(cases.map(({ name }, index) => `${path.join(folder, `${index}`)}\t${name}`));
  const report = new Report('positions', 'programs');
  cases.forEach(({ name, language, source, program }, index) => {
    const answers = Object.keys(ORACLES)
      .map((oracle) => [oracle, answer(oracle, name, source, language)])
      .filter(([, text]) => text !== undefined);
    const accepted = answers.filter(([, text]) => text !== 'rejected');
    // The compiler's parser leaves much to its checker, and oxc-parser a little.
    if (accepted.length < (language.isTypeScript ? answers.length : 1)) {
      report.reject();
      return;
    }
    const mine = own(ours[index]);
    const differing = accepted.filter(([, text]) => text !== mine);
    const others = answers.map(([oracle, text]) => `${oracle} ${text}`).join(', ');
    report.file(
      `${name} ${JSON.stringify(program)}`,
      differing.length === 0 ? [] : [`ours ${mine}; ${others}`],
    );
  });
  rmSync(folder, { recursive: true });
  return report.print();
}

function own({ error, rows }) {
  return error
    ? `fails ${error}`
    : JSON.stringify(
        rows.filter(({ kind }) => kind === 'dynamic-import').map(({ request }) => request),
      );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.exitCode = (await positions()) ? 0 : 1;
}
