import { setTimeout as sleep } from 'node:timers/promises';

export interface PoliteLimits {
  /** Requests under way at one time, all hosts together. */
  readonly concurrency: number;
  readonly perHost: number;
  /** Pause between the starts of two requests to one host. */
  readonly hostDelayMs: number;
}

interface Lane {
  readonly slots: Slots;
  lastStartAt: number;
}

/**
 * Makes requests wait their turn, so that no host sees more of us than it was promised. A host is a name, whatever the port:
 * two ports are one machine's to bear. Names under one domain are hosts of their own, since many domains are shared by
 * strangers.
 */
export class PerHost {
  readonly #limits: PoliteLimits;
  readonly #all: Slots;
  readonly #lanes = new Map<string, Lane>();
  #sweptAt = 0;

  constructor(limits: PoliteLimits) {
    this.#limits = limits;
    this.#all = new Slots(limits.concurrency);
  }

  /** Runs the task when its host's turn has come; an abort while waiting rejects with the signal's reason. */
  async run<T>(host: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    const lane = this.#lane(host);
    await lane.slots.enter(signal);
    try {
      await this.#start(lane, signal);
      try {
        return await task();
      } finally {
        this.#all.leave();
      }
    } finally {
      lane.slots.leave();
      this.#forgetIdleLanes();
    }
  }

  #lane(host: string): Lane {
    const known = this.#lanes.get(host);
    if (known !== undefined) return known;
    const lane = { slots: new Slots(this.#limits.perHost), lastStartAt: -Infinity };
    this.#lanes.set(host, lane);
    return lane;
  }

  /** The pause is looked at once more when there is room: others of this host may have started while this one waited for it. */
  async #start(lane: Lane, signal: AbortSignal): Promise<void> {
    for (;;) {
      const early = this.#earlyBy(lane);
      if (early > 0) await sleep(early, undefined, { signal });
      await this.#all.enter(signal);
      if (this.#earlyBy(lane) <= 0) break;
      this.#all.leave();
    }
    lane.lastStartAt = performance.now();
  }

  #earlyBy(lane: Lane): number {
    return lane.lastStartAt + this.#limits.hostDelayMs - performance.now();
  }

  /** Hosts come and go over months; those that owe nobody a pause are dropped once many have gathered. */
  #forgetIdleLanes(): void {
    if (this.#lanes.size < 4096) return;
    const now = performance.now();
    if (now - this.#sweptAt < 1000) return;
    this.#sweptAt = now;
    for (const [host, lane] of this.#lanes) {
      if (lane.slots.idle && this.#earlyBy(lane) <= 0) this.#lanes.delete(host);
    }
  }
}

/** A counted gate: first come, first served. */
class Slots {
  #free: number;
  readonly #size: number;
  readonly #waiting: ((admitted: undefined) => void)[] = [];

  constructor(size: number) {
    this.#size = size;
    this.#free = size;
  }

  get idle(): boolean {
    return this.#free === this.#size && this.#waiting.length === 0;
  }

  /** After an abort those inside end soon and let the waiting ones in, who find out here: nobody needs to listen. */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.push(resolve);
    await promise;
    if (!signal.aborted) return;
    this.leave();
    signal.throwIfAborted();
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next(undefined);
  }
}
