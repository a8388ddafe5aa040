import {baseName, visible} from '../text.js';
import {themeColor} from '../theme.js';

/** @typedef {import('./treemap-canvas.js').Scene} Scene */
/** @typedef {import('./treemap-layout.js').Cell} Cell */

/** Draws boxes. */
export class Pen {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Scene} scene
   */
  constructor(context, scene) {
    this.context = context;
    this.scene = scene;
    this.levels = [themeColor('level-0'), themeColor('level-1'), themeColor('level-2')];
    this.line = themeColor('cell-line');
    this.label = themeColor('text');
    this.onColor = themeColor('on-color');
    this.marks = {
      stripes: pattern(context, 'stripes', this.onColor),
      dots: pattern(context, 'dots', this.onColor),
    };
  }

  /** @param {Cell} cell */
  draw(cell) {
    if (cell.module < 0) {
      this.drawFolder(cell);
      return;
    }
    const {x, y, width, height} = cell.box;
    const look = this.scene.looks[this.scene.look(cell.module)];
    const gap = Math.min(width, height) > 3 ? 0.5 : 0;
    this.context.fillStyle = look.color;
    this.context.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
    if (look.mark && width > 4 && height > 4) {
      this.context.fillStyle = this.marks[look.mark];
      this.context.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
    }
    if (width > 34 && height > 13) {
      const name = visible(baseName(this.scene.graph.path(cell.module)));
      this.write(name, x + 4, y + Math.min(height / 2, 9), width - 8, this.onColor);
    }
  }

  /** @param {Cell} cell */
  drawFolder(cell) {
    const {x, y, width, height} = cell.box;
    const gap = Math.min(width, height) > 4 ? 0.75 : 0;
    this.context.fillStyle =
      cell.rest > 0 ? this.line : this.levels[cell.level % this.levels.length];
    this.context.fillRect(x + gap, y + gap, width - 2 * gap, height - 2 * gap);
    if (cell.isLabelled) {
      const folders = this.scene.graph.folders;
      const above = nearestAbove(this.scene, cell.folder);
      this.write(visible(folders.label(cell.folder, above)), x + 5, y + 9, width - 10, this.label);
    }
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {number} room
   * @param {string} color
   */
  write(text, x, y, room, color) {
    const most = Math.floor(room / 5.6);
    if (most < 3) {
      return;
    }
    const shown = text.length <= most ? text : text.slice(0, Math.max(1, most - 1)) + '…';
    this.context.fillStyle = color;
    this.context.fillText(shown, x, y, room);
  }
}

/**
 * The folder whose box is around that of another.
 * @param {Scene} scene
 * @param {number} folder
 */
function nearestAbove({graph, folder: root}, folder) {
  const {folders} = graph;
  let above = folders.parents[folder];
  while (
    above > 0 &&
    above !== root &&
    folders.modules[above].length === 0 &&
    folders.children[above].length === 1
  ) {
    above = folders.parents[above];
  }
  return above;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {'stripes' | 'dots'} mark
 * @param {string} color
 */
function pattern(context, mark, color) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const pen = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  pen.globalAlpha = 0.35;
  pen.strokeStyle = pen.fillStyle = color;
  if (mark === 'stripes') {
    pen.lineWidth = 1.5;
    for (const x of [-8, 0, 8]) {
      pen.beginPath();
      pen.moveTo(x, 8);
      pen.lineTo(x + 8, 0);
      pen.stroke();
    }
  } else {
    pen.fillRect(1, 1, 2, 2);
    pen.fillRect(5, 5, 2, 2);
  }
  return /** @type {CanvasPattern} */ (context.createPattern(tile, 'repeat'));
}
