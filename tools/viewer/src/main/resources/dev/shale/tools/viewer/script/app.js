import {Graph} from './data/graph.js';
import {Search} from './data/search.js';
import {fill, h} from './dom.js';
import {FIRST_VIEW, href, parseRoute} from './route.js';
import {plural, visible} from './text.js';
import {isDark, toggleTheme} from './theme.js';
import {SearchBox} from './ui/search-box.js';
import {openHelp} from './ui/help.js';
import {OverviewView} from './view/overview.js';
import {ModuleView} from './view/module.js';
import {NeighbourhoodView} from './view/neighbourhood.js';
import {PathView} from './view/path.js';
import {CyclesView} from './view/cycles.js';
import {MatrixView} from './view/matrix.js';
import {FindingsView} from './view/findings.js';
import {CompareView} from './view/compare.js';

/** @typedef {import('./route.js').Route} Route */
/** @typedef {import('./data/decode.js').Decoded} Decoded */
/** @typedef {import('./data/search.js').Hit} Hit */
/** @typedef {{element: HTMLElement, title: string, update: (route: Route) => void, redraw?: () => void}} View */

/** @type {Record<string, {label: string, make: (app: App) => View, isTab: boolean}>} */
const VIEWS = {
  overview: {label: 'Overview', make: (app) => new OverviewView(app), isTab: true},
  module: {label: 'Module', make: (app) => new ModuleView(app), isTab: false},
  graph: {label: 'Graph', make: (app) => new NeighbourhoodView(app), isTab: true},
  path: {label: 'Path', make: (app) => new PathView(app), isTab: true},
  cycles: {label: 'Cycles', make: (app) => new CyclesView(app), isTab: true},
  matrix: {label: 'Matrix', make: (app) => new MatrixView(app), isTab: true},
  findings: {label: 'Findings', make: (app) => new FindingsView(app), isTab: true},
  compare: {label: 'Compare', make: (app) => new CompareView(app), isTab: true},
};

/** The page: a graph, where in it the reader is, and the view of that. */
export class App {
  /**
   * @param {Decoded} decoded
   * @param {Element} page
   */
  constructor(decoded, page) {
    this.graph = new Graph(decoded);
    this.page = page;
    /** @type {Search | null} */
    this.searched = null;
    /** @type {View | null} */
    this.view = null;
    this.viewName = '';
    /** The report that this one is compared with. @type {{graph: Graph, name: string} | null} */
    this.earlier = null;
    this.route = parseRoute(location.hash);
    this.main = h('main', {id: 'main', tabindex: -1});
    this.nav = h('nav', {'aria-label': 'Views'});
    this.notice = h('div', {class: 'notice', role: 'status', hidden: true});
    this.box = new SearchBox(this, {
      id: 'search',
      label: 'Search modules, folders, packages and exports',
      placeholder: 'Search modules, packages, exports …   ( / )',
      onpick: (hit) => this.open(hit),
    });
    fill(
      page,
      h(
        'a',
        {
          class: 'skip',
          href: '#main',
          onclick: (/** @type {Event} */ event) => {
            event.preventDefault();
            this.main.focus();
          },
        },
        'To the content',
      ),
      h('header', {class: 'top'}, this.brand(), this.box.element, this.tools()),
      this.nav,
      this.notice,
      this.main,
    );
    addEventListener('hashchange', () => {
      this.show(parseRoute(location.hash));
      // The link that was followed is gone, and the next one comes after the heading.
      if (document.activeElement === document.body) {
        this.main.focus({preventScroll: true});
      }
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
      this.view?.redraw?.(),
    );
    this.show(this.route);
    this.box.input.focus();
  }

  brand() {
    const title = visible(this.graph.header.title);
    return h('a', {class: 'brand', href: href(FIRST_VIEW), title: 'Overview'}, h('bdi', {}, title));
  }

  tools() {
    const theme = h(
      'button',
      {
        type: 'button',
        class: 'icon',
        'aria-label': 'Light or dark',
        title: 'Light or dark',
        onclick: () => {
          toggleTheme();
          theme.textContent = isDark() ? '☀' : '☾';
          this.view?.redraw?.();
        },
      },
      isDark() ? '☀' : '☾',
    );
    const help = h(
      'button',
      {type: 'button', class: 'icon', 'aria-label': 'Keys', title: 'Keys (?)', onclick: openHelp},
      '?',
    );
    return h('div', {class: 'tools'}, theme, help);
  }

  /** What words are looked for in; made when it is first asked for. */
  search() {
    if (!this.searched) {
      this.searched = new Search(this.graph);
    }
    return this.searched;
  }

  /** @param {Hit} hit */
  open(hit) {
    if (hit.type === 'module' || hit.type === 'export') {
      this.go('module', hit.path);
    } else {
      this.go('overview', hit.path);
    }
    this.box.input.select();
  }

  /**
   * Goes to a view; the browser's back button leads back.
   * @param {string} view
   * @param {string} [path]
   * @param {Parameters<typeof href>[2]} [options]
   */
  go(view, path = '', options = {}) {
    location.hash = href(view, path, options);
  }

  /**
   * Says otherwise where the reader is, without a step for the back button.
   * @param {Record<string, string | number | boolean | undefined>} changes
   */
  replace(changes) {
    const options = new URLSearchParams(this.route.options);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === false || value === '') {
        options.delete(name);
      } else {
        options.set(name, value === true ? '1' : String(value));
      }
    }
    history.replaceState(null, '', href(this.route.view, this.route.path, options));
    this.show(parseRoute(location.hash));
  }

  /** @param {Route} route */
  show(route) {
    const name = VIEWS[route.view] ? route.view : FIRST_VIEW;
    this.route = {...route, view: name};
    if (!this.view || this.viewName !== name) {
      this.view = VIEWS[name].make(this);
      this.viewName = name;
      fill(this.main, this.view.element);
      this.main.className = 'view-' + name;
    }
    this.view.update(this.route);
    document.title = this.view.title + ' · ' + visible(this.graph.header.title) + ' · Shale';
    this.drawTabs();
  }

  drawTabs() {
    const graph = this.graph;
    /** @type {Record<string, number>} */
    const numbers = {
      cycles: graph.cycles.length,
      findings: graph.header.findings.length + graph.header.diagnostics.length,
    };
    const tabs = Object.entries(VIEWS)
      .filter(([, view]) => view.isTab)
      .map(([name, view]) =>
        h(
          'a',
          {href: this.tabHref(name), 'aria-current': name === this.viewName ? 'page' : undefined},
          view.label,
          numbers[name] > 0 && h('span', {class: 'count'}, String(numbers[name])),
        ),
      );
    fill(this.nav, tabs);
  }

  /**
   * A tab shows what the reader is looking at, where it can.
   * @param {string} name
   */
  tabHref(name) {
    const {view, path} = this.route;
    const isPlace = view === 'module' || view === 'graph';
    if (name === 'graph' && isPlace) {
      return href('graph', path);
    }
    if (name === 'path' && isPlace) {
      return href('path', '', {to: path});
    }
    return href(name);
  }

  /**
   * Takes another graph of the same project, and stays where it is.
   * @param {Decoded} decoded
   */
  replaceGraph(decoded) {
    const before = this.graph.moduleCount;
    this.graph = new Graph(decoded);
    this.searched = null;
    this.view = null;
    const scroll = this.main.scrollTop;
    this.show(parseRoute(location.hash));
    this.main.scrollTop = scroll;
    const now = plural(this.graph.moduleCount, 'module');
    const more = this.graph.moduleCount - before;
    this.say(
      'Updated: ' +
        now +
        (more === 0 ? '' : more > 0 ? ', ' + more + ' more' : ', ' + -more + ' fewer'),
    );
  }

  /** @param {string} sentence */
  say(sentence) {
    fill(this.notice, sentence);
    this.notice.hidden = false;
    clearTimeout(this.noticeTimer);
    this.noticeTimer = setTimeout(() => (this.notice.hidden = true), 4000);
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  noticeTimer = undefined;
}
