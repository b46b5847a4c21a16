import type { Answer, Exchange } from './exchange.ts';

/** The time of one fetch, and the one way in which it is ended from outside: the time is over, or the program stops. */
export class FetchTime {
  endedBy: 'late' | 'stopped' | null = null;
  #exchange: Exchange | null = null;
  #leftMs: number;

  constructor(ms: number) {
    this.#leftMs = ms;
  }

  /** Only what happens in here takes of the time: waiting for a host's turn does not. */
  async during(begin: () => Exchange): Promise<Answer> {
    const begun = performance.now();
    const timer = setTimeout(() => this.end('late'), this.#leftMs);
    const exchange = begin();
    this.#exchange = exchange;
    if (this.endedBy !== null) exchange.cancel(new Error(this.endedBy));
    try {
      return await exchange.answer;
    } finally {
      clearTimeout(timer);
      this.#exchange = null;
      this.#leftMs -= performance.now() - begun;
    }
  }

  end(by: 'late' | 'stopped'): void {
    this.endedBy ??= by;
    this.#exchange?.cancel(new Error(by));
  }
}
