import { config } from '#config';
import { Store } from './store';

export function restore(store: Store): void {
  const servings = Number(localStorage.getItem(config.storageKey));
  if (servings > 0) {
    store.dispatch({ type: 'served', servings });
  }
}

export function saveOnChange(store: Store): void {
  store.subscribe(() => localStorage.setItem(config.storageKey, String(store.state.servings)));
}
