import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { Replay } from '../../../src/app/replay.ts';
import { readItems } from '../../../src/cli/archive-items.ts';
import { timelineBlocks } from '../../../src/commands/board/timeline.ts';
import { loadPack, type LoadedPack } from '../../../src/config/load-pack.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { Board, TruceState } from '../../../src/domain/ledger/board.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import { emptyBaseline } from '../../../src/domain/ledger/fold-board.ts';
import { expectedNext } from '../../../src/domain/ledger/lay-out-board.ts';
import { timelineOf, type TimelineStep } from '../../../src/domain/ledger/timeline.ts';
import { courseOf, isUnilateral } from '../../../src/domain/ledger/truce-terms.ts';

const root = new URL('../../../', import.meta.url);
const ITEMS = fileURLToPath(new URL('test/fixtures/history/ukraine-2025.items.jsonl', root));
const noted = (): void => undefined;

function thePack(): LoadedPack {
  const { value, problems } = loadPack(fileURLToPath(new URL('config/packs/ukraine.yaml', root)), 'ukraine');
  if (!value) throw new Error(problems.map(String).join('\n'));
  return { ...value, baseline: null };
}

describe('the true history of spring 2025, told by several outlets', () => {
  const loaded = thePack();
  const { pack } = loaded;
  /** The board after each item, by when it was seen. */
  const boards: { readonly at: Date; readonly board: Board }[] = [];
  let replay: Replay;
  let ledger: readonly Development[];
  let steps: readonly TimelineStep[];

  beforeAll(async () => {
    const items = await readItems(ITEMS);
    replay = await Replay.open(loaded, items[0]?.seenAt ?? new Date(0), { debug: noted, info: noted, warn: noted, error: noted }); // prettier-ignore
    for (const { archived, seenAt } of items) {
      await replay.take([archived], seenAt);
      const board = await replay.board();
      if (board) boards.push({ at: seenAt, board });
    }
    ledger = await replay.ledger(0);
    steps = timelineOf(pack, emptyBaseline(pack, new Date(0)), ledger);
  }, 120_000);
  afterAll(() => replay.close());

  const boardOn = (at: string): Board => {
    const found = boards.findLast((one) => one.at <= new Date(at));
    if (!found) throw new Error(`nothing was known on ${at}`);
    return found.board;
  };
  const truceOn = (at: string, truce: string): TruceState => {
    const found = boardOn(at).truces.find((t) => (t.truce as string) === truce);
    if (!found) throw new Error(`${truce} was not known on ${at}`);
    return found;
  };
  const moves = (): readonly string[] =>
    steps.flatMap(({ entry, moves: all }) =>
      all.map((move) => {
        const day = entry.evidence.at.toISOString().slice(0, 10);
        if (move.kind === 'position') return `${day} ${move.party} ${move.after} ${move.truce}`;
        return `${day} ${move.truce} ${move.proved ? '' : 'reported '}${move.after}`;
      }),
    );

  it.each([
    '2025-03-11 thirty-day proposed',
    '2025-03-11 us proposes thirty-day',
    '2025-03-11 ukraine accepts thirty-day',
    '2025-03-13 russia accepts-with-conditions thirty-day',
    '2025-03-18 russia accepts energy',
    '2025-03-19 ukraine accepts energy',
    '2025-03-19 energy agreed',
    '2025-03-25 russia accepts-with-conditions black-sea',
    '2025-03-25 ukraine accepts black-sea',
    '2025-04-19 easter proposed',
    '2025-04-19 easter in-force',
    '2025-04-21 easter expired',
    '2025-04-28 may-victory-day proposed',
    '2025-05-08 may-victory-day in-force',
  ])('has %s', (move) => {
    expect(moves()).toContain(move);
  });

  it.each(['thirty-day', 'black-sea'])('never has the %s truce agreed or in force, not even as reported', (truce) => {
    const forms = ['agreed', 'in-force', 'extended'].flatMap((phase) => [
      `${truce} ${phase}`,
      `${truce} reported ${phase}`,
    ]);
    expect(moves().filter((move) => forms.some((form) => move.endsWith(form)))).toEqual([]);
  });

  it('never takes one side’s truce, or its conditions, for the other side’s yes', () => {
    const yes = moves().filter((move) => / accepts /u.test(move));
    for (const false_ of [
      'russia accepts thirty-day',
      'russia accepts black-sea',
      'ukraine accepts easter',
      'ukraine accepts may-victory-day',
    ])
      // prettier-ignore
      expect(yes.filter((move) => move.endsWith(false_))).toEqual([]);
  });

  it('knows the truces of one side with their days, and what became of them by their own terms', () => {
    const easter = truceOn('2025-04-19T16:00Z', 'easter');
    expect(isUnilateral(pack, easter)).toBe(true);
    expect(easter.terms).toMatchObject({
      starts: { at: new Date('2025-04-19'), precision: 'day' },
      ends: { at: new Date('2025-04-20'), precision: 'day' },
      lasts: { count: 30, unit: 'hour' },
      declaredBy: ['russia' as PartyId],
    });
    const held = truceOn('2025-04-20T12:00Z', 'easter');
    expect(courseOf(held, new Date('2025-04-20T12:00Z'))).toMatchObject({ kind: 'running', day: 2, of: 2 });
    // until somebody reports that it is over nothing but its own terms says so
    expect(held.proved?.phase).toBe('in-force');
    expect(courseOf(held, new Date('2025-04-21T05:00Z'))).toMatchObject({ kind: 'over' });
  });

  it('knows the three days of May before they come, and counts them', () => {
    const ahead = truceOn('2025-04-28T12:00Z', 'may-victory-day');
    const starts = { at: new Date('2025-05-08'), precision: 'day' };
    const ends = { at: new Date('2025-05-10'), precision: 'day' };
    expect(courseOf(ahead, new Date('2025-04-28T12:00Z'))).toEqual({ kind: 'ahead', starts, ends });
    expect(isUnilateral(pack, ahead)).toBe(true);
    const running = truceOn('2025-05-09T12:00Z', 'may-victory-day');
    expect(courseOf(running, new Date('2025-05-09T12:00Z'))).toEqual({ kind: 'running', day: 2, of: 3, ends });
    expect(courseOf(running, new Date('2025-05-12T12:00Z'))).toEqual({ kind: 'over', ends });
  });

  it.each<readonly [string, string, string, string, string | null]>([
    ['2025-03-11T20:00Z', 'talks', '2025-03-11', 'held', null],
    ['2025-03-18T20:00Z', 'talks', '2025-03-18', 'held', null],
    ['2025-05-15T20:00Z', 'talks', '2025-05-15', 'postponed', '2025-05-16'],
    ['2025-05-16T20:00Z', 'talks', '2025-05-16', 'held', null],
    ['2025-06-02T20:00Z', 'talks', '2025-06-02', 'held', null],
  ])('knows on %s that the %s of %s were %s', (at, kind, due, outcome, to) => {
    const { settled } = expectedNext(boardOn(at), new Date(at));
    const day = (date: Date | undefined): string | null => date?.toISOString().slice(0, 10) ?? null;
    const found = settled.find(({ expectation: e }) => e.kind === kind && day(e.due?.at) === due);
    expect(found?.standing).toBe(outcome);
    expect(day(found?.expectation.outcome?.to?.at)).toBe(to);
    const by = ledger.find(({ id }) => id === found?.expectation.outcome?.id);
    expect(by?.value).toBe(outcome);
  });

  it('expects the exchange that was agreed in Istanbul until it is carried out', () => {
    const before = expectedNext(boardOn('2025-05-20T12:00Z'), new Date('2025-05-20T12:00Z'));
    expect(before.ahead.map(({ expectation }) => expectation.kind)).toContain('exchange');
    const after = expectedNext(boardOn('2025-05-23T20:00Z'), new Date('2025-05-23T20:00Z'));
    const exchange = after.settled.find(({ expectation }) => expectation.kind === 'exchange');
    expect(exchange?.standing).toBe('carried-out');
  });

  it('is overdue with nothing when all that was due came about', () => {
    expect(expectedNext(boardOn('2025-06-02T20:00Z'), new Date('2025-06-20T12:00Z')).overdue).toEqual([]);
  });

  it('is told as a timeline, day by day in the reader’s zone', () => {
    const blocks = timelineBlocks(pack, steps, 'Europe/Kyiv');
    const text = plainText({ headline: '', blocks, timezone: 'Europe/Kyiv' }).replace(/ <[^>]+>/gu, '');
    const days = text.split('\n').filter((line) => /^\d+ \w+ 2025$/u.test(line));
    expect(days).toEqual(expect.arrayContaining(['11 Mar 2025', '13 Mar 2025', '18 Mar 2025', '25 Mar 2025', '19 Apr 2025', '28 Apr 2025', '8 May 2025', '16 May 2025', '2 Jun 2025'])); // prettier-ignore
    expect(text).toContain('Energy ceasefire: proposed → agreed, by the positions taken');
  });
});
