import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../../src/domain/diplomacy/pack.ts';
import type { TruceKey } from '../../../../src/domain/ledger/development.ts';
import { inOwnWords } from '../../../../src/domain/ledger/own-word.ts';
import { aStatement } from '../../../support/stories.ts';

const [korrath, valmere] = ['korrath', 'valmere'] as PartyId[];

function stated(quote: string, speaker: PartyId | null, change: Partial<Parameters<typeof aStatement>[0]> = {}) {
  const statement = aStatement({ value: 'accepts', actors: [korrath ?? ('' as PartyId)], speaker, quote, ...change });
  const { type, value, actors, by } = statement;
  return { statement, claim: { type, value, actors, by, truce: 'full' as TruceKey } };
}

const headline = stated('Korrath takes the deal', null);
const own = stated('“Korrath accepts”', korrath ?? null);

describe('what a text says twice', () => {
  it('rests on the party’s own word, wherever that stands', () => {
    for (const order of [
      [headline, own],
      [own, headline],
    ])
      expect(inOwnWords(order).map(({ statement }) => [statement.quote, statement.speaker])).toEqual([
        ['“Korrath accepts”', korrath],
        ['“Korrath accepts”', korrath],
      ]);
  });

  it.each([
    ['another party’s word of it', stated('Korrath accepts, Valmere said', valmere ?? null)],
    ['its own word of something else', stated('“Korrath refuses”', korrath ?? null, { value: 'rejects' })],
  ])('is not moved by %s', (_, other) => {
    expect(inOwnWords([headline, other])[0]).toBe(headline);
  });
});
