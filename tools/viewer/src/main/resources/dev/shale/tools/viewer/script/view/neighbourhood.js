import {NONE} from '../data/absent.js';
import {readNeighbourhood} from '../data/neighbourhood.js';
import {checkbox, fill, h, slider} from '../dom.js';
import {href} from '../route.js';
import {plural, visible} from '../text.js';
import {folderLink, moduleLink} from '../ui/names.js';
import {SearchBox} from '../ui/search-box.js';
import {GraphDrawing} from './graph-drawing.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */
/** @typedef {import('../data/neighbourhood.js').Box} Box */

const MOST_DEPTH = 8;
const ZOOM_STEP = 1.25;
const LEAST_FIT = 0.8;

/** What is around a module or a folder. */
export class NeighbourhoodView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Graph';
    this.zoom = 1;
    /** @type {GraphDrawing | null} */
    this.drawing = null;
    this.focus = h('div', {class: 'focus-line'});
    this.box = new SearchBox(app, {
      id: 'graph-focus',
      label: 'Module or folder in the middle',
      placeholder: 'a module or a folder in the middle',
      kinds: 'places',
      onpick: (hit) => {
        this.box.input.value = '';
        app.go('graph', hit.path);
      },
    });
    this.note = h('p', {class: 'quiet', role: 'status'});
    this.chips = h('div', {class: 'chips'});
    this.canvas = h('div', {class: 'graph-canvas', tabindex: -1});
    /** @type {HTMLElement | null} */
    this.fields = null;
    this.holder = h('div', {class: 'fields'});
    this.element = h(
      'div',
      {class: 'graph-page'},
      h('div', {class: 'graph-head'}, this.focus, this.box.element, this.holder),
      h('div', {class: 'graph-notes'}, this.note, this.chips, legend()),
      h('div', {class: 'graph-frame'}, this.canvas, this.zoomButtons()),
    );
    panBy(this.canvas);
  }

  zoomButtons() {
    const button = (
      /** @type {string} */ sign,
      /** @type {string} */ label,
      /** @type {() => void} */ onclick,
    ) =>
      h(
        'button',
        {type: 'button', class: 'icon', title: label, 'aria-label': label, onclick},
        sign,
      );
    return h(
      'div',
      {class: 'tools'},
      button('−', 'Smaller', () => this.setZoom(this.zoom / ZOOM_STEP)),
      button('+', 'Larger', () => this.setZoom(this.zoom * ZOOM_STEP)),
      button('⤢', 'Fit', () => this.fit(0.1)),
    );
  }

  /** @param {Route} route */
  update(route) {
    const {graph} = this.app;
    const path = route.path || this.usualPath();
    const module = graph.find(path);
    const folder = module === NONE ? graph.folders.find(path) : NONE;
    this.title = 'Graph of ' + visible(path);
    this.path = path;
    if (module === NONE && folder === NONE) {
      fill(this.canvas);
      fill(this.note, 'There is no module or folder ' + visible(path) + ': choose another one.');
      return;
    }
    fill(this.focus, h('h1', {}, module === NONE ? folderLink(path) : moduleLink(graph, module)));
    const starts = module === NONE ? graph.folders.allModules(folder) : [module];
    const open = new Set(route.options.getAll('open'));
    const asked = {
      starts,
      inward: depth(route, 'in'),
      outward: depth(route, 'out'),
      open,
      isRoomy: route.options.get('more') === '1',
      choice: {types: route.options.get('types') === '1', static: false},
    };
    this.drawFields(asked.inward, asked.outward, asked.choice.types);
    const found = readNeighbourhood(graph, asked);
    this.drawing = new GraphDrawing(graph, found, (box) => this.link(box));
    fill(
      this.note,
      plural(found.moduleCount, 'module') +
        ' in ' +
        plural(found.boxes.length, 'box', 'boxes') +
        '.',
      found.cutEdges > 0 &&
        ' The ' +
          plural(found.edges.length, 'edge') +
          ' with the most imports are drawn, +' +
          found.cutEdges +
          '.',
    );
    this.drawChips(open);
    const hadFocus = this.canvas.contains(document.activeElement);
    fill(this.canvas, this.drawing.element);
    if (hadFocus) {
      /** @type {any} */ (this.canvas.querySelector('.box.focus'))?.focus({preventScroll: true});
    }
    this.fit(LEAST_FIT);
    this.centre();
  }

  /** Where there is nothing to begin with, at the first entry. */
  usualPath() {
    const {graph} = this.app;
    for (let module = 0; module < graph.moduleCount; module++) {
      if (graph.flags[module] & 1) {
        return graph.path(module);
      }
    }
    return '';
  }

  /**
   * The sliders stay while one of them is moved.
   * @param {number} inward
   * @param {number} outward
   * @param {boolean} types
   */
  drawFields(inward, outward, types) {
    if (this.fields && this.fieldsPath === this.path) {
      return;
    }
    this.fieldsPath = this.path;
    this.fields = h(
      'div',
      {class: 'fields'},
      slider('Importers', inward, MOST_DEPTH, (value) => this.app.replace({in: value})),
      slider('Imports', outward, MOST_DEPTH, (value) => this.app.replace({out: value})),
      checkbox('Types', types, (value) => this.app.replace({types: value})),
    );
    fill(this.holder, this.fields);
  }

  /** @param {Set<string>} open */
  drawChips(open) {
    fill(
      this.chips,
      [...open].map((path) => {
        const rest = new URLSearchParams(this.app.route.options);
        rest.delete('open');
        for (const other of open) {
          if (other !== path) {
            rest.append('open', other);
          }
        }
        return h(
          'a',
          {
            class: 'chip',
            href: href('graph', this.app.route.path, rest),
            title: 'Close this folder',
          },
          h('bdi', {}, visible(path)),
          ' ×',
        );
      }),
    );
  }

  /** @param {Box} box */
  link(box) {
    const {graph, route} = this.app;
    const options = new URLSearchParams(route.options);
    if (box.type === 'module') {
      options.delete('open');
      options.delete('more');
      return href('graph', graph.path(box.modules[0]), options);
    }
    if (box.type === 'folder') {
      options.append('open', graph.folders.paths[box.folder]);
    } else {
      options.set('more', '1');
    }
    return href('graph', route.path, options);
  }

  /** @param {number} zoom */
  setZoom(zoom) {
    this.zoom = Math.max(0.1, Math.min(3, zoom));
    if (this.drawing) {
      this.drawing.element.setAttribute('width', String(this.drawing.width * this.zoom));
      this.drawing.element.setAttribute('height', String(this.drawing.height * this.zoom));
    }
  }

  /** @param {number} least how small it may become */
  fit(least) {
    if (this.drawing) {
      const wide = (this.canvas.clientWidth - 4) / this.drawing.width;
      const high = (this.canvas.clientHeight - 4) / this.drawing.height;
      this.setZoom(Math.max(least, Math.min(1, wide, high)));
    }
  }

  /** Scrolls so that what was asked about is seen. */
  centre() {
    const middle = this.canvas.querySelector('.focus');
    if (!middle) {
      return;
    }
    const box = middle.getBoundingClientRect();
    const room = this.canvas.getBoundingClientRect();
    this.canvas.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
    this.canvas.scrollTop += box.top + box.height / 2 - room.top - room.height / 2;
  }
}

/**
 * @param {Route} route
 * @param {string} name
 */
function depth(route, name) {
  const text = route.options.get(name);
  const value = text === null ? 1 : Number(text);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, 1000) : 1;
}

/** Lets the reader drag what is in an element. @param {HTMLElement} element */
function panBy(element) {
  element.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.button !== 0 || target.closest('a')) {
      return;
    }
    element.setPointerCapture(event.pointerId);
    const move = (/** @type {PointerEvent} */ moved) => {
      element.scrollLeft -= moved.movementX;
      element.scrollTop -= moved.movementY;
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', () => element.removeEventListener('pointermove', move), {
      once: true,
    });
  });
}

function legend() {
  return h(
    'p',
    {class: 'graph-legend'},
    h('span', {class: 'line-sign cycle'}, '↻ in a cycle'),
    h('span', {class: 'line-sign later'}, 'loads later'),
    h('span', {class: 'line-sign types'}, 'only for types'),
    h('span', {}, 'importers ← → imports'),
  );
}
