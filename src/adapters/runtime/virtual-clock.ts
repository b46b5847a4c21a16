import type { Clock } from '../../ports/clock.ts';

/** A time that stands still until it is set: for replays, where an archive's own times count. */
export class VirtualClock implements Clock {
  #now: Date;
  constructor(start: Date) {
    this.#now = start;
  }
  now(): Date {
    return this.#now;
  }
  set(now: Date): void {
    this.#now = now;
  }
}
