import { describe, expect, it } from '@jest/globals';
import type { Dated, Times } from '../../../../src/domain/diplomacy/dates/dated.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Development, DevelopmentId } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { expectedNext } from '../../../../src/domain/ledger/lay-out-board.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const both = ['valmere', 'korrath'] as PartyId[];
const day = (text: string): Dated => ({ at: new Date(text), precision: 'day' });

let seq = 0;
function told(
  type: Development['type'],
  value: Development['value'],
  at: string,
  times: Partial<Times> = {},
  actors = both,
): Development {
  // prettier-ignore
  seq++;
  const all: Times = { starts: null, ends: null, due: null, lasts: null, ...times };
  const evidence = someEvidence({ at: new Date(at), speaker: null, times: all });
  return anEntry({ seq, id: `VK-${seq}` as DevelopmentId, kind: 'new', type, value, actors, before: null, evidence });
}

/** What is on record at a time: each as its name, its day and what became of it. */
function next(entries: readonly Development[], now: string) {
  const board = foldBoard(pack, aBaseline({ expected: [] }), entries);
  const { ahead, overdue, settled } = expectedNext(board, new Date(now));
  const words = (list: typeof ahead): readonly string[] =>
    list.map(({ expectation: e, standing }) => {
      const due = e.due === null ? '' : ` ${e.due.at.toISOString().slice(0, 10)}`;
      const to = e.outcome?.to ? ` to ${e.outcome.to.at.toISOString().slice(0, 10)}` : '';
      return `${e.what}${due}: ${standing}${to}`;
    });
  return { ahead: words(ahead), overdue: words(overdue), settled: words(settled) };
}

const scheduled = (due: string | null, at = '2031-05-06T09:00Z', actors = both): Development =>
  told('talks', 'scheduled', at, due === null ? {} : { due: day(due) }, actors);

describe('talks that are scheduled', () => {
  it('are ahead, have a day of grace, and are overdue when nobody has told of them', () => {
    const entries = [scheduled('2031-05-08')];
    const of = (standing: string): readonly string[] => [`Talks: Valmere and Korrath 2031-05-08: ${standing}`];
    expect(next(entries, '2031-05-07T12:00Z').ahead).toEqual(of('ahead'));
    expect(next(entries, '2031-05-09T23:00Z').ahead).toEqual(of('ahead'));
    expect(next(entries, '2031-05-10T00:00Z')).toEqual({ ahead: [], overdue: of('overdue'), settled: [] });
  });

  it('of a week have until its end and a day', () => {
    const due: Dated = { at: new Date('2031-05-12'), precision: 'week' };
    const entries = [told('talks', 'scheduled', '2031-05-06T09:00Z', { due })];
    expect(next(entries, '2031-05-19T20:00Z').overdue).toEqual([]);
    expect(next(entries, '2031-05-20T00:00Z').overdue).toHaveLength(1);
  });

  it('are held by a later entry, with its id', () => {
    const held = told('talks', 'held', '2031-05-08T18:00Z');
    const entries = [scheduled('2031-05-08'), held];
    expect(next(entries, '2031-05-09T12:00Z')).toEqual({
      ahead: [],
      overdue: [],
      settled: ['Talks: Valmere and Korrath 2031-05-08: held'],
    });
    const [expectation] = foldBoard(pack, aBaseline({ expected: [] }), entries).expected;
    expect(expectation?.outcome).toEqual({ kind: 'held', id: held.id, at: held.evidence.at, to: null });
  });

  it('are not held by others’, nor by a meeting long before or after', () => {
    const others = told('talks', 'held', '2031-05-08T18:00Z', {}, ['korrath', 'isles'] as PartyId[]);
    const before = told('talks', 'held', '2031-05-06T18:00Z');
    const after = told('talks', 'held', '2031-05-18T18:00Z');
    expect(next([scheduled('2031-05-08'), others, before, after], '2031-05-18T19:00Z').overdue).toHaveLength(1);
  });

  it('are held under a name that tells only some who took part', () => {
    const three = scheduled('2031-05-08', '2031-05-06T09:00Z', ['valmere', 'korrath', 'isles'] as PartyId[]);
    expect(next([three, told('talks', 'held', '2031-05-08T18:00Z')], '2031-05-09T12:00Z').settled).toHaveLength(1);
  });

  it('are put off to a day on which they are expected anew', () => {
    const put = told('talks', 'postponed', '2031-05-07T09:00Z', { due: day('2031-05-12') });
    expect(next([scheduled('2031-05-08'), put], '2031-05-08T12:00Z')).toEqual({
      ahead: ['Talks: Valmere and Korrath 2031-05-12: ahead'],
      overdue: [],
      settled: ['Talks: Valmere and Korrath 2031-05-08: postponed to 2031-05-12'],
    });
  });

  it('are called off', () => {
    const off = told('talks', 'cancelled', '2031-05-07T09:00Z');
    expect(next([scheduled('2031-05-08'), off], '2031-05-20T12:00Z').overdue).toEqual([]);
    expect(next([scheduled('2031-05-08'), off], '2031-05-08T12:00Z').settled).toEqual([
      'Talks: Valmere and Korrath 2031-05-08: cancelled',
    ]);
  });

  it('under way are not over until somebody says so', () => {
    const going = told('talks', 'under-way', '2031-05-08T09:00Z');
    const held = told('talks', 'held', '2031-05-09T18:00Z');
    expect(next([scheduled('2031-05-08'), going], '2031-05-08T12:00Z').settled[0]).toMatch(/under-way$/u);
    expect(next([scheduled('2031-05-08'), going, held], '2031-05-10T12:00Z').settled[0]).toMatch(/held$/u);
  });

  it('are told more exactly by a later report, and not twice', () => {
    const week: Dated = { at: new Date('2031-05-05'), precision: 'week' };
    const entries = [scheduled(null), told('talks', 'scheduled', '2031-05-06T10:00Z', { due: week }), scheduled('2031-05-08'), scheduled(null)]; // prettier-ignore
    expect(next(entries, '2031-05-07T12:00Z').ahead).toEqual(['Talks: Valmere and Korrath 2031-05-08: ahead']);
  });

  it('on another day are others', () => {
    const entries = [scheduled('2031-05-08'), scheduled('2031-05-15')];
    expect(next(entries, '2031-05-07T12:00Z').ahead).toHaveLength(2);
    const held = told('talks', 'held', '2031-05-08T18:00Z');
    expect(next([...entries, held], '2031-05-09T12:00Z').ahead).toEqual([
      'Talks: Valmere and Korrath 2031-05-15: ahead',
    ]);
  });
});

describe('what else is expected', () => {
  it('is an exchange that was agreed, until it is carried out', () => {
    const agreed = told('exchange', 'agreed', '2031-05-06T09:00Z');
    expect(next([agreed], '2031-05-07T12:00Z').ahead).toEqual(['Exchange: Valmere and Korrath: undated']);
    const done = told('exchange', 'carried-out', '2031-05-12T09:00Z');
    expect(next([agreed, done], '2031-05-12T12:00Z').settled).toEqual(['Exchange: Valmere and Korrath: carried-out']);
  });

  it('is a deadline that somebody sets, and only where it has a time', () => {
    const us = ['harbours'] as PartyId[];
    const set = told('pressure', 'threatened', '2031-05-06T09:00Z', { due: day('2031-05-10') }, us);
    expect(next([set], '2031-05-07T12:00Z').ahead[0]).toMatch(
      /^Deadline set by Harbour League: .* 2031-05-10: ahead$/u,
    );
    expect(next([told('pressure', 'threatened', '2031-05-06T09:00Z', {}, us)], '2031-05-07T12:00Z').ahead).toEqual([]);
    const done = told('pressure', 'imposed', '2031-05-11T09:00Z', {}, us);
    expect(next([set, done], '2031-05-12T12:00Z').settled[0]).toMatch(/carried-out$/u);
  });

  it('is the start of a truce that is announced', () => {
    const declared = told('phase', 'proposed', '2031-05-06T09:00Z', { starts: day('2031-05-08') }, both.slice(1));
    expect(next([declared], '2031-05-07T12:00Z').ahead).toEqual(['Start of the 60-day ceasefire 2031-05-08: ahead']);
  });

  it('without a date is forgotten after three weeks', () => {
    expect(next([scheduled(null)], '2031-05-20T12:00Z').ahead).toHaveLength(1);
    expect(next([scheduled(null)], '2031-06-01T12:00Z').ahead).toEqual([]);
  });

  it('stays bounded however long the ledger is', () => {
    const many = Array.from({ length: 60 }, (_, n) => scheduled(new Date(Date.UTC(2031, 5, 1 + n)).toISOString()));
    expect(foldBoard(pack, aBaseline({ expected: [] }), many).expected).toHaveLength(24);
  });
});
