// rspack's watch mode: edits one leaf of the project that `bench/run project DIR` wrote, again and
// again, and prints how long it took from the write until `done`.

import { performance } from 'node:perf_hooks';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rspack } from '@rspack/core';

const WARM_UP = 1;
const EDITS = Number(process.argv[3] ?? 30);
const SETTLED_MILLIS = 50;
const AGGREGATE_MILLIS = 0;
const root = path.resolve(process.argv[2]);
const leaf = path.join(root, 'area39/feature24/part7.ts');
const added = "import { value9 } from '../../area0/feature0/part9';\n";
const original = readFileSync(leaf, 'utf8');

const compiler = rspack({
  context: root,
  entry: path.join(root, 'area0/feature0/part0.ts'),
  // In mode 'none' each edit builds all modules anew, whatever `incremental` and `cache` say.
  mode: 'development',
  target: 'web',
  cache: true,
  devtool: false,
  incremental: 'advance-silent',
  lazyCompilation: false,
  optimization: { minimize: false },
  resolve: { extensions: ['.ts', '.js'] },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: 'builtin:swc-loader',
        options: { jsc: { parser: { syntax: 'typescript' }, target: 'esnext' } },
      },
    ],
  },
});
compiler.outputFileSystem = nothingOnDisk();

/** Takes what is written, and forgets it. */
function nothingOnDisk() {
  const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  return {
    mkdir: (directory, options, done) => (done ?? options)(null),
    writeFile: (file, content, done) => done(null),
    stat: (file, done) => done(missing),
    lstat: (file, done) => done(missing),
    readFile: (file, done) => done(missing),
    readdir: (directory, done) => done(missing),
    rmdir: (directory, done) => done(null),
    unlink: (file, done) => done(null),
  };
}

let settle;
compiler.watch({ aggregateTimeout: AGGREGATE_MILLIS }, (error, stats) => {
  if (error || stats.hasErrors()) {
    console.error(error ?? stats.toString({ all: false, errors: true }).slice(0, 2000));
    process.exit(2);
  }
  settle?.({ end: performance.now(), own: stats.endTime - stats.startTime, stats });
});

const built = () => new Promise((resolve) => (settle = resolve));
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function edit(text) {
  await pause(SETTLED_MILLIS);
  const done = built();
  const begin = performance.now();
  writeFileSync(leaf, text);
  const { end, own } = await done;
  console.error(`${(end - begin).toFixed(0)} ms`);
  return { wall: end - begin, own };
}

function print(name, times) {
  for (const key of ['wall', 'own']) {
    const sorted = times.map((time) => time[key]).sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    console.log(`${name}.${key}.p50  ${at(0.5).toFixed(1)} ms`);
    console.log(`${name}.${key}.p99  ${at(0.99).toFixed(1)} ms`);
  }
}

const first = await built();
console.log(`modules  ${first.stats.compilation.modules.size}`);
console.log(`first  ${(first.stats.endTime - first.stats.startTime).toFixed(0)} ms`);
const bodies = [];
const adding = [];
const removing = [];
for (let number = -WARM_UP; number < EDITS; number++) {
  bodies.push(await edit(`${original}// edit ${number}\n`));
  adding.push(await edit(added + original));
  removing.push(await edit(original));
}
print('leaf.body', bodies.slice(WARM_UP));
print('leaf.import.added', adding.slice(WARM_UP));
print('leaf.import.removed', removing.slice(WARM_UP));
compiler.close(() => process.exit(0));
