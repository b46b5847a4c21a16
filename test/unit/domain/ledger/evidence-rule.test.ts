import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Certainty, Evidence } from '../../../../src/domain/ledger/development.ts';
import { carriersOf, certaintyOf, isProved, originsOf } from '../../../../src/domain/ledger/evidence-rule.ts';
import { aPack, someEvidence } from '../../../support/conflict.ts';

const pack = aPack();
const [valmere, korrath, isles] = ['valmere', 'korrath', 'isles'] as PartyId[] as [PartyId, PartyId, PartyId];

/** A text of an outlet: its family, the origin (its own unless given), and what else is known of it. */
function by(family: string, origin = family, change: Partial<Evidence> = {}): Evidence {
  return someEvidence({ family, origin, outlet: family, side: null, speaker: null, ...change });
}

const agreed = { type: 'phase', value: 'agreed', actors: [] } as const;
const accepts = { type: 'position', value: 'accepts', actors: [korrath] } as const;
const exchange = { type: 'exchange', value: 'carried-out', actors: [valmere, korrath] } as const;
const accused = { type: 'breach', value: 'alleged', actors: [valmere] } as const;

describe('independent origins', () => {
  it('are one for forty reprints of one text', () => {
    const reprints = Array.from({ length: 40 }, (_, n) => by(`outlet-${n}`, 'ap'));
    expect(carriersOf(reprints)).toEqual({ outlets: 40, origins: 1 });
  });

  it('are one for two outlets of one house', () => {
    expect(originsOf([by('bbc'), by('bbc')])).toBe(1);
  });

  it('are one where one house alone tells it, whomever it cites', () => {
    expect(originsOf([by('bbc'), by('bbc', 'ap'), by('bbc', 'afp')])).toBe(1);
    expect(originsOf([by('bbc'), by('bbc', 'ap'), by('daily', 'ap')])).toBe(2);
  });

  it('are found through a copy of a copy: who cites an outlet that cites an agency has the agency’s word', () => {
    expect(originsOf([by('daily', 'gazette'), by('gazette', 'ap'), by('herald', 'ap')])).toBe(1);
    expect(originsOf([by('x', 'daily'), by('daily', 'gazette'), by('gazette', 'ap'), by('herald', 'ap')])).toBe(1);
  });

  it('are the cited outlet’s own where it has a word of its own', () => {
    expect(originsOf([by('daily', 'gazette'), by('gazette', 'ap'), by('gazette')])).toBe(2);
  });

  it('are one where two outlets cite each other', () => {
    expect(originsOf([by('daily', 'gazette'), by('gazette', 'daily')])).toBe(1);
  });
});

describe('certainty', () => {
  it.each<readonly [string, Parameters<typeof certaintyOf>[1], readonly Evidence[], Certainty]>([
    ['one origin reports', agreed, [by('daily')], 'reported'],
    ['forty reprints', agreed, Array.from({ length: 40 }, (_, n) => by(`outlet-${n}`, 'ap')), 'reported'],
    ['two origins', agreed, [by('daily'), by('herald', 'ap')], 'confirmed'],
    ['a mediator’s word in two outlets', agreed, [by('daily', 'daily', { speaker: isles }), by('herald')], 'confirmed'],
    ['one side’s word', agreed, [by('daily', 'daily', { speaker: korrath })], 'claimed'],
    [
      'one side’s word, which two agencies carry',
      agreed,
      [by('daily', 'ap', { speaker: korrath }), by('herald', 'afp', { speaker: korrath })],
      'claimed',
    ],
    [
      'both sides’ word in one outlet',
      agreed,
      [by('daily', 'ap', { speaker: korrath }), by('daily', 'ap', { speaker: valmere })],
      'confirmed',
    ],
    [
      'an enemy’s word as a party’s own outlet quotes it',
      agreed,
      [by('daily', 'ap', { speaker: korrath }), by('radio', 'radio', { side: korrath, speaker: valmere })],
      'claimed',
    ],
    [
      'an achievement told by a side and its outlets',
      exchange,
      [by('radio', 'radio', { side: korrath }), by('daily', 'ap', { speaker: korrath })],
      'claimed',
    ],
    [
      'an outlet’s report and the party’s outlets',
      exchange,
      [by('daily'), by('radio', 'radio', { side: korrath })],
      'reported',
    ],
    ['a position in the party’s own voice', accepts, [by('daily', 'ap', { speaker: korrath })], 'confirmed'],
    ['a position in its own outlet', accepts, [by('radio', 'radio', { side: korrath })], 'confirmed'],
    [
      'a position as its enemy tells it',
      accepts,
      [by('daily', 'ap', { speaker: valmere }), by('herald', 'afp', { speaker: valmere })],
      'claimed',
    ],
    [
      'a position as a mediator tells it to two agencies',
      accepts,
      [by('daily', 'ap', { speaker: isles }), by('herald', 'afp', { speaker: isles })],
      'claimed',
    ],
    ['a position that two newsrooms report', accepts, [by('daily'), by('herald', 'ap')], 'confirmed'],
    [
      'both parties’ position, of which one has spoken',
      { ...accepts, actors: [korrath, valmere] },
      [by('daily', 'ap', { speaker: korrath })],
      'claimed',
    ],
    [
      'an accusation, however many carry it',
      accused,
      [by('daily'), by('herald', 'ap'), by('gazette', 'afp')],
      'reported',
    ],
    [
      'an accusation by a side and its outlets',
      accused,
      [by('daily', 'ap', { speaker: korrath }), by('radio', 'radio', { side: korrath })],
      'claimed',
    ],
    [
      'a side’s outlet’s word that reaches two newsrooms through others who cite it',
      exchange,
      [
        by('daily', 'gazette'),
        by('gazette', 'radio', { side: korrath }),
        by('herald', 'courier'),
        by('courier', 'radio', { side: korrath }),
      ],
      'reported',
    ],
    [
      'a side’s spokesman through whoever cites the outlet that quotes him, beside a newsroom',
      agreed,
      [by('daily', 'gazette'), by('gazette', 'gazette', { speaker: korrath }), by('herald')],
      'reported',
    ],
    [
      'a newsroom that has a word of its own beside a side’s, and another',
      agreed,
      [by('daily', 'gazette'), by('gazette', 'gazette', { speaker: korrath }), by('gazette'), by('herald')],
      'confirmed',
    ],
    ['voices that disagree', { ...accepts, kind: 'contradicted' }, [by('daily'), by('herald')], 'disputed'],
  ])('of %s', (_, claim, evidence, certainty) => {
    expect(certaintyOf(pack, claim, evidence)).toBe(certainty);
  });
});

const party = fc.constantFrom<PartyId | null>(null, null, valmere, korrath, isles);
const anEvidence = fc
  .record({ family: fc.nat(5), origin: fc.nat(5), side: party, speaker: party })
  .map(({ family, origin, side, speaker }) => by(`f${family}`, `f${origin}`, { side, speaker }));
const someOf = fc.array(anEvidence, { maxLength: 12 });
/** Each house tells it once: from its own people or from one other origin. */
const once = fc.uniqueArray(anEvidence, { selector: (e) => e.family, minLength: 1, maxLength: 6 });
const claim = fc.constantFrom<Parameters<typeof certaintyOf>[1]>(agreed, accepts, exchange, accused);
const RANK: readonly Certainty[] = ['claimed', 'reported', 'confirmed'];

describe('independence', () => {
  it('never has more origins than houses, nor more than origins named, and none only without evidence', () => {
    fc.assert(
      fc.property(someOf, (evidence) => {
        const count = originsOf(evidence);
        expect(count).toBeLessThanOrEqual(new Set(evidence.map((e) => e.family)).size);
        expect(count).toBeLessThanOrEqual(new Set(evidence.map((e) => e.origin)).size);
        expect(count > 0).toBe(evidence.length > 0);
      }),
    );
  });

  it('does not depend on the order in which reports come', () => {
    fc.assert(
      fc.property(someOf, fc.infiniteStream(fc.nat(1_000_000)), claim, (evidence, shuffle, stated) => {
        const keys = new Map(evidence.map((e) => [e, shuffle.next().value ?? 0]));
        const other = evidence.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(originsOf(other)).toBe(originsOf(evidence));
        expect(certaintyOf(pack, stated, other)).toBe(certaintyOf(pack, stated, evidence));
      }),
    );
  });

  it('gains nothing by a reprint', () => {
    fc.assert(
      fc.property(once, fc.nat(), claim, (evidence, n, stated) => {
        const original = evidence[n % evidence.length];
        if (!original) return;
        const more = [...evidence, { ...original, family: 'another house', outlet: 'another outlet' }];
        expect(originsOf(more)).toBeLessThanOrEqual(originsOf(evidence));
        const rank = (of: readonly Evidence[]): number => RANK.indexOf(certaintyOf(pack, stated, of));
        expect(rank(more)).toBeLessThanOrEqual(rank(evidence));
      }),
    );
  });

  it('gains nothing by a party’s outlets that tell their own side’s word again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 10 }), (outlets) => {
        const word = by('daily', 'ap', { speaker: korrath });
        const own = outlets.map((n) =>
          by(`organ-${n}`, `organ-${n}`, { side: korrath, speaker: n % 2 ? korrath : null }),
        );
        for (const stated of [agreed, exchange, accused]) {
          expect(certaintyOf(pack, stated, [word, ...own])).toBe('claimed');
          expect(isProved(pack, agreed, [word, ...own])).toBe(false);
        }
      }),
    );
  });
});
