import React, { lazy } from './ui/react';
import { Header, SearchBox } from './components';
import { RecipePage } from './pages/RecipePage';
import { Shelf } from './pages/Shelf';
import { currentRoute, type Route } from './ui/router';

// Nobody plans a week on the first visit, so this page is a chunk of its own.
const Planner = lazy(() => import('./pages/Planner'));

function Page({ route }: { route: Route }) {
  switch (route.name) {
    case 'recipe':
      return <RecipePage id={route.id} />;
    case 'planner':
      return <Planner />;
    default:
      return <Shelf />;
  }
}

export function App() {
  return (
    <div className="pantry">
      <Header />
      <SearchBox />
      <Page route={currentRoute()} />
    </div>
  );
}
