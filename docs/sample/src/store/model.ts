import type { Recipe } from '../types';
import { words } from '../utils';
import { store } from './store';

export function matches(recipe: Recipe, query: string): boolean {
  const haystack = words(`${recipe.title} ${recipe.tags.join(' ')}`);
  return words(query).every((word) => haystack.some((other) => other.startsWith(word)));
}

/** The recipe for as many people as the store says; this closes the cycle store, selectors, model. */
export function scaled(recipe: Recipe): Recipe {
  const factor = store.state.servings / recipe.serves;
  const ingredients = recipe.ingredients.map((ingredient) => ({
    ...ingredient,
    amount: ingredient.amount * factor,
  }));
  return { ...recipe, ingredients };
}
