import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PerHost } from '../../../../src/adapters/feeds/per-host.ts';

const never = new AbortController().signal;

describe('PerHost', () => {
  it('runs no more at once than a host and all hosts together may bear', async () => {
    const turns = new PerHost({ concurrency: 3, perHost: 2, hostDelayMs: 0 });
    const running = new Map<string, number>();
    let most = 0;
    let mostOfOne = 0;
    const task = (host: string) => async (): Promise<void> => {
      running.set(host, (running.get(host) ?? 0) + 1);
      most = Math.max(
        most,
        [...running.values()].reduce((sum, count) => sum + count, 0),
      );
      mostOfOne = Math.max(mostOfOne, running.get(host) ?? 0);
      await sleep(1);
      running.set(host, (running.get(host) ?? 0) - 1);
    };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => ['a', 'b'][index % 2] ?? 'a').map((host) =>
        turns.run(host, never, task(host)),
      ),
    );
    expect({ most, mostOfOne }).toEqual({ most: 3, mostOfOne: 2 });
  });

  it('leaves a pause between two requests to one host, and none between hosts', async () => {
    const turns = new PerHost({ concurrency: 9, perHost: 2, hostDelayMs: 40 });
    const order: string[] = [];
    const visit = (host: string): Promise<void> => turns.run(host, never, async () => void order.push(host));
    const began = performance.now();
    await Promise.all([visit('a'), visit('a'), visit('a'), visit('b')]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(70); // timers may fire a little early
    expect(order.slice(0, 2).toSorted()).toEqual(['a', 'b']);
  });

  it('keeps the pause also when all hosts together leave no room for a while', async () => {
    const turns = new PerHost({ concurrency: 1, perHost: 3, hostDelayMs: 30 });
    const starts: number[] = [];
    const visit = (): Promise<void> => turns.run('a', never, async () => void starts.push(performance.now()));
    await Promise.all([turns.run('b', never, () => sleep(150)), visit(), visit(), visit()]);
    const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(20);
  });

  it('goes on after a task has failed', async () => {
    const turns = new PerHost({ concurrency: 1, perHost: 1, hostDelayMs: 0 });
    await expect(turns.run('a', never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.run('a', never, async () => 'next')).toBe('next');
  });

  it('lets those who wait go when the program stops, without losing the place of others', async () => {
    const turns = new PerHost({ concurrency: 1, perHost: 1, hostDelayMs: 0 });
    const stop = new AbortController();
    const first = turns.run('a', never, () => sleep(10, 'first'));
    const waiting = turns.run('a', stop.signal, async () => 'never');
    const last = turns.run('a', never, async () => 'last');
    stop.abort(new Error('stopping'));
    await expect(waiting).rejects.toThrow('stopping');
    expect(await Promise.all([first, last])).toEqual(['first', 'last']);
  });
});
