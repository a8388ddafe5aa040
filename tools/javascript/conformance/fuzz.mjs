// Mutants of the corpus: whatever they contain, Shale's parser has to end well; where oxc-parser
// accepts one, both have to find the same. By hand: ./check fuzz SECONDS [SEED]. What is left
// unexplained lies in .build/mutants/.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpus, here, packages } from './corpus.mjs';
import { oxcDifferences } from './oxc.mjs';
import { Report } from './report.mjs';
import { lines, toRecord } from './shale.mjs';

/** @param files paths below `packages` */
export async function fuzz(files, seconds, seed) {
  const faults = new Report('soundness', 'mutants', `seed ${seed}`);
  const report = new Report('oxc-parser', 'mutants', `seed ${seed}`);
  let mutant;
  const input = files.map((file) => path.join(packages, file));
  for await (const line of lines('Fuzz', input, `${seconds}`, `${seed}`)) {
    if (!mutant) {
      mutant = line;
      continue;
    }
    const file = path.relative(packages, mutant.path);
    const name = `${file}, mutant ${mutant.number} of seed ${seed}`;
    let isEqual = faults.file(name, mutant.fault ? [mutant.fault] : []);
    const differences = oxcDifferences(file, mutant.text, toRecord(line));
    if (differences) {
      isEqual = report.file(name, differences) && isEqual;
    } else {
      report.reject();
    }
    if (!isEqual) {
      keep(`${seed}-${mutant.number}-${path.basename(file)}`, mutant.text);
    }
    mutant = undefined;
  }
  const isSound = faults.print();
  return report.print() && isSound;
}

function keep(name, text) {
  const folder = path.join(here, '.build/mutants');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [seconds, seed = Date.now()] = process.argv.slice(2);
  process.exitCode = (await fuzz(corpus(), seconds, seed)) ? 0 : 1;
}
