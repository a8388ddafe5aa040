// The graph of `shale graph --json` beside the `inputs` of esbuild's metafile.
//
// Modules are compared by real path. Edges are compared as rows: (importer, target, class) with
// the number of times it is written, since both tools list one row per written dependency.
// What is left out on either side, and why, is RULES.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)));

/** Command line options of esbuild: the equal of `shale graph` as it comes. */
export const esbuildOptions = [
  '--bundle',
  '--platform=browser',
  '--format=esm',
  '--define:process.env.NODE_ENV="production"',
  '--main-fields=browser,module,main',
  '--conditions=module,production',
  '--log-level=error',
  ...['svg', 'png', 'jpg', 'gif', 'woff', 'woff2', 'ttf', 'wasm'].map((x) => `--loader:.${x}=file`),
];

/** Uses every namespace as a whole: nobody may call an import unused or load a barrel in part. */
export function entryText(requests) {
  const imports = requests.map((request, index) => `import * as p${index} from '${request}';\n`);
  const names = requests.map((_, index) => `p${index}`);
  return `${imports.join('')}console.log(${names.join(', ')});\n`;
}

/** Left out before comparing: rule -> reason. */
export const RULES = {
  typeOnly: 'type-only: Shale may record the row, esbuild drops it or calls it external',
  asset: 'url and worker: Shale follows new URL() and new Worker(), esbuild does not',
  place: 'require-resolve and import-meta-resolve: Shale follows them, esbuild does not for browsers',
  context: 'context: Shale leads to all that a pattern fits, esbuild has rows for relative ones alone',
  external: 'external: no file on either side',
  unresolved: 'unresolved: a diagnostic of Shale, an external row of esbuild',
  unreached: 'reached in Shale only through rows left out above',
};

/** Kinds of requests of which a part is not known. */
const PATTERNS = new Set(['context', 'require-context', 'glob', 'eager-glob']);

/** esbuild's kind, or Shale's -> the class in which they are compared. */
const CLASS = {
  'import-statement': 'import',
  import: 'import',
  'export-from': 'import',
  'export-all': 'import',
  'require-call': 'require',
  require: 'require',
  'dynamic-import': 'dynamic-import',
};

const DISABLED = '(disabled):';

class Graph {
  modules = new Set();
  rows = new Map(); // "importer\0target\0class" -> count
  leftOut = {}; // rule -> count

  addRow(importer, target, kind) {
    const key = [importer, target, CLASS[kind] ?? kind].join('\0');
    this.rows.set(key, (this.rows.get(key) ?? 0) + 1);
  }

  leaveOut(rule) {
    this.leftOut[rule] = (this.leftOut[rule] ?? 0) + 1;
  }

  rowCount() {
    return [...this.rows.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** Runs a tool in a folder; throws unless its exit code is one of `accepted`. */
function launch(command, options, folder, accepted) {
  const run = spawnSync(command, options, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (!accepted.includes(run.status)) {
    const reason = run.error?.message ?? `exit code ${run.status}\n${run.stderr}`;
    throw new Error(`${command} ${options.join(' ')}: ${reason}`);
  }
  return run.stdout;
}

function readEsbuild(esbuild, entry) {
  const folder = path.dirname(entry);
  const work = mkdtempSync(path.join(tmpdir(), 'shale-parity-'));
  const metafile = path.join(work, 'meta.json');
  const written = [`--outdir=${work}`, `--metafile=${metafile}`];
  launch(esbuild, [...esbuildOptions, entry, ...written], folder, [0]);
  const { inputs } = JSON.parse(readFileSync(metafile, 'utf8'));
  rmSync(work, { recursive: true });

  // A key may be `(disabled):path`, or end in import attributes: `path with { type: 'json' }`.
  const resolve = (key) =>
    path.resolve(folder, key.replace(DISABLED, '').replace(/ with \{ .* \}$/, ''));
  const graph = new Graph();
  for (const [key, { imports }] of Object.entries(inputs)) {
    const importer = resolve(key);
    graph.modules.add(importer);
    for (const { path: target, kind, external } of imports) {
      if (external) {
        // An elided import keeps its request and is called external.
        graph.leaveOut(/^\.{1,2}(\/|$)/.test(target) ? 'typeOnly' : 'external');
      } else {
        graph.addRow(importer, resolve(target), kind);
      }
    }
  }
  return graph;
}

/** The rule that leaves a row of Shale's out, or null. */
function ruleOf({ kind, target, typeOnly }, modules) {
  if (typeOnly) return 'typeOnly';
  if (kind === 'url' || kind === 'worker') return 'asset';
  if (kind === 'require-resolve' || kind === 'import-meta-resolve') return 'place';
  if (PATTERNS.has(kind)) return 'context';
  if (target === null) return 'unresolved';
  return modules[target].kind === 'external' ? 'external' : null;
}

function readShale(shale, entry) {
  const json = launch(shale, ['graph', '--json', '--no-cache', entry], path.dirname(entry), [0, 1]);
  const { root, modules, entries: starts, diagnostics } = JSON.parse(json);
  const misplaced = modules.find(({ id }, index) => id !== index);
  if (misplaced) {
    throw new Error(`module ${misplaced.id} is listed elsewhere`);
  }

  const graph = new Graph();
  const real = (module) => path.resolve(root, modules[module].path);
  const reached = new Set(starts);
  for (const module of reached) {
    graph.modules.add(real(module));
    for (const dependency of modules[module].dependencies) {
      const rule = ruleOf(dependency, modules);
      if (rule) {
        graph.leaveOut(rule);
      } else {
        graph.addRow(real(module), real(dependency.target), dependency.kind);
        reached.add(dependency.target);
      }
    }
  }
  for (const { id, kind } of modules) {
    if (!reached.has(id) && kind !== 'external') graph.leaveOut('unreached');
  }
  graph.errors = diagnostics.filter(({ severity }) => severity === 'error');
  return graph;
}

/** Shorter to read, and the form that the patterns of explained.json are written against. */
function shorten(file) {
  const relative = path.relative(repository, file);
  const last = relative.lastIndexOf('node_modules/');
  return last < 0 ? relative : relative.slice(last + 'node_modules/'.length);
}

/**
 * Both graphs of an entry, and `{side, what, text, count, follows}` for each difference.
 *
 * @param shale path of the launcher
 * @param esbuild path of the native binary
 */
export function compareGraphs(shale, esbuild, entry) {
  const ours = readShale(shale, entry);
  const theirs = readEsbuild(esbuild, entry);
  const modules = moduleDifferences(ours, theirs);
  const edges = edgeDifferences(ours, theirs);
  return { ours, theirs, modules, edges };
}

function moduleDifferences(ours, theirs) {
  const only = (side, a, b) =>
    [...a.modules]
      .filter((module) => !b.modules.has(module))
      .map((module) => ({ side, what: 'module', text: shorten(module), count: 1 }));
  return [...only('ours', ours, theirs), ...only('esbuild', theirs, ours)];
}

function edgeDifferences(ours, theirs) {
  const only = (side, a, b) =>
    [...a.rows].flatMap(([key, count]) => {
      const [importer, target, kind] = key.split('\0');
      const surplus = count - (b.rows.get(key) ?? 0);
      const text = `${shorten(importer)} -> ${shorten(target)} (${kind})`;
      // An edge of a module that the other side lacks follows from that lack.
      const follows = !b.modules.has(importer);
      return surplus > 0 ? [{ side, what: 'edge', text, count: surplus, follows }] : [];
    });
  return [...only('ours', ours, theirs), ...only('esbuild', theirs, ours)];
}
