import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TextReader } from '../../../../src/adapters/language/text-reader.ts';
import { changesOf, extractStatements } from '../../../../src/domain/diplomacy/extract.ts';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { compileScene } from '../../../../src/domain/diplomacy/scene.ts';
import type { Statement } from '../../../../src/domain/diplomacy/statement.ts';
import { ENGLISH_EVENTS } from '../../../fixtures/stated/english-events.ts';
import { ENGLISH_NEWSWIRE } from '../../../fixtures/stated/english-newswire.ts';
import { ENGLISH_POSITIONS, ENGLISH_WEAKER_POSITIONS } from '../../../fixtures/stated/english-positions.ts';
import { FICTIONAL_PACK } from '../../../fixtures/stated/fictional-pack.ts';
import type { Situation } from '../../../fixtures/stated/situation.ts';
import { RUSSIAN, UKRAINIAN } from '../../../fixtures/stated/slavic.ts';

const reader = new TextReader();
const scene = compileScene(FICTIONAL_PACK, (text, language) => reader.read(text, language));
const TOLD_APART: readonly string[] = ['statement', 'demand'];

function stated(summary: string, title = '', side: string | null = null): readonly Statement[] {
  return extractStatements(
    { title: reader.read(title), summary: reader.read(summary), side: side as PartyId | null },
    scene,
  );
}

/** "type actors value", with the scope where the expectation names one. */
function written(s: Statement, expected: string | undefined): string {
  const joint = expected?.split(' ')[1] === '-';
  const words = [s.type, joint || s.actors.length === 0 ? '-' : s.actors.toSorted().join('+'), s.value];
  return [...words, ...((expected?.split(' ').length ?? 0) > 3 ? [s.scope ?? 'none'] : [])].join(' ');
}

function asserted(text: string, expected: readonly string[]): readonly string[] {
  const changes = changesOf(stated(text)).filter((s) => !TOLD_APART.includes(s.type));
  return changes
    .map((s) =>
      written(
        s,
        expected.find(
          (e) =>
            e.startsWith(s.type) &&
            e.split(' ')[2] === s.value &&
            (e.split(' ')[1] === '-' || s.actors.some((a) => e.includes(a))),
        ),
      ),
    )
    .toSorted();
}

const TABLES: readonly (readonly [string, readonly Situation[]])[] = [
  ['positions', ENGLISH_POSITIONS],
  ['what is no position', ENGLISH_WEAKER_POSITIONS],
  ['events', ENGLISH_EVENTS],
  ['newswire', ENGLISH_NEWSWIRE],
  ['Ukrainian', UKRAINIAN],
  ['Russian', RUSSIAN],
];

describe.each(TABLES)('a sentence states what its words say: %s', (_, situations) => {
  it.each(situations)('%s: %s', (_situation, text, expected) => {
    expect(asserted(text, expected)).toEqual(expected.toSorted());
  });
});

describe('a statement', () => {
  it('keeps what one party says of another as a report with its speaker', () => {
    const [found] = stated('Southland has rejected the truce, Northland said.');
    expect(found).toMatchObject({
      type: 'position',
      value: 'rejects',
      actors: ['southland'],
      speaker: 'northland',
      modality: 'reported',
    });
  });

  it('keeps what was only possible or denied, for whoever asks why', () => {
    expect(stated('Southland could accept the truce.')).toMatchObject([{ value: 'accepts', modality: 'possible' }]);
    expect(stated('Southland has not accepted the truce.')[0]).toMatchObject({ value: 'accepts', modality: 'denied' });
  });

  it("counts an opponent's account in a belligerent's own media as that belligerent's", () => {
    const text = 'Southland has rejected the truce.';
    expect(changesOf(stated(text, '', 'northland')).filter((s) => s.type === 'position')).toEqual([]);
    expect(changesOf(stated(text)).filter((s) => s.type === 'position')).toHaveLength(1);
  });

  it('does not put into the mouth of whoever is dared what the other says', () => {
    const title = 'Northland says it is ready to talk peace, challenges Southland to show up';
    expect(stated('', title)).toMatchObject([{ type: 'statement', actors: ['northland'], speaker: null }]);
  });

  it('names the truce of the pack and what it is about', () => {
    const [found] = stated('Southland pulled out of the Kelder accord on Friday.');
    expect(found).toMatchObject({ truce: 'kelder', scope: 'full' });
    expect(found?.about).toContain('Kelder accord');
  });

  it('quotes the condition with the yes', () => {
    const [found] = stated('Southland accepts the truce, but only if the port opens, its premier said.');
    expect(found).toMatchObject({ value: 'accepts-with-conditions' });
    expect(found?.quote).toBe('Southland accepts the truce, but only if the port opens');
  });

  it('quotes who says it with what is said', () => {
    const [found] = stated('Northland says Southland broke the ceasefire, and more is to come.');
    expect(found).toMatchObject({
      type: 'breach',
      by: 'northland',
      quote: 'Northland says Southland broke the ceasefire',
    });
  });

  it('is about a thing with a name of its own, without loose words at its ends', () => {
    const about = (text: string): string | undefined => stated(text)[0]?.about;
    expect(about('Southland accepts a truce in and around Torv.')).toBe('truce');
    expect(about('Northland threatens Southland with port fees if truce talks fail.')).toBe('Southland with port fees');
    expect(about('Northland and Southland agreed to exchange 120 prisoners.')).toBe('exchange 120 prisoners');
    expect(about('Northland and Southland met on Friday for talks on the truce.')).toBe('talks');
  });

  it('moves no truce where a position is on talks or on a proposal of something else', () => {
    expect(stated('Southland has rejected a proposal for a joint harbour office, its premier said.')[0]).toMatchObject({
      truce: 'aside',
      about: 'proposal for a joint harbour office',
    });
    expect(stated('Southland rejects the ceasefire proposal.')[0]).toMatchObject({ truce: null });
  });

  it('is as wide as what a truce stops, however long it lasts', () => {
    expect(stated('Southland agrees to a 30-day halt to attacks on energy sites.')[0]).toMatchObject({
      scope: 'partial',
    });
    expect(stated('Southland agrees to a 30-day ceasefire.')[0]).toMatchObject({ scope: 'full' });
  });

  it('takes nothing of another war, and a deal between two for no talks of theirs', () => {
    expect(stated('The premier of Westmark called for a ceasefire in Sudan.')).toEqual([]);
    expect(
      stated('Westmark and Northland discussed a peace deal between Northland and Southland on Friday.')[0]?.actors,
    ).toEqual(['westmark', 'northland']);
  });

  it('knows a truce by its name with a party in between', () => {
    expect(stated('Southland accepts the Kelder Northland accord.')[0]?.truce).toBe('kelder');
  });

  it('is no demand where somebody merely tells reporters', () => {
    const types = stated('Northland has accepted the truce, its premier told reporters.').map((s) => s.type);
    expect(types).toEqual(['position']);
  });

  it('is told once where title and summary both tell it', () => {
    const found = changesOf(stated('Southland has accepted the truce plan.', 'Southland accepts truce plan'));
    expect(found.filter((s) => s.type === 'position')).toHaveLength(1);
  });

  it('tells the accuser of a breach', () => {
    expect(stated('Northland accused Southland of violating the ceasefire.')).toMatchObject([
      { actors: ['southland'], by: 'northland' },
    ]);
  });

  it('carries a remark on the talks only where nothing firmer is stated', () => {
    expect(stated('Holm said the truce talks were a long road.')).toMatchObject([
      { type: 'statement', value: 'said', actors: ['northland'], quote: 'Holm said the truce talks were a long road.' },
    ]);
  });
});

const WORDS =
  'Northland Southland Westmark accepts rejected truce ceasefire plan talks the a and but if has not will said that which , . : ; — ? “ ” to meet violated prisoners sanctions Нордланд відхилив перемирие Зюдланд'.split(
    ' ',
  );

describe('any text at all', () => {
  it('yields only quotes that stand in it letter for letter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }),
        fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }),
        (summary, title) => {
          const [body, head] = [summary.join(' '), title.join(' ')];
          for (const s of stated(body, head)) {
            expect(s.quote).not.toBe('');
            expect(body.includes(s.quote) || head.includes(s.quote)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never makes the reader or the grammar fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => void stated(text, text)),
      { numRuns: 300 },
    );
  });
});
