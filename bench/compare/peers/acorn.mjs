// acorn, warm, over the modules below some folders: MB a second of CPU time, for bench/run frontend.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';

const WARM_UP_ROUNDS = 1;
const ROUNDS = 3;
const options = { ecmaVersion: 'latest', sourceType: 'module', locations: false };

const sources = process.argv
  .slice(2)
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)))
  .filter((file) => /\.m?js$/.test(file))
  .flatMap((file) => {
    try {
      const text = readFileSync(file, 'utf8');
      parse(text, options);
      return [text];
    } catch {
      return [];
    }
  });
const bytes = sources.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const times = [];
for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
  const before = process.cpuUsage();
  for (const text of sources) {
    parse(text, options);
  }
  const { user, system } = process.cpuUsage(before);
  if (round >= 0) {
    times.push(user + system);
  }
}
times.sort((a, b) => a - b);
console.log((bytes / times[ROUNDS >> 1]).toFixed(1));
