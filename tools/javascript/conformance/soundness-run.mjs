// Runs programs one behind the other: node soundness-run.mjs, with the paths of entries as JSON on
// standard input; prints the lines of each as JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const LONGEST_MILLIS = 10_000;
const entries = JSON.parse(readFileSync(0, 'utf8'));
const results = [];
let lines = [];
const write = console.log.bind(console);
console.log = (...values) => lines.push(values.map(shown).join(' '));
process.on('unhandledRejection', (error) => lines.push(`rejects ${error?.name}`));

function shown(value) {
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Object.getPrototypeOf(value) === null) return `namespace ${Object.keys(value).join()}`;
  return `object ${Object.keys(value).join()}`;
}

for (const entry of entries) {
  lines = [];
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(), { name: 'Timeout' })), LONGEST_MILLIS);
  });
  const mine = lines;
  try {
    await Promise.race([import(pathToFileURL(entry)), late]);
  } catch (error) {
    mine.push(`throws ${error?.name}: ${String(error?.message).split('\n')[0]}`);
  }
  clearTimeout(timer);
  await new Promise(setImmediate);
  results.push(lines);
}
write(JSON.stringify(results));
process.exit(0);
