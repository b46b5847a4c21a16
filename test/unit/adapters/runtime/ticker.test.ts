import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Ticker } from '../../../../src/adapters/runtime/ticker.ts';
import { ChatRoom } from '../../../support/chat-room.ts';

const EVERY_SECOND = '* * * * * *';
const START = new Date('2031-05-06T08:00:00Z');
const HOUR_MS = 3_600_000;

/** Work whose runs the test ends one by one. */
class Work {
  begun = 0;
  underWay = 0;
  mostAtOnce = 0;
  readonly #ends: (() => void)[] = [];

  readonly run = (): Promise<void> => {
    this.begun++;
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.underWay);
    return new Promise((resolve) =>
      this.#ends.push(() => {
        this.underWay--;
        resolve();
      }),
    );
  };

  end(): void {
    this.#ends.shift()?.();
  }
}

describe('the ticker', () => {
  const { log } = new ChatRoom();
  let ticker: Ticker;
  beforeEach(() => {
    log.lines.length = 0;
    jest.useFakeTimers({ now: START });
  });
  afterEach(async () => {
    await ticker.stop();
    jest.useRealTimers();
  });

  const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1_000);
  const counting = (): { count: number } => {
    const runs = { count: 0 };
    ticker = new Ticker(async () => void runs.count++, log);
    ticker.start(EVERY_SECOND);
    return runs;
  };

  it('runs at once and then at every moment of its line', async () => {
    const runs = counting();
    expect(runs.count).toBe(1);
    await seconds(10);
    expect(runs.count).toBe(11);
  });

  it('keeps to a line of minutes, too', async () => {
    let runs = 0;
    ticker = new Ticker(async () => void runs++, log);
    ticker.start('*/5 * * * *');
    await seconds(299);
    expect(runs).toBe(1);
    await seconds(601);
    expect(runs).toBe(4);
  });

  it('leaves out what comes while a run is under way, and goes on when it is over', async () => {
    const work = new Work();
    ticker = new Ticker(work.run, log);
    ticker.start(EVERY_SECOND);
    await seconds(30);
    expect(work).toMatchObject({ begun: 1, mostAtOnce: 1 });
    work.end();
    await seconds(1);
    expect(work).toMatchObject({ begun: 2, mostAtOnce: 1 });
    work.end();
  });

  it.each<[string, () => Promise<void>]>([
    ['rejects', async () => Promise.reject(new Error('no room on the disk'))],
    [
      'throws before it has begun',
      () => {
        throw new Error('no room on the disk');
      },
    ],
  ])('goes on after a run that %s, and says why', async (_, fail) => {
    let runs = 0;
    ticker = new Ticker(() => (runs++ < 2 ? fail() : Promise.resolve()), log);
    ticker.start(EVERY_SECOND);
    await seconds(5);
    expect(runs).toBe(6);
    const failed = { level: 'error', message: 'cycle failed', fields: { cause: 'Error: no room on the disk' } };
    expect(log.lines).toEqual([failed]);
  });

  it('says a failure that stays once a minute and how often it came, and a new one at once', async () => {
    let cause = 'no room on the disk';
    ticker = new Ticker(() => Promise.reject(new Error(cause)), log);
    ticker.start(EVERY_SECOND);
    await seconds(65);
    cause = 'locked';
    await seconds(1);
    expect(log.lines.map(({ fields }) => fields)).toEqual([
      { cause: 'Error: no room on the disk' },
      { cause: 'Error: no room on the disk', times: 60 },
      { cause: 'Error: locked' },
    ]);
  });

  it('waits on stopping for the run under way, and begins no other', async () => {
    const work = new Work();
    ticker = new Ticker(work.run, log);
    ticker.start(EVERY_SECOND);
    let stopped = false;
    const stopping = ticker.stop().then(() => (stopped = true));
    await seconds(5);
    expect([stopped, work.begun]).toEqual([false, 1]);
    work.end();
    await stopping;
    await seconds(5);
    expect([stopped, work.begun]).toEqual([true, 1]);
  });

  it('may be stopped before it was started', async () => {
    ticker = new Ticker(() => Promise.resolve(), log);
    await expect(ticker.stop()).resolves.toBeUndefined();
  });

  it.each([
    ['is set back an hour', -HOUR_MS],
    ['leaps a week ahead', 7 * 24 * HOUR_MS],
  ])('keeps its rhythm when the clock %s', async (_, leap) => {
    const runs = counting();
    await seconds(5);
    jest.setSystemTime(Date.now() + leap);
    await seconds(10);
    expect(runs.count).toBeGreaterThanOrEqual(15);
    expect(runs.count).toBeLessThanOrEqual(17);
  });
});
