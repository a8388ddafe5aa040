// What rspack says of an entry, kept until the entry, the packages or the questions change.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { here } from './corpus.mjs';
import { ask } from './rspack.mjs';
import { textsOf, write } from './usage-entries.mjs';

const CACHE = path.join(here, '.build/usage-cache');
const read = (file) => readFileSync(path.join(here, file), 'utf8');

/**
 * @returns `entries`, paths below `here`; `modules` by path, as rspack.mjs has them; `errors`; and
 *   `wasKept`, whether nobody had to be asked
 */
export async function oracle(name) {
  const entries = write(name);
  const file = path.join(CACHE, `${name}-${keyOf(name)}.json`);
  if (existsSync(file)) {
    const { modules, errors } = JSON.parse(readFileSync(file, 'utf8'));
    return { entries, modules: new Map(Object.entries(modules)), errors, wasKept: true };
  }
  const named = Object.fromEntries(entries.map((entry) => [path.parse(entry).name, `./${entry}`]));
  const { modules: found, errors } = await ask(here, named);
  const modules = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify({ modules: Object.fromEntries(modules), errors }));
  renameSync(unfinished, file);
  return { entries, modules, errors, wasKept: false };
}

function keyOf(name) {
  const hash = createHash('sha256');
  for (const text of [read('package-lock.json'), read('rspack.mjs'), JSON.stringify(textsOf(name))]) {
    hash.update(text).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
