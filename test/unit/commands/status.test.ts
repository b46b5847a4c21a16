import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PackId, PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { TruceKey } from '../../../src/domain/ledger/development.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../support/conflict.ts';

async function told(room: ChatRoom, words: string): Promise<string> {
  return plainText((await room.ask(words)).message);
}

const phase = (value: 'agreed' | 'in-force', at: string, seq: number, origins: readonly string[]) =>
  anEntry({
    seq,
    type: 'phase',
    value,
    kind: 'new',
    actors: [],
    before: null,
    certainty: origins.length > 1 ? 'confirmed' : 'reported',
    learnedAt: new Date(at),
    evidence: someEvidence({
      family: origins[0] ?? '',
      origin: origins[0] ?? '',
      quote: 'a truce was reached',
      speaker: null,
      at: new Date(at),
    }),
    support: origins.slice(1).map((origin) => someEvidence({ family: origin, origin, speaker: null })),
  });

describe('status', () => {
  it('shows the phase, every position with its certainty, quote, outlet and day, what is due, and the sources', async () => {
    const room = new ChatRoom();
    room.knows();
    room.reads({
      radio: { failures: 2, lastError: 'The server answered 500', lastSuccessAt: new Date('2031-05-06T04:10:00Z') },
    });
    expect(await told(room, 'status')).toBe(
      [
        'Valmere–Korrath: where it stands',
        'As of 6 May 2031, 13:05 EEST; baseline of 5 May 2031, 09:00 EEST.',
        '',
        '60-day ceasefire: proposed by Isle Council, since 4 May 2031',
        '  • Valmere: accepts (reported, not confirmed), since 4 May 2031',
        '      “Valmere said yes”',
        '      — The Meridian Courier, 5 May 2031',
        '  • Korrath: undecided (disputed), since 4 May 2031',
        '      “we must read it first”',
        '      — Bren Osk, The Meridian Courier, 5 May 2031',
        '      “a plain no”',
        '      — The Meridian Courier, 5 May 2031',
        '    Note: The report contradicts itself.',
        '',
        'Expected next',
        '  • A statement by Bren Osk (possible); due 6 May 2031',
        '',
        'Changed since the baseline of 5 May 2031, 09:00 EEST: nothing.',
        '',
        '2 of 3 sources read; dark: Radio Korrath since 6 May 2031, 07:10 EEST. Last cycle 6 May 2031, 13:00 EEST.',
      ].join('\n'),
    );
  });

  it('is public, and its headline stands alone', async () => {
    const room = new ChatRoom();
    room.knows();
    const reply = await room.ask('');
    expect(reply.private).toBe(false);
    expect(reply.message.headline).toBe(
      'Valmere–Korrath: 60-day ceasefire proposed; Valmere accepts, Korrath undecided (disputed)',
    );
  });

  it('lists what changed by id, with what held before, and moves the position', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    const text = await told(room, 'status');
    expect(text).toContain('Korrath: accepts with conditions (confirmed), since 6 May 2031');
    expect(text).toContain(
      'VK-1 Korrath accepts the 60-day ceasefire with conditions (before: undecided) · confirmed · The Meridian Courier <https://courier.example/korrath-accepts>, 6 May 2031, 12:30 EEST',
    );
  });

  it('keeps the proved phase and shows a reported one beside it', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [phase('agreed', '2031-05-06T08:00:00Z', 1, ['courier'])]);
    const text = await told(room, 'status');
    expect(text).toContain('60-day ceasefire: proposed by Isle Council');
    expect(text).toContain('Reported, not yet proved: agreed, since 6 May 2031');
  });

  it('moves the phase on two independent origins', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [phase('agreed', '2031-05-06T08:00:00Z', 1, ['courier', 'daily'])]);
    expect(await told(room, 'status')).toContain('60-day ceasefire: agreed, since 6 May 2031');
  });

  it('shows five changes at most, the newest first, and mere statements only where nothing weightier is', async () => {
    const room = new ChatRoom();
    const entries = [1, 2, 3, 4, 5, 6, 7].map((seq) =>
      anEntry(seq === 7 ? { seq, type: 'statement', value: 'said', kind: 'new', before: null } : { seq }),
    );
    room.knows(aBaseline(), entries);
    const ids = (await told(room, 'status')).match(/(?<=• )VK-\d/gu);
    expect(ids).toEqual(['VK-6', 'VK-5', 'VK-4', 'VK-3', 'VK-2']);
  });

  it('counts background as a change only where it moved the board', async () => {
    const room = new ChatRoom();
    const said = { type: 'statement', value: 'said', kind: 'new', before: null } as const;
    room.knows(aBaseline(), [anEntry({ seq: 1, background: true, ...said })]);
    expect(await told(room, 'status')).toContain('Changed since the baseline of 5 May 2031, 09:00 EEST: nothing.');
    const moved = new ChatRoom();
    moved.knows(aBaseline(), [anEntry({ seq: 1, background: true }), anEntry({ seq: 2, background: true, ...said })]);
    expect((await told(moved, 'status')).match(/(?<=• )VK-\d/gu)).toEqual(['VK-1']);
  });

  it('answers at: with what was known then, whatever was learned later', async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry()]);
    expect(await told(room, 'status at:2031-05-05')).toContain('Korrath: undecided (disputed)');
    expect(await told(room, 'status at:"2031-05-06 12:45"')).toContain('Korrath: accepts with conditions');
    expect(await told(room, 'status at:"2031-05-06 12:35"')).toContain('Korrath: undecided (disputed)');
    expect(await told(room, 'status at:2031-05-06T09:45Z')).toContain('Korrath: accepts with conditions');
  });

  it('takes today as now, and refuses what is still to come', async () => {
    const room = new ChatRoom();
    room.knows();
    expect(await told(room, 'status at:2031-05-06')).toContain('As of 6 May 2031, 13:05 EEST');
    expect(await told(room, 'status at:2031-05-07')).toBe(
      '"2031-05-07" is still to come; what is known is known now, or was at a time before.',
    );
  });

  it('takes words for a moment, and asks which of two is meant', async () => {
    const room = new ChatRoom();
    room.knows();
    expect(await told(room, 'status at:yesterday')).toContain('As it was known on 5 May 2031, 23:59 EEST');
    expect(await told(room, 'status yesterday 18:00')).toContain('5 May 2031, 18:00 EEST');
    expect(await told(room, 'status at:"1 hour ago"')).toContain('As it was known on 6 May 2031, 12:05 EEST');
    const asks = '"05.05" may be an hour or a date: use 05:05 or "5 May".';
    expect(await told(room, 'status at:05.05')).toBe(asks);
    expect(await told(room, 'since 05.05')).toBe(asks);
  });

  it('reads and says times in the zone of the channel where the asker has none', async () => {
    const room = new ChatRoom();
    room.knows();
    await room.ask('subscribe timezone:Europe/Kyiv');
    room.asker = { ...room.asker, user: { ...room.asker.user, timezone: null } };
    expect(await told(room, 'status at:"2031-05-06 12:00"')).toContain('As it was known on 6 May 2031, 12:00 EEST');
    expect(await told(room, 'since yesterday 18:00')).toContain('since 5 May 2031, 18:00 EEST');
    room.asker = { ...room.asker, address: { ...room.asker.address, channel: 'C2' } };
    expect(await told(room, 'since yesterday 18:00')).toContain('since 5 May 2031, 18:00 UTC');
  });

  it('says that nothing was known before the baseline', async () => {
    const room = new ChatRoom();
    room.knows();
    expect(await told(room, 'status at:2031-05-01')).toContain(
      'nothing was known yet on 1 May 2031, 23:59 EEST; the record begins 5 May 2031',
    );
  });

  it('says so before the first poll, and without a baseline', async () => {
    const room = new ChatRoom();
    expect(await told(room, 'status')).toBe(
      [
        'Valmere–Korrath: nothing is known yet; there is no baseline, and no report has been read.',
        '',
        'No source has been read yet; the first poll starts with the program, so ask again in a minute.',
      ].join('\n'),
    );
  });

  it('marks what is overdue', async () => {
    const room = new ChatRoom();
    room.now = new Date('2031-05-09T10:00:00Z');
    room.knows();
    expect(await told(room, 'status')).toContain(
      'A statement by Bren Osk (possible); was due 6 May 2031, no outcome on record',
    );
  });

  it('lists a belligerent without a position, and others only with one', async () => {
    const room = new ChatRoom();
    const truce = 'sixty-day' as TruceKey;
    const backer = {
      party: 'harbours' as PartyId,
      truce,
      value: 'rejects',
      certainty: 'reported',
      since: null,
      quotes: [],
      note: null,
    } as const;
    room.knows(aBaseline({ positions: [backer] }));
    const text = await told(room, 'status');
    expect(text).toContain('Valmere: no position on record');
    expect(text).not.toContain('Isle Council: no position');
    expect(text).toContain('Also on record: Harbour League rejects.');
  });

  it('shows several conflicts in brief and says how to ask for one', async () => {
    const room = new ChatRoom();
    room.packs = [aPack(), aPack({ id: 'peaks' as PackId, name: 'The Two Peaks', prefix: 'TP' })];
    room.knows();
    const text = await told(room, 'status');
    expect(text).toContain(
      'Valmere–Korrath: 60-day ceasefire proposed; Valmere accepts, Korrath undecided (disputed). 0 of 3 sources read. /ceasefire status strait',
    );
    expect(text).toContain('The Two Peaks: nothing is known yet. 0 of 3 sources read. /ceasefire status peaks');
    expect(await told(room, 'status strait')).toContain('Expected next');
  });
});
