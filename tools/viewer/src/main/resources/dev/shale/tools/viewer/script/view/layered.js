/** @typedef {import('../data/neighbourhood.js').Neighbourhood} Neighbourhood */
/** @typedef {{x: number, y: number, width: number}} Spot */

export const BOX_HEIGHT = 28;
const ROW_GAP = 8;
const COLUMN_GAP = 96;
const MARGIN = 20;

/** Room at both sides for edges between boxes of one column. */
const SIDE = 64;
const SWEEPS = 6;

/**
 * Puts boxes into columns by layer, and into an order within each so that few edges cross: each
 * box goes to the mean place of its neighbours, from the left and from the right in turn
 * (K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of Hierarchical System
 * Structures", 1981).
 * @param {Neighbourhood} neighbourhood
 * @param {number[]} widths of boxes
 * @returns {{spots: Spot[], width: number, height: number}}
 */
export function layOut(neighbourhood, widths) {
  const columns = columnsOf(neighbourhood);
  const neighbours = neighboursOf(neighbourhood);
  const rows = new Float64Array(widths.length);
  for (const column of columns) {
    column.forEach((box, row) => (rows[box] = row - column.length / 2));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 === 0 ? columns : [...columns].reverse();
    for (const column of order) {
      arrange(column, rows, neighbours);
    }
  }
  return place(columns, rows, widths);
}

/** @param {Neighbourhood} neighbourhood */
function columnsOf({boxes}) {
  const layers = [...new Set(boxes.map((box) => box.layer))].sort((one, other) => one - other);
  return layers.map((layer) =>
    boxes.map((_, index) => index).filter((index) => boxes[index].layer === layer),
  );
}

/** @param {Neighbourhood} neighbourhood */
function neighboursOf({boxes, edges}) {
  /** @type {number[][]} */
  const neighbours = boxes.map(() => []);
  for (const {from, to} of edges) {
    if (boxes[from].layer !== boxes[to].layer) {
      neighbours[from].push(to);
      neighbours[to].push(from);
    }
  }
  return neighbours;
}

/**
 * @param {number[]} column
 * @param {Float64Array} rows
 * @param {number[][]} neighbours
 */
function arrange(column, rows, neighbours) {
  const wanted = new Map();
  for (const box of column) {
    const near = neighbours[box];
    const mean =
      near.length === 0
        ? rows[box]
        : near.reduce((sum, other) => sum + rows[other], 0) / near.length;
    wanted.set(box, mean);
  }
  column.sort((one, other) => wanted.get(one) - wanted.get(other) || one - other);
  column.forEach((box, row) => (rows[box] = row - (column.length - 1) / 2));
}

/**
 * @param {number[][]} columns
 * @param {Float64Array} rows
 * @param {number[]} widths
 */
function place(columns, rows, widths) {
  const most = Math.max(1, ...columns.map((column) => column.length));
  const height = most * (BOX_HEIGHT + ROW_GAP) - ROW_GAP + 2 * MARGIN;
  /** @type {Spot[]} */
  const spots = [];
  let x = SIDE;
  for (const column of columns) {
    const width = Math.max(0, ...column.map((box) => widths[box]));
    for (const box of column) {
      const y = height / 2 + rows[box] * (BOX_HEIGHT + ROW_GAP) - BOX_HEIGHT / 2;
      spots[box] = {x: x + (width - widths[box]) / 2, y, width: widths[box]};
    }
    x += width + COLUMN_GAP;
  }
  return {spots, width: x - COLUMN_GAP + SIDE, height};
}
