import {NONE} from '../data/absent.js';
import {fill, h, select} from '../dom.js';
import {href} from '../route.js';
import {baseName, plural, size, visible} from '../text.js';
import {pathText} from '../ui/names.js';
import {VirtualList} from '../ui/virtual-list.js';
import {factsOf} from './facts.js';
import {MEASURES, coloringsOf} from './measures.js';
import {TreemapCanvas} from './treemap-canvas.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */
/** @typedef {import('./treemap-layout.js').Cell} Cell */
/** @typedef {{folder: number, module: number, weight: number}} Row */

const ROW_HEIGHT = 28;

/** The whole project, or a folder of it: a treemap, and the same as a list. */
export class OverviewView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Overview';
    this.folder = 0;
    /** @type {Row[]} */
    this.rows = [];
    this.map = new TreemapCanvas({
      onopen: (cell) => this.open(cell),
      onup: () => this.up(),
      describe: (cell) => this.describe(cell),
    });
    this.crumbs = h('div', {class: 'crumbs', role: 'navigation', 'aria-label': 'Folders above'});
    this.facts = h('div', {class: 'facts'});
    this.fields = h('div', {class: 'fields'});
    this.legend = h('div', {class: 'legend', role: 'list', 'aria-label': 'What the colours say'});
    this.list = new VirtualList({
      label: 'In this folder',
      rowHeight: ROW_HEIGHT,
      row: (index) => this.row(index),
    });
    this.element = h(
      'div',
      {class: 'overview'},
      h(
        'section',
        {class: 'map', 'aria-label': 'Treemap'},
        this.crumbs,
        this.map.element,
        this.legend,
      ),
      h(
        'section',
        {class: 'side', 'aria-label': 'Summary'},
        this.facts,
        this.fields,
        this.list.element,
      ),
    );
  }

  /** @param {Route} route */
  update(route) {
    const {graph} = this.app;
    const found = graph.folders.find(route.path);
    this.folder = found === NONE ? 0 : found;
    this.title = route.path === '' ? 'Overview' : visible(route.path);
    const colorings = coloringsOf(graph);
    const usual = graph.affected ? 'affected' : 'kind';
    this.measure = MEASURES.find((one) => one.value === route.options.get('size')) ?? MEASURES[0];
    this.coloring =
      colorings.find((one) => one.value === (route.options.get('color') ?? usual)) ?? colorings[0];
    this.weights = this.measure.weights(graph);
    this.sums = graph.folders.sums(this.weights);
    this.drawCrumbs();
    fill(this.facts, factsOf(graph, this.folder));
    this.drawFields(colorings);
    this.drawList();
    this.redraw();
  }

  /** Draws what has colours of its own. */
  redraw() {
    const {graph} = this.app;
    const {coloring} = this;
    if (!coloring || !this.weights || !this.sums) {
      return;
    }
    const looks = coloring.looks(graph);
    const present = new Set();
    for (const module of graph.folders.allModules(this.folder)) {
      present.add(coloring.look(graph, module));
    }
    fill(
      this.legend,
      looks.map((look, code) => {
        if (!present.has(code)) {
          return null;
        }
        const swatch = h('span', {class: 'swatch ' + look.mark});
        swatch.style.setProperty('--swatch', look.color);
        return h('span', {role: 'listitem'}, swatch, look.label);
      }),
    );
    this.map.show({
      graph,
      folder: this.folder,
      weights: this.weights,
      sums: this.sums,
      looks,
      look: (module) => coloring.look(graph, module),
    });
  }

  drawCrumbs() {
    const {folders} = this.app.graph;
    const chain = [];
    for (let folder = folders.end(this.folder); folder > 0; folder = folders.parents[folder]) {
      chain.unshift(folder);
    }
    const options = this.app.route.options;
    fill(
      this.crumbs,
      h('a', {href: href('overview', '', options)}, 'all'),
      chain
        .map((folder) => [
          h('span', {class: 'slash', 'aria-hidden': 'true'}, '/'),
          h(
            'a',
            {href: href('overview', folders.paths[folder], options)},
            h('bdi', {}, visible(baseName(folders.paths[folder]))),
          ),
        ])
        .flat(),
      this.folder > 0 &&
        h(
          'a',
          {class: 'action', href: href('graph', folders.paths[this.folder])},
          'Show its neighbourhood',
        ),
    );
  }

  /** @param {import('./measures.js').Coloring[]} colorings */
  drawFields(colorings) {
    fill(
      this.fields,
      select('Size', MEASURES, this.measure?.value ?? '', (value) =>
        this.app.replace({size: value}),
      ),
      select('Colour', colorings, this.coloring?.value ?? '', (value) =>
        this.app.replace({color: value}),
      ),
    );
  }

  drawList() {
    const {folders} = this.app.graph;
    const end = folders.end(this.folder);
    /** @type {ArrayLike<number>} */
    const sums = this.sums ?? [];
    /** @type {ArrayLike<number>} */
    const weights = this.weights ?? [];
    /** @type {Row[]} */
    const rows = [
      ...folders.children[end].map((folder) => ({
        folder: folders.end(folder),
        module: NONE,
        weight: sums[folder],
      })),
      ...folders.modules[end].map((module) => ({folder: NONE, module, weight: weights[module]})),
    ];
    rows.sort((one, other) => other.weight - one.weight);
    this.rows = rows;
    this.above = end;
    this.most = rows.length > 0 ? rows[0].weight : 0;
    this.list.show(rows.length);
  }

  /** @param {number} index */
  row(index) {
    const {graph} = this.app;
    const {folder, module, weight} = this.rows[index];
    const bar = h('span', {class: 'bar', 'aria-hidden': 'true'});
    bar.style.width = (this.most ? (100 * weight) / this.most : 0) + '%';
    const link =
      module >= 0
        ? h(
            'a',
            {
              class: 'module',
              href: href('module', graph.path(module)),
              title: visible(graph.path(module)),
            },
            pathText(baseName(graph.path(module))),
          )
        : h(
            'a',
            {
              class: 'module folder',
              href: href('overview', graph.folders.paths[folder], this.app.route.options),
              title: visible(graph.folders.paths[folder]),
            },
            pathText(graph.folders.label(folder, this.above)),
            '/',
          );
    return h(
      'div',
      {class: 'weighed'},
      bar,
      link,
      h('span', {class: 'number'}, this.measure?.shown(weight)),
    );
  }

  /**
   * @param {Cell} cell
   * @returns {(Node | string)[]}
   */
  describe(cell) {
    const {graph} = this.app;
    if (cell.module < 0) {
      const sum = this.sums ? this.sums[cell.folder] : 0;
      const count = graph.folders.allModules(cell.folder).length;
      return [
        h('div', {class: 'tip-name'}, pathText(graph.folders.paths[cell.folder])),
        h('div', {}, this.measure?.shown(sum) ?? '', ' · ', plural(count, 'module')),
      ];
    }
    const {module} = cell;
    const looks = this.coloring?.looks(graph) ?? [];
    const look = this.coloring ? looks[this.coloring.look(graph, module)].label : '';
    return [
      h('div', {class: 'tip-name'}, pathText(graph.path(module))),
      h(
        'div',
        {},
        size(graph.bytes[module]),
        ' · ',
        plural(graph.importerCount(module), 'import') +
          ' of it · depth ' +
          (graph.depths[module] < 0 ? '–' : graph.depths[module]),
      ),
      h(
        'div',
        {},
        graph.kind(module).label,
        look && look !== graph.kind(module).label ? ' · ' + look : '',
        graph.cycleOf[module] >= 0 ? ' · in a cycle' : '',
      ),
    ];
  }

  /** @param {Cell} cell */
  open(cell) {
    const {graph, route} = this.app;
    if (cell.module >= 0) {
      this.app.go('module', graph.path(cell.module));
    } else {
      this.app.go('overview', graph.folders.paths[cell.folder], route.options);
    }
  }

  up() {
    const {folders} = this.app.graph;
    const parent = folders.parents[this.folder];
    this.app.go('overview', parent > 0 ? folders.paths[parent] : '', this.app.route.options);
  }
}
