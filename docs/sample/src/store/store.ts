import { Recipe } from '../types';
import { Emitter } from '../utils/events';
import { visibleRecipes } from './selectors';

export interface State {
  recipes: Recipe[];
  query: string;
  found: string[] | null;
  servings: number;
}

export type Action =
  | { type: 'loaded'; recipes: Recipe[] }
  | { type: 'searched'; query: string; found?: string[] }
  | { type: 'served'; servings: number };

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'loaded':
      return { ...state, recipes: action.recipes };
    case 'searched':
      return { ...state, query: action.query, found: action.found ?? null };
    case 'served':
      return { ...state, servings: action.servings };
  }
}

export class Store extends Emitter {
  state: State = { recipes: [], query: '', found: null, servings: 2 };

  dispatch(action: Action): void {
    this.state = reduce(this.state, action);
    document.title = `Pantry (${visibleRecipes(this.state).length})`;
    this.emit();
  }
}

export const store = new Store();
