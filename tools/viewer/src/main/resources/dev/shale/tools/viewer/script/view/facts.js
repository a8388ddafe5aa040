import {ModuleFlag} from '../data/graph.js';
import {h} from '../dom.js';
import {href} from '../route.js';
import {counted, plural, size, visible} from '../text.js';

/** @typedef {import('../data/graph.js').Graph} Graph */

/**
 * What there is in a folder, or in the whole project, in a few numbers.
 * @param {Graph} graph
 * @param {number} folder
 */
export function factsOf(graph, folder) {
  const all = graph.folders.allModules(folder);
  const modules = all.filter((module) => !graph.is(module, ModuleFlag.FOR_TYPES));
  const own = modules.filter((module) => !graph.is(module, ModuleFlag.INSTALLED)).length;
  const inCycles = modules.filter((module) => graph.cycleOf[module] >= 0).length;
  const types = all.length - modules.length;
  const origin = counted(own) + ' own, ' + counted(modules.length - own) + ' installed';
  const surviving = size(sum(modules, graph.surviving)) + ' survive tree shaking';
  return [
    fact(counted(modules.length), 'modules', origin),
    fact(size(sum(modules, graph.bytes)), 'of source', surviving),
    folder === 0 &&
      fact(
        counted(graph.dependencyCount),
        'dependencies',
        types > 0 ? plural(types, 'more module') + ' only for types' : '',
      ),
    folder === 0 ? cycles(graph, inCycles) : fact(counted(inCycles), 'in cycles', ''),
    graph.affected && change(graph, graph.affected, modules),
  ];
}

/**
 * @param {Graph} graph
 * @param {number} inCycles
 */
function cycles(graph, inCycles) {
  const count = graph.cycles.length;
  const more = plural(inCycles, 'module') + ' in them';
  return fact(
    counted(count),
    count === 1 ? 'cycle' : 'cycles',
    more,
    count > 0 ? href('cycles') : '',
  );
}

/**
 * @param {Graph} graph
 * @param {Int32Array} affected
 * @param {number[]} modules
 */
function change(graph, affected, modules) {
  const changed = modules.filter((module) => affected[module] === 0).length;
  const reached = modules.filter((module) => affected[module] > 0).length;
  const since =
    'since ' + visible(graph.header.since) + '; they affect ' + counted(reached) + ' more';
  return fact(counted(changed), 'changed', since);
}

/**
 * @param {number[]} modules
 * @param {ArrayLike<number>} values
 */
function sum(modules, values) {
  return modules.reduce((total, module) => total + values[module], 0);
}

/**
 * @param {string} number
 * @param {string} what
 * @param {string} more
 * @param {string} [link]
 */
function fact(number, what, more, link = '') {
  const body = [h('b', {}, number), ' ', h('span', {}, what), more !== '' && h('small', {}, more)];
  return link ? h('a', {class: 'fact', href: link}, body) : h('div', {class: 'fact'}, body);
}
