import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import {
  aBaseline,
  aDevelopment,
  aLedger,
  anEvidence,
  aVerdict,
  at,
  north,
  readReports,
  south,
} from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';

/** How verdicts enter the ledger, and how the write side reads it. */
export function itKeepsTheLedger(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let stories: StoryStore;
  beforeEach(async () => {
    store = await open();
    stories = store.ports.stories;
  });
  afterEach(() => store.close());

  describe('the ledger', () => {
    it('counts ids up per pack', async () => {
      const northern = await aLedger(stories, 2);
      const southern = await aLedger(stories, 1, south);
      expect(northern.map(({ id, seq }) => [id, seq])).toEqual([['NO-1', 1], ['NO-2', 2]]); // prettier-ignore
      expect(southern.map(({ id, seq }) => [id, seq])).toEqual([['SO-1', 1]]);
    });

    it('answers with an entry as it will be read ever after', async () => {
      const [report] = await readReports(stories, 1);
      if (!report) throw new Error('no report');
      const before = { value: 'rejects', since: at('05:00') } as const;
      const development = aDevelopment(report.version.id, {
        kind: 'changed',
        value: 'accepts',
        before,
        background: true,
      });
      const [entry] = await stories.saveVerdict(report, aVerdict({ developments: [development] }), at('09:00'));
      const given = { id: 'NO-1', seq: 1, packId: north, eventId: 'E1', learnedAt: at('09:00'), support: [] };
      expect(entry).toEqual({ ...development, ...given });
      expect(await (await store.reopen()).stories.ledger(north, 0)).toEqual([entry]);
    });

    it('gives several entries of one report numbers in their order', async () => {
      const [report] = await readReports(stories, 1);
      if (!report) throw new Error('no report');
      const developments = (['proposes', 'accepts'] as const).map((value) =>
        aDevelopment(report.version.id, { value }),
      );
      const entries = await stories.saveVerdict(report, aVerdict({ developments }), at('09:00'));
      expect(entries.map(({ id, value }) => `${id} ${value}`)).toEqual(['NO-1 proposes', 'NO-2 accepts']);
    });

    it('does not append twice when a verdict is saved again after a crash', async () => {
      const [report] = await readReports(stories, 1);
      if (!report) throw new Error('no report');
      const verdict = aVerdict({ developments: [aDevelopment(report.version.id)] });
      const first = await stories.saveVerdict(report, verdict, at('09:00'));
      stories = (await store.reopen()).stories;
      expect(await stories.saveVerdict(report, verdict, at('09:05'))).toEqual(first);
      expect(await stories.ledger(north, 0)).toHaveLength(1);
      expect(await stories.reportsToSettle(9)).toEqual([]);
    });

    it('adds a repeat to the entry that it repeats, in the order of learning', async () => {
      const [first, second, third] = await readReports(stories, 3);
      if (!first || !second || !third) throw new Error('no report');
      const developments = [aDevelopment(first.version.id)];
      const [entry] = await stories.saveVerdict(first, aVerdict({ developments }), at('09:00'));
      const id = entry?.id as DevelopmentId;
      for (const [n, report] of [second, third].entries()) {
        const evidence = anEvidence(report.version.id, { outlet: `Outlet ${n}`, speaker: null });
        const saved = await stories.saveVerdict(
          report,
          aVerdict({ outcome: 'repeat', supports: [{ id, evidence }] }),
          at('09:10'),
        );
        expect(saved).toEqual([]);
      }
      const [now] = await stories.ledger(north, 0);
      expect(now?.support.map((evidence) => evidence.outlet)).toEqual(['Outlet 0', 'Outlet 1']);
    });

    it('lets a confirmation rest on all that carries what it confirms, with the times that each tells', async () => {
      const [first, second, third] = await readReports(stories, 3);
      if (!first || !second || !third) throw new Error('no report');
      const due = { at: at('12:00'), precision: 'day' } as const;
      const times = { starts: null, ends: null, due, lasts: { count: 30, unit: 'day' } } as const;
      const original = aDevelopment(first.version.id, { evidence: anEvidence(first.version.id, { times }) });
      const [entry] = await stories.saveVerdict(first, aVerdict({ developments: [original] }), at('09:00'));
      const id = entry?.id as DevelopmentId;
      const own = anEvidence(second.version.id, { outlet: 'Second' });
      const confirmation = { ...original, kind: 'confirmed', confirms: id, evidence: own } as const;
      const supports = [{ id, evidence: own }];
      const [confirmed] = await stories.saveVerdict(
        second,
        aVerdict({ developments: [confirmation], supports }),
        at('09:10'),
      );
      expect(confirmed).toMatchObject({ confirms: id, evidence: own, support: [original.evidence] });
      const later = anEvidence(third.version.id, { outlet: 'Third' });
      await stories.saveVerdict(
        third,
        aVerdict({ outcome: 'repeat', supports: [{ id, evidence: later }] }),
        at('09:20'),
      );
      stories = (await store.reopen()).stories;
      const [, after] = await stories.ledger(north, 0);
      expect(after).toEqual({ ...confirmed, support: [original.evidence, later] });
      expect((await stories.ledger(north, 1))[0]).toEqual(after);
    });

    it('is read from a number on', async () => {
      await aLedger(stories, 3);
      expect((await stories.ledger(north, 1)).map((entry) => entry.seq)).toEqual([2, 3]);
      expect(await stories.ledger(north, 3)).toEqual([]);
      expect((await stories.ledger(north, 1, 1)).map((entry) => entry.seq)).toEqual([2]);
    });

    it('leaves nothing behind of a verdict that fails half-way, and no gap in the numbers', async () => {
      const [report] = await readReports(stories, 1);
      if (!report) throw new Error('no report');
      const supports = [{ id: 'NO-99' as DevelopmentId, evidence: anEvidence(report.version.id) }];
      const developments = [aDevelopment(report.version.id)];
      await expect(stories.saveVerdict(report, aVerdict({ developments, supports }), at('09:00'))).rejects.toThrow();
      expect(await stories.ledger(north, 0)).toEqual([]);
      const [entry] = await stories.saveVerdict(report, aVerdict({ developments }), at('09:00'));
      expect(entry?.id).toBe('NO-1');
    });

    it('takes no entry whose quote comes from a version that was never stored', async () => {
      const [report] = await readReports(stories, 1);
      if (!report) throw new Error('no report');
      const developments = [aDevelopment(999 as VersionId)];
      await expect(stories.saveVerdict(report, aVerdict({ developments }), at('09:00'))).rejects.toThrow();
      expect(await stories.reportsToSettle(9)).toHaveLength(1);
    });

    it('takes no entry of a pack that has no prefix', async () => {
      const [report] = await readReports(stories, 1, 'nowhere' as typeof north);
      if (!report) throw new Error('no report');
      const verdict = aVerdict({ developments: [aDevelopment(report.version.id)] });
      await expect(stories.saveVerdict(report, verdict, at('09:00'))).rejects.toMatchObject({ code: 'internal' });
    });
  });

  describe('the baseline', () => {
    it('is none before one was stored', async () => {
      expect(await stories.baseline(north)).toBeNull();
    });

    it('comes back with its times, the newest stored one first', async () => {
      const first = aBaseline();
      await stories.saveBaseline(first);
      expect(await stories.baseline(north)).toEqual(first);
      const second = { ...first, asOf: at('06:45'), expected: [] };
      await stories.saveBaseline(second);
      expect(await stories.baseline(north)).toEqual(second);
      await stories.saveBaseline(first);
      stories = (await store.reopen()).stories;
      expect(await stories.baseline(north)).toEqual(first);
      expect(await stories.baseline(south)).toBeNull();
    });
  });
}
