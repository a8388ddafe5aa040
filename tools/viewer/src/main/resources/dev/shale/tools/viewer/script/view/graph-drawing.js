import {NONE} from '../data/absent.js';
import {installedFolder} from '../data/neighbourhood.js';
import {svg} from '../dom.js';
import {counted, plural, visible} from '../text.js';
import {BOX_HEIGHT, layOut} from './layered.js';

/** @typedef {import('../data/graph.js').Graph} Graph */
/** @typedef {import('../data/neighbourhood.js').Neighbourhood} Neighbourhood */
/** @typedef {import('../data/neighbourhood.js').Box} Box */
/** @typedef {import('../data/neighbourhood.js').Edge} Edge */
/** @typedef {import('./layered.js').Spot} Spot */

const CHARACTER = 6.7;
const PADDING = 22;
const MOST_CHARACTERS = 30;
const BACK_SHIFT = 6;

/** Boxes and edges as SVG. */
export class GraphDrawing {
  /**
   * @param {Graph} graph
   * @param {Neighbourhood} neighbourhood
   * @param {(box: Box) => string} link where a box leads
   */
  constructor(graph, neighbourhood, link) {
    this.graph = graph;
    this.neighbourhood = neighbourhood;
    this.link = link;
    const focus = neighbourhood.boxes.find((box) => box.isFocus);
    const home = focus ? installedFolder(graph, focus.modules[0]) : NONE;
    const labels = neighbourhood.boxes.map((box) => labelOf(graph, box, home));
    const widths = labels.map((label) => label.length * CHARACTER + PADDING);
    const {spots, width, height} = layOut(neighbourhood, widths);
    this.spots = spots;
    this.width = width;
    this.height = height;
    this.edges = neighbourhood.edges.map((edge) => this.edge(edge));
    this.boxes = neighbourhood.boxes.map((box, index) => this.box(box, index, labels[index]));
    this.element = svg(
      'svg',
      {
        viewBox: '0 0 ' + width + ' ' + height,
        role: 'group',
        'aria-label':
          'Graph: ' +
          plural(neighbourhood.boxes.length, 'box', 'boxes') +
          ', importers on the left, imports on the right',
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
      },
      svg('defs', {}, arrow('arrow'), arrow('arrow-cycle')),
      svg('g', {class: 'edges', 'aria-hidden': 'true'}, this.edges),
      svg('g', {class: 'boxes'}, this.boxes),
    );
  }

  /** @param {Edge} edge */
  edge(edge) {
    const {path, middle} = curve(
      this.spots[edge.from],
      this.spots[edge.to],
      this.neighbourhood.boxes,
      edge,
    );
    const look =
      (edge.isCycle ? ' cycle' : '') + (edge.isTypes ? ' types' : edge.isLater ? ' later' : '');
    const line = svg('path', {
      d: path,
      'stroke-width': (1 + Math.min(3, Math.log2(edge.count) / 2)).toFixed(2),
      'marker-end': edge.isCycle ? 'url(#arrow-cycle)' : 'url(#arrow)',
    });
    const text = (edge.isCycle ? '↻' : '') + (edge.count > 1 ? counted(edge.count) : '');
    return svg(
      'g',
      {class: 'edge' + look},
      line,
      text !== '' &&
        svg(
          'text',
          {x: middle.x.toFixed(1), y: (middle.y - 3).toFixed(1), 'text-anchor': 'middle'},
          text,
        ),
    );
  }

  /**
   * @param {Box} box
   * @param {number} index
   * @param {string} label
   */
  box(box, index, label) {
    const {x, y, width} = this.spots[index];
    const isCycle = box.modules.some((module) => this.graph.cycleOf[module] >= 0);
    return svg(
      'a',
      {
        class: 'box ' + box.type + (box.isFocus ? ' focus' : '') + (isCycle ? ' in-cycle' : ''),
        href: this.link(box),
        transform: 'translate(' + x.toFixed(1) + ' ' + y.toFixed(1) + ')',
        onmouseenter: () => this.highlight(index, true),
        onmouseleave: () => this.highlight(index, false),
        onfocus: () => this.highlight(index, true),
        onblur: () => this.highlight(index, false),
      },
      svg('title', {}, titleOf(this.graph, box)),
      box.type === 'folder' &&
        svg('rect', {
          class: 'behind',
          x: 4,
          y: -4,
          width: width.toFixed(1),
          height: BOX_HEIGHT,
          rx: 6,
        }),
      svg('rect', {width: width.toFixed(1), height: BOX_HEIGHT, rx: 6}),
      svg(
        'text',
        {x: (width / 2).toFixed(1), y: BOX_HEIGHT / 2 + 4, 'text-anchor': 'middle'},
        label,
      ),
    );
  }

  /**
   * @param {number} index
   * @param {boolean} isOn
   */
  highlight(index, isOn) {
    this.element.classList.toggle('lit', isOn);
    this.neighbourhood.edges.forEach(({from, to}, at) => {
      if (from === index || to === index) {
        this.edges[at].classList.toggle('near', isOn);
        this.boxes[from].classList.toggle('near', isOn);
        this.boxes[to].classList.toggle('near', isOn);
      }
    });
    this.boxes[index].classList.toggle('near', isOn);
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
    const at = this.boxes.findIndex((box) => box.contains(document.activeElement));
    if (!step || at < 0) {
      return;
    }
    event.preventDefault();
    const next = this.nearest(at, step[0], step[1]);
    /** @type {any} */ (this.boxes[next]).focus();
  }

  /**
   * @param {number} at
   * @param {number} dx
   * @param {number} dy
   */
  nearest(at, dx, dy) {
    const from = this.spots[at];
    let best = at;
    let least = Infinity;
    this.spots.forEach((to, index) => {
      const x = to.x + to.width / 2 - from.x - from.width / 2;
      const y = to.y - from.y;
      const along = x * dx + y * dy;
      const cost = along + 3 * Math.abs(dx === 0 ? x : y);
      if (index !== at && along > 1 && cost < least) {
        least = cost;
        best = index;
      }
    });
    return best;
  }
}

/** @param {string} id */
function arrow(id) {
  return svg(
    'marker',
    {
      id,
      viewBox: '0 0 8 8',
      refX: 7,
      refY: 4,
      markerWidth: 7,
      markerHeight: 7,
      markerUnits: 'userSpaceOnUse',
      orient: 'auto',
    },
    svg('path', {d: 'M0 0.5 L8 4 L0 7.5 Z'}),
  );
}

/**
 * A line from the side of a box to that of another.
 * @param {Spot} from
 * @param {Spot} to
 * @param {Box[]} boxes
 * @param {Edge} edge
 */
function curve(from, to, boxes, edge) {
  const step = boxes[edge.to].layer - boxes[edge.from].layer;
  const isBack = step < 0;
  // The way back is beside the way there.
  const y1 = from.y + BOX_HEIGHT / 2 + (isBack ? BACK_SHIFT : 0);
  const y2 = to.y + BOX_HEIGHT / 2 + (isBack ? BACK_SHIFT : 0);
  const x1 = isBack ? from.x : from.x + from.width;
  const x2 = step > 0 ? to.x - 2 : to.x + to.width + 2;
  const bend =
    step === 0 ? 34 + Math.min(40, Math.abs(y2 - y1) / 8) : Math.max(36, Math.abs(x2 - x1) * 0.45);
  const c1 = isBack ? x1 - bend : x1 + bend;
  const c2 = step > 0 ? x2 - bend : x2 + bend;
  const path = 'M' + [x1, y1].map(fixed) + ' C' + [c1, y1, c2, y2, x2, y2].map(fixed);
  return {path, middle: {x: (x1 + 3 * c1 + 3 * c2 + x2) / 8, y: (y1 + y2) / 2}};
}

/** @param {number} value */
function fixed(value) {
  return value.toFixed(1);
}

/**
 * @param {Graph} graph
 * @param {Box} box
 * @param {number} home the installed package where the reader is: its files go by their names
 */
function labelOf(graph, box, home) {
  if (box.type === 'more') {
    return '+' + counted(box.modules.length);
  }
  const {folders} = graph;
  if (box.type === 'folder') {
    const own = folders.packages.get(box.folder);
    const name = own?.installed ? own.name : lastNames(folders.paths[box.folder], 2) || 'all';
    return shortened(visible(name)) + '  ' + counted(box.modules.length);
  }
  const installed = installedFolder(graph, box.modules[0]);
  if (installed !== NONE && installed !== home) {
    return shortened(visible(folders.packages.get(installed)?.name ?? ''));
  }
  const path = graph.path(box.modules[0]);
  const isIndex = /(^|\/)(index|mod|main)\.[^/]*$/.test(path);
  return shortened(visible(lastNames(path, isIndex ? 2 : 1)));
}

/**
 * @param {string} path
 * @param {number} count
 */
function lastNames(path, count) {
  return path.split('/').slice(-count).join('/');
}

/** @param {string} text */
function shortened(text) {
  return text.length <= MOST_CHARACTERS ? text : '…' + text.slice(1 - MOST_CHARACTERS);
}

/**
 * @param {Graph} graph
 * @param {Box} box
 */
function titleOf(graph, box) {
  if (box.type === 'module') {
    return visible(graph.path(box.modules[0]));
  }
  const names = box.modules.slice(0, 12).map((module) => visible(graph.path(module)));
  const rest = box.modules.length > names.length ? ['+' + (box.modules.length - names.length)] : [];
  return [
    plural(box.modules.length, 'module') + (box.type === 'folder' ? '; opens' : ' more'),
    ...names,
    ...rest,
  ].join('\n');
}
