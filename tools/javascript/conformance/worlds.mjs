// Small projects with packages of every shape of `exports`, `imports`, `browser` and `main`, and
// requests that try them. The same seed makes the same.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A generator of numbers below a limit (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Names of files of a package; a world has some of them. */
const FILES = [
  'index.js',
  'a.js',
  'b.js',
  'c.json',
  't.ts',
  'plain',
  'lib.js',
  'lib/index.js',
  'lib/a.js',
  'lib/x.y.js',
  'lib/u.tsx',
  'lib/deep/index.js',
  'lib/deep/d.js',
  'dist/index.js',
  'dist/a.js',
  'dist/a.mjs',
  'dir.js/index.js',
];

/** What fields name: with and without extensions, directories, what does not exist, what is invalid. */
const FILE_VALUES = [
  './a.js',
  './b.js',
  './a',
  './lib',
  './lib/',
  './lib/a.js',
  './lib/a',
  './lib/deep',
  './dist/a.mjs',
  './t.js',
  './t.ts',
  './t',
  './plain',
  './c.json',
  './gone.js',
  './gone/x.js',
  './lib/x.y',
  './lib/u.jsx',
  './dir.js',
  './index.js',
  './index',
  './lib/index.js',
  './lib/deep/d.js',
];
const ODD_VALUES = [
  'a.js',
  'lib/a.js',
  '../p/a.js',
  './lib/../a.js',
  './node_modules/q/index.js',
  '.',
  './',
  '',
  '/a.js',
  './lib//a.js',
];
const CONDITIONS = [
  'import',
  'require',
  'browser',
  'module',
  'production',
  'development',
  'node',
  'default',
  'types',
  'x',
];
const PATTERNS = [
  './*',
  './*.js',
  './lib/*',
  './lib/*.js',
  './lib/*/d.js',
  './f/*',
  './f*',
  './f/a*',
  './f/*a',
  './f/*/x/*',
  './f/',
  './',
  './lib/',
  './lib/deep/',
  './dir*/',
];
const TARGETS = [
  './*',
  './*.js',
  './lib/*',
  './lib/*.js',
  './lib/deep/*.js',
  './lib/*/*.js',
  './',
  './lib/',
  './dist/',
  './lib',
  './a.js',
  './gone/*',
];
const SUBPATHS = [
  '',
  '/',
  '/a',
  '/a.js',
  '/b',
  '/lib',
  '/lib/',
  '/lib/a',
  '/lib/a.js',
  '/lib/x.y',
  '/lib/index',
  '/lib/deep',
  '/lib/deep/',
  '/lib/deep/d.js',
  '/f/a',
  '/f/a.js',
  '/f/deep',
  '/fa',
  '/f/a/x/a',
  '/f/',
  '/f/deep/',
  '/gone',
  '/gone/x',
  '/gone/x.js',
  '/t',
  '/t.js',
  '/c',
  '/plain',
  '/dir.js',
  '/package.json',
  '/dist/a',
  '/lib/../a.js',
  '/lib//a',
  '/index',
  '/*',
  '/f/*',
];

const OTHER_REQUESTS = [
  '#a',
  '#b',
  '#a/b',
  '#dir',
  '#lib/x',
  '#lib/a',
  '#lib/deep',
  '#p/a',
  '#p/lib',
  '#none',
  '.',
  './',
  '..',
  '../',
  'fs',
  'none',
];

/** The paths below a package that its fields speak of, with and without an extension. */
function spokenOf({ browser, exports }) {
  const keys = [
    ...objectKeys(browser),
    ...objectKeys(exports).filter((key) => key.startsWith('./')),
  ];
  const paths = keys.flatMap((key) =>
    key.includes('*') ? ['a', 'lib/a', 'deep'].map((text) => key.replaceAll('*', text)) : key,
  );
  const plain = paths
    .map((text) => text.replace(/^\.\//, ''))
    .filter((text) => text !== '' && text !== '.');
  return [
    ...new Set(
      plain.flatMap((text) => [
        text,
        text.replace(/\.[a-z]+$/, ''),
        text.endsWith('/') ? `${text}a` : text,
      ]),
    ),
  ];
}

function objectKeys(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}

class World {
  #random;
  #files = new Map();
  #requests = new Map();

  /** Of each package, by its folder: its name and the paths that its fields speak of. */
  #spoken = new Map();

  constructor(seed) {
    this.#random = random(seed);
  }

  #pick(list) {
    return list[this.#random(list.length)];
  }

  #chance(percent) {
    return this.#random(100) < percent;
  }

  #some(list, percent) {
    return list.filter(() => this.#chance(percent));
  }

  #value() {
    return this.#chance(85) ? this.#pick(FILE_VALUES) : this.#pick(ODD_VALUES);
  }

  /** A target of exports or imports: texts below conditions and arrays. */
  #target(texts, depth = 0) {
    const kind = this.#random(depth < 3 ? 14 : 9);
    if (kind < 8) return this.#chance(90) ? this.#pick(texts) : this.#value();
    if (kind === 8) return this.#pick([null, null, false, 5]);
    if (kind < 11)
      return Array.from({ length: this.#random(4) }, () => this.#target(texts, depth + 1));
    const names = this.#some(CONDITIONS, 25).sort(() => this.#random(3) - 1);
    return Object.fromEntries(names.map((name) => [name, this.#target(texts, depth + 1)]));
  }

  #exports() {
    const kind = this.#random(10);
    if (kind < 3) return this.#target(FILE_VALUES);
    const exported = {};
    if (this.#chance(80)) exported['.'] = this.#target(FILE_VALUES);
    for (let count = this.#random(4); count > 0; count--)
      exported[this.#pick(PATTERNS)] = this.#target(TARGETS);
    for (let count = this.#random(4); count > 0; count--) {
      exported[`.${this.#pick(SUBPATHS)}`] = this.#target(FILE_VALUES);
    }
    if (this.#chance(3)) exported.import = './a.js';
    return exported;
  }

  #imports(packages) {
    const imports = {};
    const texts = [
      ...FILE_VALUES,
      ...packages,
      ...packages.map((name) => `${name}/a`),
      'none',
      'fs',
    ];
    for (const key of this.#some(['#a', '#b', '#a/b', '#dir', '#lib/x'], 50))
      imports[key] = this.#target(texts);
    const patterns = [
      ...TARGETS,
      ...packages.map((name) => `${name}/*`),
      ...packages.map((name) => `${name}/`),
    ];
    for (const key of this.#some(['#*', '#lib/*', '#lib/', '#p/*', '#p/', '#lib/*.js'], 30))
      imports[key] = this.#target(patterns);
    return imports;
  }

  /** Bare values name later packages alone: esbuild does not survive a circle of them. */
  #browser(packages) {
    if (this.#chance(20)) return this.#value();
    const map = {};
    const keys = [
      ...FILE_VALUES,
      ...FILE_VALUES.map((value) => value.slice(2)),
      'q',
      'r',
      'fs',
      'q/lib/a',
      './q',
      './lib/q',
      'none',
      './gone/y',
    ];
    for (let count = 1 + this.#random(4); count > 0; count--) {
      const values = [this.#pick(FILE_VALUES), this.#pick(FILE_VALUES), this.#value(), false];
      if (this.#chance(5)) values.push(true);
      if (packages.length > 0) values.push(this.#pick(packages));
      const key = this.#pick(keys);
      const value = this.#pick(values);
      if (key !== '' && key !== '.' && key !== './' && value !== '') map[key] = value;
    }
    return map;
  }

  #write(name, content) {
    this.#files.set(name, content);
  }

  /** A package in a folder; what its maps may lead to. */
  #package(folder, name, packages) {
    for (const file of this.#some(FILES, 65)) this.#write(path.posix.join(folder, file), '');
    const fields = { name };
    if (this.#chance(70)) fields.main = this.#value();
    if (this.#chance(25)) fields.module = this.#value();
    if (this.#chance(45)) fields.browser = this.#browser(packages);
    if (this.#chance(45)) fields.exports = this.#exports();
    if (this.#chance(30)) fields.imports = this.#imports(packages);
    this.#write(path.posix.join(folder, 'package.json'), JSON.stringify(fields));
    this.#spoken.set(folder, { name, paths: spokenOf(fields) });
    if (this.#chance(20)) {
      const inner = this.#chance(50) ? { main: this.#value() } : { type: 'module' };
      this.#write(path.posix.join(folder, 'lib/package.json'), JSON.stringify(inner));
    }
  }

  /** What is asked for from a file of a package: all that may fit a key, and what may not. */
  #ask(folder, file, names) {
    const requests = new Set(names);
    for (const name of names)
      for (const subpath of this.#some(SUBPATHS, 5)) requests.add(name + subpath);
    for (const subpath of this.#some(SUBPATHS, 8))
      requests.add(`.${subpath === '' ? '/index.js' : subpath}`);
    for (const request of this.#some(OTHER_REQUESTS, 12)) requests.add(request);
    for (const [other, { name, paths }] of this.#spoken) {
      if (other !== folder && !names.includes(name)) continue;
      for (const spoken of this.#some(paths, 60)) {
        const up = path.posix.dirname(file) === '.' ? './' : '../';
        requests.add(
          other !== folder || this.#chance(20)
            ? `${name}/${spoken}`
            : this.#chance(60)
              ? up + spoken
              : spoken,
        );
      }
    }
    this.#requests.set(path.posix.join(folder, file), [...requests]);
  }

  make() {
    this.#package('.', 'app', ['p', 'q', '@s/r']);
    this.#package('node_modules/p', 'p', ['q', 'q/lib/a', '@s/r']);
    this.#package('node_modules/q', 'q', ['@s/r']);
    this.#package('node_modules/@s/r', '@s/r', []);
    if (this.#chance(30)) this.#package('node_modules/p/node_modules/q', 'q', []);
    this.#ask('.', 'a.js', ['p', 'q', '@s/r', 'app', 'lib', 'a.js']);
    this.#ask('.', 'lib/a.js', ['p', 'q']);
    this.#ask('node_modules/p', 'a.js', ['q', 'p', '@s/r', 'lib', 'r']);
    this.#ask('node_modules/p', 'lib/a.js', ['q', 'p', 'a']);
    this.#ask('node_modules/q', 'a.js', ['@s/r', 'q']);
    return { files: this.#files, requests: this.#requests };
  }
}

/** Writes worlds below a folder; the requests of all: `{issuer, request}`. */
export function makeWorlds(folder, count, seed) {
  rmSync(folder, { recursive: true, force: true });
  const asked = [];
  for (let number = 0; number < count; number++) {
    const root = path.join(folder, String(number));
    const { files, requests } = new World(seed + number).make();
    for (const [name, content] of files) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    for (const [issuer, texts] of requests) {
      mkdirSync(path.dirname(path.join(root, issuer)), { recursive: true });
      asked.push(...texts.map((request) => ({ issuer: path.join(root, issuer), request })));
    }
  }
  return asked;
}
