import {NONE} from './absent.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {{path: string, before: number, after: number}} SizeChange bytes; NONE where it is not there */
/** @typedef {{from: string, to: string}} EdgeChange */
/**
 * @typedef {{sizes: SizeChange[], edgesAdded: EdgeChange[], edgesRemoved: EdgeChange[],
 *     cyclesAdded: number[], cyclesRemoved: number[]}} Comparison cycles by their number
 */

/**
 * What is different in two graphs, by the paths of modules.
 * @param {Graph} before
 * @param {Graph} after
 * @returns {Comparison}
 */
export function compareGraphs(before, after) {
  const edgesBefore = edgesOf(before);
  const edgesAfter = edgesOf(after);
  const cyclesBefore = cyclesOf(before);
  const cyclesAfter = cyclesOf(after);
  return {
    sizes: compareSizes(before, after),
    edgesAdded: missing(edgesAfter, edgesBefore),
    edgesRemoved: missing(edgesBefore, edgesAfter),
    cyclesAdded: absent(cyclesAfter, cyclesBefore),
    cyclesRemoved: absent(cyclesBefore, cyclesAfter),
  };
}

/**
 * @param {Graph} before
 * @param {Graph} after
 */
function compareSizes(before, after) {
  /** @type {SizeChange[]} */
  const changes = [];
  for (let module = 0; module < after.moduleCount; module++) {
    const other = before.find(after.path(module));
    const size = other === NONE ? NONE : before.bytes[other];
    if (size !== after.bytes[module]) {
      changes.push({path: after.path(module), before: size, after: after.bytes[module]});
    }
  }
  for (let module = 0; module < before.moduleCount; module++) {
    if (after.find(before.path(module)) === NONE) {
      changes.push({path: before.path(module), before: before.bytes[module], after: NONE});
    }
  }
  return changes.sort(
    (one, other) =>
      Math.abs(change(other)) - Math.abs(change(one)) || (one.path < other.path ? -1 : 1),
  );
}

/** By how many bytes a module grew. @param {SizeChange} size */
export function change(size) {
  return Math.max(0, size.after) - Math.max(0, size.before);
}

/** @param {Graph} graph */
function edgesOf(graph) {
  /** @type {Map<string, Set<string>>} */
  const edges = new Map();
  for (let module = 0; module < graph.moduleCount; module++) {
    /** @type {Set<string>} */
    const targets = new Set();
    for (
      let dependency = graph.begins[module];
      dependency < graph.begins[module + 1];
      dependency++
    ) {
      if (graph.targets[dependency] !== NONE) {
        targets.add(graph.path(graph.targets[dependency]));
      }
    }
    edges.set(graph.path(module), targets);
  }
  return edges;
}

/**
 * @param {Map<string, Set<string>>} edges
 * @param {Map<string, Set<string>>} others
 */
function missing(edges, others) {
  /** @type {EdgeChange[]} */
  const found = [];
  for (const [from, targets] of edges) {
    const known = others.get(from);
    for (const to of targets) {
      if (!known?.has(to)) {
        found.push({from, to});
      }
    }
  }
  return found;
}

/** @param {Graph} graph */
function cyclesOf(graph) {
  return graph.cycles.map(({modules}) =>
    JSON.stringify(Array.from(modules, (module) => graph.path(module)).sort()),
  );
}

/**
 * @param {string[]} cycles
 * @param {string[]} others
 */
function absent(cycles, others) {
  const known = new Set(others);
  return [...cycles.keys()].filter((cycle) => !known.has(cycles[cycle]));
}
