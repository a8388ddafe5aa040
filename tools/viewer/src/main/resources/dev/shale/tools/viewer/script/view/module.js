import {NONE} from '../data/absent.js';
import {ModuleFlag} from '../data/graph.js';
import {fill, h} from '../dom.js';
import {href} from '../route.js';
import {baseName, counted, plural, size, visible} from '../text.js';
import {chainList, dependencyLine} from '../ui/lines.js';
import {badges, folderLink, moduleLink, pathText} from '../ui/names.js';
import {list} from '../ui/virtual-list.js';
import {findingRow} from './findings.js';
import {exportRows} from './exports.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../route.js').Route} Route */

const ROW_HEIGHT = 30;

/** All that is known of a module. */
export class ModuleView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Module';
    this.element = h('div', {class: 'module-page'});
  }

  /** @param {Route} route */
  update(route) {
    const {graph} = this.app;
    const module = graph.find(route.path);
    this.title = visible(baseName(route.path));
    if (module === NONE) {
      const gone = h('bdi', {class: 'path'}, visible(route.path));
      fill(
        this.element,
        h('h1', {}, gone),
        h('p', {}, 'There is no such module in this graph. Search for another one above.'),
      );
      return;
    }
    fill(
      this.element,
      this.head(module),
      h(
        'div',
        {class: 'columns'},
        h(
          'div',
          {},
          this.importers(module, route.options.get('name')),
          this.why(module),
          this.dominated(module),
        ),
        h('div', {}, this.imports(module), this.exports(module), this.findings(module)),
      ),
    );
  }

  /** @param {number} module */
  head(module) {
    const {graph} = this.app;
    const path = graph.path(module);
    const folder = graph.folders.paths[graph.folders.ofModule[module]];
    return h(
      'header',
      {class: 'module-head'},
      h('h1', {}, pathText(path)),
      h(
        'p',
        {class: 'badges'},
        badges(graph, module),
        h('span', {class: 'in'}, 'in ', folderLink(folder)),
      ),
      h(
        'p',
        {class: 'actions'},
        action('Graph around it', 'graph', path),
        action('Path from it …', 'path', '', {from: path}),
        action('Path to it …', 'path', '', {to: path}),
        graph.cycleOf[module] >= 0 &&
          action('Its cycle', 'cycles', String(graph.cycleOf[module] + 1)),
      ),
      this.numbers(module),
    );
  }

  /** @param {number} module */
  numbers(module) {
    const {graph} = this.app;
    const isProgram = !graph.is(module, ModuleFlag.FOR_TYPES);
    const cells = [
      ['bytes', size(graph.bytes[module])],
      ['survive tree shaking', isProgram ? size(graph.surviving[module]) : '–'],
      ['imports of it', counted(graph.importerCount(module))],
      ['imports', counted(graph.dependenciesOf(module))],
      ['depth', graph.depths[module] < 0 ? '–' : counted(graph.depths[module])],
      ['component', counted(graph.components[module])],
      [
        'would leave with it',
        isProgram
          ? plural(graph.dominatedCounts[module], 'module') +
            ', ' +
            size(graph.dominatedBytes[module])
          : '–',
      ],
    ];
    if (graph.chunks) {
      cells.push(['chunk', chunkText(graph, module)]);
    }
    return h(
      'dl',
      {class: 'numbers'},
      cells.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    );
  }

  /**
   * @param {number} module
   * @param {string | null} name only those that ask for it; null for all
   */
  importers(module, name) {
    const {graph} = this.app;
    const all = graph.importers.subarray(
      graph.importerBegins[module],
      graph.importerBegins[module + 1],
    );
    const shown =
      name === null
        ? all
        : all.filter((one) => graph.namesOf(one).some((used) => used === name || used === '*'));
    const none = graph.is(module, ModuleFlag.ENTRY)
      ? 'Nothing: the program begins here.'
      : 'Nothing.';
    const rows = list('Imported by', shown.length, ROW_HEIGHT, (index) =>
      dependencyLine(graph, shown[index], 'source'),
    );
    return section(
      name === null ? 'Imported by' : 'Asked for ' + visible(name) + ' by',
      shown.length,
      h(
        'div',
        {},
        name !== null && h('p', {}, h('a', {href: href('module', graph.path(module))}, 'Show all')),
        shown.length === 0 ? h('p', {class: 'quiet'}, none) : rows,
      ),
    );
  }

  /** @param {number} module */
  imports(module) {
    const {graph} = this.app;
    const count = graph.dependenciesOf(module);
    return section(
      'Imports',
      count,
      count === 0
        ? h('p', {class: 'quiet'}, 'Nothing.')
        : list('Imports', count, ROW_HEIGHT, (index) =>
            dependencyLine(graph, graph.begins[module] + index, 'target'),
          ),
    );
  }

  /** @param {number} module */
  why(module) {
    const {graph} = this.app;
    const chain = graph.chain(module);
    const first = chain.length > 0 ? graph.sources[chain[0]] : module;
    const body =
      chain.length === 0
        ? h(
            'p',
            {class: 'quiet'},
            graph.is(module, ModuleFlag.ENTRY) ? 'It is an entry.' : 'Nothing leads to it.',
          )
        : chainList(graph, first, chain);
    return section('Why it is here', NONE, body);
  }

  /** @param {number} module */
  dominated(module) {
    const {graph} = this.app;
    const above = graph.dominators[module];
    /** @type {number[]} */
    const below = [];
    for (let other = 0; other < graph.moduleCount; other++) {
      if (graph.dominators[other] === module) {
        below.push(other);
      }
    }
    below.sort((one, other) => graph.dominatedBytes[other] - graph.dominatedBytes[one]);
    if (below.length === 0 && above === NONE) {
      return null;
    }
    return section(
      'Would leave with it',
      below.length || NONE,
      h(
        'div',
        {},
        above !== NONE &&
          h('p', {class: 'quiet'}, 'It would leave with ', moduleLink(graph, above), '.'),
        below.length > 0 &&
          list('Would leave with it', below.length, ROW_HEIGHT, (index) =>
            h(
              'div',
              {class: 'line'},
              moduleLink(graph, below[index]),
              h('span', {class: 'number'}, size(graph.dominatedBytes[below[index]])),
            ),
          ),
      ),
    );
  }

  /** @param {number} module */
  exports(module) {
    const {graph} = this.app;
    const count = graph.exportBegins[module + 1] - graph.exportBegins[module];
    if (count === 0) {
      return null;
    }
    const row = exportRows(graph, module);
    return section('Exports', count, list('Exports', count, ROW_HEIGHT, row));
  }

  /** @param {number} module */
  findings(module) {
    const {graph} = this.app;
    const found = [...graph.header.diagnostics, ...graph.header.findings].filter(
      (one) => one.module === module,
    );
    if (found.length === 0) {
      return null;
    }
    return section(
      'Findings',
      found.length,
      h(
        'div',
        {},
        found.map((finding) => findingRow(graph, finding)),
      ),
    );
  }
}

/**
 * @param {string} label
 * @param {string} view
 * @param {string} path
 * @param {Record<string, string>} [options]
 */
function action(label, view, path, options) {
  return h('a', {class: 'action', href: href(view, path, options)}, label);
}

/**
 * A part of a page under a heading.
 * @param {string} title
 * @param {number} count NONE where there is nothing to count
 * @param {Node} body
 */
export function section(title, count, body) {
  return h(
    'section',
    {class: 'part'},
    h('h2', {}, title, count >= 0 && h('span', {class: 'count'}, counted(count))),
    body,
  );
}

/**
 * @param {import('../data/graph.js').Graph} graph
 * @param {number} module
 */
function chunkText(graph, module) {
  const first = graph.header.chunks[graph.chunks ? graph.chunks[module] : -1];
  const more = graph.chunkCounts[module] - 1;
  return first ? first.id + (more > 0 ? ' and ' + counted(more) + ' more' : '') : '–';
}
