// Chunks without what nobody uses: Shale beside rspack, on random programs of several entries
// that use different functions of the same modules.
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asked, bundled, compare } from './chunks.mjs';
import { here } from './corpus.mjs';
import { Random } from './soundness-random.mjs';

const FOLDER = path.join(here, '.build/shaken');

/** As rspack builds for production, but for what changes modules and not where they are. */
const OPTIMIZATION = {
  concatenateModules: false,
  inlineExports: false,
  mangleExports: false,
  minimize: false,
  splitChunks: false,
  chunkIds: 'deterministic',
  emitOnErrors: true,
};

/** The sum of differences of chunks, of so many random programs. */
export async function shaken(shale, count, seed) {
  const sum = { compared: 0, differences: [], stale: 0, moved: 0 };
  for (let each = seed; each < seed + count; each++) {
    const { files, entries } = program(new Random(each));
    const folder = write(files);
    const theirs = await bundled(folder, entries, { optimization: OPTIMIZATION });
    const ours = asked(shale, folder, ['--tree-shaken']);
    const { differences, stale } = compare(ours, theirs);
    sum.compared += theirs.size;
    sum.differences.push(...differences.map((text) => `program ${each}: ${text}`));
    sum.stale += stale;
  }
  return sum;
}

function write(files) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(FOLDER, file), text);
  return realpathSync(FOLDER);
}

/** Modules of pure functions that call functions of others, or load modules; entries call some. */
export function program(random) {
  const count = 4 + random.below(10);
  const functions = 3;
  const files = { 'package.json': '{"sideEffects": false}' };
  for (let index = 0; index < count; index++) {
    const lines = [];
    for (let each = 0; each < functions; each++) {
      lines.push(`export function f${each}() { return [${calls(random, index, count, lines).join(', ')}]; }`);
    }
    files[`m${index}.js`] = [...new Set(lines)].sort((a, b) => b.startsWith('import ') - a.startsWith('import ')).join('\n');
  }
  const entries = {};
  const entryCount = 2 + random.below(2);
  for (let index = 0; index < entryCount; index++) {
    const lines = [];
    const called = calls(random, -1, count, lines);
    files[`e${index}.js`] = [...new Set(lines), `console.log(${called.join(', ')});`].join('\n');
    const others = Object.keys(entries).filter(() => random.chance(0.15));
    entries[`e${index}`] = { import: [`./e${index}.js`], ...(others.length > 0 ? { dependOn: others } : {}) };
  }
  files['shale.json'] = JSON.stringify({ entries });
  return { files, entries };
}

function calls(random, self, count, lines) {
  const found = [];
  for (let more = random.below(self < 0 ? 4 : 3) + (self < 0 ? 1 : 0); more > 0; more--) {
    const other = random.below(count);
    const each = random.below(3);
    if (other === self) continue;
    if (random.chance(0.15)) {
      // Of a function that nobody uses, rspack keeps the chunk, and Shale does not.
      lines.push(`import('./m${other}.js');`);
    } else {
      lines.push(`import { f${each} as m${other}f${each} } from './m${other}.js';`);
      found.push(`m${other}f${each}()`);
    }
  }
  return found;
}
