import {fill, h} from '../dom.js';
import {plural, visible} from '../text.js';
import {VirtualList} from './virtual-list.js';
import {pathText} from './names.js';

/** @typedef {import('../data/search.js').Hit} Hit */
/** @typedef {import('../app.js').App} App */

const ROW_HEIGHT = 34;
const SIGNS = {module: '', folder: 'folder', package: 'package', export: 'export'};

/** A box to type into, with what fits below it. */
export class SearchBox {
  /**
   * @param {App} app
   * @param {{id: string, label: string, placeholder: string, kinds?: 'all' | 'places',
   *     onpick: (hit: Hit) => void}} options
   */
  constructor(app, options) {
    this.app = app;
    this.options = options;
    /** @type {Hit[]} */
    this.hits = [];
    this.chosen = 0;
    const listId = options.id + '-list';
    this.input = /** @type {HTMLInputElement} */ (
      h('input', {
        id: options.id,
        type: 'text',
        role: 'combobox',
        'aria-label': options.label,
        'aria-expanded': 'false',
        'aria-controls': listId,
        'aria-autocomplete': 'list',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: options.placeholder,
        oninput: () => this.search(),
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
        onfocus: () => this.input.value !== '' && this.open(),
        onblur: () => setTimeout(() => this.close(), 150),
      })
    );
    this.list = new VirtualList({
      rowHeight: ROW_HEIGHT,
      role: 'listbox',
      label: options.label,
      id: listId,
      row: (index) => this.row(index),
    });
    this.status = h('div', {class: 'status', role: 'status'});
    this.popup = h('div', {class: 'popup', hidden: true}, this.list.element, this.status);
    this.element = h('div', {class: 'search'}, this.input, this.popup);
  }

  search() {
    this.hits = this.app.search().find(this.input.value, this.options.kinds);
    this.chosen = 0;
    if (this.input.value.trim() === '') {
      this.list.show(0);
      this.close();
      return;
    }
    this.open();
    const rows = Math.min(this.hits.length, 12);
    this.list.element.style.height = rows * ROW_HEIGHT + 'px';
    this.list.show(this.hits.length);
    fill(
      this.status,
      this.hits.length === 0
        ? 'Nothing fits. Parts of a path will do: comp/butt, or letters of a name in order.'
        : plural(this.hits.length, 'result') + ' · ↑ ↓ to choose · Enter to open',
    );
    this.mark();
  }

  open() {
    this.popup.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  close() {
    this.popup.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  /** @param {number} index */
  row(index) {
    const hit = this.hits[index];
    const name =
      hit.type === 'export'
        ? [
            h('bdi', {class: 'base'}, visible(hit.label)),
            h('span', {class: 'from'}, pathText(hit.path)),
          ]
        : [pathText(hit.type === 'package' ? hit.label : hit.path)];
    return h(
      'div',
      {
        class: 'hit ' + hit.type + (index === this.chosen ? ' chosen' : ''),
        id: this.options.id + '-' + index,
        'aria-selected': String(index === this.chosen),
        title: visible(hit.path),
        onmousedown: (/** @type {Event} */ event) => {
          event.preventDefault();
          this.pick(index);
        },
      },
      h('span', {class: 'name'}, name),
      SIGNS[hit.type] && h('span', {class: 'sign'}, SIGNS[hit.type]),
    );
  }

  mark() {
    if (this.hits.length > 0) {
      this.list.reveal(this.chosen);
      this.input.setAttribute('aria-activedescendant', this.options.id + '-' + this.chosen);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const steps = new Map([
      ['ArrowDown', 1],
      ['ArrowUp', -1],
      ['PageDown', 10],
      ['PageUp', -10],
    ]);
    const step = steps.get(event.key);
    if (step !== undefined && this.hits.length > 0) {
      event.preventDefault();
      this.chosen = Math.max(0, Math.min(this.hits.length - 1, this.chosen + step));
      this.open();
      this.mark();
    } else if (event.key === 'Enter' && this.hits.length > 0) {
      event.preventDefault();
      this.pick(this.chosen);
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.hits = [];
      this.close();
    }
  }

  /** @param {number} index */
  pick(index) {
    const hit = this.hits[index];
    this.close();
    this.options.onpick(hit);
  }
}
