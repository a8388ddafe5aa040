// test262-parser-tests: each program twice, as written and with all that is implicit spelled out.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packages } from './corpus.mjs';
import { Report } from './report.mjs';
import { records } from './shale.mjs';

export async function test262() {
  const folder = path.join(packages, 'test262-parser-tests');
  const names = readdirSync(path.join(folder, 'pass')).sort();
  const pass = await records(names.map((name) => input(folder, 'pass', name)));
  const explicit = await records(names.map((name) => input(folder, 'pass-explicit', name)));
  const report = new Report('test262-parser-tests');
  names.forEach((name, index) => report.file(name, compare(pass[index], explicit[index])));
  return report.print();
}

/** `.module.js` marks a module; Shale takes that from `.mjs`. */
function input(folder, side, name) {
  return `${path.join(folder, side, name)}\t${name.replace(/\.module\.js$/, '.mjs')}`;
}

function compare(pass, explicit) {
  if (pass.error || explicit.error) {
    return [
      ...(pass.error ? [`pass fails: ${pass.error}`] : []),
      ...(explicit.error ? [`pass-explicit fails: ${explicit.error}`] : []),
    ];
  }
  const one = text(pass);
  const other = text(explicit);
  return one === other ? [] : [`pass gives ${one}, pass-explicit ${other}`];
}

/** Without places, which the two do not share. */
function text({ kind, rows }) {
  return JSON.stringify([kind, rows.map((row) => [row.kind, row.request, row.typeOnly])]);
}
