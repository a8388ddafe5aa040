import {NONE} from './absent.js';
import {distances, eachNeighbour} from './walk.js';

/** @typedef {import('./graph.js').Graph} Graph */
/** @typedef {import('./walk.js').EdgeChoice} EdgeChoice */

/** Steps after which a search for more paths gives up. */
const MOST_STEPS = 400_000;

/**
 * Paths from some modules to others, the shortest first, none of which meets a module twice.
 * @param {Graph} graph
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} limit how many paths at most
 * @param {EdgeChoice} choice
 * @returns {{paths: number[][], isCut: boolean}} each path as its dependencies
 */
export function findPaths(graph, from, to, limit, choice) {
  const rest = distances(graph, to, false, Infinity, choice).of;
  const starts = from.filter((module) => rest[module] !== NONE);
  if (starts.length === 0) {
    return {paths: [], isCut: false};
  }
  const ends = new Set(to);
  const search = new PathSearch(graph, rest, ends, limit, choice);
  let length = starts.reduce((least, module) => Math.min(least, rest[module]), Infinity);
  if (length === 0) {
    return {paths: [[]], isCut: false};
  }
  while (search.isOpen()) {
    search.isLonger = false;
    for (const start of starts) {
      search.walk(start, length);
    }
    if (!search.isLonger) {
      break;
    }
    length++;
  }
  return {paths: search.paths, isCut: search.isLonger};
}

class PathSearch {
  /**
   * @param {Graph} graph
   * @param {Int32Array} rest how far each module is from the end
   * @param {Set<number>} ends
   * @param {number} limit
   * @param {EdgeChoice} choice
   */
  constructor(graph, rest, ends, limit, choice) {
    this.graph = graph;
    this.rest = rest;
    this.ends = ends;
    this.limit = limit;
    this.choice = choice;
    /** @type {number[][]} */
    this.paths = [];
    /** @type {Set<number>} */
    this.onWay = new Set();
    /** @type {number[]} */
    this.way = [];
    this.steps = 0;
    this.isLonger = false;
  }

  isOpen() {
    return this.paths.length < this.limit && this.steps < MOST_STEPS;
  }

  /**
   * Adds the paths of exactly some length.
   * @param {number} module
   * @param {number} length
   */
  walk(module, length) {
    if (!this.isOpen()) {
      this.isLonger = true;
      return;
    }
    this.steps++;
    if (length === 0) {
      this.paths.push(this.way.slice());
      return;
    }
    this.onWay.add(module);
    /** @type {Set<number>} */
    const seen = new Set();
    eachNeighbour(this.graph, module, true, this.choice, (target, dependency) => {
      if (!seen.has(target) && !this.onWay.has(target)) {
        seen.add(target);
        this.step(target, dependency, length - 1);
      }
    });
    this.onWay.delete(module);
  }

  /**
   * @param {number} target
   * @param {number} dependency
   * @param {number} length what is left of it
   */
  step(target, dependency, length) {
    const rest = this.rest[target];
    if (rest === NONE) {
      return;
    }
    // A path ends where it meets an end, and is not led through it.
    if (this.ends.has(target) ? length !== 0 : rest > length) {
      this.isLonger ||= rest > length;
      return;
    }
    if (length === 0 && !this.ends.has(target)) {
      return;
    }
    this.way.push(dependency);
    this.walk(target, length);
    this.way.pop();
  }
}
