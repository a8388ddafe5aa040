// Export names: what oxc-parser's module record says of them, and what Shale's does.
import { differences } from './report.mjs';

const COMMONJS = 8;

/** The texts of exports that only one of the two has. `places` turns offsets into bytes. */
export function exportDifferences(record, module, places) {
  const mine = record.exports.filter(({ flags }) => (flags & COMMONJS) === 0);
  const namespaces = new Map(module.staticImports.flatMap(namespaceImports));
  const theirs = module.staticExports
    .flatMap(({ entries }) => entries)
    .filter((entry) => !entry.isType && exports(entry))
    .map((entry) => withNamespace(entry, namespaces));
  return differences(
    mine.map((row) => ours(row, record)),
    merged(theirs.map((entry) => other(entry, places))),
    'oxc-parser',
  );
}

function namespaceImports({ moduleRequest, entries }) {
  return entries
    .filter(({ importName }) => importName.kind === 'NamespaceObject')
    .map(({ localName }) => [localName.value, moduleRequest]);
}

/** The specification calls `import * as x from "y"; export { x }` an export of a local binding. */
function withNamespace(entry, namespaces) {
  const moduleRequest = entry.moduleRequest ?? namespaces.get(entry.localName.name);
  const isNamespace =
    moduleRequest && !entry.moduleRequest && entry.exportName.kind !== 'Default';
  return isNamespace ? { ...entry, moduleRequest, importName: { kind: 'All' } } : entry;
}

function ours({ name, local, dependency, path, start, end }, record) {
  if (name === '') {
    return `export * from ${JSON.stringify(record.rows[dependency].request)}`;
  }
  const from = dependency < 0 ? '' : ` ${path || '*'} from ${JSON.stringify(record.rows[dependency].request)}`;
  return `export ${JSON.stringify(name)} ${start}-${end}${from}${local && ` of ${local}`}`;
}

function other({ exportName, localName, importName, moduleRequest }, places) {
  const request = JSON.stringify(moduleRequest?.value);
  if (importName.kind === 'AllButDefault') {
    return `export * from ${request}`;
  }
  const name = exportName.kind === 'Default' ? 'default' : exportName.name;
  const { start, end } = places.span(exportName);
  const from = moduleRequest ? ` ${importName.kind === 'All' ? '*' : importName.name} from ${request}` : '';
  const local = !moduleRequest && localName.kind === 'Name' ? ` of ${localName.name}` : '';
  return `export ${JSON.stringify(name)} ${start}-${end}${from}${local}`;
}

/** `export {} from "x"` has an entry without names. */
function exports({ exportName, importName }) {
  return exportName.kind !== 'None' || importName.kind === 'AllButDefault';
}

/** Overloads and merged declarations are one export, which the first of them names. */
function merged(texts) {
  const seen = new Set();
  return texts.filter((text) => {
    const name = /^export "[^"]*"/.exec(text)?.[0] ?? text;
    const isFirst = name === text || !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}
