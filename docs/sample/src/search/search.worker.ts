import type { Recipe } from '../types';
import { rank } from './rank';

export interface Question {
  query: string;
  recipes: Recipe[];
}

export type Answer = string[];

addEventListener('message', (event: MessageEvent<Question>) => {
  const answer: Answer = rank(event.data.query, event.data.recipes);
  postMessage(answer);
});
