import React from '../ui/react';
import { store } from '../store';

export function Tag({ name }: { name: string }) {
  const search = () => store.dispatch({ type: 'searched', query: name });
  return (
    <button className="tag" onClick={search}>
      #{name}
    </button>
  );
}
