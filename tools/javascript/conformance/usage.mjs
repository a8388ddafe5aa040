// The exports that real packages provide and a program uses: Shale beside rspack.
//
//     node usage.mjs [--entry NAME] [--shale PATH]
//
// Without --shale it prints what rspack says. Exit code 1 when no rule of usage-explained.json explains
// a difference, or a rule explains none.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { here } from './corpus.mjs';
import { askShale, compare, FACTS, readShale } from './usage-compare.mjs';
import { names } from './usage-entries.mjs';
import { oracle } from './usage-oracle.mjs';

const EXAMPLES = 3;
const CASES = new URL('../../cli/src/test/resources/exports/', import.meta.url);
const COMMENT = /\/\*.*?\*\/|\/\/.*?$/gms;
const SYNTAX = /\b(import|export|exports|module)\b/;

/**
 * Rules `{entry, kind, file, text, reason, case}`: patterns of differences, which may be missing; why
 * ours is right as well; and the case file that shows it in a few lines, as others verify it.
 */
const rules = JSON.parse(readFileSync(new URL('usage-explained.json', import.meta.url), 'utf8'));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options } = parseArgs({
    options: { entry: { type: 'string', multiple: true }, shale: { type: 'string' } },
  });
  const chosen = options.entry ?? names;
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`No entry ${unknown.join(', ')}; there are ${names.join(', ')}.`);
    process.exit(2);
  }
  const isEqual = options.shale ? await usage(options.shale, chosen) : await tell(chosen);
  process.exitCode = isEqual ? 0 : 1;
}

async function tell(chosen) {
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
  return true;
}

/**
 * Compares Shale with rspack, and prints it.
 *
 * @param chosen names of entries; without them all, and then each rule has to match something
 * @returns whether each difference is explained, and each rule needed
 */
export async function usage(shale, chosen = names) {
  console.log(row(['entry', 'modules', 'survivors', ...FACTS]));
  const sums = Object.fromEntries(FACTS.map((fact) => [fact, { all: 0, equal: 0, explained: 0 }]));
  const needed = new Set();
  let open = 0;
  for (const name of chosen) {
    const { entries, modules } = await oracle(name);
    const ours = readShale(askShale(shale, entries, here), here);
    const { counts, differences } = compare(ours, modules, entries, isPlain);
    const judged = differences.map((each) => ({ ...each, rule: ruleOf(name, each) }));
    const percentages = FACTS.map((fact) => percentage(counts[fact]));
    console.log(row([name, modules.size, counts.survives.all, ...percentages]));
    open += printDifferences(judged);
    for (const { rule } of judged) needed.add(rule);
    for (const fact of FACTS) {
      sums[fact].all += counts[fact].all;
      sums[fact].equal += counts[fact].equal;
      sums[fact].explained += explainedFiles(judged, fact);
    }
  }
  const total = (count) =>
    FACTS.map((fact) => percentage({ all: sums[fact].all, equal: count(sums[fact]) }));
  console.log(row(['equal', '', sums.survives.all, ...total(({ equal }) => equal)]));
  console.log(row(['or explained', '', '', ...total(({ equal, explained }) => equal + explained)]));
  const faults = [...(chosen.length === names.length ? staleRules(needed) : []), ...lostCases()];
  for (const fault of faults) console.log(`    ${fault}`);
  console.log(`oracle rspack usage: ${open} differences that are not explained`);
  return open === 0 && faults.length === 0;
}

function ruleOf(entry, { kind, file, text }) {
  const matches = (rule) =>
    Object.entries({ entry, kind, file, text }).every(
      ([field, value]) => rule[field] === undefined || new RegExp(rule[field]).test(value),
    );
  return rules.find(matches);
}

/** How many files differ in a fact, and only in ways that are explained. */
function explainedFiles(judged, fact) {
  const all = judged.filter((each) => each.fact === fact);
  const open = new Set(all.filter(({ rule }) => !rule).map(({ file }) => file));
  return new Set(all.map(({ file }) => file).filter((file) => !open.has(file))).size;
}

function staleRules(needed) {
  return rules.filter((rule) => !needed.has(rule)).map(({ reason }) => `explains nothing: ${reason}`);
}

function lostCases() {
  return rules
    .filter((rule) => !existsSync(new URL(`${rule.case}.case`, CASES)))
    .map((rule) => `there is no case ${rule.case}: ${rule.reason}`);
}

function isPlain(file) {
  return (
    /\.[cm]?js$/.test(file) &&
    !SYNTAX.test(readFileSync(path.join(here, file), 'utf8').replace(COMMENT, ''))
  );
}

/** Prints differences by kind, and those that are explained by reason; how many are not. */
function printDifferences(judged) {
  const kinds = new Map();
  const reasons = new Map();
  for (const difference of judged) {
    const [groups, key] = difference.rule ? [reasons, difference.rule.reason] : [kinds, difference.kind];
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

function percentage({ all, equal }) {
  return all === 0 ? '-' : `${((100 * equal) / all).toFixed(2)} %`;
}

function row([name, ...cells]) {
  return [name.padEnd(18), ...cells.map((cell) => String(cell).padStart(10))].join('');
}
