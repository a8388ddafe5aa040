import { config } from '#config';

export class HttpError extends Error {
  constructor(readonly status: number, path: string) {
    super(`${path} answered ${status}`);
  }
}

export async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(config.endpoint + path);
  if (!response.ok) {
    throw new HttpError(response.status, path);
  }
  return (await response.json()) as T;
}
