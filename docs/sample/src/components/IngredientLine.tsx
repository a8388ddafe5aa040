import React from '../ui/react';
import type { Ingredient } from '../types';
import { formatAmount } from '../utils';
import { SubRecipe } from './SubRecipe';

export function IngredientLine({ ingredient }: { ingredient: Ingredient }) {
  return (
    <li>
      <b>{formatAmount(ingredient.amount, ingredient.unit)}</b> {ingredient.name}
      {ingredient.recipe && <SubRecipe id={ingredient.recipe} />}
    </li>
  );
}
