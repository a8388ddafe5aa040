export const config = {
  endpoint: '/api',
  offline: false,
  storageKey: 'pantry',
};
