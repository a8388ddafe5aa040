// What `shale shake` keeps of a program, written out as a program. Whatever is dropped is still there
// by name and has no value: a module without its statements, a declaration as `var name`. So imports
// lead where they did, modules run in the same order, and what is used and was dropped shows.
import { parse } from 'acorn';

/**
 * The kept text of a module.
 *
 * @param statements where the statements begin that stay; null for all, undefined for none
 */
export function keptText(file, text, statements) {
  if (statements === null || !/\.[cm]?js$/.test(file)) return text;
  const isCommonJs = file.endsWith('.cjs');
  if (isCommonJs) return statements === undefined ? announcedNames(text) : text;
  const starts = new Set(statements ?? []);
  const program = parse(text, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowAwaitOutsideFunction: true,
  });
  return program.body.map((node) => keptStatement(node, text, starts)).join('\n');
}

/** What Node lets others import by name of a CommonJS file, though none of it has a value. */
function announcedNames(text) {
  const names = new Set([...text.matchAll(/\bexports\.([\w$]+)\s*=[^=]/g)].map(([, name]) => name));
  return [...names].map((name) => `0 && (exports.${name} = 0);`).join('\n');
}

const sourceOf = (node, text) => text.slice(node.start, node.end);

function keptStatement(node, text, starts) {
  const isNoPart =
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    (node.type === 'ExportNamedDeclaration' && !node.declaration);
  if (isNoPart) return sourceOf(node, text);
  const isExport = node.type === 'ExportNamedDeclaration';
  const declaration = isExport ? node.declaration : node;
  if (declaration.type === 'VariableDeclaration') {
    return keptVariables(declaration, isExport ? 'export ' : '', node.start, text, starts);
  }
  if (starts.has(node.start)) return sourceOf(node, text);
  if (node.type === 'ExportDefaultDeclaration') {
    const name = node.declaration.id?.name;
    return `${name ? `var ${name}; ` : ''}export default undefined;`;
  }
  const names = declaration.id ? [declaration.id.name] : [];
  return names.map((name) => `${isExport ? 'export ' : ''}var ${name};`).join(' ');
}

function keptVariables({ kind, declarations }, prefix, start, text, starts) {
  return declarations
    .map((each, index) => {
      const begins = index === 0 ? [start] : rangeOf(declarations[index - 1].end, each.start);
      const isKept = begins.some((at) => starts.has(at));
      const names = namesOf(each.id).map((name) => `${prefix}var ${name};`);
      return isKept ? `${prefix}${kind} ${sourceOf(each, text)};` : names.join(' ');
    })
    .join(' ');
}

/** A declarator may begin anywhere behind the one in front of it. */
function rangeOf(begin, end) {
  return Array.from({ length: end - begin + 1 }, (_, index) => begin + index);
}

function namesOf(pattern) {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.filter(Boolean).flatMap(namesOf);
    default:
      return pattern.properties.flatMap((each) => namesOf(each.value ?? each.argument));
  }
}
