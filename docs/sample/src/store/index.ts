export { store } from './store';
export * from './selectors';
export { scaled } from './model';
export type { Action, State } from './store';
