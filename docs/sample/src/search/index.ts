import type { Recipe } from '../types';
import type { Answer, Question } from './search.worker';

let worker: Worker | undefined;

/** Asks the worker, which starts on the first question, for the ids of the recipes that fit. */
export function search(query: string, recipes: Recipe[]): Promise<Answer> {
  worker ??= new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  const question: Question = { query, recipes };
  return new Promise((resolve) => {
    worker!.addEventListener('message', (event) => resolve(event.data), { once: true });
    worker!.postMessage(question);
  });
}
