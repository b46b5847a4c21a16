type Listener = () => void;

/** What is looked for; nothing, false and null mean: not yet. */
type Look<T> = () => T | undefined | false | null;

/** Tells waiting tests that something happened on the server. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * Resolves with the first truthy value of `look`, asked after every change and every 20 ms besides.
   * Rejects after `timeoutMs`, saying what was waited for; with `orElse` it resolves to that instead.
   */
  async until<T>(look: Look<T>, timeoutMs: number, what: string, orElse?: () => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const check = (): void => {
      try {
        const seen = look();
        if (seen !== undefined && seen !== false && seen !== null) resolve(seen);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const late = (): void => {
      if (orElse === undefined) reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`));
      else resolve(orElse());
    };
    const poll = setInterval(check, 20);
    const limit = setTimeout(late, timeoutMs);
    this.#listeners.add(check);
    check();
    return promise.finally(() => {
      this.#listeners.delete(check);
      clearInterval(poll);
      clearTimeout(limit);
    });
  }
}
