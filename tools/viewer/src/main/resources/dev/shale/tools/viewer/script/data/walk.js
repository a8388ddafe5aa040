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

/** @typedef {{modules: number[], of: Int32Array}} Distances modules by distance; of has NONE for the others */

/**
 * How many edges lie between some modules and each other one, forward or against the edges.
 * @param {Graph} graph
 * @param {Iterable<number>} starts
 * @param {boolean} isForward
 * @param {number} most
 * @param {EdgeChoice} choice
 * @returns {Distances}
 */
export function distances(graph, starts, isForward, most, choice) {
  const of = new Int32Array(graph.moduleCount).fill(NONE);
  /** @type {number[]} */
  const modules = [];
  for (const start of starts) {
    of[start] = 0;
    modules.push(start);
  }
  for (let at = 0; at < modules.length && of[modules[at]] < most; at++) {
    const distance = of[modules[at]] + 1;
    eachNeighbour(graph, modules[at], isForward, choice, (neighbour) => {
      if (of[neighbour] === NONE) {
        of[neighbour] = distance;
        modules.push(neighbour);
      }
    });
  }
  return {modules, of};
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
