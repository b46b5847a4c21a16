import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import { timelineOf } from '../../../../src/domain/ledger/timeline.ts';
import { aBaseline, anEntry, aPack } from '../../../support/conflict.ts';

describe('a timeline', () => {
  it('begins after what its baseline holds already', () => {
    const before = anEntry({ seq: 1 });
    const after = anEntry({ seq: 2, value: 'accepts', actors: ['korrath' as PartyId] });
    const steps = timelineOf(aPack(), aBaseline({ afterSeq: 1 }), [before, after]);
    expect(steps.map(({ entry }) => entry.id)).toEqual(['VK-2']);
    expect(steps[0]?.moves).toMatchObject([{ kind: 'position', before: 'undecided', after: 'accepts' }]);
  });
});
