export { fetchRecipes } from './recipes';
export { HttpError } from './client';
