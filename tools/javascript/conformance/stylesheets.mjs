// Which style sheets an entry reaches: Sass by its own loadedUrls, on packages that ship sources and
// on a written project; CSS by postcss-import and lightningcss, on one with every form of @import.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAsync } from 'lightningcss';
import postcss from 'postcss';
import postcssImport from 'postcss-import';
import { compile, Logger } from 'sass';
import { here, packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';

/** Folders of which every second file is an entry; Sass does not accept all of them alone. */
const SASS = [
  'bootstrap/scss',
  'bulma',
  '@picocss/pico/scss',
  'foundation-sites/scss',
  'foundation-sites/assets',
];

const PROJECTS = path.join(here, '.build/stylesheets');

/** Files of projects; each is an entry. The names say what is tried. */
const CSS = {
  'plain.css': `@import './a.css'; @import "b.css";`,
  'url.css': `@import url(a.css); @import url("./b.css"); @import url( 'folder/c.css' );`,
  'conditions.css': `@import 'a.css' screen and (min-width: 1px), print;
    @import 'b.css' layer; @import url(folder/c.css) layer(x.y) supports(display: grid) screen;`,
  'comments.css': `/* @import 'b.css'; */ @import/**/'a.css'/* ; @import 'b.css' */;`,
  'case.css': `@charset "utf-8"; @layer x, y; @IMPORT 'a.css'; @import URL(b.css);`,
  'lines.css': `@import\n\t'a.css'\n;\r\n@import\r\nurl(\n  b.css\n);`,
  'remote.css': `@import 'https://example.com/x.css'; @import url(//example.com/y.css); @import 'a.css';`,
  'packages.css': `@import 'with-style'; @import 'with-main'; @import 'with-index';
    @import 'with-style/other.css'; @import '@scope/name'; @import '@scope/name/deep/x.css';`,
  'cycle.css': `@import 'cycle2.css';`,
  'cycle2.css': `@import 'cycle.css'; @import 'a.css';`,
  'chain.css': `@import 'folder/chain.css';`,
  'folder/chain.css': `@import '../a.css'; @import 'c.css';`,
  'strings.css': `@import 'a.css'; x::before { content: "@import 'b.css';" } y { background: url(b.css) }`,
  'escape.css': `@import 'a\\.css'; @import '\\62.css';`,
  'unclosed.css': `@import 'a.css'`,
  'a.css': 'a { color: red }',
  'b.css': 'b { color: red }',
  'folder/c.css': 'c { color: red }',
  'node_modules/with-style/package.json': '{"name":"with-style","main":"x.js","style":"s.css"}',
  'node_modules/with-style/s.css': `@import './other.css';`,
  'node_modules/with-style/other.css': 'd {}',
  'node_modules/with-main/package.json': '{"name":"with-main","main":"m.css"}',
  'node_modules/with-main/m.css': 'e {}',
  'node_modules/with-index/package.json': '{"name":"with-index"}',
  'node_modules/with-index/index.css': 'f {}',
  'node_modules/@scope/name/package.json': '{"name":"@scope/name","style":"./n.css"}',
  'node_modules/@scope/name/n.css': `@import 'deep/x.css'; @import 'with-main';`,
  'node_modules/@scope/name/deep/x.css': 'g {}',
};

const SCSS = {
  'partial.scss': `@use 'a'; @use "b"; @forward 'folder/c';`,
  'index.scss': `@use 'folder'; @import 'folder2';`,
  'with.scss': `@use 'a' as *; @use 'b' as x with ($y: 1); @forward 'folder/c' hide z; @use 'sass:math';`,
  'list.scss': `@import 'a', "b", 'folder/c'; @import 'a.css', 'http://x.com/y', url(b), 'b' screen;`,
  'nested.scss': `.x { @import 'inner'; @media print { @import 'b' } }`,
  '_inner.scss': `y { color: red }`,
  'comments.scss': `// @use 'b';\n/* @use 'b'; */ @use 'a'; /* // */ @import /* x */ 'folder/c' // @import 'b'\n;`,
  'strings.scss': `@use 'a'; $x: "@import 'b';"; y { content: '@use "b";' + '#{"@import 'b'"}' }`,
  'load.scss': `@use 'sass:meta'; x { @include meta.load-css('a'); } @include meta.load-css("b", $with: ());`,
  'load-named.scss': `@use 'sass:meta'; @include meta.load-css($url: 'a');`,
  'load.sass': `@use 'sass:meta'\n+meta.load-css('a')\n@include meta.load-css(\n  'b')\n`,
  'load-as.scss': `@use "sass:meta" as m; @include m.load-css('a');`,
  'load-all.scss': `@use "sass:meta" as *; @include load-css('a');`,
  'extension.scss': `@use 'a.scss'; @use './_b'; @use 'indented'; @import '_inner.scss';`,
  'import-only.scss': `@import 'both';`,
  'import-twice.scss': `@use 'both' as x; @import 'both';`,
  '_both.scss': 'h {}',
  '_both.import.scss': 'i {}',
  'plain-css.scss': `@use 'plain'; @import 'plain';`,
  'plain.css': 'j { color: red }',
  'mixin.scss': `@mixin m { x { y: z } } @include m; @import 'a';`,
  'installed.scss': `@use 'thing/x'; @import 'thing/y';`,
  'dots.scss': `@use 'folder/../a'; @use './folder/c' as d; @use 'name.with.dots' as e;`,
  '_name.with.dots.scss': 'k {}',
  'names.scss': `@use 'a' as a1; @use\n  'b'\n  as\n  b1; @IMPORT 'folder/c';`,
  'lines.sass': `@use 'a'\n@use 'b' as c\n@import folder/c, 'folder2'\n.x\n  @import 'inner'\n`,
  'comments.sass': `// @use 'b'\n   @use 'b'\n/* @use 'b'\n   @use 'b'\n@use 'a'\n`,
  '_indented.sass': `@forward 'a'\nl\n  color: red\n`,
  '_a.scss': 'a { color: red }',
  '_b.scss': '$y: 2 !default; b { color: red }',
  'folder/_c.scss': `@use 'd'; $z: 1;`,
  'folder/_d.scss': `@use '../a';`,
  'folder/_index.scss': `@forward 'c';`,
  'folder2/index.scss': `@import 'e';`,
  'folder2/_e.scss': 'm {}',
  'node_modules/thing/_x.scss': `@use 'z';`,
  'node_modules/thing/_y.scss': 'n {}',
  'node_modules/thing/_z.scss': 'o {}',
};

export async function stylesheets() {
  const installed = SASS.flatMap(filesOf)
    .filter((_, index) => index % 2 === 0)
    .map((file) => path.join(packages, file));
  const scss = make('scss', SCSS);
  const loadPath = path.join(scss.root, 'node_modules');
  const css = make('css', CSS);
  return [
    await compare('sass', 'packages', packages, installed, sassFiles(packages)),
    await compare('sass', 'written', scss.root, scss.entries, sassFiles(loadPath)),
    await compare('postcss-import', 'written', css.root, css.entries, postcssFiles),
    await compare('lightningcss', 'written', css.root, css.entries, lightningFiles),
  ].every(Boolean);
}

function filesOf(folder) {
  return readdirSync(path.join(packages, folder), { recursive: true })
    .filter((file) => /\.(scss|sass)$/.test(file))
    .sort()
    .map((file) => path.posix.join(folder, file));
}

/** Writes a project: its folder, and all of its files that are not installed. */
function make(name, texts) {
  const folder = path.join(PROJECTS, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const root = realpathSync(folder);
  const own = Object.keys(texts).filter((file) => !file.startsWith('node_modules'));
  return { root, entries: own.map((file) => path.join(root, file)) };
}

function sassFiles(installed) {
  const options = { loadPaths: [installed], logger: Logger.silent };
  return (entry) =>
    compile(entry, options)
      .loadedUrls.filter(({ protocol }) => protocol === 'file:')
      .map((url) => fileURLToPath(url));
}

async function postcssFiles(entry) {
  const text = readFileSync(entry, 'utf8');
  const { messages } = await postcss([postcssImport()]).process(text, { from: entry });
  const files = messages.filter(({ type }) => type === 'dependency').map(({ file }) => file);
  return [entry, ...files];
}

async function lightningFiles(entry) {
  const files = [];
  const read = (file) => {
    files.push(file);
    return readFileSync(file, 'utf8');
  };
  await bundleAsync({ filename: entry, resolver: { read } });
  return files;
}

/** Compares what each entry reaches; `reached` throws for one that an oracle rejects. */
async function compare(oracle, variant, root, entries, reached) {
  const report = new Report(oracle, 'entries', variant);
  const accepted = [];
  for (const entry of entries) {
    try {
      accepted.push([entry, await reached(entry)]);
    } catch {
      report.reject();
    }
  }
  const graph = read(accepted.map(([entry]) => entry));
  const relative = (file) => path.relative(root, file);
  let files = 0;
  for (const [entry, theirs] of accepted) {
    const expected = new Set(theirs.map((file) => relative(realpathSync(file))));
    const mine = new Set(graph.reached(entry).map(relative));
    files += expected.size;
    report.file(relative(entry), differences(mine, expected, oracle));
  }
  return report.print(`${files} style sheets reached`);
}

/** The graph of many entries: what each of them reaches by imports. */
function read(entries) {
  const options = ['graph', '--json', '--no-cache', ...entries];
  const run = spawnSync(process.env.SHALE, options, { cwd: here, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (run.status !== 0 && run.status !== 1) {
    throw new Error(`shale graph: exit code ${run.status}\n${run.stderr}`);
  }
  const { root, modules } = JSON.parse(run.stdout);
  const files = modules.map((module) => path.resolve(root, module.path));
  const indices = new Map(files.map((file, index) => [file, index]));
  return {
    reached(entry) {
      const found = new Set([indices.get(entry)]);
      for (const module of found) {
        for (const { kind, target } of modules[module].dependencies ?? []) {
          const isFollowed = kind !== 'css-url' && target !== null;
          if (isFollowed && modules[target].kind !== 'external') found.add(target);
        }
      }
      return [...found].map((module) => files[module]);
    },
  };
}
