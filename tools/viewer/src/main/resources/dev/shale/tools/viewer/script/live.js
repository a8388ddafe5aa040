import {decode} from './data/decode.js';

/** @typedef {import('./app.js').App} App */

/**
 * Takes the graph as it is after each edit, where a server has the page.
 * @param {App} app
 */
export function follow(app) {
  if (!location.protocol.startsWith('http') || !document.querySelector('meta[name=shale-live]')) {
    return;
  }
  const events = new EventSource('events');
  events.addEventListener('update', async () => {
    const answer = await fetch('data', {cache: 'no-store'});
    if (answer.ok) {
      app.replaceGraph(await decode(new Uint8Array(await answer.arrayBuffer())));
    }
  });
  events.addEventListener('error', () => {
    app.say('The server does not answer; the page shows what it was last told.');
  });
}
