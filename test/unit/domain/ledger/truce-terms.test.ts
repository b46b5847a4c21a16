import { describe, expect, it } from '@jest/globals';
import type { Dated, Times } from '../../../../src/domain/diplomacy/dates/dated.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { TruceState } from '../../../../src/domain/ledger/board.ts';
import type { Development, DevelopmentId, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { courseOf, isUnilateral } from '../../../../src/domain/ledger/truce-terms.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const holiday = 'shipping' as TruceKey;
const korrath = 'korrath' as PartyId;
const valmere = 'valmere' as PartyId;
const day = (text: string): Dated => ({ at: new Date(text), precision: 'day' });
const times = (change: Partial<Times>): Times => ({ starts: null, ends: null, due: null, lasts: null, ...change });

function entry(
  seq: number,
  value: Development['value'],
  at: string,
  told: Partial<Times> = {},
  change: Partial<Development> = {},
): Development {
  // prettier-ignore
  const evidence = someEvidence({ at: new Date(at), speaker: null, times: times(told) });
  const daily = someEvidence({ at: new Date(at), family: 'daily', origin: 'daily', outlet: 'Daily', speaker: null });
  const isDeclared = value === 'proposed' || value === 'proposes';
  return anEntry({
    seq,
    id: `VK-${seq}` as DevelopmentId,
    kind: 'new',
    type: value === 'proposes' ? 'position' : 'phase',
    value,
    truce: holiday,
    actors: isDeclared ? [korrath] : [],
    before: null,
    evidence,
    support: [daily],
    ...change,
  });
}

function truce(...entries: readonly Development[]): TruceState {
  const found = foldBoard(pack, aBaseline(), entries).truces.find((t) => t.truce === holiday);
  if (!found) throw new Error('no truce');
  return found;
}
const on = (text: string): Date => new Date(`${text}T12:00:00Z`);

describe('a truce that one side declares', () => {
  const declared = entry(1, 'proposed', '2031-05-06T09:00Z', { starts: day('2031-05-08'), ends: day('2031-05-10') });

  it('has its start, its end and who declared it, with the entry that says so', () => {
    expect(truce(declared).terms).toEqual({
      starts: day('2031-05-08'),
      ends: day('2031-05-10'),
      lasts: null,
      declaredBy: [korrath],
      id: 'VK-1',
    });
    expect(isUnilateral(pack, truce(declared))).toBe(true);
  });

  it('is ahead, then not begun as far as anybody reports, and its phase stays', () => {
    const { starts, ends } = { starts: day('2031-05-08'), ends: day('2031-05-10') };
    expect(courseOf(truce(declared), on('2031-05-07'))).toEqual({ kind: 'ahead', starts, ends });
    expect(courseOf(truce(declared), on('2031-05-08'))).toBeNull();
    expect(courseOf(truce(declared), on('2031-05-09'))).toEqual({ kind: 'not-begun', starts, ends });
    expect(courseOf(truce(declared), on('2031-05-20'))).toEqual({ kind: 'not-begun', starts, ends });
    expect(truce(declared).proved?.phase).toBe('proposed');
  });

  it('counts its days once it is in force, and is over by its own terms without becoming expired', () => {
    const running = truce(declared, entry(2, 'in-force', '2031-05-08T06:00Z'));
    const ends = day('2031-05-10');
    expect(courseOf(running, on('2031-05-08'))).toEqual({ kind: 'running', day: 1, of: 3, ends });
    expect(courseOf(running, on('2031-05-10'))).toEqual({ kind: 'running', day: 3, of: 3, ends });
    expect(courseOf(running, on('2031-05-11'))).toEqual({ kind: 'over', ends });
    expect(running.proved?.phase).toBe('in-force');
  });

  it('reported in force by one origin is not said never to have begun', () => {
    const reported = truce(declared, entry(2, 'in-force', '2031-05-08T06:00Z', {}, { support: [] }));
    expect(reported.proved?.phase).toBe('proposed');
    expect(courseOf(reported, on('2031-05-09'))).toBeNull();
    expect(courseOf(reported, on('2031-05-12'))).toMatchObject({ kind: 'over' });
  });

  it('is both sides’ once the other declares it too, or an agreement is proved', () => {
    const too = entry(2, 'proposed', '2031-05-07T09:00Z', {}, { actors: [valmere] });
    expect(isUnilateral(pack, truce(declared, too))).toBe(false);
    const agreed = truce(declared, entry(2, 'agreed', '2031-05-07T09:00Z'));
    expect(agreed.terms.declaredBy).toEqual([korrath, valmere]);
    expect(isUnilateral(pack, agreed)).toBe(false);
  });

  it('that the other side accepts in its own voice is both sides’; as others tell it it is not', () => {
    const yes = (speaker: PartyId | null): Development =>
      entry(
        2,
        'accepts',
        '2031-05-07T09:00Z',
        {},
        {
          type: 'position',
          actors: [valmere],
          evidence: someEvidence({ speaker }),
          support: [],
        },
      );
    expect(isUnilateral(pack, truce(declared, yes(valmere)))).toBe(false);
    expect(isUnilateral(pack, truce(declared, yes(null)))).toBe(true);
  });

  it('that holds is no yes of the other side', () => {
    const board = foldBoard(pack, aBaseline({ positions: [] }), [declared, entry(2, 'in-force', '2031-05-08T06:00Z')]);
    expect(board.positions.map(({ party, value }) => [party, value])).toEqual([['korrath', 'accepts']]);
  });

  it('that somebody is said to have broken is not said never to have begun', () => {
    const broken = entry(2, 'alleged', '2031-05-08T15:00Z', {}, { type: 'breach', actors: [korrath], by: valmere });
    expect(courseOf(truce(declared, broken), on('2031-05-09'))).toBeNull();
    expect(courseOf(truce(declared, broken), on('2031-05-12'))).toEqual({ kind: 'over', ends: day('2031-05-10') });
    expect(truce(declared, broken).proved?.phase).toBe('proposed');
  });

  it('proved to hold days later holds since it was first reported', () => {
    const first = entry(2, 'in-force', '2031-05-08T06:00Z', {}, { support: [] });
    const proof = entry(3, 'in-force', '2031-05-09T18:00Z');
    expect(truce(declared, first, proof).proved).toMatchObject({ phase: 'in-force', since: new Date('2031-05-08T06:00Z') }); // prettier-ignore
  });

  it('declared again when it is over has terms of its own', () => {
    const again = entry(2, 'proposed', '2031-06-20T09:00Z', { starts: day('2031-06-24') });
    expect(truce(declared, again).terms).toMatchObject({ starts: day('2031-06-24'), ends: null, id: 'VK-2' });
  });
});

describe('a truce of so many days', () => {
  const agreed = entry(1, 'agreed', '2031-05-06T09:00Z', { lasts: { count: 30, unit: 'day' } });
  const running = entry(2, 'in-force', '2031-05-07T09:00Z');

  it('runs from when it is in force: day 7 of 30, with its end', () => {
    expect(courseOf(truce(agreed, running), on('2031-05-13'))).toEqual({
      kind: 'running',
      day: 7,
      of: 30,
      ends: day('2031-06-05'),
    });
  });

  it('that is extended goes on from its end, or until nobody knows when', () => {
    const until = entry(3, 'in-force', '2031-05-08T09:00Z', { ends: day('2031-05-31') });
    const longer = entry(4, 'extended', '2031-05-20T09:00Z', { lasts: { count: 10, unit: 'day' } });
    expect(truce(agreed, running, until, longer).terms.ends).toEqual(day('2031-06-10'));
    const open = entry(4, 'extended', '2031-05-20T09:00Z');
    expect(truce(agreed, running, until, open).terms.ends).toBeNull();
  });

  it('is counted from when it was proved to hold, lest one early voice end it too soon', () => {
    const daily = { family: 'daily', origin: 'daily', speaker: null };
    const proof = someEvidence({ ...daily, at: new Date('2031-05-10T09:00Z') });
    const early = entry(2, 'in-force', '2031-05-07T09:00Z', {}, { support: [proof] });
    expect(truce(agreed, early).proved?.since).toEqual(new Date('2031-05-07T09:00Z'));
    expect(courseOf(truce(agreed, early), on('2031-05-10'))).toMatchObject({ day: 1, ends: day('2031-06-08') });
  });

  it('that is extended is counted from its beginning, to the end of both lengths', () => {
    const longer = entry(3, 'extended', '2031-06-01T09:00Z', { lasts: { count: 10, unit: 'day' } });
    const extended = truce(agreed, running, longer);
    expect(courseOf(extended, on('2031-06-02'))).toEqual({ kind: 'running', day: 27, of: 40, ends: day('2031-06-15') });
  });

  it('whose extension is only reported is not said to be over without a report', () => {
    const longer = entry(3, 'extended', '2031-06-01T09:00Z', {}, { support: [] });
    expect(courseOf(truce(agreed, running, longer), on('2031-06-10'))).toBeNull();
    expect(courseOf(truce(agreed, running), on('2031-06-10'))).toMatchObject({ kind: 'over' });
  });

  it('told to hold once more is counted from when it began', () => {
    const again = entry(3, 'in-force', '2031-05-20T09:00Z');
    expect(courseOf(truce(agreed, running, again), on('2031-05-20'))).toMatchObject({ day: 14, of: 30 });
    const broken = entry(3, 'suspended', '2031-05-15T09:00Z');
    const resumed = entry(4, 'in-force', '2031-05-20T09:00Z');
    expect(courseOf(truce(agreed, running, broken, resumed), on('2031-05-20'))).toMatchObject({ day: 1 });
  });

  it('learns its end from a later report of the same', () => {
    const later = someEvidence({ at: new Date('2031-05-07T12:00Z'), times: times({ ends: day('2031-06-01') }) });
    const told = truce(agreed, { ...running, support: [...running.support, later] });
    expect(told.terms.ends).toEqual(day('2031-06-01'));
  });

  it('has no terms by what only one origin reports', () => {
    expect(truce({ ...agreed, support: [] }).terms).toMatchObject({ lasts: null, declaredBy: [] });
  });

  it('has the length that its proposal offers while it is on the table, and never begins by it', () => {
    const offered = truce(entry(1, 'proposes', '2031-05-06T09:00Z', { starts: day('2031-05-07') }));
    expect(offered.terms).toMatchObject({ starts: day('2031-05-07'), declaredBy: [] });
    expect(courseOf(offered, on('2031-05-20'))).toBeNull();
  });
});
