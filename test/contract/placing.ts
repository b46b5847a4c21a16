import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventId } from '../../src/domain/news/report.ts';
import type { PlacedFeatures, StoryStore } from '../../src/ports/story-store.ts';
import { aPlacement, aPoll, aVersion, at, isNews, north, south } from '../support/stories.ts';
import type { OpenStoreUnderTest, StoreUnderTest } from '../support/store-ports.ts';

/** How reports are put into events, and found there again. */
export function itPlacesReports(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let stories: StoryStore;
  beforeEach(async () => {
    store = await open();
    stories = store.ports.stories;
  });
  afterEach(() => store.close());

  describe('placing', () => {
    it('counts events up per pack and gathers reports in a known one', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second' });
      await stories.keepPoll(aPoll([aVersion(), second], { packs: [north, south] }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      const placed = { north: [] as EventId[], south: [] as EventId[] };
      for (const { id, packId } of await stories.reportsToPlace(9)) {
        const mine = packId === north ? placed.north : placed.south;
        mine.push(
          await stories.savePlacement(id, packId === north ? aPlacement() : aPlacement(mine[0] ?? null), at('08:05')),
        );
      }
      expect(placed).toEqual({ north: ['E1', 'E2'], south: ['E1', 'E1'] });
      for (const { id } of await stories.reportsToRead(9)) await stories.saveStatements([{ id, statements: [] }]);
      const southern = (await stories.reportsToSettle(9)).filter((report) => report.packId === south);
      expect(southern.map((report) => report.opensEvent)).toEqual([true, false]);
    });

    it('shows the earlier placements of a pack since a time, with their features', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second' });
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([second], { packs: [north, south], seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      const page = { after: null, limit: 10 };
      expect((await stories.placedSince(north, at('08:00'), page)).map((placed) => placed.eventId)).toEqual([
        'E1',
        'E2',
      ]);
      expect(await stories.placedSince(north, at('08:30'), page)).toMatchObject([
        { eventId: 'E2', seenAt: at('08:30'), features: aPlacement().features },
      ]);
    });

    it('shows many of them page by page, each once, also those of one moment', async () => {
      const items = Array.from({ length: 5 }, (_, n) =>
        aVersion({ link: `https://gazette.example/${n}`, guid: `g${n}` }),
      );
      await stories.keepPoll(aPoll(items));
      await stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/last' })], { seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      const pages: (readonly PlacedFeatures[])[] = [];
      do pages.push(await stories.placedSince(north, at('08:00'), { after: pages.at(-1)?.at(-1) ?? null, limit: 2 }));
      while (pages.at(-1)?.length === 2 && pages.length < 9);
      expect(pages.map((page) => page.map((placed) => placed.eventId))).toEqual([
        ['E1', 'E2'],
        ['E3', 'E4'],
        ['E5', 'E6'],
        [],
      ]);
    });

    it('tell since when the latest of them were seen, however many come before', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/b' })], { seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      const counts = [1, 2, 3];
      expect(await Promise.all(counts.map((count) => stories.seenAtOfLatest(north, count)))).toEqual([
        at('08:30'),
        at('08:00'),
        null,
      ]);
      expect(await stories.seenAtOfLatest(south, 1)).toBeNull();
    });

    it('shows the texts of earlier placements of a pack since a time, for finding copies', async () => {
      const second = aVersion({ link: 'https://gazette.example/b', title: 'Second', publishedAt: null });
      await stories.keepPoll(aPoll([aVersion()]));
      await stories.keepPoll(aPoll([second], { packs: [north, south], seenAt: at('08:30') }));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await stories.reportsToPlace(2)) await stories.savePlacement(id, aPlacement(), at('08:35'));
      const page = { after: null, limit: 9 };
      const { origin, side, ground, shingles } = aPlacement().text;
      const text = { sourceId: 'gazette', origin, side, ground, shingles };
      const first = { ...text, link: 'https://gazette.example/river-pause', at: at('07:55').getTime() };
      const late = { ...text, link: 'https://gazette.example/b', at: at('08:30').getTime() };
      expect(await stories.textsSince(north, at('08:00'), page)).toEqual([
        { ...first, reportId: 1, id: 1, seenAt: at('08:00').getTime() },
        { ...late, reportId: expect.any(Number), id: 2, seenAt: at('08:30').getTime() },
      ]);
      expect(await stories.textsSince(north, at('08:31'), page)).toEqual([]);
      expect(await stories.textsSince(south, at('08:00'), page)).toEqual([]);
    });

    it('refuses an event that was never opened', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      const [report] = await stories.reportsToPlace(1);
      if (!report) throw new Error('no report');
      await expect(stories.savePlacement(report.id, aPlacement('E7' as EventId), at('08:05'))).rejects.toThrow();
      expect(await stories.reportsToPlace(1)).toHaveLength(1);
    });
  });
}
