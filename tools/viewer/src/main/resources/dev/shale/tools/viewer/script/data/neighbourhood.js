import {NONE} from './absent.js';
import {counts, distances} from './walk.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./walk.js').EdgeChoice} EdgeChoice */
/**
 * @typedef {{type: 'module' | 'folder' | 'more', layer: number, modules: number[], folder: number,
 *     isFocus: boolean}} Box a module, a folder, or what finds no room in a layer
 */
/** @typedef {{from: number, to: number, count: number, isCycle: boolean, isLater: boolean, isTypes: boolean}} Edge */
/**
 * @typedef {{starts: number[], inward: number, outward: number, open: Set<string>, isRoomy: boolean,
 *     choice: EdgeChoice}} Asked
 */
/** @typedef {{boxes: Box[], edges: Edge[], moduleCount: number, cutEdges: number}} Neighbourhood */

const MOST_BOXES = 140;
const MOST_BOXES_ROOMY = 300;
const LEAST_IN_LAYER = 8;
const MOST_EDGES = 450;
const FEW_MODULES = 36;

/**
 * What is around some modules, within some distances, as boxes in layers: importers in those below
 * 0, imports in those above. Modules of a folder are one box, unless it is open or they are few.
 * @param {Graph} graph
 * @param {Asked} asked
 * @returns {Neighbourhood}
 */
export function readNeighbourhood(graph, asked) {
  const layers = layersOf(graph, asked);
  const boxes = cut(group(graph, layers, asked), asked.isRoomy ? MOST_BOXES_ROOMY : MOST_BOXES);
  const edges = readEdges(graph, boxes, asked.choice);
  edges.sort(
    (one, other) => Number(other.isCycle) - Number(one.isCycle) || other.count - one.count,
  );
  return {
    boxes,
    edges: edges.slice(0, MOST_EDGES),
    moduleCount: layers.size,
    cutEdges: Math.max(0, edges.length - MOST_EDGES),
  };
}

/**
 * @param {Graph} graph
 * @param {Asked} asked
 */
function layersOf(graph, asked) {
  /** @type {Map<number, number>} */
  const layers = new Map();
  const after = distances(graph, asked.starts, true, asked.outward, asked.choice);
  const before = distances(graph, asked.starts, false, asked.inward, asked.choice);
  for (const module of after.modules) {
    layers.set(module, after.of[module]);
  }
  for (const module of before.modules) {
    const distance = before.of[module];
    const known = layers.get(module);
    if (known === undefined || distance < known) {
      layers.set(module, -distance);
    }
  }
  return layers;
}

/**
 * @param {Graph} graph
 * @param {Map<number, number>} layers
 * @param {Asked} asked
 */
function group(graph, layers, asked) {
  const isFew = layers.size <= FEW_MODULES;
  const starts = new Set(asked.starts);
  const home = installedFolder(graph, asked.starts[0]);
  /** @type {Map<number, Box>} */
  const groups = new Map();
  /** @type {Box[]} */
  const boxes = [];
  for (const [module, layer] of layers) {
    const folder = groupFolder(graph, module, home);
    const isOpen =
      isFew || asked.open.has(graph.folders.paths[folder]) || (starts.size === 1 && layer === 0);
    const key = isOpen ? module : -(3 * folder + Math.sign(layer) + 2);
    const known = groups.get(key);
    if (known) {
      known.modules.push(module);
      known.layer = Math.abs(layer) < Math.abs(known.layer) ? layer : known.layer;
    } else {
      const box = {
        type: /** @type {const} */ ('folder'),
        layer,
        modules: [module],
        folder,
        isFocus: layer === 0,
      };
      groups.set(key, box);
      boxes.push(box);
    }
  }
  return boxes.map((box) =>
    box.modules.length === 1 ? {...box, type: /** @type {const} */ ('module')} : box,
  );
}

/**
 * The folder that stands for a module: of an installed package the whole of it, unless it is where
 * the reader is.
 * @param {Graph} graph
 * @param {number} module
 * @param {number} home the installed package where the reader is, or NONE
 */
function groupFolder(graph, module, home) {
  const installed = installedFolder(graph, module);
  return installed === NONE || installed === home ? graph.folders.ofModule[module] : installed;
}

/**
 * The folder of the installed package that a module belongs to, or NONE.
 * @param {Graph} graph
 * @param {number} module
 */
export function installedFolder(graph, module) {
  return graph.folders.installed[graph.folders.ofModule[module]];
}

/**
 * Leaves those with the most modules in each layer, and puts the others into one box.
 * @param {Box[]} boxes
 * @param {number} most
 */
function cut(boxes, most) {
  /** @type {Map<number, Box[]>} */
  const layers = new Map();
  for (const box of boxes) {
    const layer = layers.get(box.layer);
    if (layer) {
      layer.push(box);
    } else {
      layers.set(box.layer, [box]);
    }
  }
  const room = Math.max(LEAST_IN_LAYER, Math.floor(most / layers.size));
  /** @type {Box[]} */
  const kept = [];
  for (const [layer, list] of layers) {
    list.sort((one, other) => other.modules.length - one.modules.length);
    kept.push(...list.slice(0, list.length > room ? room - 1 : room));
    const rest = list.length > room ? list.slice(room - 1) : [];
    if (rest.length > 0) {
      const modules = rest.flatMap((box) => box.modules);
      kept.push({type: 'more', layer, modules, folder: NONE, isFocus: false});
    }
  }
  return kept;
}

/**
 * @param {Graph} graph
 * @param {Box[]} boxes
 * @param {EdgeChoice} choice
 */
function readEdges(graph, boxes, choice) {
  const boxOf = new Int32Array(graph.moduleCount).fill(NONE);
  boxes.forEach((box, index) => {
    for (const module of box.modules) {
      boxOf[module] = index;
    }
  });
  /** @type {Map<number, Edge>} */
  const edges = new Map();
  boxes.forEach((box, from) => {
    for (const module of box.modules) {
      for (
        let dependency = graph.begins[module];
        dependency < graph.begins[module + 1];
        dependency++
      ) {
        const target = graph.targets[dependency];
        const to = target === NONE ? NONE : boxOf[target];
        if (to !== NONE && to !== from && counts(graph, dependency, choice)) {
          addEdge(graph, edges, from, to, dependency, boxes.length);
        }
      }
    }
  });
  return [...edges.values()];
}

/**
 * @param {Graph} graph
 * @param {Map<number, Edge>} edges
 * @param {number} from
 * @param {number} to
 * @param {number} dependency
 * @param {number} boxCount
 */
function addEdge(graph, edges, from, to, dependency, boxCount) {
  const cycle = graph.cycleOf[graph.sources[dependency]];
  const isCycle = cycle !== NONE && cycle === graph.cycleOf[graph.targets[dependency]];
  const isLater = graph.kindOf(dependency).later === true;
  const isTypes = !graph.isActive(dependency);
  const key = from * boxCount + to;
  const known = edges.get(key);
  if (known) {
    known.count++;
    known.isCycle ||= isCycle;
    known.isLater &&= isLater;
    known.isTypes &&= isTypes;
  } else {
    edges.set(key, {from, to, count: 1, isCycle, isLater, isTypes});
  }
}
