import {fill, h} from '../dom.js';
import {href} from '../route.js';
import {counted, plural, visible} from '../text.js';
import {badge, pathText} from '../ui/names.js';
import {VirtualList} from '../ui/virtual-list.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../data/graph.js').Graph} Graph */
/** @typedef {import('../data/decode.js').Finding} Finding */
/** @typedef {import('../data/decode.js').Place} Place */
/** @typedef {import('../route.js').Route} Route */

const ROW_HEIGHT = 74;
const SIGNS = new Map([
  ['error', '✖'],
  ['warning', '▲'],
]);

/** What is wrong: files and requests that fail, and broken rules. */
export class FindingsView {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.title = 'Findings';
    /** @type {Finding[]} */
    this.shown = [];
    this.rules = h('div', {class: 'rules', role: 'group', 'aria-label': 'Rules'});
    this.filter = /** @type {HTMLInputElement} */ (
      h('input', {
        type: 'text',
        placeholder: 'Filter by path or text',
        'aria-label': 'Filter findings',
        oninput: () => this.app.replace({q: this.filter.value}),
      })
    );
    this.list = new VirtualList({
      label: 'Findings',
      rowHeight: ROW_HEIGHT,
      class: 'findings-list',
      row: (index) => findingRow(this.app.graph, this.shown[index]),
    });
    this.note = h('p', {class: 'quiet'});
    this.element = h(
      'div',
      {class: 'findings'},
      h('h1', {}, 'Findings'),
      this.note,
      h('div', {class: 'bar-row'}, this.rules, this.filter),
      this.list.element,
    );
  }

  /** @param {Route} route */
  update(route) {
    const {header} = this.app.graph;
    const all = [...header.diagnostics, ...header.findings];
    const rule = route.options.get('rule') ?? '';
    const words = (route.options.get('q') ?? '').toLowerCase();
    if (this.filter.value.toLowerCase() !== words) {
      this.filter.value = words;
    }
    this.drawRules(all, rule);
    this.shown = all.filter(
      (finding) =>
        (rule === '' || finding.rule === rule) &&
        (words === '' || (finding.path + ' ' + finding.message).toLowerCase().includes(words)),
    );
    const looked = header.rules.length === 0 ? '' : ' Rules: ' + header.rules.join(', ') + '.';
    fill(
      this.note,
      all.length === 0 ? 'Nothing is wrong.' : plural(this.shown.length, 'finding') + '.',
      looked,
      header.configured ? '' : ' The project has no rules of its own; a shale.json can have some.',
    );
    this.list.show(this.shown.length);
  }

  /**
   * @param {Finding[]} all
   * @param {string} chosen
   */
  drawRules(all, chosen) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const {rule} of all) {
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    const chip = (
      /** @type {string} */ rule,
      /** @type {string} */ label,
      /** @type {number} */ count,
    ) =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': String(rule === chosen),
          onclick: () => this.app.replace({rule}),
        },
        label,
        h('span', {class: 'count'}, counted(count)),
      );
    fill(
      this.rules,
      chip('', 'all', all.length),
      [...counts].map(([rule, count]) => chip(rule, rule, count)),
    );
  }
}

/**
 * @param {Graph} graph
 * @param {Finding} finding
 */
export function findingRow(graph, finding) {
  const more = (finding.related ?? []).length;
  return h(
    'div',
    {class: 'finding ' + finding.severity},
    h('span', {class: 'sign', 'aria-label': finding.severity}, SIGNS.get(finding.severity) ?? '•'),
    h(
      'div',
      {},
      h(
        'div',
        {class: 'where'},
        placeLink(graph, finding),
        badge(finding.rule, 'quiet'),
        more > 0 && h('span', {class: 'quiet'}, plural(more, 'place') + ' more'),
      ),
      h('div', {class: 'what', title: visible(finding.message)}, visible(finding.message)),
      (finding.because || finding.remedy) &&
        h(
          'div',
          {class: 'quiet remedy'},
          visible(finding.because ? 'because ' + finding.because : (finding.remedy ?? '')),
        ),
    ),
  );
}

/**
 * @param {Graph} graph
 * @param {Place} place
 */
function placeLink(graph, place) {
  const where = place.line > 0 ? ':' + place.line + ':' + place.column : '';
  const known = place.module >= 0 ? graph.path(place.module) : '';
  return known === ''
    ? h('span', {class: 'module'}, pathText(place.path), where)
    : h('a', {class: 'module', href: href('module', known)}, pathText(known), where);
}
