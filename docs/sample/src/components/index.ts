export { Header } from './Header';
export { RecipeCard } from './RecipeCard';
export { default as SearchBox } from './SearchBox';
export { Tag as TagChip } from './Tag';
export * from './IngredientLine';
export type { CardProps } from './RecipeCard';
