import { beforeEach, describe, expect, it } from '@jest/globals';
import { Pace, type Passing } from '../../../../src/adapters/chat/pace.ts';

const SECOND_MS = 1000;
const { signal } = new AbortController();

/** Time that passes when it is told to; while a process is busy nobody wakes. */
class ToldTime implements Passing {
  #now = 0;
  readonly #asleep: { readonly at: number; readonly wake: () => void }[] = [];
  readonly now = (): number => this.#now;
  readonly pause = (ms: number): Promise<void> =>
    new Promise((wake) => void this.#asleep.push({ at: this.#now + ms, wake }));

  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await settled();
    }
    this.#now = end;
  }

  stall(ms: number): void {
    this.#now += ms;
  }

  #next(end: number) {
    this.#asleep.sort((a, b) => a.at - b.at);
    return this.#asleep[0] && this.#asleep[0].at <= end ? this.#asleep.shift() : undefined;
  }
}

async function settled(): Promise<void> {
  for (let n = 0; n < 20; n++) await Promise.resolve();
}

let time: ToldTime;
beforeEach(() => {
  time = new ToldTime();
});

/** When each of so many calls went, in the order in which they went. */
function ask(pace: Pace, calls: number, kind = 'all'): readonly number[] {
  const went: number[] = [];
  for (let n = 0; n < calls; n++) void pace.turn(kind, signal).then(() => went.push(Math.round(time.now())));
  return went;
}

/** The most calls in any second. */
function busiest(went: readonly number[]): number {
  return Math.max(...went.map((from) => went.filter((at) => at >= from && at < from + SECOND_MS).length));
}

describe('pace', () => {
  it('spreads calls evenly', async () => {
    const went = ask(new Pace(10, SECOND_MS, time), 30);
    await time.pass(3 * SECOND_MS);
    expect(went).toEqual(Array.from({ length: 30 }, (_, n) => 100 * n));
  });

  it('makes up for moments that were missed, and never lets more go in a second', async () => {
    const went = ask(new Pace(10, SECOND_MS, time), 60);
    await time.pass(2250);
    time.stall(480);
    await time.pass(3 * SECOND_MS + 400);
    // at twice the pace, and no sooner
    expect(Math.min(...went.slice(1).map((at, n) => at - (went[n] ?? 0)))).toBe(50);
    expect(busiest(went)).toBe(10);
    expect(went).toHaveLength(60);
    expect(went.filter((at) => at > 2250 && at < 2730)).toEqual([]);
  });

  it('does not hoard moments that nobody asked for', async () => {
    const pace = new Pace(10, SECOND_MS, time);
    await time.pass(60 * SECOND_MS);
    const went = ask(pace, 10);
    await time.pass(SECOND_MS);
    expect(went.map((at) => at - 60 * SECOND_MS)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
  });

  it('keeps kinds apart, and calls of one kind in order', async () => {
    const pace = new Pace(1, SECOND_MS, time);
    const order: string[] = [];
    for (const name of ['a', 'b', 'c']) void pace.turn('one', signal).then(() => order.push(name));
    const other = ask(pace, 1, 'other');
    await time.pass(2 * SECOND_MS);
    expect([order, other]).toEqual([['a', 'b', 'c'], [0]]);
  });

  it('lets everybody go at once when it is called off', async () => {
    const closing = new AbortController();
    const pace = new Pace(1, 3_600_000);
    const turns = Array.from({ length: 5 }, () => pace.turn('all', closing.signal));
    closing.abort();
    await expect(Promise.all(turns)).resolves.toHaveLength(5);
  });
});
