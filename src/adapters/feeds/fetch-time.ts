import type { Answer, Exchange } from './exchange.ts';

export interface TimeLimits {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** Until the answer begins, from the same moment. */
  readonly beginMs: number;
  /** Between two parts of the answer. */
  readonly pauseMs: number;
  /** For the whole, redirects included. */
  readonly wholeMs: number;
}

/** A fetch is ended because something took too long, or because the program stops; the message is a sentence for a person. */
export class FetchEnded extends Error {
  override readonly name = 'FetchEnded';
}

/**
 * The time of one fetch. Only what happens in `during` takes of it; waiting for a host's turn does not. One timer for all
 * limits: undici's own ones are each set for every request, and know no less than a second.
 */
export class FetchTime {
  readonly #limits: TimeLimits;
  #leftMs: number;
  #ended: FetchEnded | null = null;
  #exchange: Exchange | null = null;

  constructor(limits: TimeLimits) {
    this.#limits = limits;
    this.#leftMs = limits.wholeMs;
  }

  async during(begin: () => Exchange): Promise<Answer> {
    if (this.#ended !== null) throw this.#ended;
    const begunAt = performance.now();
    const exchange = begin();
    this.#exchange = exchange;
    const watch = (): void => {
      const { at, because } = this.#due(exchange, begunAt);
      const leftMs = at - performance.now();
      if (leftMs <= 0) this.end(because);
      else timer = setTimeout(watch, Math.ceil(leftMs));
    };
    let timer = setTimeout(watch, Math.min(this.#limits.connectMs, this.#leftMs));
    try {
      return await exchange.answer;
    } finally {
      clearTimeout(timer);
      this.#exchange = null;
      this.#leftMs -= performance.now() - begunAt;
    }
  }

  #due({ state, heardAt }: Exchange, begunAt: number): { readonly at: number; readonly because: string } {
    const { connectMs, beginMs, pauseMs, wholeMs } = this.#limits;
    const whole = { at: begunAt + this.#leftMs, because: `No complete answer came within ${seconds(wholeMs)}.` };
    const step = {
      connecting: { at: begunAt + connectMs, because: 'The server did not accept the connection in time.' },
      waiting: { at: begunAt + beginMs, because: 'The server did not begin to answer in time.' },
      reading: { at: heardAt + pauseMs, because: 'The server stopped in the middle of its answer.' },
    }[state];
    return step.at < whole.at ? step : whole;
  }

  end(because: string): void {
    this.#ended ??= new FetchEnded(because);
    this.#exchange?.cancel(this.#ended);
  }
}

function seconds(ms: number): string {
  return ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${ms} ms`;
}
