// Random programs of several modules, whose effects print. A program is `{files}`: by path the
// statements of a module, or a text. The same seed makes the same program.
import { Random } from './soundness-random.mjs';
import { commonJsStatements } from './soundness-commonjs.mjs';
import { hoistedOf } from './soundness-expressions.mjs';
import { Scope } from './soundness-scope.mjs';

const PACKAGE = '{ "name": "program", "type": "module" }';
const FLAGGED = '{ "name": "flagged", "type": "module", "sideEffects": false }';

/** A program for a seed. */
export function program(seed) {
  const random = new Random(seed);
  const modules = modulesOf(random);
  const files = new Map([['package.json', PACKAGE]]);
  if (modules.some(({ isFlagged }) => isFlagged))
    files.set('node_modules/flagged/package.json', FLAGGED);
  // What a module provides is known to those in front of it; what it does comes last.
  for (const module of [...modules].reverse()) {
    module.body = module.isCommonJs
      ? commonJsStatements(module, modules, random)
      : statementsOf(module, modules, random);
  }
  for (const { file, body } of modules) files.set(file, settled(body, modules));
  return { seed, files };
}

/** With the names of functions that were not known when they were used. */
function settled(body, modules) {
  return body.map((statement) =>
    modules.reduce((text, { index, provided }) => {
      const name = provided.find(({ isHoisted, isQuiet }) => isHoisted && isQuiet)?.name ?? 'absent';
      return text.replaceAll(hoistedOf(index), name);
    }, statement),
  );
}

function modulesOf(random) {
  const own = random.from(2, 6);
  const flagged = random.chance(0.6) ? random.from(1, 3) : 0;
  const commonJs = random.chance(0.4) ? random.from(1, 2) : 0;
  const files = [
    ...Array.from({ length: own }, (_, index) => ({ file: index === 0 ? 'index.js' : `m${index}.js` })),
    ...Array.from({ length: flagged }, (_, index) => ({
      file: `node_modules/flagged/${index === 0 ? 'index' : `f${index}`}.js`,
      isFlagged: true,
    })),
    ...Array.from({ length: commonJs }, (_, index) => ({ file: `c${index}.cjs`, isCommonJs: true })),
  ];
  return files.map((module, index) => ({
    isFlagged: false,
    isCommonJs: false,
    ...module,
    index,
    provided: [],
    edges: [],
  }));
}

/** The statements of an ECMAScript module: imports, re-exports, declarations and what runs. */
function statementsOf(module, modules, random) {
  const scope = new Scope(module, random);
  const statements = [];
  const targets = targetsOf(module, modules, random);
  module.edges.push(...targets.map(({ index }) => index));
  for (const target of targets) {
    statements.push(...importsOf(module, target, scope, random));
  }
  for (let count = random.from(1, 5); count > 0; count--) statements.push(scope.declaration());
  const runs =
    module.index === 0 ? random.from(2, 5) : module.isFlagged ? random.from(0, 1) : random.from(0, 3);
  for (let count = runs; count > 0; count--) {
    const place = random.chance(0.97) ? statements.length : random.below(statements.length + 1);
    statements.splice(place, 0, module.isFlagged ? scope.quietStatement() : scope.statement());
  }
  for (const target of dynamicTargets(module, modules, random)) statements.push(scope.dynamic(target));
  module.provided.push(...scope.exported);
  return statements.filter((text) => text !== '');
}

/** Mostly modules behind this one; some in front of it, so that there are circles. */
function targetsOf(module, modules, random) {
  const isReachable = (target) => target !== module && (!module.isFlagged || target.isFlagged);
  const behind = modules.filter((target) => isReachable(target) && target.index > module.index);
  const front = modules.filter(
    (target) => isReachable(target) && target.index < module.index && !target.isCommonJs,
  );
  const count = module.index === 0 ? behind.length : random.from(0, 3);
  const targets = random.shuffled(behind).slice(0, count);
  if (front.length > 0 && random.chance(0.25)) targets.push({ ...random.pick(front), isCircular: true });
  return targets;
}

/** A module that leads back would wait for itself. */
function dynamicTargets(module, modules, random) {
  if (module.isFlagged || !random.chance(0.3)) return [];
  const isBehind = (target) => reached(target, modules).every((index) => index > module.index);
  const targets = modules.filter((target) => target.provided.length > 0 && isBehind(target));
  if (targets.length === 0) return [];
  const target = random.pick(targets);
  module.edges.push(target.index);
  return [target];
}

function reached(module, modules) {
  const found = new Set([module.index]);
  for (const index of found) for (const next of modules[index].edges) found.add(next);
  return [...found];
}

/** How one module asks another for something. */
function importsOf(module, target, scope, random) {
  const request = JSON.stringify(requestOf(module, target));
  if (target.isCircular) return [scope.circular(request, target)];
  const names = target.provided.filter(({ name }) => name !== 'default');
  const hasDefault = target.provided.some(({ name }) => name === 'default');
  const kind = random.pick([
    'named',
    'named',
    'named',
    'namespace',
    'default',
    'bare',
    'from',
    'star',
    'as',
  ]);
  if (target.isCommonJs && (kind === 'star' || kind === 'as')) return [scope.namespace(request, target)];
  switch (kind) {
    case 'named':
      return names.length > 0 ? [scope.named(request, random.some(names))] : [`import ${request};`];
    case 'namespace':
      return [scope.namespace(request, target)];
    case 'default':
      if (target.isCommonJs) return [scope.commonJsDefault(request, target)];
      return hasDefault
        ? [
            scope.named(
              request,
              target.provided.filter(({ name }) => name === 'default'),
            ),
          ]
        : [];
    case 'from':
      return names.length > 0 ? [scope.reExport(request, random.some(names))] : [];
    case 'star':
      return [scope.star(request, target)];
    case 'as':
      return [scope.starAs(request, target)];
    default:
      return [`import ${request};`];
  }
}

function requestOf(module, target) {
  if (!target.isFlagged) return `./${target.file}`;
  if (module.isFlagged) return `./${target.file.split('/').at(-1)}`;
  return target.file.endsWith('/index.js')
    ? 'flagged/index.js'
    : `flagged/${target.file.split('/').at(-1)}`;
}
