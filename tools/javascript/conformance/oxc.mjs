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
    const differences = oxcDifferences(file, source, ours[index]);
    if (differences) {
      report.file(file, differences);
    } else {
      report.reject();
    }
  });
  return report.print();
}

/** The differences between both records of a source; undefined where oxc-parser rejects it. */
export function oxcDifferences(file, source, record) {
  const result = parseSync(parsedName(file), source, { sourceType: 'unambiguous' });
  if (result.errors.length > 0) {
    return undefined;
  }
  const found = compare(record, result.module, source);
  return found.length === 0 ? found : found.map((text) => text + remark(text, result, source));
}

/** Shale reads JSX in JavaScript whatever the file is called. */
function parsedName(file) {
  return file.replace(/\.[cm]?js$/, '.jsx');
}

/** What oxc-parser accepts although no compiler does, or leaves out of its records. */
function remark(difference, { program }, source) {
  if (difference.startsWith('fails')) {
    return oddities(program, source);
  }
  if (/^only \S+: export ["*]/.test(difference)) {
    return exportRemarks(difference, program);
  }
  const span = difference.match(/ (\d+)-\d+ \d+:\d+$/);
  return span ? requestRemark(program, new Places(source), Number(span[1])) : '';
}

function requestRemark(program, places, offset) {
  for (const node of nodes(program)) {
    if (node.source && places.span(node.source).start === offset) {
      if (node.type === 'ImportExpression' && isBehindJump(program, node)) return ' (behind a jump)';
      if (!program.body.includes(node)) return ' (not at the top level)';
      if (node.specifiers?.length === 0) return ' (without names)';
    }
  }
  return '';
}

const JUMPS = new Set([
  'BreakStatement',
  'ContinueStatement',
  'ReturnStatement',
  'ThrowStatement',
]);

/** Whether a statement in front of the node, or of what is around it, never lets it run. */
function isBehindJump(program, node) {
  for (const { body, consequent } of nodes(program)) {
    for (const list of [body, consequent].filter(Array.isArray)) {
      const jump = list.findIndex(({ type }) => JUMPS.has(type));
      const isAfter = ({ type, start, end }) =>
        type !== 'FunctionDeclaration' && start <= node.start && node.end <= end;
      if (jump >= 0 && list.slice(jump + 1).some(isAfter)) return true;
    }
  }
  return false;
}

/** Why the exports of a file may differ: all reasons that there are. */
function exportRemarks(difference, program) {
  const remarks = new Set();
  const declared = new Set();
  const exported = new Set();
  const imported = new Set();
  for (const node of nodes(program)) {
    const { type, declaration } = node;
    for (const name of exportedNames(node)) {
      if (exported.has(name)) remarks.add('a name is exported twice');
      exported.add(name);
    }
    for (const name of declaredNames(node)) {
      if (imported.has(name)) remarks.add('a name is imported twice');
      if (type === 'ImportDeclaration') imported.add(name);
      declared.add(name);
    }
    if (/^Export.*Declaration$/.test(type)) {
      if (!program.body.includes(node)) remarks.add('not at the top level');
      if (declaration?.abstract) remarks.add('abstract class');
      if (declaration?.type === 'TSDeclareFunction') remarks.add('overloads');
    }
    if (type === 'TSModuleDeclaration' && !hasValues(node)) remarks.add('namespace of types');
  }
  const local = difference.match(/^only oxc-parser: export .* of (\S+)$/)?.[1];
  if (local && !declared.has(local)) remarks.add('of what nothing declares');
  return [...remarks].map((remark) => ` (${remark})`).join('');
}

/** The names that a statement without a declaration exports. */
function exportedNames({ type, specifiers = [] }) {
  if (type === 'ExportDefaultDeclaration') return ['default'];
  return type === 'ExportNamedDeclaration' ? specifiers.map(({ exported }) => exported.name) : [];
}

/** The names that a statement or a declarator declares, but for those of patterns. */
function declaredNames({ type, id, specifiers }) {
  if (type === 'ImportDeclaration') return specifiers.map(({ local }) => local.name);
  return type.includes('Declarat') && id?.type === 'Identifier' ? [id.name] : [];
}

const TYPES = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSImportEqualsDeclaration']);

function hasValues({ body }) {
  return (body?.body ?? []).some((statement) => {
    const { type, exportKind } = statement.declaration ?? statement;
    return !TYPES.has(type) && exportKind !== 'type';
  });
}

function oddities(program, source) {
  if (/<!--|-->/.test(source)) return ' (HTML comment)';
  // oxc-parser leaves a decorator out of its tree where no class follows.
  if (/(^|\bexport)\s*@\s*(class\b|function\b|\{)/m.test(source)) return ' (function or class as a decorator)';
  for (const node of nodes(program)) {
    if (node.type.startsWith('TSJSDoc')) return ' (type of JSDoc)';
    if (node.type === 'PropertyDefinition' && [...nodes(node.value ?? {})].some(isAwait)) {
      return ' (await in a field)';
    }
    const isSignature = /^TS.*(Signature|FunctionType|ConstructorType)/.test(node.type);
    if (isSignature && node.params?.some(({ type }) => type === 'AssignmentPattern')) {
      return ' (default value in a signature)';
    }
  }
  return /export\s+(abstract|interface|module|namespace|type)[ \t]*[\r\n\u2028\u2029]/.test(source)
    ? ' (line break in a declaration)'
    : '';
}

function isAwait({ type }) {
  return type === 'AwaitExpression';
}

/** All nodes of a tree. */
function* nodes(node) {
  if (node?.type) {
    yield node;
  }
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') {
      yield* nodes(child);
    }
  }
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
