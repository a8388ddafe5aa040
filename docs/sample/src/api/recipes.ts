import { config } from '#config';
import type * as model from '../types';
import starter from '../data/recipes.json';
import { getJson } from './client';

export async function fetchRecipes(): Promise<model.Recipe[]> {
  if (config.offline) {
    return starter as model.Recipe[];
  }
  return getJson<model.Recipe[]>('/recipes').catch(() => starter as model.Recipe[]);
}
