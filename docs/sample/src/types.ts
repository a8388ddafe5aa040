/** Nothing here is left at run time: every import of this file is for types. */

export type Unit = 'g' | 'ml' | 'piece';

export interface Ingredient {
  name: string;
  amount: number;
  unit: Unit;
  /** Set when the ingredient is itself made from a recipe: pizza needs dough. */
  recipe?: string;
}

export interface Recipe {
  id: string;
  title: string;
  serves: number;
  minutes: number;
  tags: string[];
  picture?: string;
  ingredients: Ingredient[];
  steps: string[];
}
