import { beforeEach, describe, expect, it } from '@jest/globals';
import { findDevelopments } from '../../../src/pipeline/find-developments.ts';
import { groupIntoEvents } from '../../../src/pipeline/group-into-events.ts';
import { judgeReports } from '../../../src/pipeline/judge-relevance.ts';
import { readStatements } from '../../../src/pipeline/read-statements.ts';
import { understand } from '../../../src/pipeline/understand.ts';
import { Newsroom } from '../../support/newsroom.ts';

const COUNT = 12;
/** So long that each is written by itself. */
const LONG = 'The government of Korrath said that nothing had been decided. '.repeat(400);
const STAGES = [judgeReports, groupIntoEvents, readStatements, findDevelopments];
const never = new AbortController().signal;

describe('a stop in the midst of long texts', () => {
  let room: Newsroom;
  beforeEach(async () => {
    room = new Newsroom();
    await room.poll('courier', [{ guid: 'old', title: 'An old note', link: 'https://courier.example/old' }]);
    await room.settle();
    room.later(10);
    const items = Array.from({ length: COUNT }, (_, n) => ({
      guid: `point-${n}`,
      title: `Korrath accepts point ${n} of the 60-day ceasefire`,
      link: `https://courier.example/point-${n}`,
      summary: LONG,
    }));
    await room.poll('courier', items);
  });

  const waiting = async (): Promise<number> => (await room.store.stories.reportsToJudge(99)).length;

  /** Stops when that many reports have been looked at, and counts how many are. */
  const stopAfter = (count: number): { readonly signal: AbortSignal; readonly looked: () => number } => {
    const stop = new AbortController();
    const { texts } = room.deps;
    const of = texts.of.bind(texts);
    const looked = new Set<number>();
    texts.of = (report, conflict) => {
      if (looked.add(report.id).size === count) stop.abort();
      return of(report, conflict);
    };
    return { signal: stop.signal, looked: () => looked.size };
  };

  it('lets the report that is at hand be finished, and no other be begun', async () => {
    const { signal, looked } = stopAfter(3);
    await understand(room.deps, signal);
    expect([looked(), await waiting()]).toEqual([3, COUNT - 3]);
  });

  it.each([0, 1, 2, 3])(
    'is heeded after %s stages as well, and what is left is done after a new start',
    async (done) => {
      for (const run of STAGES.slice(0, done)) await run(room.deps, never);
      const { signal, looked } = stopAfter(2);
      await understand(room.deps, signal);
      expect(looked()).toBe(2);
      room.restart();
      await room.settle();
      expect(room.store.state.reports.map(({ stage }) => stage)).toEqual(Array(COUNT + 1).fill('settled'));
    },
  );

  it('begins nothing where it came before', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await understand(room.deps, stop.signal)).toEqual({ settled: 0, failed: 0 });
    expect(await waiting()).toBe(COUNT);
  });
});
