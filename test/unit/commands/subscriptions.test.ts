import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { answerCommand } from '../../../src/commands/run-command.ts';
import { subscribe } from '../../../src/commands/subscribe.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { SubscriptionId } from '../../../src/domain/telling/subscription.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { aBaseline, anEntry, aPack } from '../../support/conflict.ts';

async function told(room: ChatRoom, words: string): Promise<string> {
  return plainText((await room.ask(words)).message);
}

const only = (room: ChatRoom) => room.store.state.subscriptions[0];

describe('subscribe', () => {
  it("takes the config's hour and the asker's own zone, and counts everything so far as told", async () => {
    const room = new ChatRoom();
    room.knows(aBaseline(), [anEntry(), anEntry({ seq: 2 })]);
    const reply = await room.ask('subscribe');
    expect(only(room)).toMatchObject({
      packs: ['strait'],
      mode: 'both',
      threshold: 'major',
      schedule: { time: '08:00', days: 'daily', timezone: 'Europe/Kyiv' },
      quiet: null,
      heartbeat: true,
      threads: false,
      told: { strait: 2 },
      createdBy: 'U1',
      address: { channel: 'C1' },
    });
    expect(reply.private).toBe(true);
    const [said] = plainText(reply.message).split('\n');
    expect(said).toBe(
      'This channel now gets Valmere–Korrath: a digest every day at 08:00 (Europe/Kyiv) and breaking posts on phases, positions, talks, exchanges and breaches. The first digest comes Wed 7 May 2031, 08:00 EEST. What is known until now counts as told, so only what is new from here on is posted. Its id is s001; change it with /ceasefire settings subscription:s001 time:07:30, stop it with /ceasefire unsubscribe s001.',
    );
  });

  it("takes the config's zone when the asker's is not known", async () => {
    const room = new ChatRoom();
    room.asker = { ...room.asker, user: { ...room.asker.user, timezone: null } };
    await room.ask('subscribe');
    expect(only(room)?.schedule.timezone).toBe('UTC');
  });

  it('takes every wish', async () => {
    const room = new ChatRoom();
    await room.ask(
      'subscribe breaking threshold:all 7:30 weekly America/New_York quiet:22:00-07:00 mention:@desk heartbeat:off threads:on',
    );
    expect(only(room)).toMatchObject({
      mode: 'breaking',
      threshold: 'all',
      schedule: { time: '07:30', days: 'weekly', timezone: 'America/New_York' },
      quiet: '22:00-07:00',
      mention: '@desk',
      heartbeat: false,
      threads: true,
    });
  });

  it('answers an exact duplicate with the id that is there', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    expect(await told(room, 'subscribe mode:both')).toMatch(
      /^This channel has exactly that already, under the id s001/u,
    );
    expect(room.store.state.subscriptions).toHaveLength(1);
    await room.ask('subscribe mode:digest');
    expect(room.store.state.subscriptions).toHaveLength(2);
  });

  it('asks which conflict when there are several', async () => {
    const room = new ChatRoom();
    room.packs = [aPack(), aPack({ id: 'peaks' as PackId, name: 'The Two Peaks', prefix: 'TP' })];
    expect(await told(room, 'subscribe')).toBe(
      'Which conflict? Add pack:strait or peaks, or pack:all; for example /ceasefire subscribe pack:strait',
    );
    await room.ask('subscribe all');
    await room.ask('subscribe pack:all');
    expect(room.store.state.subscriptions.map((s) => [s.packs, s.threshold])).toEqual([[['strait', 'peaks'], 'major']]);
  });

  it.each([
    ['discord', 'You need the permission Manage Channels in that channel to change what it is subscribed to.'],
    ['slack', 'Only full members of this channel can change what it is subscribed to; guests cannot.'],
  ] as const)('says on %s which permission is missing', async (platform, because) => {
    const room = new ChatRoom();
    room.asker = { ...room.asker, platform, mayManageChannel: false };
    expect(await room.ask('subscribe')).toMatchObject({ private: true, message: { headline: because } });
    expect(room.store.state.subscriptions).toHaveLength(0);
  });

  it('subscribes another channel on Discord', async () => {
    const room = new ChatRoom();
    const address = { platform: 'discord', workspace: 'G1', channel: 'C1' } as const;
    const reply = await answerCommand(
      subscribe,
      new Map([['channel', 'C9']]),
      { ...room.asker, platform: 'discord', address },
      room.deps,
    );
    expect(only(room)?.address.channel).toBe('C9');
    expect(plainText(reply.message)).toMatch(/^That channel now gets/u);
  });

  it('checks typed options too', async () => {
    const room = new ChatRoom();
    const reply = await answerCommand(subscribe, new Map([['timezone', 'Mars/Base']]), room.asker, room.deps);
    expect(reply.message.headline).toMatch(/^"Mars\/Base" does not fit timezone: use an IANA name/u);
  });
});

describe('settings', () => {
  it('says how to subscribe where nothing is', async () => {
    expect(await told(new ChatRoom(), 'settings')).toBe(
      'This channel is not subscribed to anything; /ceasefire subscribe changes that, with good defaults.',
    );
  });

  it('lists what is here with the next digest in its own zone, and why one is paused', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    await room.ask('subscribe breaking threshold:phase');
    await room.store.subscriptions.pause(['s002' as SubscriptionId], 'the bot was removed from the channel', null);
    expect(await told(room, 'settings')).toBe(
      [
        '2 subscriptions in this channel',
        '  • 1 · s001 Valmere–Korrath: a digest every day at 08:00 (Europe/Kyiv) and breaking posts on phases, positions, talks, exchanges and breaches. Next digest Wed 7 May 2031, 08:00 EEST.',
        '  • 2 · s002 Valmere–Korrath: breaking posts when a truce changes phase. Paused: the bot was removed from the channel; /ceasefire settings subscription:s002 mode:breaking resumes it.',
        '',
        'Change one with /ceasefire settings subscription:s001 time:07:30; stop it with /ceasefire unsubscribe s001. Its number in this list does as well as its id.',
      ].join('\n'),
    );
  });

  it('changes the only one, and nothing else about it', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe mention:@desk');
    const text = await told(room, 'settings time:07:30 days:weekdays');
    expect(text).toContain('a digest on weekdays at 07:30 (Europe/Kyiv)');
    expect(only(room)).toMatchObject({
      schedule: { time: '07:30', days: 'weekdays', timezone: 'Europe/Kyiv' },
      mention: '@desk',
    });
  });

  it('asks which where there are several, and makes a paused one active', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    await room.ask('subscribe digest');
    expect(await told(room, 'settings time:07:30')).toBe(
      'Which one? Add subscription:s001 or s002; /ceasefire settings lists them.',
    );
    await room.store.subscriptions.pause(['s002' as SubscriptionId], 'archived', null);
    expect(await told(room, 'settings subscription:s002 mode:digest')).toContain('Changed and active again');
    expect(await told(room, 'settings subscription:zzzz time:07:30')).toBe(
      'This channel has no subscription zzzz; there is s001 and s002.',
    );
  });

  it('lists for everyone and changes only for those who may', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    room.asker = { ...room.asker, mayManageChannel: false };
    expect(await told(room, 'settings')).toContain('One subscription in this channel');
    expect(await told(room, 'settings time:07:30')).toMatch(/^Only full members/u);
  });
});

describe('unsubscribe', () => {
  it('removes the only one', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    expect(await told(room, 'unsubscribe')).toBe(
      'Unsubscribed from Valmere–Korrath (s001). Nothing more is posted here; /ceasefire subscribe starts again.',
    );
    expect(await told(room, 'unsubscribe')).toMatch(/^This channel is not subscribed/u);
  });

  it('asks which of several, removes that one, and removes all', async () => {
    const room = new ChatRoom();
    for (const mode of ['digest', 'breaking', 'both']) await room.ask(`subscribe ${mode}`);
    expect(await told(room, 'unsubscribe')).toBe(
      'Which one? Add subscription:s001, s002 or s003; /ceasefire settings lists them.',
    );
    expect((await room.ask('unsubscribe')).next?.map(({ words }) => words)).toEqual([
      'unsubscribe s001',
      'unsubscribe s002',
      'unsubscribe s003',
      'unsubscribe all',
    ]);
    expect(await told(room, 'unsubscribe s002')).toContain('2 subscriptions stay.');
    expect(await told(room, 'unsubscribe all')).toContain('(s001), Valmere–Korrath (s003)');
  });
});

describe('digest now', () => {
  it('makes a digest due and says so privately', async () => {
    const room = new ChatRoom();
    await room.ask('subscribe');
    const reply = await room.ask('digest now');
    expect(reply).toMatchObject({
      private: true,
      message: { headline: expect.stringMatching(/^A digest of Valmere–Korrath is on its way/u) },
    });
    expect(only(room)?.requestedAt).toEqual(room.now);
  });

  it('says how to subscribe where nothing is, and how to resume what is paused', async () => {
    const room = new ChatRoom();
    expect(await told(room, 'digest now')).toContain('/ceasefire subscribe');
    await room.ask('subscribe');
    await room.store.subscriptions.pause(['s001' as SubscriptionId], 'archived.', null);
    expect(await told(room, 'digest now')).toBe(
      'Subscription s001 is paused (archived); resume it with /ceasefire settings subscription:s001 mode:both',
    );
    expect(only(room)?.requestedAt).toBeNull();
  });
});
