import {App} from './app.js';
import {base64Bytes, decode} from './data/decode.js';
import {fill, h} from './dom.js';
import {listenToKeys} from './keys.js';
import {follow} from './live.js';
import {restoreTheme} from './theme.js';

/** Reads the graph that the page has with it, and shows it. */
async function start() {
  restoreTheme();
  const page = /** @type {Element} */ (document.getElementById('page'));
  const data = /** @type {Element} */ (document.getElementById('data'));
  try {
    const bytes = base64Bytes(data.textContent ?? '');
    const decoded = await decode(bytes);
    data.remove();
    const app = new App(decoded, page);
    listenToKeys(app);
    follow(app, bytes);
    performance.mark('shale-usable');
    // The first key is not to wait for it.
    requestIdleCallback(() => app.search());
  } catch (failure) {
    fill(page, h('p', {class: 'loading', role: 'alert'}, 'This report cannot be read: ' + failure));
    throw failure;
  }
}

start();
