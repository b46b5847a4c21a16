import type { Clock } from '../../ports/clock.ts';

/** A time of its own that begins at `start` and runs `speed` times as fast as the machine's. */
export class FastClock implements Clock {
  readonly #start: Date;
  readonly #speed: number;
  readonly #begun = performance.now();

  constructor(start: Date, speed: number) {
    this.#start = start;
    this.#speed = speed;
  }

  now(): Date {
    return new Date(this.#start.getTime() + (performance.now() - this.#begun) * this.#speed);
  }
}
