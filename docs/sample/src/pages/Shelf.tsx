import React from '../ui/react';
import { RecipeCard } from '../components';
import { store, visibleRecipes } from '../store';

export function Shelf() {
  const recipes = visibleRecipes(store.state);
  if (recipes.length === 0) {
    return <p>Nothing here. Try another word.</p>;
  }
  return (
    <main>
      {recipes.map((recipe) => (
        <RecipeCard key={recipe.id} recipe={recipe} />
      ))}
    </main>
  );
}
