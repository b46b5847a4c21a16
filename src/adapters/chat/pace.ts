import { pause } from './back-off.ts';

/** Time as it passes, in milliseconds from any moment; nobody can set it. */
export interface Passing {
  now(this: void): number;
  pause(this: void, ms: number, signal: AbortSignal): Promise<void>;
}

const PASSING: Passing = { now: () => performance.now(), pause };

/** The calls of one kind. */
interface Line {
  /** Those who asked, one behind the other. */
  tail: Promise<void>;
  /** When the next one's moment is, if nothing holds it up. */
  free: number;
  /** When the last ones really went. */
  readonly went: number[];
}

/**
 * Lets so many calls of one kind go in any stretch of time, evenly spread and in the order in which they ask; kinds do not
 * wait for each other. Moments that a busy process misses are made up for, at twice the pace and as far as the stretch
 * allows.
 */
export class Pace {
  readonly #most: number;
  readonly #perMs: number;
  readonly #passing: Passing;
  readonly #lines = new Map<string, Line>();

  constructor(most: number, perMs: number, passing: Passing = PASSING) {
    this.#most = most;
    this.#perMs = perMs;
    this.#passing = passing;
  }

  /** Resolves when it is this call's turn, or at once when the signal says so. */
  turn(kind: string, signal: AbortSignal): Promise<void> {
    this.#forget();
    const line = this.#lines.get(kind) ?? { tail: Promise.resolve(), free: this.#passing.now(), went: [] };
    this.#lines.set(kind, line);
    line.tail = line.tail.then(() => this.#next(line, signal));
    return line.tail;
  }

  async #next(line: Line, signal: AbortSignal): Promise<void> {
    const slot = Math.max(line.free, this.#passing.now() - this.#perMs);
    line.free = slot + this.#perMs / this.#most;
    const [oldest = -Infinity] = line.went.length < this.#most ? [] : line.went;
    const crowded = (line.went.at(-1) ?? -Infinity) + this.#perMs / this.#most / 2;
    const waits = Math.max(slot, crowded, oldest + this.#perMs) - this.#passing.now();
    if (waits > 0) await this.#passing.pause(waits, signal);
    line.went.push(this.#passing.now());
    if (line.went.length > this.#most) line.went.shift();
  }

  /** Whoever comes after so long finds the line as a newcomer would. */
  #forget(): void {
    const past = this.#passing.now() - this.#perMs;
    for (const [kind, { free, went }] of this.#lines)
      if (free <= past && (went.at(-1) ?? -Infinity) <= past) this.#lines.delete(kind);
  }
}
