/** @typedef {import('../data/graph.js').Graph} Graph */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/**
 * @typedef {{box: Box, folder: number, module: number, level: number, isLabelled: boolean,
 *     rest: number}} Cell a module, or a folder around those that come after it; rest is how many
 *     modules are in a folder that is too small to be shown from the inside, else 0
 */

const HEADER = 17;
const GAP = 1.5;
const LEAST_SIDE = 5;
const LEAST_AREA = 60;
const LEAST_HEADER = 52;

/**
 * A treemap of a folder: boxes whose areas are as the weights, folders around what is in them.
 * M. Bruls, K. Huizing, J. van Wijk, "Squarified Treemaps", 2000.
 */
export class TreemapLayout {
  /**
   * @param {Graph} graph
   * @param {ArrayLike<number>} weights of modules
   * @param {ArrayLike<number>} sums of folders
   */
  constructor(graph, weights, sums) {
    this.graph = graph;
    this.weights = weights;
    this.sums = sums;
    /** @type {Cell[]} */
    this.cells = [];
  }

  /**
   * @param {number} folder
   * @param {Box} box
   */
  fill(folder, box) {
    this.inside(this.graph.folders.end(folder), box, 0);
    return this.cells;
  }

  /**
   * @param {number} folder
   * @param {Box} box
   * @param {number} level
   */
  inside(folder, box, level) {
    const folders = this.graph.folders;
    const items = [];
    for (const child of folders.children[folder]) {
      if (this.sums[child] > 0) {
        items.push({folder: child, module: -1, weight: this.sums[child]});
      }
    }
    for (const module of folders.modules[folder]) {
      if (this.weights[module] > 0) {
        items.push({folder: -1, module, weight: this.weights[module]});
      }
    }
    items.sort(
      (one, other) =>
        other.weight - one.weight || one.module - other.module || one.folder - other.folder,
    );
    squarify(items, box, (item, part) => this.place(item, part, level));
  }

  /**
   * @param {{folder: number, module: number}} item
   * @param {Box} box
   * @param {number} level
   */
  place(item, box, level) {
    if (item.module >= 0) {
      this.cells.push({box, folder: -1, module: item.module, level, isLabelled: false, rest: 0});
      return;
    }
    const folder = this.graph.folders.end(item.folder);
    const isOpen =
      Math.min(box.width, box.height) >= LEAST_SIDE && box.width * box.height >= LEAST_AREA;
    const isLabelled = box.width >= LEAST_HEADER && box.height >= HEADER * 2;
    const rest = isOpen ? 0 : this.graph.folders.allModules(folder).length;
    this.cells.push({box, folder, module: -1, level, isLabelled, rest});
    if (isOpen) {
      this.inside(folder, inner(box, isLabelled ? HEADER : GAP), level + 1);
    }
  }
}

/**
 * @param {Box} box
 * @param {number} top
 */
function inner(box, top) {
  return {
    x: box.x + GAP,
    y: box.y + top,
    width: Math.max(0, box.width - 2 * GAP),
    height: Math.max(0, box.height - top - GAP),
  };
}

/**
 * Cuts a box among items, which are sorted, the largest first.
 * @template {{weight: number}} T
 * @param {T[]} items
 * @param {Box} box
 * @param {(item: T, box: Box) => void} place
 */
export function squarify(items, box, place) {
  let rest = items.reduce((sum, item) => sum + item.weight, 0);
  let {x, y, width, height} = box;
  let begin = 0;
  while (begin < items.length && rest > 0) {
    const side = Math.min(width, height);
    const scale = (width * height) / rest;
    const {end, sum} = row(items, begin, side, scale);
    const thickness = side > 0 ? (sum * scale) / side : 0;
    let at = 0;
    for (let index = begin; index < end; index++) {
      const length = sum > 0 ? (items[index].weight / sum) * side : 0;
      place(
        items[index],
        width >= height
          ? {x, y: y + at, width: thickness, height: length}
          : {x: x + at, y, width: length, height: thickness},
      );
      at += length;
    }
    if (width >= height) {
      x += thickness;
      width = Math.max(0, width - thickness);
    } else {
      y += thickness;
      height = Math.max(0, height - thickness);
    }
    rest -= sum;
    begin = end;
  }
}

/**
 * As many items as make the boxes of a row squarest.
 * @param {{weight: number}[]} items
 * @param {number} begin
 * @param {number} side
 * @param {number} scale
 */
function row(items, begin, side, scale) {
  let end = begin;
  let sum = 0;
  let worst = Infinity;
  while (end < items.length) {
    const more = sum + items[end].weight;
    const area = more * scale;
    const largest = items[begin].weight * scale;
    const least = items[end].weight * scale;
    const ratio = Math.max(
      (side * side * largest) / (area * area),
      (area * area) / (side * side * least),
    );
    if (ratio > worst) {
      break;
    }
    worst = ratio;
    sum = more;
    end++;
  }
  return {end, sum};
}
