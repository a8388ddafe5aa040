// What `shale shake` keeps of real packages runs in Node as the whole does: those entries of
// usage-entries.mjs whose packages run there, and print the same each time.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { here } from './corpus.mjs';
import { keptText } from './soundness-kept.mjs';
import { shake } from './soundness-shake.mjs';
import { write } from './usage-entries.mjs';

const NAMES = [
  'lodash-named',
  'lodash-namespace',
  'lodash-default',
  'date-fns-named',
  'date-fns-dynamic',
  'zod-namespace',
  'zod-default',
  'effect-named',
];
const FOLDER = path.join(here, '.build/soundness/packages');
const MODULES = '{ "type": "module" }';

/** Whether all of them do. */
export function packagesRun(shale) {
  const different = NAMES.filter((name) => !isSame(shale, name));
  console.log(`soundness: ${NAMES.length} programs of packages compared, ${different.length} different`);
  for (const name of different) console.log(`    ${name}: see ${path.join(FOLDER, name)}`);
  return different.length === 0;
}

function isSame(shale, name) {
  const [entry] = write(name);
  const folder = path.join(FOLDER, name);
  rmSync(folder, { recursive: true, force: true });
  for (const { file, survives, statements } of shake(shale, [entry], here)) {
    const bytes = readFileSync(path.join(here, file));
    const starts = survives ? statements && unitsOf(bytes, statements) : undefined;
    put(path.join(folder, file), keptText(file, bytes.toString(), starts));
    copyManifests(path.dirname(file), folder);
  }
  // Without one the files of the entry are no modules for Node; beside the whole, it goes again.
  put(path.join(folder, path.dirname(entry), 'package.json'), MODULES);
  const manifest = path.join(here, path.dirname(entry), 'package.json');
  put(manifest, MODULES);
  const [whole, kept] = [here, folder].map((root) => printed(path.join(root, entry)));
  rmSync(manifest);
  return whole !== '' && whole === kept;
}

function put(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Offsets of bytes as those of UTF-16 units. */
function unitsOf(bytes, offsets) {
  let units = 0;
  let last = 0;
  return offsets.map((offset) => {
    units += bytes.subarray(last, offset).toString().length;
    last = offset;
    return units;
  });
}

function copyManifests(folder, to) {
  for (let each = folder; each !== '.' && each !== '/'; each = path.dirname(each)) {
    const manifest = path.join(each, 'package.json');
    const isNew = existsSync(path.join(here, manifest)) && !existsSync(path.join(to, manifest));
    if (isNew) put(path.join(to, manifest), readFileSync(path.join(here, manifest)));
  }
}

/** What a program prints; nothing if it fails. */
function printed(file) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout } = spawnSync(process.execPath, ['--no-warnings', file], {
    encoding: 'utf8',
    env,
  });
  return status === 0 ? stdout : '';
}
