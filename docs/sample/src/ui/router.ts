export type Route = { name: 'shelf' } | { name: 'planner' } | { name: 'recipe'; id: string };

export function currentRoute(hash = location.hash): Route {
  const [name, id] = hash.replace(/^#\/?/, '').split('/');
  if (name === 'recipe' && id) {
    return { name, id };
  }
  return name === 'planner' ? { name } : { name: 'shelf' };
}

export function linkTo(route: Route): string {
  return route.name === 'recipe' ? `#/recipe/${route.id}` : `#/${route.name}`;
}
