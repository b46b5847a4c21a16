import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { STATEMENT_VALUES, type PhaseValue, type PositionValue } from '../../../../src/domain/diplomacy/statement.ts';
import { boardDifference } from '../../../../src/domain/ledger/board-difference.ts';
import type { Board } from '../../../../src/domain/ledger/board.ts';
import type { Development, DevelopmentId, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { bareBoard, foldBoard, withDevelopment } from '../../../../src/domain/ledger/fold-board.ts';
import type { EventId } from '../../../../src/domain/news/report.ts';
import { composeDigest } from '../../../../src/domain/telling/digest.ts';
import { netLines } from '../../../../src/domain/telling/net-lines.ts';
import { changesSince } from '../../../../src/queries/changes-since.ts';
import { InMemoryStore } from '../../../fakes/in-memory-store.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const baseline = aBaseline();
const start = Date.parse('2031-05-06T08:00:00Z');
const minute = (n: number): Date => new Date(start + n * 60_000);

/** What a report states; what held before, and so the kind, the ledger knows. */
interface Stated {
  readonly type: 'position' | 'phase' | 'talks' | 'statement';
  readonly party: string;
  readonly truce: string;
  readonly position: PositionValue;
  readonly phase: PhaseValue;
  readonly event: number;
  readonly likelihood: number;
  readonly own: boolean;
  readonly background: boolean;
}

const stated: fc.Arbitrary<Stated> = fc.record({
  type: fc.constantFrom('position', 'position', 'phase', 'talks', 'statement'),
  party: fc.constantFrom('valmere', 'korrath', 'isles'),
  truce: fc.constantFrom('sixty-day', 'shipping', 'full'),
  position: fc.constantFrom(...STATEMENT_VALUES.position),
  phase: fc.constantFrom(...STATEMENT_VALUES.phase),
  event: fc.integer({ min: 1, max: 4 }),
  likelihood: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
  own: fc.boolean(),
  background: fc.boolean(),
});
const ledgers = fc.array(stated, { maxLength: 12 }).map(ledgerOf);

/** A ledger as the judgement keeps it: a claim that the board holds is no entry. */
function ledgerOf(all: readonly Stated[]): readonly Development[] {
  const ledger: Development[] = [];
  let board = bareBoard(baseline);
  for (const one of all) {
    const entry = entryOf(one, ledger.length + 1, board);
    if (entry === null) continue;
    ledger.push(entry);
    board = withDevelopment(pack, board, entry);
  }
  return ledger;
}

function entryOf(one: Stated, seq: number, board: Board): Development | null {
  const actors = one.type === 'position' ? [one.party as PartyId] : [];
  const truce = one.truce as TruceKey;
  const held = heldBefore(one, board);
  const value = { position: one.position, phase: one.phase, talks: 'held', statement: 'said' } as const;
  if (held === value[one.type]) return null;
  const speaker = one.own ? (one.party as PartyId) : null;
  return anEntry({
    seq,
    type: one.type,
    value: value[one.type],
    actors,
    truce,
    speaker,
    kind: held === null ? 'new' : 'changed',
    before: held === null ? null : { value: held, since: null },
    eventId: `E${one.event}` as EventId,
    learnedAt: minute(seq),
    likelihood: one.likelihood,
    background: one.background,
    evidence: someEvidence({ speaker, quote: `Words of number ${seq}`, at: minute(seq), versionId: seq as never }),
  });
}

function heldBefore({ type, party, truce }: Stated, board: Board): PositionValue | PhaseValue | null {
  if (type === 'position')
    return board.positions.find((p) => p.party === party && (p.truce as string) === truce)?.value ?? null;
  if (type !== 'phase') return null;
  const state = board.truces.find((t) => (t.truce as string) === truce);
  return (state?.proved ?? state?.reported)?.phase ?? null;
}

/** A board's phases and positions, one by one. */
function cells(board: Board): ReadonlyMap<string, string> {
  return new Map([
    ...board.truces.flatMap((t): [string, string][] => [
      ...(t.proved ? [[`${t.truce} proved`, t.proved.phase] as [string, string]] : []),
      ...(t.reported ? [[`${t.truce} reported`, t.reported.phase] as [string, string]] : []),
    ]),
    ...board.positions.map((p): [string, string] => [`${p.truce} ${p.party}`, p.value]),
  ]);
}

const differing = (then: Board, now: Board): readonly string[] =>
  [...cells(now)].flatMap(([cell, value]) => (cells(then).get(cell) === value ? [] : [`${cell}: ${value}`])).sort();

const digestOf = (entries: readonly Development[], told: readonly Development[] = []) =>
  composeDigest(pack, {
    entries,
    told,
    board: foldBoard(pack, baseline, [...told, ...entries]),
    maxLines: 5,
    toSeq: entries.at(-1)?.seq ?? 0,
    now: minute(60),
    timezone: 'UTC',
  });

describe('what changed since a time', () => {
  it('is the difference of the boards then and now, in phases and positions', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, fc.integer({ min: 0, max: 14 }), async (ledger, at) => {
        const store = new InMemoryStore({ strait: 'VK' });
        await store.stories.saveBaseline(baseline);
        store.state.entries = ledger.map((development) => ({ reportId: 1, development, support: [] }));
        const changes = await changesSince(pack, minute(at), minute(60), 'UTC', store);
        const then = foldBoard(pack, baseline, ledger.filter(({ learnedAt }) => learnedAt <= minute(at))); // prettier-ignore
        const moves = (changes?.moves ?? []).map(({ move }) =>
          move.kind === 'phase'
            ? `${move.truce.truce} ${move.proved ? 'proved' : 'reported'}: ${move.after.phase}`
            : `${move.after.truce} ${move.after.party}: ${move.after.value}`,
        );
        expect(moves.sort()).toEqual(differing(then, foldBoard(pack, baseline, ledger)));
        expect(boardDifference(then, then)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a digest', () => {
  it('is the same each time it is composed, and says nothing of what was told', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        expect(digestOf(ledger)).toEqual(digestOf(ledger));
        expect(digestOf([], ledger)).toMatchObject({ lead: [], lines: [], more: 0 });
      }),
    );
  });

  it('shows or counts every line once, and never background', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const { lines, more } = digestOf(ledger);
        const named = lines.flatMap((line) => (line.gathered.length > 0 ? line.gathered : [line]));
        const all = netLines(pack, ledger);
        const merged = lines.filter((l) => l.type !== 'statement').flatMap((l) => l.gathered);
        expect(named.length + more).toBeLessThanOrEqual(all.length);
        expect(named.length + more + merged.length).toBeGreaterThanOrEqual(
          all.length - all.filter((l) => l.type === 'talks').length,
        );
        const covered = named.flatMap((line) => line.covers);
        expect(new Set(covered).size).toBe(covered.length);
        const background = new Set<DevelopmentId>(ledger.filter((d) => d.background).map((d) => d.id));
        expect(covered.filter((id) => background.has(id))).toEqual([]);
      }),
    );
  });

  it('comes to the same however its entries were gathered: told in two, the ends meet what is told in one', () => {
    fc.assert(
      fc.property(ledgers, fc.nat(12), (all, border) => {
        const ledger = all.map((entry) => ({ ...entry, background: false }));
        // two voices in one digest may prove what each alone only reports: how sure it is, is not an end
        const value = (end: string | null) => end?.replace(/^reported: /u, '') ?? null;
        const ends = (entries: readonly Development[]): ReadonlyMap<string, readonly [string | null, string | null]> =>
          new Map(
            netLines(pack, entries)
              .filter(({ type }) => type === 'position' || type === 'phase')
              .map((line) => [
                `${line.type} ${line.truce} ${line.actors.join()}`,
                [value(line.before), value(line.after)],
              ]),
          );
        const [first, second, whole] = [ends(ledger.slice(0, border)), ends(ledger.slice(border)), ends(ledger)];
        for (const [thing, [before, after]] of whole) {
          expect((second.get(thing) ?? first.get(thing))?.[1]).toBe(after);
          expect(before).toBe((first.get(thing) ?? second.get(thing))?.[0]);
        }
      }),
    );
  });
});
