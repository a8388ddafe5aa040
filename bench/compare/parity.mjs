// Compares the graph of `shale graph --json` with the `inputs` of esbuild's metafile, as graphs.mjs
// says. Single differences that are understood are in explained.json.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { RULES, compareGraphs } from '../../tools/javascript/conformance/graphs.mjs';
import { entries, esbuild, here } from './corpora.mjs';

/** Without `big`, which is `icons` and `mix` again. */
const DEFAULT_CORPORA = Object.keys(entries).filter((name) => name !== 'big');

function fail(message) {
  console.error(message);
  process.exit(2);
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
  const { ours, theirs, modules, edges } = compareGraphs(
    process.env.SHALE,
    esbuild,
    entries[corpus],
  );
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
try {
  const results = values.corpus.map((name) => compare(name, values.all ? Infinity : 10));
  process.exit(results.every(Boolean) ? 0 : 1);
} catch (error) {
  fail(error.message);
}
