// Which top-level statement refers to what an import binds, and to what other statements declare:
// scope analysis by eslint-scope, for JavaScript, and by typescript-eslint's scope manager, for
// TypeScript, beside Shale's references and parts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import { Parser } from 'acorn';
import jsx from 'acorn-jsx';
import { analyze } from 'eslint-scope';
import { packages } from './corpus.mjs';
import { differences, Report } from './report.mjs';

const EVERY = Number(process.env.SHALE_REFERENCES_EVERY ?? 3);
const LARGEST = 300_000;

export function references(files, ours) {
  return [
    compareAll('eslint-scope', files, ours, /\.[cm]?jsx?$/, scopesOfJavaScript),
    compareAll('typescript-eslint', files, ours, /\.[cm]?tsx?$/, scopesOfTypeScript),
  ].every(Boolean);
}

function compareAll(oracle, files, ours, names, scopesOf) {
  const report = new Report(oracle);
  const chosen = files
    .map((file, index) => ({ file, record: ours[index] }))
    .filter(({ file, record }) => names.test(file) && record.kind === 'ESM' && !record.error)
    .filter((_, index) => oracle !== 'eslint-scope' || index % EVERY === 0);
  for (const { file, record } of chosen) {
    const source = readFileSync(path.join(packages, file), 'utf8');
    if (source.length > LARGEST) {
      continue;
    }
    let scopes;
    try {
      scopes = scopesOf(source, file);
    } catch (error) {
      report.reject();
      continue;
    }
    const [own, other] = [mine(record), theirs(scopes, source, record)].map(apart);
    report.file(file, differences(own, other, oracle));
  }
  return report.print();
}

const Acorn = Parser.extend(jsx());

function scopesOfJavaScript(source) {
  const program = Acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', ranges: true });
  setParents(program, null);
  return analyze(program, { ecmaVersion: 2024, sourceType: 'module', jsx: true });
}

function scopesOfTypeScript(source, file) {
  const { scopeManager, ast } = parseForESLint(source, {
    filePath: file,
    sourceType: 'module',
    ecmaFeatures: { jsx: file.endsWith('x') },
    range: true,
    loc: false,
    jsxPragma: null,
  });
  setParents(ast, null);
  return scopeManager;
}

function setParents(node, parent) {
  node.parent = parent;
  for (const key of Object.keys(node)) {
    if (key !== 'parent') {
      for (const child of [node[key]].flat()) {
        if (typeof child?.type === 'string') {
          setParents(child, node);
        }
      }
    }
  }
}

/** References to what import declarations bind; those that JSX implies have no length. */
function mine({ rows, references, parts }) {
  const labels = parts.map(({ names }) => label(names));
  return [
    ...references
      .filter(({ dependency, start, end }) => rows[dependency].kind === 'import' && start < end)
      .map(({ dependency, start, part, path: names }) =>
        text(rows[dependency].request, names.split('\0').filter(Boolean), start, labels[part])),
    ...parts.flatMap(({ uses }, part) => uses.map((used) => use(labels[part], labels[used]))),
  ];
}

function text(request, names, start, part) {
  return `${JSON.stringify(request)} ${names.join('.') || '*'} at ${start} in ${part}`;
}

function use(user, used) {
  return `${user} uses ${used}`;
}

/** Signatures of a function and what is merged use each other for Shale alone, so that all stay. */
function apart(rows) {
  return rows.filter((row) => !/^(.*) uses \1$/.test(row));
}

/** A part by what it declares. */
function label(names) {
  return [...new Set(names)].sort().join() || 'evaluation';
}

function theirs(scopes, source, record) {
  const isAscii = /^[\x00-\x7f]*$/.test(source);
  const offset = (at) => (isAscii ? at : Buffer.byteLength(source.slice(0, at)));
  // A request is a text here and there, but types may have been imported by another statement.
  const loaded = new Set(record.rows.filter(({ typeOnly }) => !typeOnly).map(({ start }) => start));
  const rows = [];
  const module = scopes.scopes.find(({ type }) => type === 'module');
  if (!module) {
    return rows;
  }
  const parts = new Parts(module);
  for (const variable of module.variables) {
    const definition = variable.defs.find(({ type }) => type === 'ImportBinding');
    if (!definition || definition.parent?.type !== 'ImportDeclaration' || variable.defs.length > 1) {
      continue;
    }
    const literal = definition.parent.source;
    if (!loaded.has(offset(literal.range[0]))) {
      continue;
    }
    for (const { identifier } of variable.references.filter(isOfValue)) {
      const part = parts.around(identifier);
      for (const names of paths(identifier)) {
        const path = [...imported(definition.node), ...names];
        rows.push(text(literal.value, path, offset(identifier.range[0]), parts.label(part)));
      }
    }
  }
  return [...rows, ...parts.uses()];
}

/** What statements declare and refer to; each variable of a declaration is a part of its own. */
class Parts {
  #ranges;
  #variables;

  constructor({ block, variables }) {
    this.#variables = variables.filter(({ defs }) => defs.some(isOfPart));
    this.#ranges = block.body.flatMap((statement) => {
      const { declarations = [] } = statement.declaration ?? statement;
      return (declarations.length > 1 ? declarations : [statement]).map(({ range }) => range);
    });
  }

  around({ range }) {
    return this.#ranges.findIndex(([start, end]) => start <= range[0] && range[1] <= end);
  }

  label(part) {
    return label(this.#variables.filter(({ defs }) => this.#of(defs).has(part)).map(({ name }) => name));
  }

  uses() {
    const pairs = new Set();
    for (const { defs, references } of this.#variables) {
      for (const { identifier } of references.filter(isOfValue)) {
        const user = this.around(identifier);
        for (const used of this.#of(defs)) {
          if (used !== user) pairs.add(`${user} ${used}`);
        }
      }
    }
    return [...pairs].map((pair) => use(...pair.split(' ').map((part) => this.label(Number(part)))));
  }

  /** The parts of definitions. */
  #of(defs) {
    return new Set(defs.filter(isOfPart).map(({ name }) => this.around(name)));
  }
}

function isOfPart({ type, node, name }) {
  return type !== 'ImportBinding' && type !== 'Type' && name && !node.declare && !node.parent?.declare;
}

function isOfValue({ identifier, isValueReference }) {
  if (isValueReference === false || isInType(identifier)) {
    return false;
  }
  const { parent } = identifier;
  return parent.type !== 'ExportSpecifier' && !isInClosingTag(identifier);
}

/** The manager takes names in these for values. */
const TYPES = new Set([
  'TSTypeQuery',
  'TSInterfaceHeritage',
  'TSPropertySignature',
  'TSMethodSignature',
]);

function isInType(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (TYPES.has(at.type)) return true;
    if (at.type !== 'TSQualifiedName' && at.type !== 'MemberExpression') return false;
  }
  return false;
}

function isInClosingTag(node) {
  let at = node.parent;
  while (at.type === 'JSXMemberExpression') at = at.parent;
  return at.type === 'JSXClosingElement';
}

function imported(node) {
  if (node.type === 'ImportNamespaceSpecifier') return [];
  if (node.type === 'ImportDefaultSpecifier') return ['default'];
  return [node.imported.name ?? node.imported.value];
}

/** The members behind a name, and for a pattern that takes it apart those of the pattern. */
function paths(identifier) {
  const names = [];
  let node = identifier;
  for (let { parent } = node; ; parent = node.parent) {
    const name = isTransparent(parent) ? undefined : member(parent, node);
    if (name === null) break;
    if (name !== undefined) names.push(name);
    node = parent;
  }
  const { parent } = node;
  const isTakenApart = parent.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'ObjectPattern';
  return isTakenApart ? taken(parent.id).map((rest) => [...names, ...rest]) : [names];
}

const TRANSPARENT = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
]);

function isTransparent({ type }) {
  return TRANSPARENT.has(type);
}

function member(parent, node) {
  if (parent.type === 'JSXMemberExpression' && parent.object === node) return parent.property.name;
  if (parent.type !== 'MemberExpression' || parent.object !== node) return null;
  if (!parent.computed) return parent.property.type === 'Identifier' ? parent.property.name : null;
  return typeof parent.property.value === 'string' ? parent.property.value : null;
}

function taken({ properties }) {
  return properties.flatMap((property) => {
    if (property.type === 'RestElement' || property.computed) return [[]];
    const name = property.key.name ?? property.key.value;
    if (typeof name !== 'string') return [[]];
    const { value } = property;
    return value.type === 'ObjectPattern' ? taken(value).map((rest) => [name, ...rest]) : [[name]];
  });
}
