import { beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { Development } from '../../../src/domain/ledger/development.ts';
import type { EventId } from '../../../src/domain/news/report.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, aPack, someEvidence } from '../../support/conflict.ts';

const valmere = 'valmere' as PartyId;
const korrath = 'korrath' as PartyId;

let room: ChatRoom;
beforeEach(() => {
  room = new ChatRoom();
});

const learned = (seq: number, hour: string, change: Partial<Development> = {}): Development =>
  anEntry({ seq, eventId: `E${seq}` as EventId, learnedAt: new Date(`2031-05-06T${hour}:00Z`), ...change });

async function shown(words: string): Promise<string> {
  const { message } = await room.ask(words);
  return plainText(message, { width: 400, colour: false });
}

describe('since', () => {
  it('tells the net change, however often it went to and fro', async () => {
    room.knows(aBaseline(), [
      learned(1, '09:00', { value: 'accepts' }),
      learned(2, '09:30', { value: 'rejects', before: { value: 'accepts', since: null } }),
    ]);
    const text = await shown('since today');
    expect(text).toContain('Korrath rejects the 60-day ceasefire (before: undecided → now: rejects)');
    expect(text).not.toContain('VK-1');
    expect(await shown('since 12:15')).toContain('(before: accepts → now: rejects)');
  });

  it('tells everything, in order, and all that was merely said', async () => {
    const said = { type: 'statement', value: 'said', kind: 'new', before: null, likelihood: 0.3 } as const;
    room.knows(aBaseline(), [
      learned(1, '09:00', { ...said, evidence: someEvidence({ quote: 'We shall see' }) }),
      learned(2, '09:10', { type: 'talks', value: 'held', kind: 'new', before: null, actors: [korrath, valmere] }),
      learned(3, '09:20', { value: 'accepts' }),
    ]);
    const text = await shown('since 3 hours ago');
    expect(text.match(/VK-\d/gu)).toEqual(['VK-3', 'VK-2', 'VK-1']);
    expect(text).toContain(
      'Korrath now accepts the 60-day ceasefire; Valmere reportedly accepts it. No truce is in force.',
    );
    expect(text).toContain('We shall see');
  });

  it('goes from the asker’s own last look, which a look moves on', async () => {
    room.knows(aBaseline(), [learned(1, '09:00')]);
    expect(await shown('since')).toContain('you have not asked before, so these are the last 24 hours');
    room.now = new Date('2031-05-06T11:00:00Z');
    const lastSuccessAt = new Date('2031-05-06T10:30:00Z');
    room.reads({ courier: { lastSuccessAt }, radio: { lastSuccessAt }, daily: { lastSuccessAt } });
    const quiet = await shown('since last');
    expect(quiet).toContain('nothing changed since 6 May 2031, 13:05 EEST');
    expect(quiet).toContain('your last look');
    expect(quiet).toContain('No truce changed its phase, no side its position, and nothing else was reported.');
    room.asker = { ...room.asker, user: { ...room.asker.user, id: 'U2' } };
    expect(await shown('since')).toContain('VK-1');
  });

  it('does not go from a look that a clock which was ahead put into the future, and goes on from the next', async () => {
    room.knows(aBaseline(), [learned(1, '09:00')]);
    const { now } = room;
    room.now = new Date('2033-05-06T10:05:00Z');
    await shown('since');
    room.now = now;
    const set = await shown('since');
    expect(set).toContain('the clock was set back after your last look, so these are the last 24 hours');
    expect(set).toContain('VK-1');
    room.now = new Date('2031-05-06T11:00:00Z');
    expect(await shown('since')).toContain('Since 6 May 2031, 13:05 EEST, your last look.');
  });

  it('calls a time in which no source was read no quiet one', async () => {
    room.knows(aBaseline(), [learned(1, '09:00')]);
    await shown('since');
    room.now = new Date('2031-05-06T11:00:00Z');
    const blind = await shown('since last');
    expect(blind).toContain('no source was read since 6 May 2031, 13:05 EEST, so nothing can be said');
    expect(blind).not.toContain('nothing else was reported');
  });

  it('answers in one sentence where nothing can be said', async () => {
    expect(await shown('since monday')).toContain('Nothing is known yet; there is no baseline');
    room.knows();
    expect(await shown('since someday')).toContain('"someday" is not understood here');
    expect(await shown('since 2031-05-07')).toContain('"2031-05-07" is still to come; name a time before now.');
  });

  it('takes the conflict before or after the time, and tells of all of them without one', async () => {
    room.packs = [aPack(), aPack({ id: 'delta' as never, name: 'Delta', prefix: 'DE' })];
    room.knows(aBaseline(), [learned(1, '09:00')]);
    for (const words of ['since strait yesterday', 'since yesterday strait', 'since pack:strait when:yesterday 08:00'])
      expect((await room.ask(words)).message.headline).toContain('Valmere–Korrath: ');
    const { message, data } = await room.ask('since yesterday');
    expect(message.headline).toBe('What changed in 2 conflicts');
    expect(data).toMatchObject({
      packs: [
        { pack: 'strait', known: true },
        { pack: 'delta', known: false },
      ],
    });
  });

  it('gives the same to a program', async () => {
    room.knows(aBaseline(), [learned(1, '09:00', { value: 'accepts' })]);
    const { data } = await room.ask('since today');
    expect(data).toMatchObject({
      until: room.now,
      packs: [
        {
          phases: [],
          positions: [{ party: 'korrath', before: 'undecided', after: 'accepts', certainty: 'confirmed', id: 'VK-1' }],
        },
      ],
    });
  });
});

describe('digest preview', () => {
  it('shows the last day where the channel has no subscription, and changes nothing', async () => {
    room.knows(aBaseline(), [learned(1, '09:00')]);
    const { message, private: isPrivate, data } = await room.ask('digest preview');
    const text = plainText(message, { width: 400, colour: false });
    expect(text).toContain('Korrath accepts the 60-day ceasefire with conditions');
    expect(text).toContain('This channel has no subscription: this is what a daily digest would say of the last day.');
    expect(isPrivate).toBe(true);
    expect(data).toMatchObject({ digests: [{ pack: 'strait', subscription: null, lines: [{ id: 'VK-1' }], more: 0 }] });
  });

  it('shows what the channel has not been told, again and again', async () => {
    room.knows(aBaseline(), [learned(1, '09:00')]);
    room.asker = { ...room.asker, mayManageChannel: true };
    await room.ask('subscribe strait time:08:00');
    room.knows(aBaseline(), [learned(2, '10:10', { value: 'rejects', before: { value: 'accepts', since: null } })]);
    room.now = new Date('2031-05-06T11:00:00Z');
    for (let times = 0; times < 2; times++) {
      const text = await shown('digest preview');
      expect(text.match(/VK-\d/gu)).toEqual(['VK-2']);
      expect(text).toMatch(/Preview for subscription [a-z0-9]{4}, due Wed 7 May 2031, 08:00 EEST\./u);
    }
  });

  it('says that nothing is known', async () => {
    expect(await shown('digest preview')).toContain('Valmere–Korrath: nothing is known yet');
  });
});

describe('since the link of a message', () => {
  const POSTED = 1_935_651_000_000; // 4 May 2031
  const slackLink = (host: string): string => `https://${host}/archives/C1/p${POSTED}000`;
  const discordLink = (guild: string): string =>
    `https://discord.com/channels/${guild}/7/${(BigInt(POSTED) - 1_420_070_400_000n) << 22n}`;
  const ask = async (platform: 'slack' | 'discord' | 'terminal', link: string): Promise<string> => {
    room.knows(aBaseline(), []);
    const workspace = platform === 'discord' ? '42' : 'T1';
    const host = platform === 'slack' ? { workspaceHost: 'desk.slack.com' } : {};
    room.asker = { ...room.asker, ...host, platform, address: { platform, workspace, channel: 'C1' } };
    return shown(`since ${link}`);
  };

  it.each([
    ['slack', slackLink('desk.slack.com')],
    ['slack', `<${slackLink('Desk.slack.com')}|a message>`],
    ['discord', discordLink('42')],
    ['discord', discordLink('@me')],
    ['terminal', slackLink('any.slack.com')],
    ['terminal', discordLink('7')],
  ] as const)('is taken on %s: %s', async (platform, link) => {
    expect(await ask(platform, link)).toContain('since 4 May 2031');
  });

  it.each([
    ['slack', slackLink('other.slack.com'), 'outside this workspace'],
    ['slack', slackLink('desk.slack.com.evil.slack.com'), 'outside this workspace'],
    ['slack', discordLink('42'), 'outside this workspace'],
    ['discord', discordLink('43'), 'outside this server'],
    ['discord', slackLink('desk.slack.com'), 'outside this server'],
  ] as const)('is refused on %s where it is another’s: %s', async (platform, link, said) => {
    const text = await ask(platform, link);
    expect(text).toContain(`That link leads to a message ${said}; copy the link of a message here`);
    expect(text).not.toContain('2031');
  });
});
