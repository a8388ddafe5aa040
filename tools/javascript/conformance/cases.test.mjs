// node --test cases.test.mjs: each wrong line of a case has to be found.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { clean, verify } from './case-checks.mjs';
import { parse } from './cases.mjs';

const FILES = `# A case.
--- src/index.js
import { a, same } from './barrel.js';
import * as ns from './data.json';
console.log(a, ns.deep.x, same);
--- src/barrel.js
export { a } from './a.js';
export { one as same } from './a.js';
--- src/stars.js
export * from './a.js';
export * from './b.js';
--- src/a.js
export const a = 'a', b = 'b', one = 'one', conflict = 'a';
--- src/b.js
export const conflict = 'b';
--- src/data.json
{ "deep": { "x": 1, "y": 2 } }
--- expect
`;

const RIGHT = [
  'src/barrel.js: provided a same; used nothing; dropped',
  'src/a.js: provided a b conflict one; used a one; survives',
  'runtime src/index.js src/a.js: used a one',
  'binding src/barrel.js#same = src/a.js#one',
  'ambiguous src/stars.js#conflict',
  'member src/data.json#deep.x: used',
  'prints a 1 one',
];

const WRONG = [
  'src/barrel.js: provided a',
  'src/barrel.js: used a',
  'src/barrel.js: survives',
  'src/a.js: provided unknown',
  'src/a.js: used unknown',
  'src/a.js: used a',
  'src/a.js: used a b one',
  'src/a.js: used nothing',
  'src/a.js: dropped',
  'runtime src/index.js src/a.js: used nothing',
  'binding src/barrel.js#same = src/a.js#a',
  'binding src/barrel.js#lost = src/a.js#a',
  'ambiguous src/barrel.js#same',
  'circular src/barrel.js#same',
  'member src/data.json#deep.x: unused',
  'member src/data.json#deep.y: used',
  'prints b',
  'throws Error',
  'differs rspack: it does not',
];

after(clean);

async function open(lines) {
  const result = await verify(parse('00-test', `${FILES}${lines.join('\n')}\n`));
  return [...result.open, ...result.stale];
}

test('what is right is found to be', async () => assert.deepEqual(await open(RIGHT), []));

for (const line of WRONG) {
  test(`not right: ${line}`, async () => assert.notDeepEqual(await open([line]), []));
}

test('what nobody understands is refused', () => {
  assert.throws(() => parse('x', `${FILES}src/a.js: provided`), /not understood/);
  assert.throws(() => parse('x', `${FILES}print a`), /not understood/);
  assert.throws(() => parse('x', `${FILES}src/lost.js: dropped`), /no file/);
});
