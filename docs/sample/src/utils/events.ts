export class Emitter {
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  protected emit(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export function debounce<A extends unknown[]>(call: (...args: A) => void, millis: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args: A) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), millis);
  };
}
