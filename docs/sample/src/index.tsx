import React, { render } from './ui/react';
import { App } from './App';
import { fetchRecipes } from './api';
import { store } from './store';
import { restore, saveOnChange } from './store/persist';
import './styles.css';

const container = document.getElementById('pantry')!;
const draw = () => render(<App />, container);

store.subscribe(draw);
window.addEventListener('hashchange', draw);

restore(store);
saveOnChange(store);
draw();

fetchRecipes().then((recipes) => store.dispatch({ type: 'loaded', recipes }));

if (process.env.NODE_ENV !== 'production') {
  const { inspect } = require('./dev/inspector');
  inspect(store);
}
