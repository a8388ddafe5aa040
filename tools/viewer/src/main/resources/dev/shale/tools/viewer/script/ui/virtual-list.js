import {fill, h} from '../dom.js';

/** Rows that are made beyond what is seen. */
const SPARE = 8;

/**
 * A list of which only the rows that are seen have elements. Rows have one height.
 */
export class VirtualList {
  /**
   * @param {{rowHeight: number, role?: string, label: string, id?: string, class?: string,
   *     row: (index: number) => HTMLElement}} options
   */
  constructor(options) {
    this.options = options;
    this.count = 0;
    this.rows = h('div', {class: 'rows', role: 'presentation'});
    this.space = h('div', {class: 'space', role: 'presentation'}, this.rows);
    this.element = h(
      'div',
      {
        class: 'virtual-list ' + (options.class ?? ''),
        role: options.role ?? 'list',
        'aria-label': options.label,
        id: options.id,
        tabindex: options.role === 'listbox' ? -1 : 0,
        onscroll: () => this.draw(),
      },
      this.space,
    );
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /**
   * Shows so many rows, from the first on.
   * @param {number} count
   */
  show(count) {
    this.count = count;
    this.space.style.height = count * this.options.rowHeight + 'px';
    this.element.scrollTop = 0;
    this.draw();
  }

  draw() {
    const {rowHeight, row, role} = this.options;
    const seen = Math.ceil((this.element.clientHeight || 10 * rowHeight) / rowHeight);
    const first = Math.max(0, Math.floor(this.element.scrollTop / rowHeight) - SPARE);
    const end = Math.min(this.count, first + seen + 2 * SPARE);
    const rows = [];
    for (let index = first; index < end; index++) {
      const element = row(index);
      element.style.height = rowHeight + 'px';
      element.setAttribute('role', role === 'listbox' ? 'option' : 'listitem');
      element.setAttribute('aria-setsize', String(this.count));
      element.setAttribute('aria-posinset', String(index + 1));
      rows.push(element);
    }
    this.rows.style.transform = 'translateY(' + first * rowHeight + 'px)';
    fill(this.rows, rows);
  }

  /**
   * Scrolls so that a row is seen.
   * @param {number} index
   */
  reveal(index) {
    const top = index * this.options.rowHeight;
    const bottom = top + this.options.rowHeight - this.element.clientHeight;
    if (this.element.scrollTop > top) {
      this.element.scrollTop = top;
    } else if (this.element.scrollTop < bottom) {
      this.element.scrollTop = bottom;
    }
    this.draw();
  }
}

/** How many rows a plain list has at most. */
const MOST_PLAIN = 60;

/**
 * A list with all rows if they are few, and otherwise one that scrolls.
 * @param {string} label
 * @param {number} count
 * @param {number} rowHeight
 * @param {(index: number) => HTMLElement} row
 */
export function list(label, count, rowHeight, row) {
  if (count > MOST_PLAIN) {
    const virtual = new VirtualList({label, rowHeight, row, class: 'tall'});
    virtual.show(count);
    return virtual.element;
  }
  const rows = [];
  for (let index = 0; index < count; index++) {
    const element = row(index);
    element.setAttribute('role', 'listitem');
    rows.push(element);
  }
  return h('div', {class: 'plain-list', role: 'list', 'aria-label': label}, rows);
}
