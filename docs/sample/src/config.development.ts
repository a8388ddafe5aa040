export const config = {
  endpoint: 'http://localhost:8080/api',
  offline: true,
  storageKey: 'pantry-development',
};
