import {layerOrder, readMatrix} from '../data/matrix.js';
import {checkbox, fill, h, select} from '../dom.js';
import {href} from '../route.js';
import {baseName, counted, plural, visible} from '../text.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */
/** @typedef {import('../data/matrix.js').Matrix} Matrix */

const MOST_GROUPS = 60;
const LEVELS = [
  {value: '1', label: 'folders'},
  {value: '2', label: 'folders, two deep'},
  {value: '3', label: 'folders, three deep'},
  {value: '0', label: 'packages'},
];
const ORDERS = [
  {value: 'layers', label: 'as layers'},
  {value: 'name', label: 'by name'},
  {value: 'out', label: 'by imports'},
  {value: 'in', label: 'by importers'},
];

/** Who imports whom, by folders or packages. */
export class MatrixView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Matrix';
    this.fields = h('div', {class: 'fields'});
    this.note = h('p', {class: 'quiet'});
    this.table = h('div', {
      class: 'matrix-scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': 'Matrix',
    });
    this.element = h(
      'div',
      {class: 'matrix-page'},
      h('h1', {}, 'Who imports whom'),
      this.fields,
      this.note,
      this.table,
    );
  }

  /** @param {Route} route */
  update(route) {
    const {graph} = this.app;
    const {options} = route;
    const level =
      options.get('level') ??
      (graph.header.packages.filter((one) => !one.installed).length > 1 ? '0' : '2');
    const order = options.get('order') ?? 'layers';
    const isOwn = options.get('own') !== '0';
    fill(
      this.fields,
      select('Of', LEVELS, level, (value) => this.app.replace({level: value})),
      select('Order', ORDERS, order, (value) => this.app.replace({order: value})),
      checkbox('Without installed packages', isOwn, (own) =>
        this.app.replace({own: own ? undefined : '0'}),
      ),
    );
    const matrix = readMatrix(graph, Number(level), isOwn, MOST_GROUPS);
    this.draw(matrix, sorted(matrix, order), order === 'layers');
  }

  /**
   * @param {Matrix} matrix
   * @param {number[]} order
   * @param {boolean} isLayered
   */
  draw(matrix, order, isLayered) {
    const size = matrix.labels.length;
    let up = 0;
    let most = 1;
    order.forEach((from, row) =>
      order.forEach((to, column) => {
        const count = matrix.counts[from * size + to];
        up += column < row ? count : 0;
        most = Math.max(most, count);
      }),
    );
    if (size === 0) {
      fill(
        this.note,
        'No two of these import each other: take another level, or installed packages as well.',
      );
      fill(this.table);
      return;
    }
    fill(
      this.note,
      'A row imports, a column is imported. ',
      isLayered &&
        (up === 0
          ? 'All imports lead down: these are layers. '
          : plural(up, 'import') + ' marked ▲ lead up, against the other imports. '),
      matrix.rest > 0 && '+' + plural(matrix.rest, 'more', 'more') + ' with fewer imports.',
    );
    fill(this.table, this.tableOf(matrix, order, isLayered, most));
  }

  /**
   * @param {Matrix} matrix
   * @param {number[]} order
   * @param {boolean} isLayered
   * @param {number} most
   */
  tableOf(matrix, order, isLayered, most) {
    const size = matrix.labels.length;
    const heads = order.map((group) =>
      h(
        'th',
        {scope: 'col', title: visible(matrix.labels[group])},
        h('div', {}, h('bdi', {}, visible(shortName(matrix.labels[group])))),
      ),
    );
    const rows = order.map((from, row) => {
      const cells = order.map((to, column) => {
        const count = matrix.counts[from * size + to];
        if (from === to) {
          return h('td', {class: 'same', 'aria-hidden': 'true'});
        }
        return count === 0
          ? h('td')
          : this.cell(matrix, from, to, count, isLayered && column < row, most);
      });
      const link = h(
        'a',
        {href: href('overview', matrix.paths[from])},
        h('bdi', {}, visible(matrix.labels[from])),
      );
      return h(
        'tr',
        {},
        h('th', {scope: 'row'}, link),
        h('td', {class: 'sum'}, counted(matrix.outgoing[from])),
        cells,
      );
    });
    return h(
      'table',
      {class: 'matrix'},
      h('thead', {}, h('tr', {}, h('th', {}), h('th', {class: 'sum', scope: 'col'}, 'all'), heads)),
      h('tbody', {}, rows),
    );
  }

  /**
   * @param {Matrix} matrix
   * @param {number} from
   * @param {number} to
   * @param {number} count
   * @param {boolean} isUp
   * @param {number} most
   */
  cell(matrix, from, to, count, isUp, most) {
    const options = {from: matrix.paths[from], to: matrix.paths[to], all: true};
    const sentence =
      visible(matrix.labels[from]) +
      ' imports ' +
      visible(matrix.labels[to]) +
      ' ' +
      plural(count, 'time') +
      (isUp ? ', against the layers' : '');
    const cell = h(
      'td',
      {class: isUp ? 'up' : 'down'},
      h(
        'a',
        {href: href('path', '', options), title: sentence, 'aria-label': sentence},
        isUp && '▲',
        counted(count),
      ),
    );
    cell.style.setProperty('--heat', String(Math.round(12 + 60 * Math.sqrt(count / most))) + '%');
    return cell;
  }
}

/**
 * @param {Matrix} matrix
 * @param {string} order
 */
function sorted(matrix, order) {
  if (order === 'layers') {
    return layerOrder(matrix);
  }
  const all = [...matrix.labels.keys()];
  const by = order === 'out' ? matrix.outgoing : order === 'in' ? matrix.incoming : null;
  return all.sort(
    (one, other) =>
      (by ? by[other] - by[one] : 0) || (matrix.labels[one] < matrix.labels[other] ? -1 : 1),
  );
}

/** @param {string} label */
function shortName(label) {
  return baseName(label);
}
