import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, someEvidence } from '../../support/conflict.ts';

const told = async (room: ChatRoom, words: string): Promise<string> => plainText((await room.ask(words)).message);

const exchange = anEntry({
  seq: 2,
  kind: 'new',
  type: 'exchange',
  value: 'carried-out',
  actors: ['valmere', 'korrath'] as unknown as readonly PartyId[],
  about: 'forty prisoners',
  before: null,
  evidence: someEvidence({
    outlet: 'Harbour Daily',
    family: 'daily',
    origin: 'courier',
    quote: 'forty prisoners walked over the Óstra bridge',
    speaker: null,
    link: '',
  }),
  learnedAt: new Date('2031-05-06T09:50:00Z'),
});

function room(...entries: readonly Development[]): ChatRoom {
  const made = new ChatRoom();
  made.knows(aBaseline(), entries);
  return made;
}

describe('cite', () => {
  it('gives one entry with what held before, every source, whose words they are, and what became of it', async () => {
    const support = [
      someEvidence({ outlet: 'Radio Korrath', family: 'radio', origin: 'radio', side: 'korrath' as PartyId, link: '' }),
    ];
    expect(await told(room(anEntry({ support })), 'cite vk-1')).toBe(
      [
        'VK-1: Korrath accepts the 60-day ceasefire with conditions',
        'Changed, confirmed; 2 outlets, 2 independent origins. Before: undecided → now: accepts with conditions.',
        '      “We accept the ceasefire on one condition”',
        '      — Korrath, The Meridian Courier <https://courier.example/korrath-accepts>, 6 May 2031, 12:30 EEST',
        '      “We accept the ceasefire on one condition”',
        '      — Korrath, Radio Korrath (media of Korrath), 6 May 2031, 12:30 EEST',
        '',
        'Learned 6 May 2031, 12:40 EEST; posted nowhere so far.',
      ].join('\n'),
    );
  });

  it('says whom an outlet cites, and counts the sources that it does not quote', async () => {
    const support = Array.from({ length: 10 }, (_, n) =>
      someEvidence({ outlet: `Outlet ${n}`, family: `o${n}`, origin: 'courier' }),
    );
    const answer = await told(room({ ...exchange, support }), 'cite VK-2');
    expect(answer).toContain('Harbour Daily, citing courier');
    expect(answer).toContain('And 3 more sources.');
  });

  it('of an id that the ledger lacks says what an id looks like', async () => {
    expect(await told(room(), 'cite VK-99')).toContain('The ledger has no entry VK-99');
  });
});

describe('search', () => {
  it('finds entries by the beginnings of words in sentences, quotes and names, newest first, accents or not', async () => {
    const all = room(anEntry(), exchange);
    expect(await told(all, 'search prison ostra')).toBe(
      [
        '1 entry holds “prison ostra”',
        '  • VK-2 An exchange of prisoners between Valmere and Korrath is carried out · reported, not confirmed · Harbour Daily, 6 May 2031, 12:30 EEST',
      ].join('\n'),
    );
    expect((await told(all, 'search korrath')).match(/VK-\d/gu)).toEqual(['VK-2', 'VK-1']);
    expect(await told(all, 'search bridge walked pack:strait')).toContain('VK-2');
    expect(await told(all, 'search risoners')).toContain('try fewer, or the beginning of one');
    expect(await told(all, 'search …')).toBe('Search for a word or a number, such as prisoners.');
  });

  it('shows the newest few and how many are older', async () => {
    const many = Array.from({ length: 11 }, (_, n) => anEntry({ seq: n + 1 }));
    const answer = await told(room(...many), 'search ceasefire');
    expect(answer).toContain('11 entries hold “ceasefire”');
    expect(answer.match(/VK-\d+/gu)?.slice(0, 2)).toEqual(['VK-11', 'VK-10']);
    expect(answer).toContain('And 3 older; more words narrow it.');
  });
});

describe('sources', () => {
  it('lists what is read for anybody, dark ones first, with the side that owns them', async () => {
    const made = room();
    made.reads({
      daily: { failures: 3, lastError: 'The server answered 500', lastSuccessAt: new Date('2031-05-06T04:10:00Z') },
    });
    const answer = await told(made, 'sources');
    expect(answer).toContain('Valmere–Korrath: 2 of 3 sources are read');
    expect(answer.indexOf('Harbour Daily (daily)')).toBeLessThan(answer.indexOf('The Meridian Courier (courier)'));
    expect(answer).toMatch(/Radio Korrath \(radio, [^)]*Korrath[^)]*\)/u);
  });
});
