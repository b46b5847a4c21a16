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
