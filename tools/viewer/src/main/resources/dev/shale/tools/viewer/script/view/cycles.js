import {fill, h} from '../dom.js';
import {ModuleFlag} from '../data/graph.js';
import {href} from '../route.js';
import {plural, visible} from '../text.js';
import {dependencyLine} from '../ui/lines.js';
import {moduleLink, pathText} from '../ui/names.js';
import {VirtualList, list} from '../ui/virtual-list.js';
import {section} from './module.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */

const ROW_HEIGHT = 30;
const CYCLE_HEIGHT = 46;

/** The cycles, the largest first, and of one of them what makes it. */
export class CyclesView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Cycles';
    this.chosen = 0;
    this.list = new VirtualList({
      label: 'Cycles',
      rowHeight: CYCLE_HEIGHT,
      row: (index) => this.row(index),
    });
    this.detail = h('div', {class: 'detail'});
    this.side = h('div', {class: 'side'}, this.list.element);
    this.element = h('div', {class: 'cycles'}, this.side, this.detail);
  }

  /** @param {Route} route */
  update(route) {
    const {cycles} = this.app.graph;
    this.element.classList.toggle('empty', cycles.length === 0);
    if (cycles.length === 0) {
      fill(
        this.detail,
        h('h1', {}, 'No cycles'),
        h('p', {class: 'quiet'}, 'No modules import each other in a circle when the program runs.'),
      );
      this.list.show(0);
      return;
    }
    this.chosen = Math.max(0, Math.min(cycles.length - 1, (Number(route.path) || 1) - 1));
    this.list.show(cycles.length);
    this.list.reveal(this.chosen);
    this.drawDetail();
  }

  /** @param {number} index */
  row(index) {
    const {graph} = this.app;
    const {modules} = graph.cycles[index];
    const isInstalled = modules.every((module) => graph.is(module, ModuleFlag.INSTALLED));
    return h(
      'div',
      {},
      h(
        'a',
        {
          class: 'cycle-row',
          href: href('cycles', String(index + 1)),
          'aria-current': index === this.chosen ? 'true' : undefined,
        },
        h('b', {}, index + 1 + '. ', plural(modules.length, 'module')),
        h('span', {class: 'quiet'}, isInstalled ? 'inside of an installed package' : ''),
        pathText(graph.path(modules[0])),
      ),
    );
  }

  drawDetail() {
    const {graph} = this.app;
    const cycle = graph.cycles[this.chosen];
    const first = graph.sources[cycle.way[0]];
    fill(
      this.detail,
      h('h1', {}, 'Cycle ' + (this.chosen + 1) + ': ' + plural(cycle.modules.length, 'module')),
      h(
        'p',
        {class: 'actions'},
        h(
          'a',
          {class: 'action', href: href('graph', graph.path(first), {in: 0, out: cycle.way.length})},
          'Draw it',
        ),
      ),
      section('One way round', cycle.way.length, lines(graph, 'One way round', cycle.way)),
      cycle.breaks.length > 0
        ? section(
            'Cut these and no cycle is left',
            cycle.breaks.length,
            lines(graph, 'Imports to cut', cycle.breaks),
          )
        : h(
            'p',
            {class: 'quiet'},
            'It is too large to look for imports to cut here; shale cycles --break lists them.',
          ),
      section(
        'Modules',
        cycle.modules.length,
        list('Modules of the cycle', cycle.modules.length, ROW_HEIGHT, (index) =>
          h('div', {class: 'line'}, moduleLink(graph, cycle.modules[index])),
        ),
      ),
    );
    this.title = 'Cycle ' + (this.chosen + 1) + ' ' + visible(graph.path(first));
  }
}

/**
 * @param {import('../data/graph.js').Graph} graph
 * @param {string} label
 * @param {Int32Array} dependencies
 */
function lines(graph, label, dependencies) {
  return list(label, dependencies.length, ROW_HEIGHT, (index) =>
    dependencyLine(graph, dependencies[index], 'both'),
  );
}
