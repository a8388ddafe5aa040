// The exports that real packages provide and a program uses: Shale beside rspack.
//
//     node usage.mjs [--entry NAME] [--shale PATH]
//
// Without --shale it prints what rspack says. Exit code 1 when a difference is not explained.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { here } from './corpus.mjs';
import { askShale, compare, FACTS, readShale } from './usage-compare.mjs';
import { names } from './usage-entries.mjs';
import { oracle } from './usage-oracle.mjs';

const EXAMPLES = 3;
const COMMENT = /\/\*.*?\*\/|\/\/.*?$/gms;
const SYNTAX = /\b(import|export|exports|module)\b/;

/** Rules `{entry, kind, file, text, reason}`, of which the patterns may be missing. */
const rules = JSON.parse(readFileSync(new URL('usage-explained.json', import.meta.url), 'utf8'));

const { values: options } = parseArgs({
  options: { entry: { type: 'string', multiple: true }, shale: { type: 'string' } },
});
const chosen = options.entry ?? names;
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No entry ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(2);
}
process.exitCode = await (options.shale ? compareAll(options.shale) : tell());

async function tell() {
  console.log(
    row(['entry', 'modules', 'survivors', 'provided?', 'used all', 'in part', 'unused', 'pure?']),
  );
  for (const name of chosen) {
    const { modules, errors } = await oracle(name);
    const survivors = [...modules.values()].filter(({ survives }) => survives);
    const counts = [
      modules.size,
      survivors.length,
      survivors.filter(({ provided }) => provided === null).length,
      survivors.filter(({ used }) => used === true || used === null).length,
      survivors.filter(({ used }) => used?.length > 0).length,
      survivors.filter(({ used }) => used === false || used?.length === 0).length,
      survivors.filter(({ bailouts }) => !bailouts).length,
    ];
    console.log(row([name, ...counts]));
    for (const error of errors) console.log(`    error: ${error.split('\n').slice(0, 2).join(' ')}`);
  }
  return 0;
}

async function compareAll(shale) {
  console.log(row(['entry', 'modules', 'survivors', 'provided', 'used', 'survives']));
  const sums = Object.fromEntries(FACTS.map((fact) => [fact, { all: 0, equal: 0 }]));
  let open = 0;
  for (const name of chosen) {
    const { entries, modules } = await oracle(name);
    const ours = readShale(askShale(shale, entries, here), here);
    const { counts, differences } = compare(ours, modules, entries, isPlain);
    const percentages = FACTS.map((fact) => percentage(counts[fact]));
    console.log(row([name, modules.size, counts.survives.all, ...percentages]));
    open += printDifferences(name, differences);
    for (const fact of FACTS) {
      sums[fact].all += counts[fact].all;
      sums[fact].equal += counts[fact].equal;
    }
  }
  console.log(row(['all', '', sums.survives.all, ...FACTS.map((fact) => percentage(sums[fact]))]));
  console.log(
    open === 0 ? 'no differences that are not explained' : `${open} differences that are not explained`,
  );
  return open === 0 ? 0 : 1;
}

function isPlain(file) {
  return (
    /\.[cm]?js$/.test(file) &&
    !SYNTAX.test(readFileSync(path.join(here, file), 'utf8').replace(COMMENT, ''))
  );
}

/** Prints differences by kind, and those that are explained by reason; how many are not. */
function printDifferences(name, differences) {
  const kinds = new Map();
  const reasons = new Map();
  for (const difference of differences) {
    const reason = rules.find((rule) => explains(rule, name, difference))?.reason;
    const [groups, key] = reason ? [reasons, reason] : [kinds, difference.kind];
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  for (const [reason, all] of reasons) console.log(`    explained: ${all.length} (${reason})`);
  for (const [kind, all] of kinds) {
    console.log(`    ${all.length} ${kind}`);
    for (const { file, text } of all.slice(0, EXAMPLES)) {
      console.log(`        ${file.replace('node_modules/', '')}: ${text}`);
    }
  }
  return [...kinds.values()].reduce((sum, all) => sum + all.length, 0);
}

function explains(rule, entry, { kind, file, text }) {
  return Object.entries({ entry, kind, file, text }).every(
    ([field, value]) => rule[field] === undefined || new RegExp(rule[field]).test(value),
  );
}

function percentage({ all, equal }) {
  return all === 0 ? '-' : `${((100 * equal) / all).toFixed(2)} %`;
}

function row([name, ...cells]) {
  return [name.padEnd(18), ...cells.map((cell) => String(cell).padStart(10))].join('');
}
