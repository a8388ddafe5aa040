import React from '../ui/react';
import { RecipeCard } from '../components';
import { store, visibleRecipes } from '../store';
import { pickForWeek, weekdays } from './week';

export default function Planner() {
  const plan = pickForWeek(visibleRecipes(store.state));
  return (
    <main>
      {weekdays().map((day, index) => (
        <section>
          <h2>{day}</h2>
          {plan[index] && <RecipeCard recipe={plan[index]} />}
        </section>
      ))}
    </main>
  );
}
