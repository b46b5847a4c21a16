import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Dated } from '../../../src/domain/diplomacy/dates/dated.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, someEvidence } from '../../support/conflict.ts';

const day = (text: string): Dated => ({ at: new Date(text), precision: 'day' });
const times = { starts: null, ends: null, due: null, lasts: null };
const both = ['valmere', 'korrath'] as PartyId[];

async function told(room: ChatRoom, words: string): Promise<readonly string[]> {
  const text = plainText((await room.ask(words)).message);
  return text.replace(/ <[^>]+>/gu, '').split('\n'); // without addresses
}

function knowing(entries: readonly Development[], baseline = aBaseline()): ChatRoom {
  const room = new ChatRoom();
  room.knows(baseline, entries);
  return room;
}

const scheduled = anEntry({
  kind: 'new',
  type: 'talks',
  value: 'scheduled',
  actors: both,
  before: null,
  evidence: someEvidence({ speaker: null, times: { ...times, due: day('2031-05-08') } }),
});
const accepts = anEntry({
  seq: 2,
  evidence: someEvidence({ at: new Date('2031-05-06T22:30:00Z'), quote: 'We accept it on one condition' }),
});

describe('next', () => {
  it('tells what is due and what is overdue, each with its entry', async () => {
    const asked = knowing([scheduled]);
    expect(await told(asked, 'next')).toEqual([
      'Valmere–Korrath: what is expected next',
      'Expected next',
      '  • A statement by Bren Osk (possible); due 6 May 2031',
      '  • Talks: Valmere and Korrath (reported); due 8 May 2031 · VK-1',
    ]);
  });

  it('says what would appear there when nothing does', async () => {
    const text = await told(knowing([], aBaseline({ expected: [] })), 'next');
    expect(text.join(' ')).toMatch(/nothing is expected as far as the sources tell.*\/ceasefire status strait/u);
  });
});

describe('positions', () => {
  it('are told per truce and party, with quote, certainty, outlet and entry', async () => {
    expect(await told(knowing([accepts]), 'positions')).toEqual([
      'Valmere–Korrath: positions',
      '60-day ceasefire: proposed',
      '  • Valmere: accepts (reported, not confirmed), since 4 May 2031',
      '      “Valmere said yes”',
      '      — The Meridian Courier, 5 May 2031',
      '  • Korrath: accepts with conditions (confirmed), since 7 May 2031',
      '      “We accept it on one condition”',
      '      — Korrath, The Meridian Courier, 7 May 2031, VK-2',
    ]);
  });

  it('say what a position is when there is none', async () => {
    const text = await told(knowing([], aBaseline({ positions: [], expected: [] })), 'positions');
    expect(text.join(' ')).toContain('no position is on record yet');
  });
});

describe('the timeline', () => {
  it('goes day by day in the asker’s zone, with what was before, and talks between', async () => {
    expect(await told(knowing([scheduled, accepts]), 'timeline')).toEqual([
      'Valmere–Korrath: how it came about',
      '6 May 2031',
      '  • Talks between Valmere and Korrath are planned (reported, not confirmed) · The Meridian Courier · VK-1',
      '',
      // half past ten in the evening, UTC
      '7 May 2031',
      '  • Korrath on the 60-day ceasefire: undecided → accepts with conditions (confirmed) · The Meridian Courier · VK-2',
    ]);
  });

  it('tells what follows from positions, and what is only reported, as such', async () => {
    const yes = (seq: number, party: string): Development =>
      anEntry({
        seq,
        kind: 'changed',
        value: 'accepts',
        actors: [party as PartyId],
        evidence: someEvidence({ speaker: party as PartyId }),
      });
    const stated = { kind: 'new', type: 'phase', actors: [], before: null } as const;
    const holds = anEntry({ ...stated, seq: 3, value: 'in-force', evidence: someEvidence({ speaker: null }) });
    const text = (await told(knowing([yes(1, 'valmere'), yes(2, 'korrath'), holds]), 'timeline')).join('\n');
    expect(text).toContain('60-day ceasefire: proposed → agreed, by the positions taken');
    expect(text).toContain('60-day ceasefire: reported in force, not yet proved');
  });

  it('says so when nothing has changed', async () => {
    const text = await told(knowing([]), 'timeline');
    expect(text.join(' ')).toContain('no phase and no position has changed since the baseline of 5 May 2031');
  });
});

describe('a truce on the board', () => {
  const declared = (ends: string | null): Development =>
    anEntry({
      kind: 'new',
      type: 'phase',
      value: 'proposed',
      actors: ['korrath' as PartyId],
      truce: 'shipping' as Development['truce'],
      before: null,
      evidence: someEvidence({
        at: new Date('2031-04-20T09:00:00Z'),
        times: { ...times, starts: day('2031-04-21'), ends: ends === null ? null : day(ends) },
      }),
    });
  const inForce = (seq: number): Development =>
    anEntry({
      ...declared(null),
      seq,
      value: 'in-force',
      actors: [],
      evidence: someEvidence({ at: new Date('2031-04-21T06:00:00Z'), speaker: null }),
      support: [someEvidence({ family: 'daily', origin: 'daily', speaker: null })],
    });

  it.each<readonly [string, readonly Development[], string]>([
    [
      'declared by one side, and never begun as far as reported',
      [declared('2031-04-23')],
      '; declared by Korrath alone; was to begin 21 Apr 2031 and to end 23 Apr 2031, no report that it began',
    ],
    [
      'over by its own terms',
      [declared('2031-04-30'), inForce(2)],
      '; declared by Korrath alone; ended on its own terms on 30 Apr 2031, no report',
    ],
    ['on its way', [declared('2031-05-20'), inForce(2)], '; declared by Korrath alone; day 16 of 30, ends 20 May 2031'],
  ])('is %s', async (_, entries, words) => {
    expect((await told(knowing(entries), 'status')).join('\n')).toContain(words);
  });
});
