// How long rspack takes to find out which exports modules provide and what of them is used.
//
//     node usage-time.mjs [--whole | --chunks] ENTRY [ROUNDS]
//
// Milliseconds of its phases "finish modules" and "optimize dependencies", as it logs them, of
// builds in one process. Modules that only barrels lead to are not read where nobody asks for their
// names; with --whole they are, as Shale reads them, but then no module is free of side effects.
// With --chunks it is the phase "build chunk graph". Beside it: bench/run uses ENTRY, and
// bench/run chunks ENTRY.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rspack } from '@rspack/core';

const { values, positionals } = parseArgs({
  options: { whole: { type: 'boolean', default: false }, chunks: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const PHASES = values.chunks ? ['build chunk graph'] : ['finish modules', 'optimize dependencies'];
const [entry, rounds = '5'] = positionals;
if (!entry) {
  console.error('node usage-time.mjs [--whole | --chunks] ENTRY [ROUNDS]');
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'shale-rspack-'));
const times = [];
try {
  for (let round = 0; round < Number(rounds); round++) times.push(await build());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const phase of PHASES) print(phase, times.map((time) => time[phase]));
if (PHASES.length > 1) print('both', times.map((time) => PHASES.reduce((sum, phase) => sum + time[phase], 0)));
console.log(`${times[0].modules} modules`);

function print(name, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${name}: median ${median.toFixed(1)} ms of ${sorted.map((ms) => ms.toFixed(1)).join(', ')}`);
}

function build() {
  const compiler = rspack({
    context: path.dirname(path.resolve(entry)),
    mode: 'production',
    devtool: false,
    target: 'web',
    entry: path.resolve(entry),
    output: { path: folder },
    performance: false,
    optimization: {
      sideEffects: !values.whole,
      concatenateModules: false,
      inlineExports: false,
      mangleExports: false,
      minimize: false,
    },
    infrastructureLogging: { level: 'none' },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) return reject(error);
      const { logging } = stats.toJson({ all: false, logging: 'verbose', loggingDebug: true });
      const time = { modules: stats.compilation.modules.size };
      for (const { message } of Object.values(logging).flatMap(({ entries }) => entries)) {
        const [, phase, ms] = /^(?:<t> )?(.+?): ([\d.]+) ?ms/.exec(message ?? '') ?? [];
        if (PHASES.includes(phase)) time[phase] = Number(ms);
      }
      const missing = PHASES.filter((phase) => !(phase in time));
      if (missing.length > 0) return reject(new Error(`rspack does not log ${missing.join(', ')}`));
      compiler.close(() => resolve(time));
    });
  });
}
