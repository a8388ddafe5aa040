import {NONE} from '../data/absent.js';
import {findPaths} from '../data/paths.js';
import {checkbox, fill, h} from '../dom.js';
import {plural, visible} from '../text.js';
import {chainList} from '../ui/lines.js';
import {SearchBox} from '../ui/search-box.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */

const MOST_PATHS = 50;

/** How one part leads to another. */
export class PathView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Path';
    this.from = this.box('from', 'From');
    this.to = this.box('to', 'To');
    this.options = h('div', {class: 'fields'});
    this.answer = h('div', {class: 'answer', 'aria-live': 'polite'});
    const swap = h(
      'button',
      {
        type: 'button',
        class: 'icon',
        title: 'The other way round',
        'aria-label': 'The other way round',
        onclick: () => this.app.replace({from: this.to.input.value, to: this.from.input.value}),
      },
      '⇄',
    );
    this.element = h(
      'div',
      {class: 'path-page'},
      h('h1', {}, 'How does one lead to the other?'),
      h('div', {class: 'ends'}, field('From', this.from), swap, field('To', this.to)),
      this.options,
      this.answer,
    );
  }

  /**
   * @param {'from' | 'to'} name
   * @param {string} label
   */
  box(name, label) {
    const box = new SearchBox(this.app, {
      id: 'path-' + name,
      label,
      placeholder: 'a module or a folder',
      kinds: 'places',
      onpick: (hit) => {
        box.input.value = hit.path;
        this.app.replace({[name]: hit.path});
      },
    });
    return box;
  }

  /** @param {Route} route */
  update(route) {
    const {options} = route;
    this.from.input.value = options.get('from') ?? '';
    this.to.input.value = options.get('to') ?? '';
    const isAll = options.get('all') === '1';
    const types = options.get('types') === '1';
    const isStatic = options.get('static') === '1';
    fill(
      this.options,
      checkbox('All paths, the shortest first', isAll, (all) => this.app.replace({all})),
      checkbox('Count imports of types', types, (value) => this.app.replace({types: value})),
      checkbox('Without what loads later', isStatic, (value) => this.app.replace({static: value})),
    );
    const from = this.modules(options.get('from') ?? '');
    const to = this.modules(options.get('to') ?? '');
    if (from.length === 0 || to.length === 0) {
      const missing = [options.get('from'), options.get('to')].filter(
        (text, end) => text && [from, to][end].length === 0,
      );
      fill(
        this.answer,
        h(
          'p',
          {class: 'quiet'},
          missing.length > 0
            ? 'There is no module or folder ' + visible(missing.join(' and no ')) + '.'
            : 'Choose both ends. A folder means any of its modules.',
        ),
      );
      return;
    }
    this.drawPaths(from, to, isAll, {types, static: isStatic});
  }

  /**
   * The module of a path, or all modules of a folder.
   * @param {string} path
   */
  modules(path) {
    const {graph} = this.app;
    const module = graph.find(path);
    if (module !== NONE) {
      return [module];
    }
    const folder = path === '' ? NONE : graph.folders.find(path);
    return folder === NONE ? [] : graph.folders.allModules(folder);
  }

  /**
   * @param {number[]} from
   * @param {number[]} to
   * @param {boolean} isAll
   * @param {import('../data/walk.js').EdgeChoice} choice
   */
  drawPaths(from, to, isAll, choice) {
    const {graph} = this.app;
    const {paths, isCut} = findPaths(graph, from, to, isAll ? MOST_PATHS : 1, choice);
    if (paths.length === 0) {
      fill(this.answer, h('p', {}, 'No import leads from the one to the other.'));
      return;
    }
    if (paths[0].length === 0) {
      fill(this.answer, h('p', {}, 'Both ends have a module in common.'));
      return;
    }
    const more = isCut && isAll ? '; there are more' : '';
    fill(
      this.answer,
      h(
        'p',
        {},
        isAll
          ? plural(paths.length, 'path') + more + '.'
          : plural(paths[0].length, 'import') + ' away.',
      ),
      paths.map((path, index) => chainList(graph, graph.sources[path[0]], path, index > 0)),
    );
  }
}

/**
 * @param {string} label
 * @param {SearchBox} box
 */
function field(label, box) {
  return h('div', {class: 'end'}, h('label', {for: box.input.id}, label), box.element);
}
