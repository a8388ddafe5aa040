// cjs-module-lexer, by which Node tells the names that a CommonJS module exports: names and
// re-exported modules, in order.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';

// Its JavaScript build: the one in WebAssembly has room for 255 re-exported variables.
const { parse } = createRequire(import.meta.url)('cjs-module-lexer');

// Bits of ExportFlags.
const STAR = 1;
const COMMONJS = 8;

const JAVASCRIPT = /\.c?js$/;

export function commonJs(files, ours) {
  const report = new Report('cjs-module-lexer');
  files.forEach((file, index) => {
    const record = ours[index];
    if (!JAVASCRIPT.test(file) || record.kind !== 'COMMONJS' || record.error) {
      return;
    }
    const theirs = lex(readFileSync(path.join(packages, file), 'utf8'));
    if (theirs) {
      report.file(file, compare(record, theirs));
    } else {
      report.reject();
    }
  });
  return report.print();
}

function lex(source) {
  try {
    const { exports, reexports } = parse(source);
    return [...exports.map(name), ...reexports.map(reexport)];
  } catch {
    return undefined;
  }
}

function compare(record, theirs) {
  const rows = record.exports.filter(({ flags }) => flags & COMMONJS);
  const names = rows.filter(({ flags }) => !(flags & STAR));
  // The lexer gives a module once, whatever is taken from it.
  const requests = new Set(
    rows
      .filter(({ flags }) => flags & STAR)
      .map(({ dependency }) => record.rows[dependency].request),
  );
  const mine = [...names.map((row) => name(row.name)), ...[...requests].map(reexport)];
  const found = differences(mine, theirs, 'cjs-module-lexer');
  const isSameOrder = mine.every((text, index) => text === theirs[index]);
  return found.length > 0 || isSameOrder ? found : ['the order differs'];
}

function name(text) {
  return `export ${JSON.stringify(text)}`;
}

function reexport(request) {
  return `re-export ${JSON.stringify(request)}`;
}
