import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Development, DevelopmentId, NewCorrection } from '../../src/domain/ledger/development.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import { aDevelopment, aLedger, anEvidence, aPlacement, aPoll, aStatement, aVerdict, aVersion, at, isNews, north, readReports, south } from '../support/stories.ts'; // prettier-ignore
import type { OpenStoreUnderTest, StorePorts, StoreUnderTest } from '../support/store-ports.ts';
import { aBreakingPost, aDigest, aPart, ref, sendNext, subscribed } from '../support/telling.ts';

function byDesk(entryId: DevelopmentId, change: Partial<NewCorrection> = {}): NewCorrection {
  const amendment = { kind: 'corrected', value: 'rejects', was: 'proposes' } as const;
  const by = { kind: 'desk', member: 'slack:U1' } as const;
  return { entryId, amendment, why: 'desk', by, note: 'misread', tells: true, ...change };
}

function bySource(entryId: DevelopmentId, versions: readonly VersionId[], versionId: VersionId): NewCorrection {
  const by = {
    kind: 'source',
    versionId,
    outlet: 'The Gazette',
    link: 'https://gazette.example/1',
    quote: null,
  } as const;
  const amendment = { kind: 'dropped', versions, instead: null } as const;
  return { entryId, amendment, why: 'edited', by, note: null, tells: true };
}

/** How corrections are put on record, and what every reader then finds. */
export function itKeepsCorrections(open: OpenStoreUnderTest): void {
  let store: StoreUnderTest;
  let ports: StorePorts;
  beforeEach(async () => {
    store = await open();
    ports = store.ports;
  });
  afterEach(() => store.close());

  const entries = async (count: number): Promise<readonly Development[]> => {
    const made = await aLedger(ports.stories, count);
    if (made.length < count) throw new Error('no entries');
    return made;
  };
  const judge = (corrections: readonly NewCorrection[], time: string, seen = 0) =>
    ports.decisions.judge(corrections, { packId: north, at: at(time) }, seen);

  /** A second state of the first article: read, and to be settled. */
  const rewritten = async () => {
    const [first] = await entries(1);
    if (!first) throw new Error('no entry');
    const again = aVersion({ guid: 'g1', link: 'https://gazette.example/north/1', title: 'Note 1 in other words' });
    await ports.stories.keepPoll(aPoll([again], { seenAt: at('11:00') }));
    for (const { id } of await ports.stories.reportsToJudge(1)) await ports.stories.saveRelevance([{ id, ...isNews }]);
    for (const { id } of await ports.stories.reportsToPlace(1)) await ports.stories.savePlacement(id, aPlacement(first.eventId), at('11:00')); // prettier-ignore
    for (const { id } of await ports.stories.reportsToRead(1)) await ports.stories.saveStatements([{ id, statements: [aStatement()] }]); // prettier-ignore
    const [report] = await ports.stories.reportsToSettle(1);
    if (!report) throw new Error('no report');
    return { first, report };
  };

  describe('a correction', () => {
    it('changes how its entry is read from its time on, and leaves what was known before', async () => {
      const [first, second] = await entries(2);
      if (!first || !second) throw new Error('no entries');
      await judge([byDesk(first.id)], '10:00');
      ports = await store.reopen();
      const [now, other] = await ports.readModel.ledger(north);
      expect(now).toMatchObject({ value: 'rejects', judged: { certainty: 'confirmed', by: 'desk' } });
      expect(now?.corrections).toEqual([{ ...byDesk(first.id), number: 1, packId: north, at: at('10:00') }]);
      expect(other).toEqual(second);
      expect(await ports.readModel.ledger(north, at('09:59'))).toEqual([first, second]);
      expect(await ports.readModel.entry(first.id)).toEqual(now);
      expect(await ports.stories.ledger(north, 0)).toEqual([now, other]);
    });

    it('is found by its time and by its number', async () => {
      const [first, second] = await entries(2);
      if (!first || !second) throw new Error('no entries');
      expect(await ports.stories.ledgerMark(north)).toMatchObject({ correction: 0, baseline: 0 });
      await judge([byDesk(first.id)], '10:00');
      await judge([byDesk(second.id, { amendment: { kind: 'disputed' }, note: null })], '10:30');
      expect((await ports.readModel.corrected(north)).map(({ entry }) => entry.id)).toEqual(['NO-1', 'NO-2']);
      expect((await ports.readModel.corrected(north, at('10:00'))).map(({ entry }) => entry.id)).toEqual(['NO-2']);
      expect(await ports.readModel.corrected(south)).toEqual([]);
      expect(await ports.stories.ledgerMark(north)).toMatchObject({ correction: 2, baseline: 0 });
      expect((await ports.stories.correctedAfter(north, 1)).map(({ id, judged }) => [id, judged?.certainty])).toEqual([
        ['NO-2', 'disputed'],
      ]);
    });

    it('of a desk is refused when something was put on record meanwhile, and then nothing is', async () => {
      const [first, second] = await entries(2);
      if (!first || !second) throw new Error('no entries');
      await judge([byDesk(first.id)], '10:00');
      await expect(judge([byDesk(second.id), byDesk(first.id)], '10:01')).rejects.toMatchObject({ code: 'conflict' });
      expect(await ports.readModel.corrected(north)).toHaveLength(1);
      await judge([byDesk(first.id)], '10:02', 1);
      expect(await ports.readModel.corrected(north)).toHaveLength(2);
    });
  });

  describe('a report that takes something back', () => {
    it('is told which entries quote the earlier states of its article', async () => {
      const { first, report } = await rewritten();
      const { versions, entries: quoting } = await ports.stories.quotedBefore(report);
      expect(versions.map(({ title }) => title)).toEqual(['Note 1 of the north']);
      expect(quoting).toEqual([first]);
      expect(await ports.stories.quotedBefore({ ...report, packId: south })).toEqual({ versions: [], entries: [] });
    });

    it('withdraws an entry together with the one that it says instead', async () => {
      const { first, report } = await rewritten();
      const { id: version } = report.version;
      const developments = [aDevelopment(version, { value: 'rejects' })];
      const corrections = [{ correction: bySource(first.id, [first.evidence.versionId], version), instead: 0 }];
      await ports.stories.saveVerdict(report, aVerdict({ developments, corrections }), at('11:05'));
      ports = await store.reopen();
      const [gone, instead] = await ports.stories.ledger(north, 0);
      expect(gone).toMatchObject({ id: 'NO-1', superseded: { at: at('11:05'), by: 'NO-2' } });
      expect(instead?.superseded).toBeUndefined();
      const { entries: quoting } = await ports.stories.quotedBefore({ ...report, version: { ...report.version, id: 99 as VersionId } }); // prettier-ignore
      expect(quoting.map(({ id }) => id)).toEqual(['NO-1', 'NO-2']);
    });

    it('moves a quote, and its entry is found by the new words', async () => {
      const { first, report } = await rewritten();
      const to = {
        versionId: report.version.id,
        quote: 'a pause was proposed',
        link: 'https://gazette.example/north/1',
      };
      const moved = { ...bySource(first.id, [], report.version.id), tells: false, amendment: { kind: 'moved', from: first.evidence.versionId, to } } as const; // prettier-ignore
      const supports = [{ id: first.id, evidence: anEvidence(report.version.id) }];
      const verdict = aVerdict({ outcome: 'repeat', supports, corrections: [{ correction: moved, instead: null }] });
      await ports.stories.saveVerdict(report, verdict, at('11:05'));
      const entry = await ports.readModel.entry(first.id);
      expect(entry?.evidence).toEqual({ ...first.evidence, ...to });
      expect(entry?.support).toEqual([]);
      const { entries: quoting } = await ports.stories.quotedBefore({ ...report, version: { ...report.version, id: 99 as VersionId } }); // prettier-ignore
      expect(quoting.map(({ id }) => id)).toEqual(['NO-1']);
    });

    it('is put on record once when its verdict is saved again', async () => {
      const { first, report } = await rewritten();
      const corrections = [{ correction: bySource(first.id, [first.evidence.versionId], report.version.id), instead: null }]; // prettier-ignore
      const verdict = aVerdict({ outcome: 'repeat', corrections });
      await ports.stories.saveVerdict(report, verdict, at('11:05'));
      await ports.stories.saveVerdict(report, verdict, at('11:06'));
      expect(await ports.readModel.corrected(north)).toHaveLength(1);
    });

    it('keeps what a party is quoted with', async () => {
      const [first] = await entries(1);
      const [report] = await readReports(ports.stories, 1, south);
      if (!first || !report) throw new Error('no entry');
      const by = { kind: 'party', party: 'northland', versionId: report.version.id, outlet: 'The Gazette', link: '', quote: 'no' } as const; // prettier-ignore
      const denial = { ...byDesk(first.id), amendment: { kind: 'withdrawn', instead: null }, why: 'denied', by, note: null } as NewCorrection; // prettier-ignore
      await judge([denial], '10:00');
      expect(await ports.readModel.corrected(north)).toMatchObject([{ correction: { ...denial, number: 1 } }]);
    });
  });

  describe('posts that carry a corrected entry', () => {
    const posted = async () => {
      const [first, second] = await entries(2);
      if (!first || !second) throw new Error('no entries');
      const desk = await subscribed(ports.subscriptions);
      const other = await subscribed(ports.subscriptions, 'other');
      await ports.outbox.queue(aBreakingPost(desk, 'b1', [first.id]));
      await sendNext(ports.outbox, at('10:01'));
      return { desk, other, first, second };
    };

    it('are known by their places, with their state', async () => {
      const { desk, first, second } = await posted();
      await ports.outbox.queue(aBreakingPost(desk, 'b2', [first.id]));
      expect(await ports.readModel.places(first.id)).toMatchObject([
        { subscriptionId: desk.id, kind: 'breaking', state: 'sent', ref, queuedAt: at('10:00'), address: desk.address },
        { subscriptionId: desk.id, state: 'queued', ref: null },
      ]);
      expect(await ports.readModel.places(second.id)).toEqual([]);
    });

    it('tell their channel once of it, and again when the post that told it was given up', async () => {
      const { desk, other, first } = await posted();
      await judge([byDesk(first.id)], '10:30');
      const open = async () => (await ports.outbox.correctionsToTell(desk.id)).map(({ number }) => number);
      expect(await open()).toEqual([1]);
      expect(await ports.outbox.correctionsToTell(other.id)).toEqual([]);
      await ports.outbox.queue(aDigest(desk, [aPart(desk, 'd1', { corrects: [1], createdAt: at('10:40') })]));
      expect(await open()).toEqual([]);
      const [due] = await ports.outbox.due(at('10:41'));
      if (!due) throw new Error('nothing is due');
      await ports.outbox.begin(due.id, at('10:41'));
      await ports.outbox.settle(due.id, { kind: 'gave-up', because: 'gone', pause: false }, at('10:42'));
      ports = await store.reopen();
      expect(await open()).toEqual([1]);
    });
  });
}
