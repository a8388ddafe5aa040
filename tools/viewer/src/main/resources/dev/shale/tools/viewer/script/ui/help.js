import {h} from '../dom.js';

const KEYS = [
  ['/', 'search'],
  ['↑ ↓ Enter', 'choose among results, and open one'],
  ['Esc', 'empty the search, or close this'],
  ['1 … 7', 'Overview, Graph, Path, Cycles, Matrix, Findings, Compare'],
  ['Tab, Enter', 'go from link to link, and follow one'],
  ['Arrows, Enter', 'in the treemap and the graph: go from box to box, and open one'],
  ['Backspace', 'in the treemap: one folder up'],
  ['Alt ←', 'back'],
];

/** Shows the keys in a dialog. */
export function openHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (
    h(
      'dialog',
      {class: 'help', 'aria-label': 'Keys', onclose: () => dialog.remove()},
      h('h2', {}, 'Keys'),
      h(
        'dl',
        {},
        KEYS.map(([keys, what]) =>
          h('div', {}, h('dt', {}, h('kbd', {}, keys)), h('dd', {}, what)),
        ),
      ),
      h('form', {method: 'dialog'}, h('button', {type: 'submit'}, 'Close')),
    )
  );
  document.body.append(dialog);
  dialog.showModal();
}
