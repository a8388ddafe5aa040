// What a page and its patterns reach: Vite builds a written project from its HTML entry, rspack one
// with require.context and requests of which a part is known. Compared are the sets of files.
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { rspack } from '@rspack/core';
import { build } from 'vite';
import { here } from './corpus.mjs';
import { differences, Report } from './report.mjs';

const PROJECTS = path.join(here, '.build/pages');

/** Modules that patterns may fit, each with a name of its own. */
const FILES = `
  locale/de.js locale/en.js locale/fr.json locale/notes.txt locale/deep/at.js
  pages/home.ts pages/about.tsx pages/index.js pages/home.test.ts pages/.hidden.js pages/style.css
  pages/admin/users.ts pages/admin/admin.test.ts pages/admin/deep/role.ts pages/node_modules/x.js
  views/a.js views/b.jsx views/c.mjs views/index.js views/sub/d.js views/sub/e.json views/sub/index.js
`
  .trim()
  .split(/\s+/);

const TEXTS = {
  json: () => '{"a": 1}',
  css: (name) => `.x-${name.replace(/\W/g, '-')} { color: red }`,
  txt: () => 'text',
  other: (name) => `export default ${JSON.stringify(name)};`,
};

const MAIN = '<script type="module" src="/main.js"></script>';

/** Pages, and what they name; a row is an entry of its own. */
const PAGES = {
  module: [MAIN, { 'main.js': "import './views/a.js';" }],
  inline: ['<script type="module">import "./views/a.js"; import("./views/b.jsx")</script>'],
  relative: ['<script type="module" src="./main.js"></script>', { 'main.js': "import './views/c.mjs';" }],
  bare: ['<script type=module src=main.js></script>', { 'main.js': "import './views/a';" }],
  stylesheet: ['<link rel="stylesheet" href="/sheet.css">', { 'sheet.css': 'a {}' }],
  both: [
    `<link href="./sheet.css" rel="stylesheet"><script type="module" src="/a.ts"></script>
     <script type="module" src="/b.ts"></script>`,
    {
      'sheet.css': 'a {}',
      'a.ts': "import './views/a'",
      'b.ts': "import { type X } from './c'; import './pages/home'",
      'c.ts': 'export type X = 1',
    },
  ],
  comment: [`<!-- <script type="module" src="/no.js"></script> -->${MAIN}`, { 'main.js': '1', 'no.js': '1' }],
  data: [`<script type="application/json">import "/no.js"</script>${MAIN}`, { 'main.js': '1', 'no.js': '1' }],
  remote: [`<script type="module" src="https://example.com/x.js"></script>${MAIN}`, { 'main.js': '1' }],
  preload: [`<link rel="modulepreload" href="/main.js">${MAIN}`, { 'main.js': "import './views/a.js'" }],
};

/** Scripts of a page; the key says what is tried. */
const SCRIPTS = {
  'glob lazy': "import.meta.glob('./pages/*.ts')",
  'glob eager': "import.meta.glob('./pages/**/*.ts', { eager: true })",
  'glob negative': "import.meta.glob(['./pages/**/*.{ts,tsx}', '!**/*.test.ts'])",
  'glob negative file': "import.meta.glob(['./views/*.js', '!./views/a.js'])",
  'glob from the root': "import.meta.glob('/views/**/*.js')",
  'glob of a folder': "import.meta.glob('./views/*/*')",
  'glob of all': "import.meta.glob('./pages/**')",
  'glob of letters': "import.meta.glob('./views/[ab].js*')",
  'glob of a question mark': "import.meta.glob('./views/?.js')",
  'glob of braces': "import.meta.glob('./{views,locale}/*.{js,mjs}')",
  'glob of extglob': "import.meta.glob('./views/!(a|b).js')",
  'glob of names': "import.meta.glob('./views/+(a|index).js')",
  'glob of one file': "import.meta.glob('./views/a.js')",
  'glob of several': "import.meta.glob(['./views/a.js', './locale/*.json'], { import: 'default', eager: true })",
  'glob of a query': "import.meta.glob('./pages/*.css', { query: '?inline' })",
  'glob of the exhaustive': "import.meta.glob('./pages/**/*.js', { exhaustive: true })",
  'glob of a base': "import.meta.glob('./*.js', { base: './views' })",
  'glob of a template': 'import.meta.glob(`./views/*.js`)',
  'glob above': "import.meta.glob('./views/../locale/*.js')",
  'glob with itself': "import.meta.glob('./*.js')",
  'import of an extension': 'import(`./locale/${x}.js`)',
  'import of a folder': 'import(`./${x}/index.js`)',
  'import of two parts': 'import(`./pages/${x}/${y}.ts`)',
  'import of a sum': "import('./locale/' + x + '.json')",
  'import of a prefix': 'import(`./views/i${x}.js`)',
};

/** As webpack reads them. */
const CONTEXTS = {
  'require of a folder': "require('./views/' + x)",
  'require of an extension': "require('./views/' + x + '.js')",
  'require of a template': 'require(`./locale/${x}.json`)',
  'require of two parts': "require('./' + x + '/' + y + '.js')",
  'require of a prefix': "require('./views/i' + x)",
  'import of a folder': "import('./views/' + x)",
  'import of an extension': 'import(`./pages/${x}.ts`)',
  'import of deep files': 'import(`./pages/admin/${x}`)',
  'context of a folder': "require.context('./views')",
  'context of one level': "require.context('./views', false)",
  'context of an expression': "require.context('./pages', true, /\\.tsx?$/)",
  'context without tests': "require.context('./pages', true, /^(?!.*\\.test).*\\.ts$/)",
  'context of one level by an expression': "require.context('./pages', false, /\\.ts$/)",
  'context of small letters': "require.context('./locale', true, /\\/[A-D].*\\.JS$/i)",
  'context that is lazy': "require.context('./views', true, /\\.js$/, 'lazy')",
  'context of a name': "require.context('./views/sub', true, /^\\.\\/d$/)",
  'context of nothing': "require.context('./views', true, /nothing/)",
};

export async function pages() {
  return [await vite(), await webpack()].every(Boolean);
}

function vite() {
  const cases = [
    ...Object.entries(PAGES),
    ...Object.entries(SCRIPTS).map(([name, script]) => [
      name,
      [MAIN, { 'main.js': `const { x, y } = globalThis; console.log(${script});` }],
    ]),
  ];
  return compareAll('vite', cases, built);
}

async function built(folder) {
  const files = new Set();
  const collect = {
    name: 'collect',
    moduleParsed: ({ id }) => {
      if (id.startsWith(folder)) files.add(id.replace(/\?.*$/s, ''));
    },
  };
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false },
    plugins: [collect],
  });
  return [...files];
}

function webpack() {
  const cases = Object.entries(CONTEXTS).map(([name, script]) => [
    name,
    ['', { 'main.js': `let x, y; console.log(${script});` }],
  ]);
  return compareAll('rspack', cases, bundled);
}

async function bundled(folder) {
  const compiler = rspack({
    context: folder,
    mode: 'production',
    entry: './main.js',
    output: { path: path.join(PROJECTS, 'out') },
    resolve: { extensions: ['.tsx', '.ts', '.jsx', '.js', '.json'] },
    module: {
      rules: [
        { test: /\.(css|txt)$/, type: 'asset/resource' },
        { test: /\.[jt]sx?$/, loader: 'builtin:swc-loader', type: 'javascript/auto' },
      ],
    },
    optimization: { concatenateModules: false, sideEffects: false, usedExports: false },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  const { modules } = stats.toJson({ all: false, modules: true, modulesSpace: Infinity });
  await promisify(compiler.close.bind(compiler))();
  const files = modules.map(({ nameForCondition }) => nameForCondition);
  return files.filter((file) => file?.startsWith(folder) && path.extname(file) !== '');
}

async function compareAll(oracle, cases, modulesOf) {
  const report = new Report(oracle, 'entries');
  let count = 0;
  for (const [index, [name, [page, texts = {}]]] of cases.entries()) {
    const folder = make(`${oracle}${index}`, page, texts);
    const theirs = new Set((await modulesOf(folder)).map((file) => path.relative(folder, file)));
    const mine = new Set(ours(folder, page ? 'index.html' : 'main.js'));
    count += theirs.size;
    report.file(name, differences(mine, theirs, oracle));
  }
  return report.print(`${count} modules`);
}

function make(name, page, texts) {
  const folder = path.join(PROJECTS, name);
  rmSync(folder, { recursive: true, force: true });
  const all = { 'package.json': '{"private": true}' };
  for (const file of FILES) {
    all[file] = (TEXTS[path.extname(file).slice(1)] ?? TEXTS.other)(file);
  }
  const html = page && { 'index.html': `<!doctype html><html><head>${page}</head><body></body></html>` };
  for (const [file, text] of Object.entries({ ...all, ...texts, ...html })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return realpathSync(folder);
}

/** The files that the graph of an entry has, but for those that only types need. */
function ours(folder, entry) {
  const options = ['graph', '--json', '--no-cache', entry];
  const run = spawnSync(process.env.SHALE, options, { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`shale graph: exit code ${run.status}\n${run.stderr}`);
  }
  const { root, modules, entries } = JSON.parse(run.stdout);
  const found = new Set(entries);
  for (const module of found) {
    for (const { target, typeOnly } of modules[module].dependencies ?? []) {
      if (target !== null && !typeOnly && modules[target].kind !== 'external') found.add(target);
    }
  }
  return [...found].map((module) => path.relative(folder, path.resolve(root, modules[module].path)));
}
