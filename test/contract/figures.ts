import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import { aFigure } from '../support/figures.ts';
import {
  aDevelopment,
  aPlacement,
  aPoll,
  anEvidence,
  aVerdict,
  aVersion,
  at,
  isNews,
  north,
  readReports,
  south,
} from '../support/stories.ts';
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

/** How figures are kept with the verdict of their report, and read. */
export function itKeepsFigures(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  async function twoReports() {
    const [first, second] = await readReports(ports.stories, 2);
    if (!first || !second) throw new Error('no reports');
    return [first, second] as const;
  }

  const of = (versionId: VersionId, time = '08:30') => ({ evidence: anEvidence(versionId, { at: at(time) }) });

  describe('figures', () => {
    it('are read as they were given, by their pack alone', async () => {
      const [first] = await twoReports();
      const given = aFigure({
        ...of(first.version.id),
        claimant: { kind: 'body', name: 'Torv civil defence' },
        kind: 'killed',
        low: 20,
        high: 30,
        bound: 'range',
        about: true,
        whose: 'korrath' as PartyId,
        among: 'children',
        planned: true,
        period: { basis: 'span', from: at('00:00'), to: at('08:00') },
        background: true,
        late: true,
      });
      const plain = aFigure({ ...of(first.version.id), claimant: { kind: 'outlet' }, by: null });
      await ports.stories.saveVerdict(first, aVerdict({ figures: [given, plain] }), at('09:00'));
      ports = await store.reopen();
      const entered = { packId: north, eventId: first.eventId, learnedAt: at('09:00') };
      expect(await ports.readModel.figures(north)).toEqual([
        { ...given, ...entered, id: expect.any(Number) },
        { ...plain, ...entered, id: expect.any(Number) },
      ]);
      expect(await ports.readModel.figures(south)).toEqual([]);
    });

    it('enter with the verdict of their report, once, whatever it is', async () => {
      const [first] = await twoReports();
      const verdict = aVerdict({ outcome: 'repeat', figures: [aFigure(of(first.version.id))] });
      await ports.stories.saveVerdict(first, verdict, at('09:00'));
      ports = await store.reopen();
      await ports.stories.saveVerdict(first, verdict, at('09:05'));
      expect(await ports.readModel.figures(north)).toHaveLength(1);
    });

    it('leave nothing behind of a verdict that fails', async () => {
      const [first] = await twoReports();
      const figures = [aFigure(of(first.version.id)), aFigure(of(999 as VersionId))];
      await expect(ports.stories.saveVerdict(first, aVerdict({ figures }), at('09:00'))).rejects.toThrow();
      expect(await ports.readModel.figures(north)).toEqual([]);
      expect(await ports.stories.reportsToSettle(9)).toHaveLength(2);
    });

    it('are asked for from a moment on, and as they were known by another', async () => {
      const [first, second] = await twoReports();
      const save = (report: typeof first, told: string, learned: string, low: number) =>
        ports.stories.saveVerdict(
          report,
          aVerdict({ figures: [aFigure({ ...of(report.version.id, told), low })] }),
          at(learned),
        );
      await save(first, '08:10', '09:00', 10);
      await save(second, '08:20', '09:10', 20);
      const asked = async (question: Parameters<typeof ports.readModel.figures>[1]) =>
        (await ports.readModel.figures(north, question)).map(({ low }) => low);
      expect(await asked({ since: at('08:15') })).toEqual([20]);
      expect(await asked({ until: at('09:05') })).toEqual([10]);
      expect(await asked({ since: at('08:15'), until: at('09:05') })).toEqual([]);
    });

    it('follow what comes to light of their origin, and the event that a desk gives their report', async () => {
      const [first] = await twoReports();
      await ports.stories.saveVerdict(first, aVerdict({ figures: [aFigure(of(first.version.id))] }), at('09:00'));
      await ports.stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/wire', title: 'As sent' })]));
      for (const { id } of await ports.stories.reportsToJudge(9))
        await ports.stories.saveRelevance([{ id, ...isNews }]);
      const [third] = await ports.stories.reportsToPlace(1);
      if (!third) throw new Error('no report');
      const text = { origin: 'ap', side: null, ground: 'sign', shingles: [7], corrected: [first.version.id] } as const;
      await ports.stories.savePlacement(third.id, { ...aPlacement(), text }, at('09:10'));
      const origins = async (until?: Date) =>
        (await ports.readModel.figures(north, { until })).map(({ evidence }) => evidence.origin);
      expect(await origins(at('09:09'))).toEqual(['gazette']);
      expect(await origins()).toEqual(['ap']);
    });

    it('are of the event that a desk gives their report', async () => {
      const [first, second] = await twoReports();
      const developments = [aDevelopment(first.version.id)];
      const figures = [aFigure(of(first.version.id))];
      await ports.stories.saveVerdict(first, aVerdict({ developments, figures }), at('09:00'));
      const entryId = 'NO-1' as DevelopmentId;
      const decided = { packId: north, entryId, by: 'desk', at: at('10:00'), note: null };
      await ports.decisions.merge({ from: first.eventId, into: second.eventId }, decided);
      expect((await ports.readModel.figures(north)).map(({ eventId }) => eventId)).toEqual([second.eventId]);
    });
  });
}
