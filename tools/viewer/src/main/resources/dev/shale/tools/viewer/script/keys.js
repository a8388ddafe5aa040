import {openHelp} from './ui/help.js';
import {href} from './route.js';

/** @typedef {import('./app.js').App} App */

const TABS = ['overview', 'graph', 'path', 'cycles', 'matrix', 'findings', 'compare'];

/**
 * Keys that work wherever the reader is, unless a text is being typed.
 * @param {App} app
 */
export function listenToKeys(app) {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.matches('input[type=text], select, textarea');
    const isMeant = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (
      (event.key === '/' && !isTyping) ||
      (event.key === 'k' && (event.ctrlKey || event.metaKey))
    ) {
      event.preventDefault();
      app.box.input.focus();
      app.box.input.select();
    } else if (isTyping || !isMeant) {
      return;
    } else if (event.key === '?') {
      openHelp();
    } else if (event.key >= '1' && event.key <= String(TABS.length)) {
      location.hash = app.tabHref(TABS[Number(event.key) - 1]) || href('overview');
    }
  });
}
