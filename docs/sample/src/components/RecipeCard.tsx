import React from '../ui/react';
import { linkTo } from '../ui/router';
import { Recipe } from '../types';
import { duration } from '../utils';
import { Tag } from './Tag';

export interface CardProps {
  recipe: Recipe;
}

const placeholder = new URL('../assets/placeholder.svg', import.meta.url).href;

export function RecipeCard({ recipe }: CardProps) {
  return (
    <article className="card">
      <img src={recipe.picture ?? placeholder} alt="" />
      <a href={linkTo({ name: 'recipe', id: recipe.id })}>{recipe.title}</a>
      <small>{duration(recipe.minutes)}</small>
      {recipe.tags.map((tag) => (
        <Tag key={tag} name={tag} />
      ))}
    </article>
  );
}
