import {h} from '../dom.js';
import {href} from '../route.js';
import {baseName, folderOf, visible} from '../text.js';
import {DependencyFlag, ModuleFlag} from '../data/graph.js';

/** @typedef {import('../data/graph.js').Graph} Graph */

/**
 * A path whose last name stands out.
 * @param {string} path
 */
export function pathText(path) {
  const base = visible(baseName(path));
  const text = h(
    'bdi',
    {class: 'path', dir: 'ltr'},
    h('span', {class: 'dir'}, visible(folderOf(path))),
    h('span', {class: 'base'}, base),
  );
  // Where there is no room, the folders lose their end and the last name stays.
  text.style.setProperty('--base', base.length + 'ch');
  return text;
}

/**
 * The name of a module, which leads to its page.
 * @param {Graph} graph
 * @param {number} module
 */
export function moduleLink(graph, module) {
  const path = graph.path(module);
  return h(
    'a',
    {class: 'module', href: href('module', path), title: visible(path)},
    pathText(path),
  );
}

/**
 * The name of a folder, which leads to its part of the overview.
 * @param {string} path
 * @param {string} [label]
 */
export function folderLink(path, label = path) {
  return h('a', {class: 'module', href: href('overview', path)}, pathText(label || 'all'));
}

/**
 * What is to be known of a module in a word or two each.
 * @param {Graph} graph
 * @param {number} module
 */
export function badges(graph, module) {
  const list = [badge(graph.kind(module).label, 'kind')];
  if (graph.is(module, ModuleFlag.ENTRY)) {
    list.push(badge('entry', 'good'));
  }
  if (graph.is(module, ModuleFlag.FOR_TYPES)) {
    list.push(badge('only for types', 'quiet'));
  }
  if (graph.is(module, ModuleFlag.INSTALLED)) {
    list.push(badge('installed', 'quiet'));
  }
  if (graph.cycleOf[module] >= 0) {
    list.push(badge('↻ in a cycle', 'warn'));
  }
  if (graph.affected && graph.affected[module] >= 0) {
    list.push(badge(graph.affected[module] === 0 ? '● changed' : '◐ affected', 'accent'));
  }
  return list;
}

/**
 * @param {string} text
 * @param {string} look
 */
export function badge(text, look) {
  return h('span', {class: 'badge ' + look}, text);
}

/**
 * What is special about a dependency.
 * @param {Graph} graph
 * @param {number} dependency
 */
export function conditions(graph, dependency) {
  const flags = graph.dependencyFlags[dependency];
  const words = [];
  if (flags & (DependencyFlag.TYPE_ONLY | DependencyFlag.FOR_TYPES)) {
    words.push('only for types');
  }
  if (graph.kindOf(dependency).later) {
    words.push('loads later');
  }
  if (flags & DependencyFlag.CONDITIONAL) {
    words.push('conditional');
  }
  if (flags & DependencyFlag.OPTIONAL) {
    words.push('optional');
  }
  if (flags & DependencyFlag.WEAK) {
    words.push('weak');
  }
  if (flags & DependencyFlag.DEFER) {
    words.push('deferred');
  }
  if (flags & DependencyFlag.SOURCE) {
    words.push('as source');
  }
  return words;
}
