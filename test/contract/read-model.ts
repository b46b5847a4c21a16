import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import {
  aBaseline,
  aDevelopment,
  aLedger,
  anEvidence,
  aPlacement,
  aPoll,
  aVerdict,
  aVersion,
  at,
  gazette,
  isNews,
  north,
  readReports,
  south,
} from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

/** What commands and pages read. */
export function itAnswersReaders(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  describe('the read model', () => {
    it('has nothing to show at first', async () => {
      const { readModel } = ports;
      const shown = [await readModel.baseline(north), await readModel.ledger(north), await readModel.lastSeq(north)];
      expect(shown).toEqual([null, [], 0]);
      expect([await readModel.feeds(north), await readModel.lastCycle()]).toEqual([[], null]);
    });

    it('shows the ledger that was written, and the number of its last entry', async () => {
      const entries = await aLedger(ports.stories, 3);
      await aLedger(ports.stories, 1, south);
      expect(await ports.readModel.ledger(north)).toEqual(entries);
      expect(await ports.readModel.entry('NO-2' as DevelopmentId)).toEqual(entries[1]);
      expect(await ports.readModel.entry('NO-99' as DevelopmentId)).toBeNull();
      expect([await ports.readModel.lastSeq(north), await ports.readModel.lastSeq(south)]).toEqual([3, 1]);
    });

    it('shows what was known at a time, support included', async () => {
      const [first, second, third] = await readReports(ports.stories, 3);
      if (!first || !second || !third) throw new Error('no report');
      const save = (report: typeof first, time: string, more: Parameters<typeof aVerdict>[0]) =>
        ports.stories.saveVerdict(report, aVerdict(more), at(time));
      await save(first, '09:00', { developments: [aDevelopment(first.version.id)] });
      const supports = [{ id: 'NO-1' as DevelopmentId, evidence: anEvidence(second.version.id) }];
      await save(second, '09:10', { outcome: 'repeat', supports });
      await save(third, '09:20', { developments: [aDevelopment(third.version.id)] });
      const knownAt = async (time: string) =>
        (await ports.readModel.ledger(north, at(time))).map((entry) => [entry.id, entry.support.length]);
      expect(await knownAt('08:59')).toEqual([]);
      expect(await knownAt('09:00')).toEqual([['NO-1', 0]]);
      expect(await knownAt('09:10')).toEqual([['NO-1', 1]]);
      expect(await knownAt('09:20')).toEqual([['NO-1', 1], ['NO-2', 0]]); // prettier-ignore
    });

    it('shows the origin of a text as it was known, and from when it came to light as it is', async () => {
      const { stories, readModel } = ports;
      const [first, second] = await readReports(stories, 2);
      if (!first || !second) throw new Error('no reports');
      const development = aDevelopment(first.version.id);
      const [entry] = await stories.saveVerdict(first, aVerdict({ developments: [development] }), at('09:00'));
      if (!entry) throw new Error('no entry');
      const supports = [{ id: entry.id, evidence: anEvidence(second.version.id, { origin: 'courier' }) }];
      await stories.saveVerdict(second, aVerdict({ supports }), at('09:05'));

      await stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/wire', title: 'As sent' })]));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      const [third] = await stories.reportsToPlace(1);
      if (!third) throw new Error('no report');
      const corrected = [first.version.id, second.version.id];
      const text = { origin: 'ap', side: 'southland' as PartyId, ground: 'sign', shingles: [7], corrected } as const;
      await stories.savePlacement(third.id, { ...aPlacement(), text }, at('09:10'));

      const knownAt = async (until?: Date): Promise<unknown> =>
        (await readModel.ledger(north, until)).flatMap((d) =>
          [d.evidence, ...d.support].map((e) => [e.origin, e.side]),
        );
      expect(await knownAt(at('09:09'))).toEqual([['gazette', null], ['courier', null]]); // prettier-ignore
      expect(await knownAt(at('09:10'))).toEqual([['ap', 'southland'], ['ap', 'southland']]); // prettier-ignore
      expect(await knownAt()).toEqual([['ap', 'southland'], ['ap', 'southland']]); // prettier-ignore
      const again = (await store.reopen()).stories;
      const page = { after: null, limit: 9 };
      expect((await again.textsSince(north, at('07:00'), page)).map((t) => [t.origin, t.side, t.ground])).toEqual([
        ['ap', 'southland', 'sign'],
        ['ap', 'southland', 'sign'],
        ['ap', 'southland', 'sign'],
      ]);
    });

    it('shows what became of a version, stage by stage', async () => {
      const { stories, readModel } = ports;
      const [kept] = await stories.keepPoll(aPoll([aVersion()]));
      if (!kept) throw new Error('nothing kept');
      const unplaced = { eventId: null, rival: null, follows: null, placedBecause: [] };
      const undecided = { relevance: null, ...unplaced, outcome: null, outcomeBecause: [] };
      const [report] = await stories.reportsToJudge(1);
      if (!report) throw new Error('no report');
      expect(await readModel.report(north, kept.versionId)).toEqual({ ...report, ...undecided, stage: 'seen' });
      await stories.saveRelevance([{ id: report.id, ...isNews }]);
      await stories.savePlacement(report.id, aPlacement(), at('08:05'));
      await stories.saveStatements([{ id: report.id, statements: [] }]);
      const verdict = aVerdict({ outcome: 'repeat', because: ['it says nothing new'] });
      await stories.saveVerdict({ ...report, eventId: 'E1' as EventId }, verdict, at('09:00'));
      expect(await readModel.report(north, kept.versionId)).toEqual({
        ...report,
        stage: 'settled',
        relevance: isNews,
        eventId: 'E1',
        rival: null,
        follows: null,
        placedBecause: ['nothing near'],
        outcome: 'repeat',
        outcomeBecause: ['it says nothing new'],
      });
      expect(await readModel.report(south, kept.versionId)).toBeNull();
    });

    it('shows the nearest other event of a placement, and the event that it follows', async () => {
      const { stories, readModel } = ports;
      await readReports(stories, 2);
      const [kept] = await stories.keepPoll(aPoll([aVersion()]));
      if (!kept) throw new Error('nothing kept');
      for (const { id } of await stories.reportsToJudge(1)) await stories.saveRelevance([{ id, ...isNews }]);
      const nearby = { rival: { eventId: 'E2' as EventId, score: 0.25 }, follows: 'E1' as EventId };
      for (const { id } of await stories.reportsToPlace(1))
        await stories.savePlacement(id, { ...aPlacement(), ...nearby }, at('08:35'));
      expect(await readModel.report(north, kept.versionId)).toMatchObject({ eventId: 'E3', ...nearby });
    });

    it('shows the baseline that counts', async () => {
      await ports.stories.saveBaseline(aBaseline());
      expect(await ports.readModel.baseline(north)).toEqual(aBaseline());
    });

    it('shows the followed feeds of a pack', async () => {
      const feed = { id: gazette, url: 'https://gazette.example/feed', packs: [south] };
      await ports.feeds.sync([feed], 600_000, at('07:00'));
      expect(await ports.readModel.feeds(north)).toEqual([]);
      expect((await ports.readModel.feeds(south)).map(({ id }) => id)).toEqual([gazette]);
    });

    it('shows how the last cycle ended', async () => {
      await ports.stories.noteCycle({ endedAt: at('08:00'), polled: 12, failed: 3 });
      await ports.stories.noteCycle({ endedAt: at('08:10'), polled: 12, failed: 0 });
      const { readModel } = await store.reopen();
      expect(await readModel.lastCycle()).toEqual({ endedAt: at('08:10'), polled: 12, failed: 0 });
    });
  });
}
