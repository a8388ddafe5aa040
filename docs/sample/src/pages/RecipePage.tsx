import React from '../ui/react';
import { IngredientLine, TagChip, type CardProps } from '../components';
import { recipeById, scaled, store } from '../store';
import { duration } from '../utils';

function Steps({ recipe }: CardProps) {
  return (
    <ol>
      {recipe.steps.map((step) => (
        <li>{step}</li>
      ))}
    </ol>
  );
}

export function RecipePage({ id }: { id: string }) {
  const recipe = recipeById(store.state, id);
  if (!recipe) {
    return <p>There is no such recipe.</p>;
  }
  return (
    <>
      <h1>{recipe.title}</h1>
      <p>
        {duration(recipe.minutes)}
        {recipe.tags.map((tag) => (
          <TagChip name={tag} />
        ))}
      </p>
      <ul>
        {scaled(recipe).ingredients.map((ingredient) => (
          <IngredientLine ingredient={ingredient} />
        ))}
      </ul>
      <Steps recipe={recipe} />
    </>
  );
}
