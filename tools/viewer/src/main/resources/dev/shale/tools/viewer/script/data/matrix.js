import {ModuleFlag} from './graph.js';
import {NONE} from './absent.js';

/** @typedef {import('./graph.js').Graph} Graph */
/**
 * @typedef {{labels: string[], paths: string[], counts: Int32Array, incoming: Int32Array,
 *     outgoing: Int32Array, rest: number}} Matrix counts has a row for each that imports
 */

/**
 * Which groups of modules import which, counted in edges between different modules.
 * @param {Graph} graph
 * @param {number} level how many names of a path make a group; 0 for packages
 * @param {boolean} isOwn leaves out installed packages
 * @param {number} most groups with the most edges
 * @returns {Matrix}
 */
export function readMatrix(graph, level, isOwn, most) {
  const {groups, ofModule} = groupModules(graph, level, isOwn);
  const edges = new Map();
  const weight = new Int32Array(groups.length);
  for (let dependency = 0; dependency < graph.dependencyCount; dependency++) {
    const from = ofModule[graph.sources[dependency]];
    const to = graph.targets[dependency] === NONE ? NONE : ofModule[graph.targets[dependency]];
    if (from !== NONE && to !== NONE && from !== to && graph.isActive(dependency)) {
      const key = from * groups.length + to;
      edges.set(key, (edges.get(key) ?? 0) + 1);
      weight[from]++;
      weight[to]++;
    }
  }
  const kept = groups.map((_, group) => group).filter((group) => weight[group] > 0);
  kept.sort((one, other) => weight[other] - weight[one] || one - other);
  const shown = kept.slice(0, most);
  return {...tabulate(groups, shown, edges), rest: kept.length - shown.length};
}

/**
 * @param {{label: string, path: string}[]} groups
 * @param {number[]} shown
 * @param {Map<number, number>} edges
 */
function tabulate(groups, shown, edges) {
  const place = new Int32Array(groups.length).fill(NONE);
  shown.forEach((group, index) => (place[group] = index));
  const counts = new Int32Array(shown.length * shown.length);
  const incoming = new Int32Array(shown.length);
  const outgoing = new Int32Array(shown.length);
  for (const [key, count] of edges) {
    const from = place[Math.floor(key / groups.length)];
    const to = place[key % groups.length];
    if (from !== NONE && to !== NONE) {
      counts[from * shown.length + to] = count;
      outgoing[from] += count;
      incoming[to] += count;
    }
  }
  return {
    labels: shown.map((group) => groups[group].label),
    paths: shown.map((group) => groups[group].path),
    counts,
    incoming,
    outgoing,
  };
}

/**
 * @param {Graph} graph
 * @param {number} level
 * @param {boolean} isOwn
 */
function groupModules(graph, level, isOwn) {
  const {folders} = graph;
  const ofFolder = new Int32Array(folders.count).fill(NONE);
  /** @type {{label: string, path: string}[]} */
  const groups = [];
  /** @type {Map<string, number>} */
  const byKey = new Map();
  const start = folders.end(0);
  const skipped = folders.paths[start] === '' ? 0 : folders.paths[start].split('/').length;
  for (let folder = 0; folder < folders.count; folder++) {
    const {label, path} = groupOf(graph, folder, level, skipped);
    let group = byKey.get(path);
    if (group === undefined) {
      group = groups.push({label, path}) - 1;
      byKey.set(path, group);
    }
    ofFolder[folder] = group;
  }
  const ofModule = Int32Array.from({length: graph.moduleCount}, (_, module) =>
    isOwn && graph.is(module, ModuleFlag.INSTALLED) ? NONE : ofFolder[folders.ofModule[module]],
  );
  return {groups, ofModule};
}

/**
 * An installed package is a group whatever the level.
 * @param {Graph} graph
 * @param {number} folder
 * @param {number} level
 * @param {number} skipped
 */
function groupOf(graph, folder, level, skipped) {
  const {folders} = graph;
  for (let at = folder; at > 0; at = folders.parents[at]) {
    const one = folders.packages.get(at);
    if (one && (one.installed || level === 0)) {
      return {label: one.name, path: one.path};
    }
  }
  const names = folders.paths[folder].split('/');
  const path = level === 0 ? '' : names.slice(0, skipped + level).join('/');
  return {label: path === '' ? graph.header.title : path, path};
}

/**
 * An order of the groups in which few edges lead back up: those that others need least come first
 * (P. Eades, X. Lin, W. Smyth, "A Fast and Effective Heuristic for the Feedback Arc Set Problem").
 * @param {Matrix} matrix
 */
export function layerOrder(matrix) {
  const size = matrix.labels.length;
  const rest = new Set(matrix.labels.keys());
  const outgoing = matrix.outgoing.slice();
  const incoming = matrix.incoming.slice();
  /** @type {number[]} */
  const first = [];
  /** @type {number[]} */
  const last = [];
  while (rest.size > 0) {
    let chosen = NONE;
    for (const group of rest) {
      const better =
        chosen === NONE || rank(group, outgoing, incoming) > rank(chosen, outgoing, incoming);
      chosen = better ? group : chosen;
    }
    const isSink = outgoing[chosen] === 0 && incoming[chosen] > 0;
    (isSink ? last : first).push(chosen);
    rest.delete(chosen);
    for (const other of rest) {
      incoming[other] -= matrix.counts[chosen * size + other];
      outgoing[other] -= matrix.counts[other * size + chosen];
    }
  }
  return [...first, ...last.reverse()];
}

/**
 * Sources and sinks come before all others.
 * @param {number} group
 * @param {Int32Array} outgoing
 * @param {Int32Array} incoming
 */
function rank(group, outgoing, incoming) {
  return incoming[group] === 0 || outgoing[group] === 0
    ? Infinity
    : outgoing[group] - incoming[group];
}
