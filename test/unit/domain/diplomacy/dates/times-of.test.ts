import { describe, expect, it } from '@jest/globals';
import { TextReader } from '../../../../../src/adapters/language/text-reader.ts';
import { lastOf, mayBeOne, overAt, type Dated, type Length } from '../../../../../src/domain/diplomacy/dates/dated.ts';
import { timesOf } from '../../../../../src/domain/diplomacy/dates/times-of.ts';
import type { PartyId } from '../../../../../src/domain/diplomacy/pack.ts';
import type { Statement } from '../../../../../src/domain/diplomacy/statement.ts';

const reader = new TextReader();
/** A Wednesday. */
const WEDNESDAY = new Date('2031-05-07T10:00:00Z');
type Stated = Pick<Statement, 'type' | 'value' | 'actors' | 'quote'>;

function stated(type: Stated['type'], value: Stated['value'], quote: string, actor = 'korrath'): Stated {
  return { type, value, quote, actors: [actor as PartyId] };
}

function times(statement: Stated, title: string, summary = '', others: readonly Stated[] = []) {
  const text = { title: reader.read(title), summary: reader.read(summary) };
  const found = timesOf(statement, [statement, ...others], text, WEDNESDAY);
  const day = (dated: Dated | null | undefined): string | null => dated?.at.toISOString().slice(0, 10) ?? null;
  return (
    found && {
      starts: day(found.starts),
      ends: day(found.ends),
      due: day(found.due),
      lasts: found.lasts && `${found.lasts.count} ${found.lasts.unit}`,
    }
  );
}

const nothing = { starts: null, ends: null, due: null, lasts: null };

describe('the times of a statement', () => {
  it('are those of its own quote before any other', () => {
    const quote = 'Korrath declared a truce from 8 to 10 May';
    const title = `${quote}; Valmere called for a 30-day truce until 9 June`;
    expect(times(stated('phase', 'proposed', quote), title)).toMatchObject({
      starts: '2031-05-08',
      ends: '2031-05-10',
    });
  });

  it('are not those of another statement’s words', () => {
    const quote = 'Korrath declared a truce';
    const other = stated('position', 'proposes', 'Valmere called for a 30-day truce until 9 June', 'valmere');
    expect(times(stated('phase', 'proposed', quote), `${quote}; ${other.quote}`, '', [other])).toBeNull();
  });

  it('of a headline stand in the summary’s sentence about the same thing', () => {
    const quote = 'Korrath declares holiday truce';
    const summary = 'Bren Osk spoke on Tuesday. The truce is to last from Saturday until midnight Sunday.';
    expect(times(stated('phase', 'proposed', quote), quote, summary)).toEqual({
      ...nothing,
      starts: '2031-05-10',
      ends: '2031-05-11',
    });
  });

  it('of a truce are no end that is over, and no beginning of the war', () => {
    const quote = 'Korrath declared a truce, the first since 2 March, after the one that held until 4 May';
    expect(times(stated('phase', 'proposed', quote), quote)).toBeNull();
  });

  it('of a truce are its own length, not that of a visit', () => {
    const quote = 'Korrath proposes a 60-day truce on the last day of a three-day visit';
    expect(times(stated('position', 'proposes', quote), quote)).toEqual({ ...nothing, lasts: '60 day' });
    const other = 'On a three-day visit Korrath proposes a truce';
    expect(times(stated('position', 'proposes', other), other)).toBeNull();
  });

  it('of talks that are held lie behind, of those that are scheduled ahead', () => {
    const held = 'Valmere and Korrath met on Monday';
    expect(times(stated('talks', 'held', held), held)).toEqual({ ...nothing, due: '2031-05-05' });
    const scheduled = 'Valmere and Korrath will meet on Monday';
    expect(times(stated('talks', 'scheduled', scheduled), scheduled)).toEqual({ ...nothing, due: '2031-05-12' });
  });

  it('of talks of several days have a first and a last', () => {
    const quote = 'Valmere and Korrath will meet on 15–16 May';
    expect(times(stated('talks', 'scheduled', quote), quote)).toEqual({
      ...nothing,
      due: '2031-05-15',
      ends: '2031-05-16',
    });
  });

  it('of a threat are its deadline, and never the day on which it was made', () => {
    const quote = 'The Harbour League threatened on Monday to impose sanctions within 50 days';
    expect(times(stated('pressure', 'threatened', quote), quote)).toEqual({ ...nothing, due: '2031-06-26' });
    const until = 'The League threatened sanctions: Korrath has until 12 May';
    expect(times(stated('pressure', 'threatened', until), until)).toEqual({ ...nothing, due: '2031-05-12' });
  });

  it('are none where nothing is due: a rejection, a remark, a breach', () => {
    const quote = 'Korrath rejected the truce until 11 May';
    for (const [type, value] of [
      ['position', 'rejects'],
      ['statement', 'said'],
      ['breach', 'alleged'],
    ] as const)
      // prettier-ignore
      expect(times(stated(type, value, quote), quote)).toBeNull();
  });
});

const at = (text: string, precision: Dated['precision']): Dated => ({ at: new Date(text), precision });

describe('a time that is known to a day, a week or a month', () => {
  it('is over when all of it is', () => {
    expect(overAt(at('2031-05-07', 'day'))).toEqual(new Date('2031-05-08'));
    expect(overAt(at('2031-05-05', 'week'))).toEqual(new Date('2031-05-12'));
    expect(overAt(at('2031-12-01', 'month'))).toEqual(new Date('2032-01-01'));
    expect(overAt(at('2031-05-07T18:00Z', 'instant'))).toEqual(new Date('2031-05-07T18:00Z'));
  });

  it('may be one with any other in it', () => {
    const day = at('2031-05-07', 'day');
    expect(mayBeOne(day, at('2031-05-05', 'week'))).toBe(true);
    expect(mayBeOne(day, at('2031-05-07T18:00Z', 'instant'))).toBe(true);
    expect(mayBeOne(day, at('2031-05-08', 'day'))).toBe(false);
    expect(mayBeOne(at('2031-05-07T18:00Z', 'instant'), at('2031-05-07T19:00Z', 'instant'))).toBe(false);
  });

  it.each<readonly [Dated, Length, Dated | null]>([
    [at('2031-05-07', 'day'), { count: 30, unit: 'day' }, at('2031-06-05', 'day')],
    [at('2031-05-07', 'day'), { count: 1, unit: 'week' }, at('2031-05-13', 'day')],
    [at('2031-05-07', 'day'), { count: 1, unit: 'month' }, at('2031-06-06', 'day')],
    [at('2031-05-07T18:00Z', 'instant'), { count: 30, unit: 'hour' }, at('2031-05-09T00:00Z', 'instant')],
    // nobody can tell the hour of an end from the day of a start
    [at('2031-05-07', 'day'), { count: 30, unit: 'hour' }, null],
    [at('2031-05-05', 'week'), { count: 30, unit: 'day' }, null],
  ])('ends as exactly as it starts: %j for %j', (starts, length, ends) => {
    expect(lastOf(starts, length)).toEqual(ends);
  });
});
