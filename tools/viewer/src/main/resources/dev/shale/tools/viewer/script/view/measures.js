import {plural, size} from '../text.js';
import {ModuleFlag} from '../data/graph.js';
import {isDark, themeColor} from '../theme.js';

/** @typedef {import('../data/graph.js').Graph} Graph */
/** @typedef {{value: string, label: string, weights: (graph: Graph) => ArrayLike<number>, shown: (value: number) => string}} Measure */
/** @typedef {{label: string, color: string, mark: Mark}} Look */
/** @typedef {'' | 'stripes' | 'dots'} Mark what a box has beside its colour */
/**
 * @typedef {{value: string, label: string, look: (graph: Graph, module: number) => number,
 *     looks: (graph: Graph) => Look[]}} Coloring
 */

/**
 * A number for each module; 0 for those that only types lead to, which are no part of the program.
 * @param {Graph} graph
 * @param {(module: number) => number} weight
 */
function ofProgram(graph, weight) {
  return Int32Array.from({length: graph.moduleCount}, (_, module) =>
    graph.flags[module] & ModuleFlag.FOR_TYPES ? 0 : weight(module),
  );
}

/** Why chunks are loaded, and what is said of that. */
const LOADS = new Map([
  ['entry', 'with an entry'],
  ['async', 'by import()'],
  ['worker', 'in a worker'],
]);

/** What the area of a box may be. */
export const MEASURES = /** @type {Measure[]} */ ([
  {
    value: 'bytes',
    label: 'Bytes',
    weights: (graph) => ofProgram(graph, (module) => graph.bytes[module]),
    shown: size,
  },
  {
    value: 'modules',
    label: 'Modules',
    weights: (graph) => ofProgram(graph, () => 1),
    shown: (value) => plural(value, 'module'),
  },
  {
    value: 'importers',
    label: 'Importers',
    weights: (graph) => ofProgram(graph, (module) => graph.importerCount(module)),
    shown: (value) => plural(value, 'import'),
  },
  {
    value: 'surviving',
    label: 'Tree-shaken bytes',
    weights: (graph) => graph.surviving,
    shown: size,
  },
]);

const KIND_NAMES = ['esm', 'commonjs', 'json', 'css', 'asset'];
const DEPTH_STEPS = 8;

/** What the colour of a box may say. */
export const COLORINGS = /** @type {Coloring[]} */ ([
  {
    value: 'kind',
    label: 'Kind',
    look: (graph, module) => graph.kinds[module],
    looks: (graph) => {
      /** @type {Look[]} */
      const looks = [];
      let other = 0;
      for (const kind of graph.header.moduleKinds) {
        const known = KIND_NAMES.indexOf(kind.label);
        const color = themeColor(
          known >= 0 ? 'kind-' + KIND_NAMES[known] : 'kind-other-' + (other++ % 4),
        );
        looks[kind.code] = {label: kind.label, color, mark: ''};
      }
      return looks;
    },
  },
  {
    value: 'origin',
    label: 'Own or installed',
    look: (graph, module) =>
      graph.is(module, ModuleFlag.INSTALLED) ? 1 : graph.is(module, ModuleFlag.ENTRY) ? 2 : 0,
    looks: () => [
      {label: 'the project’s own', color: themeColor('kind-esm'), mark: ''},
      {label: 'installed package', color: themeColor('calm'), mark: ''},
      {label: 'entry', color: themeColor('kind-commonjs'), mark: 'dots'},
    ],
  },
  {
    value: 'cycle',
    label: 'Cycles',
    look: (graph, module) => (graph.cycleOf[module] >= 0 ? 1 : 0),
    looks: () => [
      {label: 'in no cycle', color: themeColor('calm'), mark: ''},
      {label: 'in a cycle', color: themeColor('warn-fill'), mark: 'stripes'},
    ],
  },
  {
    value: 'depth',
    label: 'Depth',
    look: (graph, module) =>
      graph.depths[module] < 0 ? DEPTH_STEPS : depthStep(graph, graph.depths[module]),
    looks: (graph) => depthLooks(graph),
  },
  {
    value: 'affected',
    label: 'Affected by the change',
    look: (graph, module) => {
      const distance = graph.affected ? graph.affected[module] : -1;
      return distance < 0 ? 0 : distance === 0 ? 2 : 1;
    },
    looks: () => [
      {label: 'not affected', color: themeColor('calm'), mark: ''},
      {label: 'affected', color: themeColor('accent-fill'), mark: 'stripes'},
      {label: 'changed', color: themeColor('warn-fill'), mark: 'dots'},
    ],
  },
  {
    value: 'chunk',
    label: 'How it is loaded',
    look: (graph, module) => {
      const chunk = graph.header.chunks[graph.chunks ? graph.chunks[module] : -1];
      return chunk ? 1 + [...LOADS.keys()].indexOf(chunk.kind) : 0;
    },
    looks: () => [
      {label: 'not at all', color: themeColor('calm'), mark: ''},
      ...[...LOADS.values()].map((label, step) => ({
        label,
        color: hue(step / LOADS.size),
        mark: /** @type {Mark} */ (['', 'stripes', 'dots'][step]),
      })),
    ],
  },
]);

/**
 * The colourings that the data has something for.
 * @param {Graph} graph
 */
export function coloringsOf(graph) {
  return COLORINGS.filter(
    ({value}) => (value !== 'affected' || graph.affected) && (value !== 'chunk' || graph.chunks),
  );
}

/** @param {Graph} graph */
function greatestDepth(graph) {
  let most = 1;
  for (const depth of graph.depths) {
    most = Math.max(most, depth);
  }
  return most;
}

/**
 * @param {Graph} graph
 * @param {number} depth
 */
function depthStep(graph, depth) {
  const most = depthOf.get(graph) ?? greatestDepth(graph);
  depthOf.set(graph, most);
  return most < DEPTH_STEPS ? depth : Math.floor((depth / (most + 1)) * DEPTH_STEPS);
}

/** @type {WeakMap<Graph, number>} */
const depthOf = new WeakMap();

/**
 * @param {Graph} graph
 * @returns {Look[]}
 */
function depthLooks(graph) {
  const most = greatestDepth(graph);
  const steps = Math.min(DEPTH_STEPS, most + 1);
  /** @type {Look[]} */
  const looks = [];
  for (let step = 0; step < steps; step++) {
    const first = most < DEPTH_STEPS ? step : Math.ceil((step * (most + 1)) / DEPTH_STEPS);
    const last = most < DEPTH_STEPS ? step : Math.ceil(((step + 1) * (most + 1)) / DEPTH_STEPS) - 1;
    const share = steps === 1 ? 0 : step / (steps - 1);
    looks[step] = {
      label: first === last ? String(first) : first + '–' + last,
      color: ramp(share),
      mark: '',
    };
  }
  looks[DEPTH_STEPS] = {label: 'no entry leads there', color: themeColor('calm'), mark: 'dots'};
  return looks;
}

/**
 * From near to far.
 * @param {number} share
 */
function ramp(share) {
  const light = isDark() ? 68 - 34 * share : 82 - 42 * share;
  return 'oklch(' + light + '% ' + (0.07 + 0.07 * share) + ' ' + (100 + 160 * share) + ')';
}

/** @param {number} share */
function hue(share) {
  return 'oklch(' + (isDark() ? 58 : 72) + '% 0.11 ' + 360 * share + ')';
}
