import React from '../ui/react';
import { search } from '../search';
import { store } from '../store';
import { debounce } from '../utils';

const update = debounce(async (query: string) => {
  const found = await search(query, store.state.recipes);
  store.dispatch({ type: 'searched', query, found });
}, 150);

export default function SearchBox() {
  return (
    <input
      type="search"
      placeholder="tomato, soup, 20 min…"
      value={store.state.query}
      onInput={(event: InputEvent) => update((event.target as HTMLInputElement).value)}
    />
  );
}
