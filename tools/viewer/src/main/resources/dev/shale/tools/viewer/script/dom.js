/** How elements are made. Text comes in as text, never as markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, any>} Properties */

/**
 * An HTML element. Properties that begin with `on` are listeners, `class` is its class, `value`,
 * `checked` and `disabled` are its own, and the others are attributes.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  setProperties(element, properties);
  append(element, children);
  return element;
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  setProperties(element, properties);
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Properties} properties
 */
function setProperties(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'value' || name === 'checked' || name === 'disabled') {
      /** @type {any} */ (element)[name] = value;
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/**
 * @param {Element} element
 * @param {(Child | Child[])[]} children
 */
function append(element, children) {
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

/**
 * Replaces all that is in an element.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * A choice among some values with a label of its own.
 * @param {string} label
 * @param {{value: string, label: string}[]} options
 * @param {string} value
 * @param {(value: string) => void} onchange
 */
export function select(label, options, value, onchange) {
  const box = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      {onchange: () => onchange(box.value)},
      options.map((option) => h('option', {value: option.value}, option.label)),
    )
  );
  box.value = value;
  return h('label', {class: 'field'}, h('span', {}, label), box);
}

/**
 * A box to tick.
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onchange
 */
export function checkbox(label, checked, onchange) {
  const box = /** @type {HTMLInputElement} */ (
    h('input', {type: 'checkbox', checked, onchange: () => onchange(box.checked)})
  );
  return h('label', {class: 'check'}, box, h('span', {}, label));
}

/**
 * A slider with its value beside it.
 * @param {string} label
 * @param {number} value
 * @param {number} most
 * @param {(value: number) => void} oninput
 */
export function slider(label, value, most, oninput) {
  const shown = h('output', {}, String(value));
  const box = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'range',
      min: 0,
      max: most,
      step: 1,
      'aria-label': label,
      oninput: () => {
        shown.textContent = box.value;
        oninput(Number(box.value));
      },
    })
  );
  box.value = String(value);
  return h('label', {class: 'field slider'}, h('span', {}, label), box, shown);
}
