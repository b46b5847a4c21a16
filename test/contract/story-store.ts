import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventId } from '../../src/domain/news/report.ts';
import type { StoryStore } from '../../src/ports/story-store.ts';
import { aPlacement, aPoll, aStatement, aVersion, at, courier, isNews, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';

/** How stories are kept and carried from stage to stage; the ledger has a suite of its own. */
export function itKeepsStories(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let stories: StoryStore;
  beforeEach(async () => {
    store = await open();
    stories = store.ports.stories;
  });
  afterEach(() => store.close());

  describe('keeping a poll', () => {
    it('makes one version of the same words seen twice', async () => {
      const [first] = await stories.keepPoll(aPoll([aVersion()]));
      const [again] = await stories.keepPoll(aPoll([aVersion({ guid: 'another guid' })], { seenAt: at('08:10') }));
      expect(first?.isNew).toBe(true);
      expect(again).toEqual({ versionId: first?.versionId, isNew: false });
      expect(await stories.reportsToJudge(10)).toHaveLength(1);
    });

    it('makes a second version of one article when the same link is retitled', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(
        aPoll([aVersion({ title: 'Northland takes its proposal back' })], { seenAt: at('08:10') }),
      );
      const reports = await stories.reportsToJudge(10);
      expect(reports.map((report) => report.version.title)).toEqual([
        'Northland proposes a pause at the river',
        'Northland takes its proposal back',
      ]);
      expect(new Set(reports.map((report) => report.version.articleKey)).size).toBe(1);
    });

    it('counts an item that stands twice in one document once', async () => {
      const kept = await stories.keepPoll(aPoll([aVersion(), aVersion({ guid: 'twin' })]));
      expect(kept.map((item) => item.isNew)).toEqual([true, false]);
      expect(kept[0]?.versionId).toBe(kept[1]?.versionId);
      expect(await stories.reportsToJudge(10)).toHaveLength(1);
    });

    it('answers in the order of the items, known and new ones mixed', async () => {
      const other = aVersion({ link: 'https://gazette.example/bridge', title: 'A bridge is open' });
      const [known] = await stories.keepPoll(aPoll([other]));
      const kept = await stories.keepPoll(aPoll([aVersion(), other], { seenAt: at('08:10') }));
      expect(kept.map((item) => item.isNew)).toEqual([true, false]);
      expect(kept[1]?.versionId).toBe(known?.versionId);
    });

    it('makes a report for each pack that lists the feed', async () => {
      await stories.keepPoll(aPoll([aVersion()], { packs: [north, south] }));
      const reports = await stories.reportsToJudge(10);
      expect(reports.map((report) => report.packId).sort()).toEqual([north, south]);
      expect(new Set(reports.map((report) => report.version.id)).size).toBe(1);
    });

    it('gives a pack its own report of words that another feed showed to another pack first', async () => {
      await stories.keepPoll(aPoll([aVersion()], { packs: [south] }));
      const [kept] = await stories.keepPoll(aPoll([aVersion()], { feedId: courier, seenAt: at('08:10') }));
      const [, second] = await stories.reportsToJudge(10);
      expect(kept?.isNew).toBe(false);
      expect(second).toMatchObject({ packId: north, entry: { as: 'live' }, version: { feedId: courier } });
    });

    it('lets a pack that lists a known feed later have what the feed already showed as background', async () => {
      await stories.keepPoll(aPoll([aVersion()], { packs: [south] }));
      await stories.keepPoll(aPoll([aVersion()], { packs: [south, north], seenAt: at('08:10') }));
      const [, second] = await stories.reportsToJudge(10);
      expect(second).toMatchObject({ packId: north, entry: { as: 'background' } });
    });

    it('gives back every word of an item as it came, in any script', async () => {
      const item = { author: 'A. Пилип', originName: 'Kurier „Nord“', publishedAt: null, summary: 'Тиша 🕊 «на річці»' };
      await stories.keepPoll(aPoll([aVersion(item)]));
      const [report] = await stories.reportsToJudge(10);
      expect(report?.version).toMatchObject({
        ...item,
        seenAt: at('08:00'),
        link: 'https://gazette.example/river-pause',
      });
      expect(report?.entry).toEqual({ as: 'live', because: 'it appeared while the feed was being followed' });
    });

    it('keeps a poll of more items than a statement has room for', async () => {
      const many = Array.from({ length: 1_300 }, (_, n) => aVersion({ link: `https://gazette.example/${n}` }));
      expect((await stories.keepPoll(aPoll(many))).filter((item) => item.isNew)).toHaveLength(1_300);
      expect((await stories.keepPoll(aPoll(many))).filter((item) => item.isNew)).toHaveLength(0);
      expect(await stories.reportsToJudge(5_000)).toHaveLength(1_300);
    });
  });

  describe('the stages', () => {
    it('hand out reports oldest first and no more than asked', async () => {
      const late = aVersion({ link: 'https://gazette.example/late', title: 'Late' });
      await stories.keepPoll(aPoll([late], { seenAt: at('08:30') }));
      await stories.keepPoll(aPoll([aVersion(), aVersion({ link: 'https://gazette.example/b', title: 'Second' })]));
      const reports = await stories.reportsToJudge(2);
      expect(reports.map((report) => report.version.title)).toEqual([
        'Northland proposes a pause at the river',
        'Second',
      ]);
    });

    it.each([
      ['an irrelevant report', { relevant: false, score: 0.1, kind: null, because: ['it names nobody'] }],
      ['an analysis', { relevant: true, score: 0.8, kind: 'analysis', because: ['it looks back'] }],
    ] as const)('end with the first judgement for %s', async (_, relevance) => {
      await stories.keepPoll(aPoll([aVersion()]));
      const [report] = await stories.reportsToJudge(1);
      if (report) await stories.saveRelevance(report.id, relevance);
      expect(await stories.reportsToJudge(1)).toEqual([]);
      expect(await stories.reportsToPlace(1)).toEqual([]);
    });

    it('repeat nothing and lose nothing when the program dies between any two of them', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance(id, isNews);
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToRead(9)) await stories.saveStatements(id, [aStatement()]);
      stories = (await store.reopen()).stories;
      const toSettle = await stories.reportsToSettle(9);
      expect(toSettle).toMatchObject([
        { eventId: 'E1', opensEvent: true, origin: 'gazette', statements: [aStatement()] },
      ]);
      const earlier = [
        await stories.reportsToJudge(9),
        await stories.reportsToPlace(9),
        await stories.reportsToRead(9),
      ];
      expect(earlier).toEqual([[], [], []]);
    });

    it('take a save that is repeated after a crash as done', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      const [report] = await stories.reportsToJudge(1);
      if (!report) throw new Error('no report');
      await stories.saveRelevance(report.id, isNews);
      await stories.saveRelevance(report.id, { relevant: false, score: 0, kind: null, because: [] });
      expect(await stories.savePlacement(report.id, aPlacement(), at('08:05'))).toBe('E1');
      expect(await stories.savePlacement(report.id, aPlacement(), at('08:05'))).toBe('E1');
      await stories.saveStatements(report.id, [aStatement()]);
      await stories.saveStatements(report.id, [aStatement(), aStatement()]);
      expect((await stories.reportsToSettle(1))[0]?.statements).toHaveLength(1);
    });

    it('refuse to skip one of them', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      const [report] = await stories.reportsToJudge(1);
      if (!report) throw new Error('no report');
      await expect(stories.saveStatements(report.id, [])).rejects.toMatchObject({ code: 'internal' });
    });
  });

  describe('placing', () => {
    it('counts events up per pack and gathers reports in a known one', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second' });
      await stories.keepPoll(aPoll([aVersion(), second], { packs: [north, south] }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance(id, isNews);
      const placed = { north: [] as EventId[], south: [] as EventId[] };
      for (const { id, packId } of await stories.reportsToPlace(9)) {
        const mine = packId === north ? placed.north : placed.south;
        mine.push(
          await stories.savePlacement(id, packId === north ? aPlacement() : aPlacement(mine[0] ?? null), at('08:05')),
        );
      }
      expect(placed).toEqual({ north: ['E1', 'E2'], south: ['E1', 'E1'] });
      for (const { id } of await stories.reportsToRead(9)) await stories.saveStatements(id, []);
      const southern = (await stories.reportsToSettle(9)).filter((report) => report.packId === south);
      expect(southern.map((report) => report.opensEvent)).toEqual([true, false]);
    });

    it('shows the earlier placements of a pack since a time, with their features', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second' });
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([second], { packs: [north, south], seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance(id, isNews);
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      expect((await stories.placedSince(north, at('08:00'))).map((placed) => placed.eventId)).toEqual(['E1', 'E2']);
      expect(await stories.placedSince(north, at('08:30'))).toMatchObject([
        { eventId: 'E2', seenAt: at('08:30'), features: aPlacement().features },
      ]);
    });

    it('shows the texts of earlier placements of a pack since a time, for finding copies', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second', publishedAt: null });
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([second], { packs: [north, south], seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance(id, isNews);
      for (const { id } of await stories.reportsToPlace(2)) await stories.savePlacement(id, aPlacement(), at('08:35'));
      const { origin, side, ground, shingles } = aPlacement().text;
      const text = { sourceId: 'gazette', origin, side, ground, shingles };
      const first = { ...text, link: 'https://gazette.example/river-pause', at: at('07:55').getTime() };
      const late = { ...text, link: 'https://gazette.example/b', at: at('08:30').getTime() };
      expect(await stories.textsSince(north, at('08:00'))).toEqual([
        { ...first, id: 1, seenAt: at('08:00').getTime() },
        { ...late, id: 2, seenAt: at('08:30').getTime() },
      ]);
      expect(await stories.textsSince(north, at('08:31'))).toEqual([]);
      expect(await stories.textsSince(south, at('08:00'))).toEqual([]);
    });

    it('refuses an event that was never opened', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance(id, isNews);
      const [report] = await stories.reportsToPlace(1);
      if (!report) throw new Error('no report');
      await expect(stories.savePlacement(report.id, aPlacement('E7' as EventId), at('08:05'))).rejects.toThrow();
      expect(await stories.reportsToPlace(1)).toHaveLength(1);
    });
  });
}
