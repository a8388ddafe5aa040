import {NONE} from './absent.js';
import {offsets} from './texts.js';

/** @typedef {import('./graph.js').Cycle} Cycle */

/**
 * The module that has each dependency.
 * @param {Int32Array} begins where the dependencies of each module begin
 */
export function readSources(begins) {
  const sources = new Int32Array(begins[begins.length - 1]);
  for (let module = 0; module + 1 < begins.length; module++) {
    sources.fill(module, begins[module], begins[module + 1]);
  }
  return sources;
}

/**
 * The dependencies that lead to each module, in runs.
 * @param {Int32Array} targets
 * @param {number} moduleCount
 */
export function readImporters(targets, moduleCount) {
  const counts = new Int32Array(moduleCount);
  for (const target of targets) {
    if (target !== NONE) {
      counts[target]++;
    }
  }
  const begins = offsets(counts);
  const dependencies = new Int32Array(begins[moduleCount]);
  const next = begins.slice();
  targets.forEach((target, dependency) => {
    if (target !== NONE) {
      dependencies[next[target]++] = dependency;
    }
  });
  return {begins, dependencies};
}

/**
 * How many modules, and bytes, would leave the program with each.
 * @param {Int32Array} dominators
 * @param {Int32Array} sizes
 */
export function readDominated(dominators, sizes) {
  const open = new Int32Array(sizes.length);
  for (const dominator of dominators) {
    if (dominator !== NONE) {
      open[dominator]++;
    }
  }
  const counts = new Int32Array(sizes.length).fill(1);
  const bytes = Float64Array.from(sizes);
  const leaves = [...open.keys()].filter((module) => open[module] === 0);
  for (let module = leaves.pop(); module !== undefined; module = leaves.pop()) {
    const dominator = dominators[module];
    if (dominator !== NONE) {
      counts[dominator] += counts[module];
      bytes[dominator] += bytes[module];
      if (--open[dominator] === 0) {
        leaves.push(dominator);
      }
    }
  }
  return {counts, bytes};
}

/**
 * The cycle of each module, or NONE.
 * @param {Cycle[]} cycles
 * @param {number} moduleCount
 */
export function readCycleOf(cycles, moduleCount) {
  const cycleOf = new Int32Array(moduleCount).fill(NONE);
  cycles.forEach((cycle, number) => {
    for (const module of cycle.modules) {
      cycleOf[module] = number;
    }
  });
  return cycleOf;
}
