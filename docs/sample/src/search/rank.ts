import type { Recipe } from '../types';
import { words } from '../utils/text';

/** Ids of the recipes with at least one of the words, best first. */
export function rank(query: string, recipes: Recipe[]): string[] {
  const wanted = words(query);
  const score = (recipe: Recipe) => {
    const text = new Set(words([recipe.title, ...recipe.tags, ...recipe.steps].join(' ')));
    return wanted.filter((word) => text.has(word)).length;
  };
  return recipes
    .map((recipe) => ({ id: recipe.id, score: score(recipe) }))
    .filter((scored) => scored.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((scored) => scored.id);
}
