import {NONE} from './absent.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {{types: boolean, static: boolean}} EdgeChoice which edges count */

export const RUNTIME = {types: false, static: false};

/**
 * Whether a dependency counts as an edge.
 * @param {Graph} graph
 * @param {number} dependency
 * @param {EdgeChoice} choice
 */
export function counts(graph, dependency, choice) {
  if (graph.targets[dependency] === NONE) {
    return false;
  }
  return (
    (choice.types || graph.isActive(dependency)) &&
    !(choice.static && graph.kindOf(dependency).later)
  );
}

/**
 * How many edges lie between some modules and each other one, forward or against the edges.
 * @param {Graph} graph
 * @param {Iterable<number>} starts
 * @param {boolean} isForward
 * @param {number} most
 * @param {EdgeChoice} choice
 * @returns {Map<number, number>} in the order of distances
 */
export function distances(graph, starts, isForward, most, choice) {
  /** @type {Map<number, number>} */
  const found = new Map();
  let level = [];
  for (const start of starts) {
    found.set(start, 0);
    level.push(start);
  }
  for (let distance = 1; distance <= most && level.length > 0; distance++) {
    /** @type {number[]} */
    const next = [];
    for (const module of level) {
      eachNeighbour(graph, module, isForward, choice, (neighbour) => {
        if (!found.has(neighbour)) {
          found.set(neighbour, distance);
          next.push(neighbour);
        }
      });
    }
    level = next;
  }
  return found;
}

/**
 * @param {Graph} graph
 * @param {number} module
 * @param {boolean} isForward
 * @param {EdgeChoice} choice
 * @param {(neighbour: number, dependency: number) => void} visit
 */
export function eachNeighbour(graph, module, isForward, choice, visit) {
  if (isForward) {
    for (
      let dependency = graph.begins[module];
      dependency < graph.begins[module + 1];
      dependency++
    ) {
      if (counts(graph, dependency, choice)) {
        visit(graph.targets[dependency], dependency);
      }
    }
    return;
  }
  for (let at = graph.importerBegins[module]; at < graph.importerBegins[module + 1]; at++) {
    const dependency = graph.importers[at];
    if (counts(graph, dependency, choice)) {
      visit(graph.sources[dependency], dependency);
    }
  }
}
