import {decode} from './data/decode.js';

/** @typedef {import('./app.js').App} App */

/**
 * Takes the graph as it is after each edit, where a server has the page.
 * @param {App} app
 * @param {Uint8Array<ArrayBuffer>} data what the page shows now
 */
export async function follow(app, data) {
  if (!document.querySelector('meta[name=shale-live]')) {
    return;
  }
  let shown = await versionOf(data);
  const events = new EventSource('events');
  events.addEventListener('graph', async (event) => {
    if (event.data === shown) {
      return;
    }
    const answer = await fetch('data', {cache: 'no-store'});
    if (answer.ok) {
      const bytes = new Uint8Array(await answer.arrayBuffer());
      shown = await versionOf(bytes);
      app.replaceGraph(await decode(bytes));
    }
  });
  events.addEventListener('error', () => {
    app.say('The server does not answer; the page shows what it was last told.');
  });
}

/**
 * What the server calls some data.
 * @param {Uint8Array<ArrayBuffer>} data
 */
async function versionOf(data) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
