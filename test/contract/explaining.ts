import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ArticleKey, NewVersion } from '../../src/domain/news/article.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport, ReportId } from '../../src/domain/news/report.ts';
import {
  aDevelopment,
  aLedger,
  anEvidence,
  aPlacement,
  aPoll,
  aVerdict,
  aVersion,
  at,
  courier,
  gazette,
  isNews,
  north,
  readReports,
  south,
} from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import { aBreakingPost, aDigest, aPart, ref, subscribed } from '../support/telling.ts';

const E1 = 'E1' as EventId;
const ADDRESS = 'gazette.example/river-pause';

/** What is read to explain what became of a report. */
export function itExplainsReports(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  const titlesAt = async (address: string) =>
    (await ports.readModel.reportsAt(address)).map(({ version }) => version.title);

  describe('what stands at an address', () => {
    it('are the versions of its article in every pack, oldest first', async () => {
      await ports.stories.keepPoll(aPoll([aVersion()], { packs: [north, south] }));
      await ports.stories.keepPoll(aPoll([aVersion({ title: 'Pause is off' })], { seenAt: at('08:10') }));
      await ports.stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/other' })]));
      const reports = await ports.readModel.reportsAt(ADDRESS);
      expect(reports.map(({ packId, version, stage }) => [packId, version.seenAt, stage])).toEqual([
        [north, at('08:00'), 'seen'],
        [south, at('08:00'), 'seen'],
        [north, at('08:10'), 'seen'],
      ]);
      expect(await titlesAt('gazette.example/nothing')).toEqual([]);
    });

    it('are the latest of very many, or all that are in one event', async () => {
      const versions = Array.from({ length: 210 }, (_, n) => aVersion({ title: `Pause, post ${n + 1}` }));
      await ports.stories.keepPoll(aPoll(versions, { packs: [north, south] }));
      const judged = await ports.stories.reportsToJudge(999);
      await ports.stories.saveRelevance(judged.map(({ id }) => ({ id, ...isNews })));
      const waiting = await ports.stories.reportsToPlace(999);
      for (const [n, { id, packId }] of waiting.entries())
        await ports.stories.savePlacement(id, aPlacement(n < 2 || packId === south ? null : E1), at('09:00'));
      expect(await ports.readModel.reportsAt(ADDRESS)).toHaveLength(200);
      const within = await ports.readModel.reportsAt(ADDRESS, { packId: north, eventId: E1 });
      expect(within).toHaveLength(210);
      expect(within[0]?.version.title).toBe('Pause, post 1');
      expect(await ports.readModel.reportsAt(ADDRESS, { packId: south, eventId: E1 })).toHaveLength(1);
      const inEvent = await ports.readModel.reportsIn({ packId: north, eventId: E1 });
      expect(inEvent).toHaveLength(200);
      expect([inEvent[0], inEvent.at(-1)].map((report) => report?.version.title)).toEqual([
        'Pause, post 11',
        'Pause, post 210',
      ]);
      expect(await ports.readModel.reportsIn({ packId: south, eventId: 'E999' as EventId })).toEqual([]);
    });

    it('are several articles where they share it', async () => {
      const own = (name: string, title: string): NewVersion => {
        const version = aVersion({ title, link: 'https://gazette.example/live' });
        return { ...version, articleKey: `gazette.example/live#${name}` as ArticleKey };
      };
      await ports.stories.keepPoll(aPoll([own('1', 'First post'), own('2', 'Second post')]));
      expect(await titlesAt('gazette.example/live')).toEqual(['First post', 'Second post']);
      expect(await titlesAt('gazette.example/live#2')).toEqual(['Second post']);
    });
  });

  describe('an event on record', () => {
    it('has the report that opened it, the number of its reports and its entries', async () => {
      const [first] = await readReports(ports.stories, 2);
      if (!first) throw new Error('no report');
      const verdict = aVerdict({ developments: [aDevelopment(first.version.id)] });
      const entries = await ports.stories.saveVerdict(first, verdict, at('09:00'));
      await ports.stories.keepPoll(aPoll([aVersion()], { seenAt: at('08:30') }));
      for (const { id } of await ports.stories.reportsToJudge(9))
        await ports.stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await ports.stories.reportsToPlace(9))
        await ports.stories.savePlacement(
          id,
          { ...aPlacement('E1' as EventId), follows: 'E2' as EventId },
          at('08:35'),
        );
      const asked = ['E1', 'E2', 'E7'] as EventId[];
      expect(await ports.readModel.events(north, asked)).toMatchObject([
        { eventId: 'E1', first: { title: 'Note 1 of the north' }, reports: 2, follows: null, entries },
        { eventId: 'E2', first: { title: 'Note 2 of the north' }, reports: 1, follows: null, entries: [] },
      ]);
      expect(await ports.readModel.events(south, asked)).toEqual([]);
      expect(await ports.readModel.events(north, [])).toEqual([]);
    });
  });

  describe('a report’s share in the ledger', () => {
    const settle = (report: PlacedReport, verdict: Parameters<typeof aVerdict>[0]) =>
      ports.stories.saveVerdict(report, aVerdict(verdict), at('09:00'));

    it('are the entries that it made and those that it says again', async () => {
      const [first, second] = await readReports(ports.stories, 2);
      if (!first || !second) throw new Error('no report');
      await settle(first, { developments: [aDevelopment(first.version.id), aDevelopment(first.version.id)] });
      const supports = [{ id: 'NO-2' as DevelopmentId, evidence: anEvidence(second.version.id) }];
      await settle(second, { outcome: 'repeat', supports });
      const shares = await ports.readModel.ledgerShares([second.id, first.id]);
      expect(
        shares.map(({ reportId, made, repeated }) => [reportId, made.map((e) => e.id), repeated.map((e) => e.id)]),
      ).toEqual([
        [second.id, [], ['NO-2']],
        [first.id, ['NO-1', 'NO-2'], []],
      ]);
      expect(shares[0]?.repeated[0]?.support).toHaveLength(1);
      expect(await ports.readModel.ledgerShares([] as ReportId[])).toEqual([]);
    });
  });

  describe('where an entry was told', () => {
    it('counts posts and digests that arrived, and those on their way, of all channels together', async () => {
      await aLedger(ports.stories, 2);
      const [first, second] = ['NO-1', 'NO-2'] as DevelopmentId[];
      if (!first || !second) throw new Error('no entry');
      const desk = await subscribed(ports.subscriptions);
      const lobby = await subscribed(ports.subscriptions, 'lobby');
      await ports.outbox.queue(aBreakingPost(desk, 'b1', [first]));
      await ports.outbox.queue(aDigest(lobby, [aPart(lobby, 'd1', { carries: [first, second] })]));
      const told = () => ports.readModel.tellings([first, second]);
      expect(await told()).toEqual([
        { id: first, breaking: 0, digests: 0, waiting: 2 },
        { id: second, breaking: 0, digests: 0, waiting: 1 },
      ]);
      for (const { id } of await ports.outbox.due(at('10:00'))) {
        await ports.outbox.begin(id, at('10:00'));
        await ports.outbox.settle(id, { kind: 'sent', ref }, at('10:00'));
      }
      expect(await told()).toEqual([
        { id: first, breaking: 1, digests: 1, waiting: 0 },
        { id: second, breaking: 0, digests: 1, waiting: 0 },
      ]);
      expect(await ports.readModel.tellings([])).toEqual([]);
    });
  });

  describe('the feeds that show a host', () => {
    it('are those that brought something from it, and not from one with a longer name', async () => {
      const of = (link: string) => aVersion({ link, title: link });
      await ports.stories.keepPoll(aPoll([of('https://gazette.example/a'), of('https://gazette.example/?p=7')]));
      await ports.stories.keepPoll(aPoll([of('https://gazette.example.test/b')], { feedId: courier }));
      const { readModel } = ports;
      expect(await readModel.feedsShowing('gazette.example')).toEqual([gazette]);
      expect(await readModel.feedsShowing('gazette.example.test')).toEqual([courier]);
      expect(await readModel.feedsShowing('gazette')).toEqual([]);
    });
  });
}
