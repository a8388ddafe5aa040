import {NONE} from '../data/absent.js';
import {change, compareGraphs} from '../data/compare.js';
import {base64Bytes, decode} from '../data/decode.js';
import {Graph} from '../data/graph.js';
import {fill, h} from '../dom.js';
import {href} from '../route.js';
import {plural, size, visible} from '../text.js';
import {badge, pathText} from '../ui/names.js';
import {list} from '../ui/virtual-list.js';
import {section} from './module.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../data/compare.js').Comparison} Comparison */
/** @typedef {import('../data/compare.js').EdgeChange} EdgeChange */
/** @typedef {import('../data/compare.js').SizeChange} SizeChange */

const ROW_HEIGHT = 30;
const DATA = /<script type="application\/x-shale-view" id="data">([A-Za-z0-9+/=]*)<\/scrip/;

/** What is different from another report. */
export class CompareView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Compare';
    this.answer = h('div', {'aria-live': 'polite'});
    const input = /** @type {HTMLInputElement} */ (
      h('input', {
        type: 'file',
        accept: '.html',
        id: 'other-report',
        onchange: () => input.files?.[0] && this.read(input.files[0]),
      })
    );
    this.drop = h(
      'label',
      {
        class: 'drop',
        for: 'other-report',
        ondragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
        ondrop: (/** @type {DragEvent} */ event) => {
          event.preventDefault();
          const file = event.dataTransfer?.files[0];
          if (file) {
            this.read(file);
          }
        },
      },
      h('b', {}, 'Choose an earlier report'),
      h(
        'span',
        {class: 'quiet'},
        'a shale-report.html, or drop it here. It stays on this machine.',
      ),
      input,
    );
    this.element = h(
      'div',
      {class: 'compare'},
      h('h1', {}, 'Compare with an earlier report'),
      this.drop,
      this.answer,
    );
  }

  update() {
    const {earlier} = this.app;
    if (earlier) {
      this.draw(earlier.graph, earlier.name);
    }
  }

  /** @param {File} file */
  async read(file) {
    try {
      const data = DATA.exec(await file.text());
      if (!data) {
        throw new Error('it is no report of shale view');
      }
      const graph = new Graph(await decode(base64Bytes(data[1])));
      this.app.earlier = {graph, name: file.name};
      this.draw(graph, file.name);
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      fill(
        this.answer,
        h(
          'p',
          {class: 'error', role: 'alert'},
          visible(file.name) + ' cannot be compared: ' + reason + '.',
        ),
      );
    }
  }

  /**
   * @param {Graph} before
   * @param {string} name
   */
  draw(before, name) {
    const after = this.app.graph;
    const found = compareGraphs(before, after);
    const added = found.sizes.filter((one) => one.before === NONE);
    const removed = found.sizes.filter((one) => one.after === NONE);
    const resized = found.sizes.filter((one) => one.before !== NONE && one.after !== NONE);
    const bytes = found.sizes.reduce((sum, one) => sum + change(one), 0);
    fill(
      this.answer,
      h(
        'p',
        {},
        'Since ',
        h('bdi', {}, visible(name)),
        ': ',
        h(
          'b',
          {},
          signed(after.moduleCount - before.moduleCount) + ' modules, ' + signedSize(bytes),
        ),
        '.',
      ),
      this.sizes('Modules added', added, '+'),
      this.sizes('Modules removed', removed, '−'),
      this.sizes('Modules of another size', resized, '~'),
      this.edges('Imports added', found.edgesAdded, '+'),
      this.edges('Imports removed', found.edgesRemoved, '−'),
      this.cycles('Cycles added', after, found.cyclesAdded, '+'),
      this.cycles('Cycles removed', before, found.cyclesRemoved, '−'),
    );
  }

  /**
   * @param {string} title
   * @param {SizeChange[]} changes
   * @param {string} sign
   */
  sizes(title, changes, sign) {
    const row = (/** @type {number} */ index) => {
      const one = changes[index];
      return h(
        'div',
        {class: 'line'},
        h('span', {class: 'sign'}, sign),
        this.name(one.path),
        h('span', {class: 'number'}, signedSize(change(one))),
      );
    };
    return changes.length === 0
      ? null
      : section(title, changes.length, list(title, changes.length, ROW_HEIGHT, row));
  }

  /**
   * @param {string} title
   * @param {EdgeChange[]} changes
   * @param {string} sign
   */
  edges(title, changes, sign) {
    const row = (/** @type {number} */ index) => {
      const {from, to} = changes[index];
      return h(
        'div',
        {class: 'line'},
        h('span', {class: 'sign'}, sign),
        this.name(from),
        h('span', {class: 'arrow'}, '→'),
        this.name(to),
      );
    };
    return changes.length === 0
      ? null
      : section(title, changes.length, list(title, changes.length, ROW_HEIGHT, row));
  }

  /**
   * @param {string} title
   * @param {Graph} graph
   * @param {number[]} cycles
   * @param {string} sign
   */
  cycles(title, graph, cycles, sign) {
    const row = (/** @type {number} */ index) => {
      const {modules} = graph.cycles[cycles[index]];
      return h(
        'div',
        {class: 'line'},
        h('span', {class: 'sign'}, sign),
        badge(plural(modules.length, 'module'), 'warn'),
        this.name(graph.path(modules[0])),
      );
    };
    return cycles.length === 0
      ? null
      : section(title, cycles.length, list(title, cycles.length, ROW_HEIGHT, row));
  }

  /**
   * A link where this report has the module.
   * @param {string} path
   */
  name(path) {
    return this.app.graph.find(path) === NONE
      ? h('span', {class: 'module'}, pathText(path))
      : h('a', {class: 'module', href: href('module', path)}, pathText(path));
  }
}

/** @param {number} value */
function signed(value) {
  return (value > 0 ? '+' : value < 0 ? '−' : '') + Math.abs(value);
}

/** @param {number} bytes */
function signedSize(bytes) {
  return (bytes > 0 ? '+' : bytes < 0 ? '−' : '') + size(Math.abs(bytes));
}
