import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { Claim, Development, TruceKey } from '../../../../src/domain/ledger/development.ts';
import { foldBoard } from '../../../../src/domain/ledger/fold-board.ts';
import { knownClaim, type Known } from '../../../../src/domain/ledger/known-claim.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../../support/conflict.ts';

const korrath = 'korrath' as PartyId;
const mediator = 'isle-council' as PartyId;
const said = anEntry({ value: 'accepts', seq: 1 });
const support = [someEvidence({ speaker: 'valmere' as PartyId })];
const holds = anEntry({
  kind: 'confirmed',
  type: 'phase',
  value: 'in-force',
  actors: [],
  before: null,
  seq: 2,
  support,
});

function known(value: Claim['value'], actors: readonly PartyId[], ledger: readonly Development[]): Known | null {
  const claim: Claim = { type: 'position', value, actors, truce: 'sixty-day' as TruceKey, by: null };
  return knownClaim(
    claim,
    { quote: 'weighs a plan', about: 'a plan' },
    {
      board: foldBoard(aPack(), aBaseline(), ledger),
      claims: [],
      recent: ledger,
      eventId: 'E9',
      now: new Date('2031-05-20T12:00:00Z'),
    },
  );
}

describe('who accepted a truce that holds', () => {
  it.each(['undecided', 'accepts-with-conditions'] as const)('and is %s now speaks of something else', (value) => {
    expect(known(value, [korrath], [said, holds])).toMatchObject({ entry: null, beside: true });
    expect(known(value, [korrath, mediator], [said, holds])).toMatchObject({ entry: null, beside: true });
  });

  it('may still reject it or withdraw', () => {
    expect(known('rejects', [korrath], [said, holds])).toBeNull();
    expect(known('withdraws', [korrath], [said, holds])).toBeNull();
  });

  it('is one whose truce is in force: before that conditions are news', () => {
    expect(known('accepts-with-conditions', [korrath], [said])).toBeNull();
  });

  it('is nobody who took no position on it', () => {
    expect(known('undecided', [mediator], [said, holds])).toBeNull();
  });
});

describe('what is told once more', () => {
  const at = (hours: number): Date => new Date(Date.parse('2031-05-20T12:00:00Z') - hours * 3_600_000);
  const told = (type: Development['type'], value: Claim['value'], quote: string, hours: number): Development =>
    anEntry({
      type,
      value,
      kind: 'new',
      actors: [korrath],
      eventId: 'E1' as Development['eventId'],
      learnedAt: at(hours),
      evidence: someEvidence({ quote }),
    });
  const isKnown = (entry: Development, quote: string, eventId = 'E9'): boolean =>
    knownClaim(
      { type: entry.type, value: entry.value, actors: entry.actors, truce: entry.truce, by: null },
      { quote, about: 'the exchange' },
      {
        board: foldBoard(aPack(), aBaseline(), [entry]),
        claims: [],
        recent: [entry],
        eventId,
        now: at(0),
      },
    ) !== null;

  it('a further handover is not the one before, and told again it is known', () => {
    const first = told('exchange', 'carried-out', 'Korrath frees 40 prisoners', 20);
    expect(isKnown(first, 'Korrath releases forty prisoners of war')).toBe(true);
    expect(isKnown(first, 'Korrath frees 25 more prisoners')).toBe(false);
    expect(isKnown(first, 'Корат звільнив ще 25 полонених')).toBe(false);
    expect(isKnown(first, 'Korrath frees 25 more prisoners', 'E1')).toBe(false);
    const more = told('exchange', 'carried-out', 'Korrath frees 25 more prisoners', 3);
    expect(isKnown(more, 'another 25 prisoners were freed by Korrath')).toBe(true);
  });

  it('a truce that is said to hold again is news, once', () => {
    const holding = (quote: string, hours: number): Development => ({
      ...told('phase', 'in-force', quote, hours),
      kind: 'confirmed',
    });
    const began = holding('the truce has begun', 90);
    expect(isKnown(began, 'the truce is in force')).toBe(true);
    expect(isKnown(began, 'Korrath says the truce has resumed')).toBe(false);
    expect(isKnown(holding('the truce has resumed', 30), 'Korrath observes the truce again')).toBe(true);
    expect(isKnown(holding('the truce has begun', 10), 'the truce, restored after months of war')).toBe(true);
  });
});

describe('a position that the board has', () => {
  const position = (value: Claim['value'], ledger: readonly Development[], day = '2031-05-07'): Known | null =>
    knownClaim(
      { type: 'position', value, actors: [korrath], truce: 'sixty-day' as TruceKey, by: null },
      { quote: 'its cabinet votes', about: 'the truce' },
      {
        board: foldBoard(aPack(), aBaseline(), ledger),
        claims: [],
        recent: ledger,
        eventId: 'E9',
        now: new Date(`${day}T12:00:00Z`),
      },
    );

  it('is known where it was stated, and has yet to be said where it only follows from what both agreed', () => {
    const agreed = anEntry({
      type: 'phase',
      value: 'agreed',
      actors: [],
      evidence: someEvidence({ speaker: null }),
    });
    expect(position('accepts', [agreed])).toBeNull();
    expect(position('accepts', [agreed, anEntry({ seq: 2, value: 'accepts' })])).not.toBeNull();
    expect(position('undecided', [])).not.toBeNull();
  });

  it('is news again when it was weighed weeks ago and is weighed now; a refusal stands', () => {
    expect(position('undecided', [], '2031-06-20')).toBeNull();
    expect(position('rejects', [anEntry({ value: 'rejects' })], '2031-06-20')).not.toBeNull();
  });
});
