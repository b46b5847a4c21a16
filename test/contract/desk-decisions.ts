import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { Decided } from '../../src/domain/news/event-decisions.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import { aDevelopment, aLedger, aPlacement, aPoll, aVerdict, aVersion, at, isNews, north, readReports, someFeatures, south } from '../support/stories.ts'; // prettier-ignore
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';

const [E1, E2, E3] = ['E1', 'E2', 'E3'] as [EventId, EventId, EventId];

function decided(change: Partial<Decided> = {}): Decided {
  const entryId = 'NO-1' as DevelopmentId;
  return { packId: north, entryId, by: 'slack:U1', at: at('10:00'), note: 'the same walk', ...change };
}

/** How a desk's decisions about events are kept, and what they change. */
export function itHeedsTheDesk(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  const eventsOfLedger = async () => (await ports.stories.ledger(north, 0)).map(({ eventId }) => eventId);
  const placed = async (link: string, event: EventId): Promise<EventId | undefined> => {
    await ports.stories.keepPoll(aPoll([aVersion({ link })], { seenAt: at('11:00') }));
    for (const { id } of await ports.stories.reportsToJudge(1)) await ports.stories.saveRelevance([{ id, ...isNews }]);
    for (const { id } of await ports.stories.reportsToPlace(1))
      return ports.stories.savePlacement(id, aPlacement(event), at('11:00'));
    return undefined;
  };

  describe('a merge', () => {
    it('gives the reports and entries of one event to the other, and is on record after a new start', async () => {
      const before = await aLedger(ports.stories, 3);
      await ports.decisions.merge({ from: E2, into: E1 }, decided());
      ports = await store.reopen();
      expect(await eventsOfLedger()).toEqual(['E1', 'E1', 'E3']);
      const after = await ports.stories.ledger(north, 0);
      expect(after.map((entry) => ({ ...entry, eventId: null }))).toEqual(before.map((e) => ({ ...e, eventId: null })));
      const events = await ports.readModel.events(north, [E1, E2]);
      expect(events.map(({ eventId, reports }) => [eventId, reports])).toEqual([['E1', 2]]);
      expect(await ports.decisions.after(north, 0)).toEqual([
        { kind: 'merge', number: 1, from: E2, into: E1, ...decided() },
      ]);
      expect(await ports.decisions.after(south, 0)).toEqual([]);
    });

    it('holds for a placement that was decided before it, also over several merges', async () => {
      await aLedger(ports.stories, 3);
      await ports.decisions.merge({ from: E3, into: E2 }, decided());
      await ports.decisions.merge({ from: E2, into: E1 }, decided());
      ports = await store.reopen();
      expect(await placed('https://gazette.example/late', E3)).toBe(E1);
      expect((await ports.decisions.after(north, 1)).map(({ number, from }) => [number, from])).toEqual([[2, E2]]);
      expect([await ports.stories.ledgerMark(north), await ports.stories.ledgerMark(south)]).toMatchObject([{ decision: 2 }, { decision: 0 }]); // prettier-ignore
    });

    it('refuses an event that has become another, and leaves everything as it is', async () => {
      await aLedger(ports.stories, 3);
      await ports.decisions.merge({ from: E2, into: E1 }, decided());
      await expect(ports.decisions.merge({ from: E3, into: E2 }, decided())).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(ports.decisions.merge({ from: E2, into: E3 }, decided())).rejects.toMatchObject({
        code: 'conflict',
      });
      expect(await eventsOfLedger()).toEqual(['E1', 'E1', 'E3']);
      expect(await ports.decisions.after(north, 0)).toHaveLength(1);
    });

    it('touches no other conflict', async () => {
      await aLedger(ports.stories, 2);
      await aLedger(ports.stories, 2, south);
      await ports.decisions.merge({ from: E2, into: E1 }, decided());
      expect((await ports.stories.ledger(south, 0)).map(({ eventId }) => eventId)).toEqual(['E1', 'E2']);
    });
  });

  describe('a split', () => {
    it('gives versions with their entries an event of their own, and is on record with what they are known by', async () => {
      const [first] = await aLedger(ports.stories, 2);
      const second = (await ports.stories.ledger(north, 1))[0];
      if (!first || !second) throw new Error('no entries');
      await ports.decisions.merge({ from: E2, into: E1 }, decided());
      const versions = [second.evidence.versionId];
      const split = decided({ entryId: first.id, note: null });
      expect(await ports.decisions.split({ from: E1, versions }, split)).toBe('E3');
      ports = await store.reopen();
      expect(await eventsOfLedger()).toEqual(['E1', 'E3']);
      expect(await ports.decisions.after(north, 1)).toEqual([
        { kind: 'split', number: 2, from: E1, into: E3, versions, texts: [someFeatures()], ...split },
      ]);
      expect(await placed('https://gazette.example/next', E3)).toBe(E3);
    });

    it('refuses what is not in the event, and to leave none in it', async () => {
      const entries = await aLedger(ports.stories, 2);
      const [one, two] = entries.map(({ evidence }) => evidence.versionId);
      if (!one || !two) throw new Error('no entries');
      for (const versions of [[one], [two], [one, two], []])
        await expect(ports.decisions.split({ from: E1, versions }, decided())).rejects.toMatchObject({ code: 'conflict' }); // prettier-ignore
      expect(await eventsOfLedger()).toEqual(['E1', 'E2']);
      expect(await ports.decisions.after(north, 0)).toEqual([]);
    });

    it('counts for the entry of a report that was taken up before it', async () => {
      await aLedger(ports.stories, 1);
      await ports.stories.keepPoll(aPoll([aVersion({ link: 'https://gazette.example/x' })], { seenAt: at('11:00') }));
      for (const { id } of await ports.stories.reportsToJudge(1))
        await ports.stories.saveRelevance([{ id, ...isNews }]);
      for (const { id } of await ports.stories.reportsToPlace(1))
        await ports.stories.savePlacement(id, aPlacement(E1), at('11:00'));
      for (const { id } of await ports.stories.reportsToRead(1))
        await ports.stories.saveStatements([{ id, statements: [] }]);
      const [report] = await ports.stories.reportsToSettle(1);
      if (!report) throw new Error('no report');
      const into = await ports.decisions.split({ from: E1, versions: [report.version.id] }, decided());
      const verdict = aVerdict({ developments: [aDevelopment(report.version.id)] });
      expect(await ports.stories.saveVerdict(report, verdict, at('11:05'))).toMatchObject([{ eventId: into }]);
    });
  });

  it('is empty before anything was decided', async () => {
    await readReports(ports.stories, 1);
    expect(await ports.decisions.after(north, 0)).toEqual([]);
  });
}
