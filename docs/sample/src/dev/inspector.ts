import { Store } from '../store/store';

/** `pantry.state` in the browser's console, and a line for every change. */
export function inspect(store: Store): void {
  (globalThis as { pantry?: Store }).pantry = store;
  store.subscribe(() => console.debug('pantry', store.state));
}
