import {NONE} from '../data/absent.js';
import {h} from '../dom.js';
import {href} from '../route.js';
import {plural, visible} from '../text.js';
import {badge, moduleLink} from '../ui/names.js';

/** @typedef {import('../data/graph.js').Graph} Graph */

const NAMESPACE = -2;
const USED = ['unused', 'members used', 'used', 'used in ways that are not known'];
const PROVIDED = ['no such export', '', 'may not be there'];

/**
 * How the exports of a module are shown, each with who uses it.
 * @param {Graph} graph
 * @param {number} module
 * @returns {(index: number) => HTMLElement}
 */
export function exportRows(graph, module) {
  const users = usersOf(graph, module);
  const whole = users.get(NONE) ?? [];
  return (index) => {
    const at = graph.exportBegins[module] + index;
    const state = graph.exportStates[at];
    const asking = [...(users.get(graph.exportNames[at]) ?? []), ...whole];
    const used = state & 3;
    return h(
      'div',
      {class: 'line export'},
      h('bdi', {class: 'base'}, visible(graph.texts.at(graph.exportNames[at]))),
      badge((used === 0 ? '○ ' : '● ') + USED[used], used === 0 ? 'quiet' : 'good'),
      PROVIDED[state >> 2] !== '' && badge(PROVIDED[state >> 2], 'warn'),
      origin(graph, module, at),
      h(
        'span',
        {class: 'how'},
        askedBy(graph, module, graph.texts.at(graph.exportNames[at]), asking),
      ),
    );
  };
}

/**
 * @param {Graph} graph
 * @param {number} module
 * @param {number} at
 */
function origin(graph, module, at) {
  const from = graph.exportModules[at];
  if (from === NONE || from === module) {
    return null;
  }
  const binding = graph.exportBindings[at];
  const name =
    binding === NAMESPACE
      ? ' (all of it)'
      : binding === graph.exportNames[at] || binding < 0
        ? ''
        : ' ' + visible(graph.texts.at(binding));
  return h('span', {class: 'origin'}, 'from ', moduleLink(graph, from), name);
}

/**
 * @param {Graph} graph
 * @param {number} module
 * @param {string} name
 * @param {number[]} dependencies
 */
function askedBy(graph, module, name, dependencies) {
  if (dependencies.length === 0) {
    return null;
  }
  const more = dependencies.length - 1;
  return h(
    'span',
    {},
    'by ',
    moduleLink(graph, graph.sources[dependencies[0]]),
    more > 0 && [
      ' and ',
      h('a', {href: href('module', graph.path(module), {name})}, plural(more, 'other')),
    ],
  );
}

/**
 * The dependencies that ask a module for each name; those that ask for all of it under NONE.
 * @param {Graph} graph
 * @param {number} module
 */
function usersOf(graph, module) {
  /** @type {Map<number, number[]>} */
  const users = new Map();
  for (let at = graph.importerBegins[module]; at < graph.importerBegins[module + 1]; at++) {
    const dependency = graph.importers[at];
    for (let name = graph.nameBegins[dependency]; name < graph.nameBegins[dependency + 1]; name++) {
      const known = users.get(graph.names[name]);
      if (known) {
        known.push(dependency);
      } else {
        users.set(graph.names[name], [dependency]);
      }
    }
  }
  return users;
}
