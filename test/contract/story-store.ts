import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportId } from '../../src/domain/news/report.ts';
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
      if (report) await stories.saveRelevance([{ id: report.id, ...relevance }]);
      expect(await stories.reportsToJudge(1)).toEqual([]);
      expect(await stories.reportsToPlace(1)).toEqual([]);
    });

    it('repeat nothing and lose nothing when the program dies between any two of them', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToJudge(9)) await stories.saveRelevance([{ id, ...isNews }]);
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      stories = (await store.reopen()).stories;
      for (const { id } of await stories.reportsToRead(9))
        await stories.saveStatements([{ id, statements: [aStatement()] }]);
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
      await stories.saveRelevance([{ id: report.id, ...isNews }]);
      await stories.saveRelevance([{ id: report.id, relevant: false, score: 0, kind: null, because: [] }]);
      expect(await stories.savePlacement(report.id, aPlacement(), at('08:05'))).toBe('E1');
      expect(await stories.savePlacement(report.id, aPlacement(), at('08:05'))).toBe('E1');
      await stories.saveStatements([{ id: report.id, statements: [aStatement()] }]);
      await stories.saveStatements([{ id: report.id, statements: [aStatement(), aStatement()] }]);
      expect((await stories.reportsToSettle(1))[0]?.statements).toHaveLength(1);
    });

    it('write several reports together, all or none', async () => {
      await stories.keepPoll(aPoll([aVersion(), aVersion({ link: 'https://gazette.example/b', title: 'Second' })]));
      const [first, second] = await stories.reportsToJudge(2);
      if (!first || !second) throw new Error('no reports');
      await expect(
        stories.saveRelevance([first.id, 999 as ReportId].map((id) => ({ id, ...isNews }))),
      ).rejects.toMatchObject({ code: 'internal' });
      expect(await stories.reportsToJudge(9)).toHaveLength(2);
      await stories.saveRelevance([first.id, second.id].map((id) => ({ id, ...isNews })));
      for (const { id } of await stories.reportsToPlace(9)) await stories.savePlacement(id, aPlacement(), at('08:05'));
      await stories.saveStatements([
        { id: first.id, statements: [aStatement()] },
        { id: second.id, statements: [] },
      ]);
      expect((await stories.reportsToSettle(9)).map((report) => report.statements.length)).toEqual([1, 0]);
    });

    it('refuse to skip one of them', async () => {
      await stories.keepPoll(aPoll([aVersion()]));
      const [report] = await stories.reportsToJudge(1);
      if (!report) throw new Error('no report');
      await expect(stories.saveStatements([{ id: report.id, statements: [] }])).rejects.toMatchObject({
        code: 'internal',
      });
    });
  });
}
