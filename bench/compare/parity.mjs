// Compares the graph of `shale graph --json` with the `inputs` of esbuild's metafile.
//
// Modules are compared by real path. Edges are compared as rows: (importer, target, class) with
// the number of times it is written, since both tools list one row per written dependency.
// What is left out on either side, and why, is RULES; single differences that are understood are
// in explained.json.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { entries, esbuild, esbuildOptions, here, repository } from './corpora.mjs';

/** Without `big`, which is `icons` and `mix` again. */
const DEFAULT_CORPORA = Object.keys(entries).filter((name) => name !== 'big');

/** Left out before comparing: rule -> reason. */
const RULES = {
  typeOnly: 'type-only: Shale may record the row, esbuild drops it or calls it external',
  asset: 'url and worker: Shale follows new URL() and new Worker(), esbuild does not',
  place: 'require-resolve and import-meta-resolve: Shale follows them, esbuild does not for browsers',
  context: 'context: Shale records the pattern, esbuild has no row or one for each file that fits',
  external: 'external: no file on either side',
  unresolved: 'unresolved: a diagnostic of Shale, an external row of esbuild',
  unreached: 'reached in Shale only through rows left out above',
};

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

function fail(message) {
  console.error(message);
  process.exit(2);
}

function launch(command, options) {
  const run = spawnSync(command, options, { cwd: here, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return { ...run, failure: run.error?.message ?? `exit code ${run.status}\n${run.stderr}` };
}

function readEsbuild(entry) {
  const work = mkdtempSync(path.join(tmpdir(), 'shale-parity-'));
  const metafile = path.join(work, 'meta.json');
  const run = launch(esbuild, [
    ...esbuildOptions,
    entry,
    `--outdir=${work}`,
    `--metafile=${metafile}`,
  ]);
  if (run.status !== 0) {
    fail(`esbuild, ${entry}: ${run.failure}`);
  }
  const { inputs } = JSON.parse(readFileSync(metafile, 'utf8'));
  rmSync(work, { recursive: true });

  // A key may be `(disabled):path`, or end in import attributes: `path with { type: 'json' }`.
  const resolve = (key) =>
    path.resolve(here, key.replace(DISABLED, '').replace(/ with \{ .* \}$/, ''));
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
  if (kind === 'context') return 'context';
  if (target === null) return 'unresolved';
  return modules[target].kind === 'external' ? 'external' : null;
}

function readShale(entry) {
  const run = launch(process.env.SHALE, ['graph', '--json', entry]);
  if (run.status !== 0 && run.status !== 1) {
    fail(`shale, ${entry}: ${run.failure}`);
  }
  const { root, modules, entries: starts, diagnostics } = JSON.parse(run.stdout);
  modules.forEach(({ id }, index) => id === index || fail(`module ${id} is listed as ${index}`));

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

// ---- differences

/** Shorter to read, and the form that the patterns of explained.json are written against. */
function shorten(file) {
  const relative = path.relative(repository, file);
  const last = relative.lastIndexOf('node_modules/');
  return last < 0 ? relative : relative.slice(last + 'node_modules/'.length);
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

const explained = JSON.parse(readFileSync(path.join(here, 'explained.json'), 'utf8'));
for (const rule of explained) {
  rule.matches = new RegExp(rule.pattern);
}

function explain({ side, what, text }) {
  return explained.find((r) => r.side === side && r.what === what && r.matches.test(text))?.reason;
}

const total = (differences, side) =>
  differences.filter((d) => d.side === side).reduce((sum, { count }) => sum + count, 0);

function report(label, ours, theirs, differences) {
  const onlyOurs = total(differences, 'ours');
  const onlyTheirs = total(differences, 'esbuild');
  const only = `only ours ${onlyOurs}, only esbuild ${onlyTheirs}`;
  return `${label}: ours ${ours}, esbuild ${theirs}, ${only}`;
}

function printDifferences(differences, limit) {
  // Causes before consequences.
  const sorted = differences.toSorted((a, b) => (a.follows ?? false) - (b.follows ?? false));
  for (const { side, what, text, count } of sorted.slice(0, limit)) {
    console.log(`    ${what} only ${side}: ${text}${count > 1 ? ` x${count}` : ''}`);
  }
  if (sorted.length > limit) {
    console.log(`    and ${sorted.length - limit} more (--all)`);
  }
}

/** Whether there is nothing that is not explained. */
function compare(corpus, limit) {
  const ours = readShale(entries[corpus]);
  const theirs = readEsbuild(entries[corpus]);
  const modules = moduleDifferences(ours, theirs);
  const edges = edgeDifferences(ours, theirs);
  console.log(
    `${corpus}: ${report('modules', ours.modules.size, theirs.modules.size, modules)}; ` +
      report('edges', ours.rowCount(), theirs.rowCount(), edges),
  );
  for (const [side, { leftOut }] of Object.entries({ ours, esbuild: theirs })) {
    for (const [rule, count] of Object.entries(leftOut)) {
      console.log(`    left out, ${side}: ${count} (${RULES[rule]})`);
    }
  }

  const open = [];
  const reasons = new Map();
  for (const difference of [...modules, ...edges]) {
    const reason = explain(difference);
    if (reason) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + difference.count);
    } else {
      open.push(difference);
    }
  }
  for (const [reason, count] of reasons) {
    console.log(`    explained: ${count} (${reason})`);
  }
  printDifferences(open, limit);
  for (const { path: file, line, message } of ours.errors.slice(0, limit)) {
    console.log(`    error of ours: ${file}:${line} ${message}`);
  }
  return open.length === 0 && ours.errors.length === 0;
}

// ---- command line

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', multiple: true, default: DEFAULT_CORPORA },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`usage: bench/compare/parity [--corpus NAME]... [--all]
  corpora: ${Object.keys(entries).join(', ')}
  --all    prints every difference, not the first ten
exit code: 0 when each difference is explained, 1 when not, 2 when a tool failed`);
  process.exit(0);
}
const unknown = values.corpus.find((name) => !(name in entries));
if (unknown) {
  fail(`There is no corpus ${unknown}; there are ${Object.keys(entries).join(', ')}.`);
}
const results = values.corpus.map((name) => compare(name, values.all ? Infinity : 10));
process.exit(results.every(Boolean) ? 0 : 1);
