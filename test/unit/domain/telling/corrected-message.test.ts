import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../../src/adapters/chat/plain-text.ts';
import { asCorrected } from '../../../../src/domain/ledger/correction.ts';
import type { Correction } from '../../../../src/domain/ledger/development.ts';
import { correctedMessage, correctedSince } from '../../../../src/domain/telling/corrected-message.ts';
import { say, type Message } from '../../../../src/domain/telling/message.ts';
import { aPack, anEntry } from '../../../support/conflict.ts';

const pack = aPack();
const entry = anEntry({ value: 'rejects' });
const told: Message = {
  headline: 'Valmere–Korrath: Korrath rejects the 60-day ceasefire – and 2 more',
  blocks: [
    { kind: 'heading', text: 'Valmere–Korrath: what is new' },
    say('Korrath now rejects the 60-day ceasefire; Valmere has not answered.'),
  ],
  timezone: 'UTC',
};

/** The message after the desk has spoken on its entry. */
function after(amendment: Correction['amendment']): Message {
  const correction: Correction = {
    entryId: entry.id,
    packId: entry.packId,
    number: 1,
    amendment,
    why: 'desk',
    by: { kind: 'desk', member: 'slack:U1' },
    note: null,
    at: new Date('2031-05-06T08:30:00Z'),
    tells: true,
  };
  const found = correctedSince(pack, asCorrected(entry, [correction]), () => true);
  return correctedMessage(told, found ? [found] : [], { characters: 5_000, blocks: 40 });
}

describe('a message whose claim is in doubt since', () => {
  it('says so where the sentence stands alone: in its headline and its lead', () => {
    const message = after({ kind: 'disputed' });
    expect(message.headline).toBe(
      'Valmere–Korrath: disputed by the desk: “Korrath rejects the 60-day ceasefire” – and 2 more',
    );
    expect(plainText(message)).toContain(
      'Korrath now rejects the 60-day ceasefire (disputed by the desk); Valmere has',
    );
  });

  it('keeps its headline where the claim is confirmed, and shows what it says instead where it is corrected', () => {
    expect(after({ kind: 'confirmed' }).headline).toBe(told.headline);
    expect(after({ kind: 'corrected', value: 'accepts', was: 'rejects' }).headline).toContain(
      'corrected: “Korrath rejects the 60-day ceasefire” → ',
    );
  });
});
