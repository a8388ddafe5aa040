import {h} from '../dom.js';
import {visible} from '../text.js';
import {TreemapLayout} from './treemap-layout.js';
import {Pen} from './treemap-pen.js';

/** @typedef {import('../data/graph.js').Graph} Graph */
/** @typedef {import('./treemap-layout.js').Cell} Cell */
/** @typedef {import('./measures.js').Look} Look */
/**
 * @typedef {{graph: Graph, folder: number, weights: ArrayLike<number>, sums: ArrayLike<number>,
 *     looks: Look[], look: (module: number) => number}} Scene
 */

const FONT = '11px system-ui, sans-serif';

/** The boxes of a treemap on a canvas, and which of them is pointed at. */
export class TreemapCanvas {
  /**
   * @param {{onopen: (cell: Cell) => void, onup: () => void, describe: (cell: Cell) => (Node | string)[]}} options
   */
  constructor(options) {
    this.options = options;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Cell[]} */
    this.cells = [];
    /** @type {Cell | null} */
    this.chosen = null;
    this.canvas = /** @type {HTMLCanvasElement} */ (
      h('canvas', {
        tabindex: 0,
        role: 'img',
        onmousemove: (/** @type {MouseEvent} */ event) => this.point(event),
        onmouseleave: () => this.choose(null),
        onclick: (/** @type {MouseEvent} */ event) => {
          this.point(event);
          this.openChosen();
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
        onblur: () => this.choose(null),
      })
    );
    this.overlay = h('div', {class: 'treemap-mark', hidden: true});
    this.tip = h('div', {class: 'tip', role: 'status', hidden: true});
    this.element = h('div', {class: 'treemap'}, this.canvas, this.overlay, this.tip);
    this.width = 0;
    this.height = 0;
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  resize() {
    const {clientWidth, clientHeight} = this.element;
    if (clientWidth !== this.width || clientHeight !== this.height) {
      this.width = clientWidth;
      this.height = clientHeight;
      this.layOut();
    }
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    this.width = this.element.clientWidth;
    this.height = this.element.clientHeight;
    this.layOut();
  }

  layOut() {
    const scene = this.scene;
    if (!scene || this.width === 0 || this.height === 0) {
      return;
    }
    this.choose(null);
    const layout = new TreemapLayout(scene.graph, scene.weights, scene.sums);
    this.cells = layout.fill(scene.folder, {x: 0, y: 0, width: this.width, height: this.height});
    const path = scene.graph.folders.paths[scene.folder] || 'all folders';
    this.canvas.setAttribute(
      'aria-label',
      'Treemap of ' +
        visible(path) +
        '. The list beside it has the same; arrows go from box to box.',
    );
    this.draw();
  }

  draw() {
    const scene = /** @type {Scene} */ (this.scene);
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = FONT;
    context.textBaseline = 'middle';
    const pen = new Pen(context, scene);
    for (const cell of this.cells) {
      pen.draw(cell);
    }
  }

  /** @param {MouseEvent} event */
  point(event) {
    const bounds = this.canvas.getBoundingClientRect();
    this.choose(this.cellAt(event.clientX - bounds.left, event.clientY - bounds.top));
  }

  /**
   * The innermost box at a place.
   * @param {number} x
   * @param {number} y
   */
  cellAt(x, y) {
    for (let index = this.cells.length - 1; index >= 0; index--) {
      const {box} = this.cells[index];
      if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height) {
        return this.cells[index];
      }
    }
    return null;
  }

  /** @param {Cell | null} cell */
  choose(cell) {
    if (cell === this.chosen) {
      return;
    }
    this.chosen = cell;
    this.overlay.hidden = this.tip.hidden = cell === null;
    if (cell) {
      const {x, y, width, height} = cell.box;
      Object.assign(this.overlay.style, {
        left: x + 'px',
        top: y + 'px',
        width: width + 'px',
        height: height + 'px',
      });
      this.tip.replaceChildren(...this.options.describe(cell));
      const left = Math.min(Math.max(4, x + width / 2 - 150), Math.max(4, this.width - 308));
      const isBelow = y + height + 92 < this.height;
      Object.assign(this.tip.style, {
        left: left + 'px',
        top: isBelow ? y + height + 6 + 'px' : 'auto',
        bottom: isBelow ? 'auto' : Math.max(6, this.height - y + 6) + 'px',
      });
    }
  }

  openChosen() {
    if (this.chosen) {
      this.options.onopen(this.chosen);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const steps = new Map([
      ['ArrowLeft', [-1, 0]],
      ['ArrowRight', [1, 0]],
      ['ArrowUp', [0, -1]],
      ['ArrowDown', [0, 1]],
    ]);
    const step = steps.get(event.key);
    if (step) {
      event.preventDefault();
      this.choose(this.next(step[0], step[1]));
    } else if (event.key === 'Enter') {
      this.openChosen();
    } else if (event.key === 'Backspace') {
      event.preventDefault();
      this.options.onup();
    }
  }

  /**
   * The nearest box of a direction; at first the largest.
   * @param {number} dx
   * @param {number} dy
   */
  next(dx, dy) {
    const boxes = this.cells.filter((cell) => cell.module >= 0 || cell.rest > 0);
    if (!this.chosen) {
      return boxes[0] ?? null;
    }
    const from = middle(this.chosen);
    let best = this.chosen;
    let least = Infinity;
    for (const cell of boxes) {
      const to = middle(cell);
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      const cost = along + 2 * across;
      if (along > 0.5 && cost < least) {
        least = cost;
        best = cell;
      }
    }
    return best;
  }
}

/** @param {Cell} cell */
function middle({box}) {
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}
