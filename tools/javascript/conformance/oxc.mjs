// oxc-parser's module records: requests, kinds, spans, lines and columns.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { packages } from './corpus.mjs';
import { exportDifferences } from './exports.mjs';
import { differences, Report } from './report.mjs';

const KINDS = new Set(['import', 'export-from', 'dynamic-import']);
const LITERAL = /^(?:'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|`(?:[^`\\$]|\\[^])*`)$/;

export function oxc(files, ours) {
  const report = new Report('oxc-parser');
  files.forEach((file, index) => {
    const source = readFileSync(path.join(packages, file), 'utf8');
    const { module, errors } = parseSync(parsedName(file), source, { sourceType: 'unambiguous' });
    if (errors.length > 0) {
      report.reject();
    } else {
      report.file(file, compare(ours[index], module, source));
    }
  });
  return report.print();
}

/** Shale reads JSX in JavaScript whatever the file is called. */
function parsedName(file) {
  return file.replace(/\.[cm]?js$/, '.jsx');
}

function compare(record, module, source) {
  if (record.error) {
    return [`fails: ${record.error}`];
  }
  const places = new Places(source);
  const { rows, expressions } = theirs(module, source, places);
  const mine = record.rows
    .filter((row) => KINDS.has(row.kind))
    // oxc gives no value for an expression; what Shale makes of one lies inside.
    .filter((row) => !expressions.some(({ start, end }) => row.start >= start && row.end <= end));
  return [
    ...differences(mine.map(text), rows.map(text), 'oxc-parser'),
    ...exportDifferences(record, module, places),
  ];
}

function theirs(module, source, places) {
  const rows = [];
  const expressions = [];
  for (const { moduleRequest } of module.staticImports) {
    rows.push(places.row('import', moduleRequest.value, moduleRequest));
  }
  // An export of what the file imports is listed as if it stood in that import.
  const imported = new Set(module.staticImports.map(({ moduleRequest }) => moduleRequest.start));
  for (const { entries } of module.staticExports) {
    // All entries of a statement share its request.
    const request = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
    if (request && !imported.has(request.start)) {
      rows.push(places.row('export-from', request.value, request));
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = source.slice(moduleRequest.start, moduleRequest.end);
    if (LITERAL.test(literal)) {
      rows.push(places.row('dynamic-import', evaluate(literal), moduleRequest));
    } else {
      expressions.push(places.span(moduleRequest));
    }
  }
  return { rows, expressions };
}

/** A literal that LITERAL matches has nothing in it that runs. */
function evaluate(literal) {
  return new Function(`return ${literal}`)();
}

function text({ kind, request, start, end, line, column }) {
  return `${kind} ${JSON.stringify(request)} ${start}-${end} ${line}:${column}`;
}

/** Offsets in UTF-16 units, as oxc and JavaScript have them, to bytes, lines and columns. */
class Places {
  #source;
  #isAscii;

  constructor(source) {
    this.#source = source;
    // eslint-disable-next-line no-control-regex
    this.#isAscii = /^[\x00-\x7f]*$/.test(source);
  }

  row(kind, request, span) {
    const before = this.#source.slice(0, span.start);
    const lines = before.split(/\r\n|[\n\r\u2028\u2029]/);
    const column = lines.at(-1).length + 1;
    return { kind, request, ...this.span(span), line: lines.length, column };
  }

  span({ start, end }) {
    return { start: this.#byte(start), end: this.#byte(end) };
  }

  #byte(offset) {
    return this.#isAscii ? offset : Buffer.byteLength(this.#source.slice(0, offset));
  }
}
