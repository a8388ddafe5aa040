// Soundness of tree shaking: what `shale shake` keeps of random programs prints what they print.
//
//     node soundness.mjs --shale PATH [--count N] [--seed N]
//
// Programs that end with an error say nothing and are not counted. A program that fails is made as
// small as it can be while it still fails; its files lie in .build/soundness/failures. Behind them
// come programs of real packages.
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { here } from './corpus.mjs';
import { keptText } from './soundness-kept.mjs';
import { packagesRun } from './soundness-packages.mjs';
import { program } from './soundness-programs.mjs';
import { shake } from './soundness-shake.mjs';

const FOLDER = path.join(here, '.build/soundness', String(process.pid));
const FAILURES = path.join(here, '.build/soundness/failures');
const BATCH = 250;
const MOST_FAILURES = 3;
const RUN = fileURLToPath(new URL('soundness-run.mjs', import.meta.url));

/** Whether all programs of the seeds from one on print the same when they are shaken. */
export function soundness(shale, count, seed) {
  const failures = [];
  let compared = 0;
  let dropped = 0;
  for (let first = seed; first < seed + count && failures.length < MOST_FAILURES; first += BATCH) {
    const seeds = Array.from(
      { length: Math.min(BATCH, seed + count - first) },
      (_, index) => first + index,
    );
    for (const verdict of judge(shale, seeds.map(program))) {
      if (verdict.state === 'rejected') continue;
      compared++;
      dropped += verdict.dropped;
      if (verdict.state === 'different') failures.push(verdict);
    }
  }
  const isFound = judge(shale, [program(seed), program(seed + 1), program(seed + 2)], true).some(
    ({ state }) => state === 'different',
  );
  if (!isFound) console.log('soundness: a statement that is dropped wrongly does not show');
  console.log(
    `soundness: ${compared} programs of the seeds ${seed} to ${seed + count - 1} compared, ${dropped} modules shaken, ${failures.length} different`,
  );
  if (failures.length > 0)
    console.log(`    seeds ${failures.map(({ program: { seed } }) => seed).join(' ')}`);
  for (const { program: failing } of failures.slice(0, MOST_FAILURES)) tell(shale, failing);
  rmSync(FOLDER, { recursive: true, force: true });
  return failures.length === 0 && compared > 0 && isFound;
}

/**
 * Of each program whether it ends with an error, prints the same, or something else.
 *
 * @param isPlanted whether to drop one more statement of each module, which has to show
 */
function judge(shale, programs, isPlanted = false) {
  const whole = path.join(FOLDER, 'whole');
  const kept = path.join(FOLDER, 'kept');
  rmSync(FOLDER, { recursive: true, force: true });
  const entries = programs.map((each, index) => {
    writeProgram(path.join(whole, String(index)), each.files);
    return `${index}/index.js`;
  });
  const survivors = shake(shale, entries, realpathSync(whole)).filter(({ survives }) => survives);
  const shaken = new Map(survivors.map(({ file, statements }) => [file, statements]));
  let dropped = programs.map(() => 0);
  programs.forEach((each, index) => {
    const files = new Map();
    for (const [file, body] of each.files) {
      const text = textOf(body);
      const found = shaken.get(`${index}/${file}`);
      const statements = isPlanted && found ? found.slice(0, -1) : found;
      files.set(file, keptText(file, text, statements));
      if (files.get(file) !== text) dropped[index]++;
    }
    writeProgram(path.join(kept, String(index)), files);
  });
  const before = runAll(whole, entries);
  const after = runAll(kept, entries);
  return programs.map((each, index) => ({
    program: each,
    state: stateOf(before[index], after[index]),
    dropped: dropped[index],
    before: before[index],
    after: after[index],
  }));
}

function stateOf(before, after) {
  if (before.some((line) => /^(throws|rejects) /.test(line))) return 'rejected';
  return before.join('\n') === after.join('\n') ? 'same' : 'different';
}

const textOf = (body) => (typeof body === 'string' ? body : `${body.join('\n')}\n`);

function writeProgram(folder, files) {
  for (const [file, body] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), textOf(body));
  }
}

function runAll(folder, entries) {
  const run = spawnSync(process.execPath, ['--no-warnings', RUN], {
    input: JSON.stringify(entries.map((entry) => path.join(folder, entry))),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) throw new Error(`node: ${run.error ?? run.stderr}`);
  return JSON.parse(run.stdout);
}

/** Prints a program that fails, and keeps it. */
function tell(shale, failing) {
  const { program: small, before, after } = smallest(shale, failing);
  const folder = path.join(FAILURES, String(failing.seed));
  rmSync(folder, { recursive: true, force: true });
  writeProgram(folder, small.files);
  console.log(
    `    seed ${failing.seed}: prints ${JSON.stringify(after)}, and not ${JSON.stringify(before)}`,
  );
  for (const [file, body] of small.files) {
    if (typeof body !== 'string') console.log(`        --- ${file}\n        ${body.join('\n        ')}`);
  }
}

/** Leaves out modules and statements as long as the program still fails. */
function smallest(shale, failing) {
  let best = judge(shale, [failing])[0];
  for (;;) {
    const smaller = reductions(best.program);
    const found =
      smaller.length === 0
        ? undefined
        : judge(shale, smaller).find(({ state }) => state === 'different');
    if (!found) return best;
    best = found;
  }
}

function reductions({ seed, files }) {
  const smaller = [];
  for (const [file, body] of files) {
    if (typeof body === 'string') continue;
    const without = (next) => smaller.push({ seed, files: new Map(files).set(file, next) });
    if (body.length > 2) without([]);
    body.forEach((_, index) => without(body.filter((_, other) => other !== index)));
  }
  return smaller;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      shale: { type: 'string' },
      count: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
    },
  });
  const isSound = soundness(values.shale, Number(values.count), Number(values.seed));
  process.exitCode = packagesRun(values.shale) && isSound ? 0 : 1;
}
