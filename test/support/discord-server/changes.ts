type Listener = () => void;

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
  async until<T>(look: () => T | undefined | false | null, timeoutMs: number, what: string, orElse?: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const finish = (settle: () => void): void => {
        this.#listeners.delete(check);
        clearInterval(poll);
        clearTimeout(limit);
        settle();
      };
      const check = (): void => {
        try {
          const seen = look();
          if (seen !== undefined && seen !== false && seen !== null) finish(() => { resolve(seen); });
        } catch (error) {
          finish(() => { reject(error instanceof Error ? error : new Error(String(error))); });
        }
      };
      const late = (): void => {
        if (orElse === undefined) finish(() => { reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`)); });
        else finish(() => { resolve(orElse()); });
      };
      const poll = setInterval(check, 20);
      const limit = setTimeout(late, timeoutMs);
      this.#listeners.add(check);
      check();
    });
  }
}
