// node --test usage-compare.test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { compare, FACTS, readShale } from './usage-compare.mjs';

const FOLDER = '/project';
const ENTRIES = ['src/index.js'];
const isPlain = (file) => file === 'src/plain.js';

const sample = () => JSON.parse(readFileSync(new URL('usage-sample.json', import.meta.url), 'utf8'));

/** What rspack would say of the sample, in its own spelling. */
const rspack = () =>
  new Map([
    ['src/index.js', { provided: ['start'], used: [], survives: true }],
    ['src/barrel.js', { provided: ['a', 'ns'], used: false, survives: false }],
    ['src/a.js', { provided: ['a', 'b'], used: ['a', 'absent'], survives: true }],
    ['src/data.json', { provided: ['name', 'rest'], used: ['name'], survives: true }],
    ['src/old.cjs', { provided: null, used: null, survives: true }],
    ['src/plain.js', { provided: null, used: null, survives: true }],
    ['src/flagged.cjs', { provided: ['__esModule', 'x'], used: ['x'], survives: true }],
  ]);

/** The kinds of the differences, after a change of either side. */
function kinds({ ours = () => {}, theirs = () => {} } = {}) {
  const json = sample();
  const other = rspack();
  ours(Object.fromEntries(json.modules.map((module) => [module.path, module])), json);
  theirs(other);
  const { differences } = compare(readShale(json, FOLDER), other, ENTRIES, isPlain);
  return differences.map(({ kind, file }) => `${kind}: ${file}`);
}

test('two spellings of the same are equal', () => {
  assert.deepEqual(kinds(), []);
});

test('modules that survive on neither side are not counted', () => {
  const { counts } = compare(readShale(sample(), FOLDER), rspack(), ENTRIES, isPlain);
  assert.deepEqual(counts.survives, { all: 6, equal: 6 });
  assert.deepEqual(counts.provided, { all: 6, equal: 6 });
  assert.deepEqual(counts.used, { all: 5, equal: 5 });
});

test('use in an unknown way is use of all names', () => {
  const all = { theirs: (other) => (other.get('src/flagged.cjs').used = true) };
  assert.deepEqual(kinds(all), []);
});

test('the default of JSON is all of it', () => {
  const whole = (modules) => (modules['src/data.json'].exports[0].used = 'yes');
  assert.deepEqual(kinds({ ours: whole, theirs: (other) => (other.get('src/data.json').used = true) }), []);
});

const wrong = {
  'used: only rspack: src/a.js': {
    theirs: (other) =>
      other.set('src/a.js', { ...other.get('src/a.js'), provided: ['a', 'b', 'c'], used: ['a', 'c'] }),
  },
  'used: only ours: src/a.js': { theirs: (other) => (other.get('src/a.js').used = []) },
  'used: unknown to us: src/a.js': {
    ours: (modules) => {
      modules['src/a.js'].usedExports = true;
    },
  },
  'used: unknown to rspack: src/a.js': { theirs: (other) => (other.get('src/a.js').used = true) },
  'provided: only ours: src/a.js': { theirs: (other) => (other.get('src/a.js').provided = ['a']) },
  'provided: unknown to us: src/a.js': { ours: (modules) => (modules['src/a.js'].providedExports = null) },
  'provided: unknown to rspack: src/flagged.cjs': {
    theirs: (other) => (other.get('src/flagged.cjs').provided = null),
  },
  'survives: only rspack: src/barrel.js': {
    theirs: (other) => (other.get('src/barrel.js').survives = true),
  },
  'survives: only ours: src/a.js': {
    theirs: (other) => Object.assign(other.get('src/a.js'), { survives: false, used: false }),
  },
  'survives: only ours has it: src/a.js': { theirs: (other) => other.delete('src/a.js') },
  'survives: only rspack has it: src/more.js': {
    theirs: (other) => other.set('src/more.js', { provided: [], used: [], survives: true }),
  },
  'runtimes: src/a.js': {
    theirs: (other) => (other.get('src/a.js').runtimes = { 'src/index.js': ['a'], 'src/worker.js': ['a'] }),
  },
  'contradiction of ours: src/a.js': { ours: (modules) => (modules['src/a.js'].exports[1].used = 'yes') },
  'contradiction of ours: src/flagged.cjs': {
    ours: (modules) => (modules['src/flagged.cjs'].exports[0].runtimes = []),
  },
  'contradiction of ours: src/index.js': {
    ours: (modules) => (modules['src/index.js'].exports[0].binding = { module: 'src/a.js', name: 'lost' }),
  },
};

for (const [kind, change] of Object.entries(wrong)) {
  test(`finds ${kind}`, () => assert.ok(kinds(change).includes(kind), kinds(change).join('\n')));
}

test('every fact has a percentage', () => {
  const { counts } = compare(readShale(sample(), FOLDER), rspack(), ENTRIES, isPlain);
  assert.deepEqual(Object.keys(counts), FACTS);
});
