import type { Recipe } from '../types';
import { matches } from './model';
import type { State } from './store';

export function recipeById(state: State, id: string): Recipe | undefined {
  return state.recipes.find((recipe) => recipe.id === id);
}

export function visibleRecipes(state: State): Recipe[] {
  const { found, query, recipes } = state;
  return found
    ? recipes.filter((recipe) => found.includes(recipe.id))
    : recipes.filter((recipe) => matches(recipe, query));
}
