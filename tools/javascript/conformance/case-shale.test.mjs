// node --test case-shale.test.mjs: what Shale will print, beside a case.
import assert from 'node:assert/strict';
import test from 'node:test';
import { shaleDifferences } from './case-shale.mjs';
import { parse } from './cases.mjs';

const FOLDER = '/project';

const wanted = parse(
  '00-sample',
  `# A sample.
--- src/index.js
--- src/barrel.js
--- src/a.js
--- expect
src/barrel.js: provided x; used nothing; dropped
src/a.js: provided a b; used a; survives
allowed src/a.js: used unknown
runtime src/index.js src/a.js: used a
binding src/barrel.js#x = src/a.js#a
allowed binding src/barrel.js#x = src/a.js#b
ambiguous src/barrel.js#lost
member src/a.js#a: used
`,
);

function json() {
  const row = (name, used, binding) => ({
    name,
    provided: 'yes',
    used,
    runtimes: used === 'no' ? [] : ['main'],
    binding: { module: 'src/a.js', name: binding },
  });
  const a = { exports: [row('a', 'yes', 'a'), row('b', 'no', 'b')], providedExports: ['a', 'b'] };
  const barrel = { exports: [row('x', 'no', 'a')], providedExports: ['x'] };
  return {
    root: FOLDER,
    modules: [
      { path: 'src/a.js', kind: 'esm', ...a, usedExports: ['a'], survives: true, sideEffects: 'none' },
      {
        path: 'src/barrel.js',
        kind: 'esm',
        ...barrel,
        usedExports: false,
        survives: false,
        sideEffects: 'none',
      },
    ],
  };
}

function differences(change = () => {}) {
  const printed = json();
  change(...printed.modules);
  return shaleDifferences(wanted, printed, FOLDER);
}

test('what is expected is right', () => assert.deepEqual(differences(), []));

test('what is allowed is right', () => {
  const isUnknown = (a) => {
    a.usedExports = true;
  };
  assert.deepEqual(differences(isUnknown), []);
  assert.deepEqual(
    differences((a, barrel) => (barrel.exports[0].binding.name = 'b')),
    [],
  );
});

const WRONG = {
  'a name is missing': (a) => (a.providedExports = ['a']),
  'another name is used': (a) => (a.usedExports = ['a', 'b']),
  'a module is dropped': (a) => (a.survives = false),
  'a module survives': (a, barrel) => (barrel.survives = true),
  'two runtimes use a name': (a) => (a.exports[0].runtimes = ['main', 'worker']),
  'a binding leads elsewhere': (a, barrel) =>
    (barrel.exports[0].binding = { module: 'src/barrel.js', name: 'x' }),
  'a binding leads nowhere': (a, barrel) => (barrel.exports[0].binding = null),
  'what is ambiguous is provided': (a, barrel) =>
    barrel.exports.push({ name: 'lost', provided: 'yes', used: 'no', runtimes: [], binding: null }),
  'an export is used by its properties': (a) => (a.exports[0].used = 'properties'),
  'two answers contradict each other': (a) => (a.exports[1].used = 'unknown'),
};

for (const [name, change] of Object.entries(WRONG)) {
  test(name, () => assert.notDeepEqual(differences(change), []));
}
