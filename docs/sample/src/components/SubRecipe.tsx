import React from '../ui/react';
import { recipeById, store } from '../store';
import { IngredientLine } from './IngredientLine';

/** An ingredient made from a recipe lists ingredients of its own: the two files need each other. */
export function SubRecipe({ id }: { id: string }) {
  const recipe = recipeById(store.state, id);
  if (!recipe) {
    return null;
  }
  return (
    <ul>
      {recipe.ingredients.map((ingredient) => (
        <IngredientLine ingredient={ingredient} />
      ))}
    </ul>
  );
}
