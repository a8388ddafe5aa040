import type { Recipe } from '../types';

export function weekdays(locale = 'en'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(1970, 0, 5 + day)));
}

/** Quick recipes first, then round and round until each day has one. */
export function pickForWeek(recipes: Recipe[]): Recipe[] {
  const quickFirst = recipes.slice().sort((a, b) => a.minutes - b.minutes);
  return quickFirst.length === 0
    ? []
    : Array.from({ length: 7 }, (_, day) => quickFirst[day % quickFirst.length]);
}
