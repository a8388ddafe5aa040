import {h} from '../dom.js';
import {visible} from '../text.js';
import {conditions, moduleLink} from './names.js';

/** @typedef {import('../data/graph.js').Graph} Graph */

const MOST_NAMES = 6;

/**
 * A dependency in a row: the module at one of its ends, what asks for it and where.
 * @param {Graph} graph
 * @param {number} dependency
 * @param {'source' | 'target' | 'both'} ends
 */
export function dependencyLine(graph, dependency, ends) {
  const source = graph.sources[dependency];
  const target = graph.targets[dependency];
  const request = h(
    'code',
    {class: 'request'},
    '"' + visible(graph.texts.at(graph.requests[dependency])) + '"',
  );
  const name =
    target < 0
      ? h('span', {class: 'module none'}, 'leads nowhere: ', request)
      : moduleLink(graph, target);
  return h(
    'div',
    {class: 'line'},
    ends !== 'target' && moduleLink(graph, source),
    ends === 'both' && h('span', {class: 'arrow', 'aria-label': 'imports'}, '→'),
    ends !== 'source' && name,
    h(
      'span',
      {class: 'how'},
      h('span', {class: 'place'}, place(graph, dependency)),
      h('span', {class: 'kind'}, graph.kindOf(dependency).label),
      conditions(graph, dependency).map((word) => h('span', {class: 'condition'}, word)),
      namesText(graph.namesOf(dependency)),
    ),
  );
}

/**
 * @param {Graph} graph
 * @param {number} dependency
 */
export function place(graph, dependency) {
  return graph.lines[dependency] + ':' + graph.columns[dependency];
}

/** @param {string[]} names */
function namesText(names) {
  if (names.length === 0) {
    return null;
  }
  const shown = names.slice(0, MOST_NAMES).map(visible).join(', ');
  const rest = names.length > MOST_NAMES ? ', +' + (names.length - MOST_NAMES) : '';
  return h('span', {class: 'names', title: names.map(visible).join(', ')}, shown + rest);
}

/**
 * Modules from one to another, with what asks for each.
 * @param {Graph} graph
 * @param {number} first
 * @param {ArrayLike<number>} chain of dependencies
 * @param {boolean} [isCompact] in one line, if there is room
 */
export function chainList(graph, first, chain, isCompact = false) {
  const steps = [h('li', {}, moduleLink(graph, first))];
  for (const dependency of Array.from(chain)) {
    steps.push(
      h(
        'li',
        {},
        h(
          'span',
          {class: 'step'},
          graph.kindOf(dependency).label + ' at ' + place(graph, dependency),
        ),
        moduleLink(graph, graph.targets[dependency]),
      ),
    );
  }
  return h('ol', {class: isCompact ? 'chain compact' : 'chain'}, steps);
}
