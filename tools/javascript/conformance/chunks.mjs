// Chunks: Shale beside rspack, on random projects and on real packages.
//
//     node chunks.mjs --shale PATH [--count N] [--seed N] [--routes N] [--federated N] [--shaken N]
//
// Exit code 1 when a chunk differs in its modules, its parents, what it prefetches and preloads and in which
// order, or its deterministic id.
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { rspack } from '@rspack/core';
import { federated } from './chunks-federated.mjs';
import { project, routes } from './chunks-random.mjs';
import { shaken } from './chunks-shaken.mjs';
import { here } from './corpus.mjs';

const FOLDER = path.join(here, '.build/chunks');
const BATCH = 100;
const MOST_SHOWN = 5;

/** rspack keeps a parent that had the request for a while; and where ids collide, order decides. */
const MOST_STALE = 0.005;
const MOST_MOVED = 0.1;

/** Whether the chunks of random projects are those of rspack. */
export async function randomChunks(shale, count, seed) {
  let compared = 0;
  const sum = { differences: [], stale: 0, moved: 0 };
  for (let first = seed; first < seed + count; first += BATCH) {
    const seeds = Array.from({ length: Math.min(BATCH, seed + count - first) }, (_, i) => first + i);
    const projects = seeds.map(project);
    const folder = write('random', projects);
    const entries = Object.assign({}, ...projects.map((each) => each.entries));
    const theirs = await bundled(folder, entries);
    const ours = asked(shale, folder);
    compared += theirs.size;
    const { differences, stale, moved } = compare(ours, theirs);
    sum.differences.push(...differences);
    sum.stale += stale;
    sum.moved += moved;
  }
  return tell(`random projects ${seed} to ${seed + count - 1}`, compared, sum);
}

/** Whether the chunks of a project of many routes over real packages are those of rspack. */
export async function routedChunks(shale, count, seed) {
  const folder = write('routes', [routes(count, seed)]);
  const theirs = await bundled(folder, { main: './main.js', admin: './admin.js' });
  const ours = asked(shale, folder);
  return tell(`${count} routes over real packages`, theirs.size, compare(ours, theirs));
}

/** Whether the chunks of random applications that share packages are those of rspack. */
export async function federatedChunks(shale, count, seed) {
  const { compared, ...sum } = await federated(shale, count, seed);
  return tell(`federated applications ${seed} to ${seed + count - 1}`, compared, sum);
}

/** Whether the chunks of random programs without what nobody uses are those of rspack. */
export async function shakenChunks(shale, count, seed) {
  const { compared, ...sum } = await shaken(shale, count, seed);
  return tell(`programs without what nobody uses ${seed} to ${seed + count - 1}`, compared, sum);
}

function write(name, projects) {
  rmSync(path.join(FOLDER, name), { recursive: true, force: true });
  mkdirSync(path.join(FOLDER, name), { recursive: true });
  const folder = realpathSync(path.join(FOLDER, name));
  const entries = {};
  for (const each of projects) {
    for (const [file, text] of Object.entries(each.files)) writeFileSync(path.join(folder, file), text);
    Object.assign(entries, each.entries);
  }
  writeFileSync(path.join(folder, 'shale.json'), JSON.stringify({ entries }));
  return folder;
}

/** rspack's chunks by a key of what they are: `{modules, parents, id, kind}`. */
export async function bundled(context, entry, more = {}, identify = fileOf) {
  const compiler = rspack({
    context,
    mode: 'production',
    devtool: false,
    target: 'web',
    entry,
    output: { path: path.join(FOLDER, 'out'), filename: '[id].js', chunkFilename: '[id].js' },
    performance: false,
    optimization: {
      concatenateModules: false,
      inlineExports: false,
      mangleExports: false,
      minimize: false,
      providedExports: false,
      sideEffects: false,
      splitChunks: false,
      usedExports: false,
      chunkIds: 'deterministic',
      emitOnErrors: true,
    },
    ...more,
  });
  const chunks = new Map();
  compiler.hooks.compilation.tap('chunks', (compilation) => {
    compilation.hooks.processAssets.tap('chunks', () => {
      for (const chunk of compilation.chunks) chunks.set(String(chunk.id), read(compilation, chunk, context, identify));
    });
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  const { errors, chunks: related } = stats.toJson({ all: false, errors: true, ids: true, chunks: true, chunkRelations: true });
  await promisify(compiler.close.bind(compiler))();
  if (errors.length > 0) throw new Error(errors[0].message);
  for (const { id, parents, childrenByOrder: { prefetch = [], preload = [] } } of related) {
    Object.assign(chunks.get(String(id)), {
      parents: parents.map(String),
      prefetch: prefetch.map(String),
      preload: preload.map(String),
    });
  }
  return chunks;
}

function fileOf(module, context) {
  const file = module.nameForCondition?.();
  return file ? path.relative(context, file) : '';
}

function read({ chunkGraph }, chunk, context, identify) {
  const modules = [...chunkGraph.getChunkModules(chunk)]
    .map((module) => identify(module, context))
    .filter((name) => name);
  return { names: chunk.name ? [chunk.name] : [], modules: [...new Set(modules)].sort() };
}

/** Shale's chunks by id. */
export function asked(shale, folder, args = []) {
  const { status, stdout, stderr } = spawnSync(
    shale,
    ['chunks', '--json', '--ids', 'deterministic', '--platform', 'browser', '--no-cache', ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error(`shale chunks ended with ${status}: ${stderr}`);
  return new Map(
    JSON.parse(stdout).chunks.map(({ id, name, modules, parents, prefetch, preload }) => [
      id,
      { names: name === null ? [] : [name], modules: [...modules].sort(), parents, prefetch, preload },
    ]),
  );
}

/** `differences`, and how many chunks have parents that only rspack has (`stale`), or other ids (`moved`). */
export function compare(ours, theirs) {
  const differences = [];
  let stale = 0;
  let moved = 0;
  const mine = byKey(ours);
  const other = byKey(theirs);
  for (const key of new Set([...mine.keys(), ...other.keys()])) {
    const a = mine.get(key) ?? [];
    const b = other.get(key) ?? [];
    if (a.length !== b.length) {
      differences.push(`${a.length} of Shale and ${b.length} of rspack: ${key}`);
      continue;
    }
    const [own, their] = [a, b].map((list) => new Set(list.flatMap(({ parents }) => parents)));
    const missing = [...own].filter((parent) => !their.has(parent));
    if (missing.length > 0) differences.push(`a parent of ${key} that rspack lacks: ${missing[0]}`);
    if (own.size < their.size) stale++;
    for (const how of ['prefetch', 'preload']) {
      const shown = (list, isKnown) =>
        list.map((chunk) => [...new Set(chunk[how])].filter((child) => isKnown(child)).join(' then ')).sort().join('; ');
      const our = shown(a, () => true);
      const other = shown(b, (child) => parentsOf(mine, child).has(key));
      if (our !== other) differences.push(`${how} of ${key}: ${our} and not ${other}`);
    }
    const ids = (list) => list.map(({ id }) => id).sort().join();
    if (ids(a) !== ids(b)) moved++;
  }
  return { differences, stale, moved };
}

/** The parents that Shale gives to a chunk. */
function parentsOf(chunks, key) {
  return new Set((chunks.get(key) ?? []).flatMap(({ parents }) => parents));
}

/** Chunks by what they are: their names and modules. Several may be the same. */
function byKey(chunks) {
  const key = ({ names, modules }) => `${names.join()} [${modules.join()}]`;
  const found = new Map();
  for (const [id, chunk] of chunks) {
    const keys = (ids) => ids.map((each) => key(chunks.get(each)));
    const related = { parents: keys(chunk.parents), prefetch: keys(chunk.prefetch), preload: keys(chunk.preload) };
    found.set(key(chunk), [...(found.get(key(chunk)) ?? []), { id, ...related }]);
  }
  return found;
}

function tell(what, compared, { differences, stale, moved }) {
  for (const difference of differences.slice(0, MOST_SHOWN)) console.log(`    ${difference.slice(0, 500)}`);
  console.log(
    `oracle rspack chunks: ${what}: ${compared} chunks compared, ${differences.length} differences, ${stale} with stale parents, ${moved} with other ids`,
  );
  const isFew = stale <= Math.max(2, MOST_STALE * compared) && moved <= Math.max(2, MOST_MOVED * compared);
  return differences.length === 0 && compared > 0 && isFew;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options } = parseArgs({
    options: {
      shale: { type: 'string' },
      count: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      routes: { type: 'string', default: '220' },
      federated: { type: 'string', default: '50' },
      shaken: { type: 'string', default: '50' },
    },
  });
  const results = [
    await randomChunks(options.shale, Number(options.count), Number(options.seed)),
    await routedChunks(options.shale, Number(options.routes), Number(options.seed)),
    await federatedChunks(options.shale, Number(options.federated), Number(options.seed)),
    await shakenChunks(options.shale, Number(options.shaken), Number(options.seed)),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
