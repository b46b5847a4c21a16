import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { say, type Message } from '../../src/domain/telling/message.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

const CALLBACK = 'POST /interactions/:id/:token/callback';
/** So slow that Discord is told to wait. */
const SLOW_MS = 1700;
const blocks = Array.from({ length: 8 }, (_, n) => say(`${n} ${'word '.repeat(190)}`));
const message: Message = { headline: 'Valmere–Korrath', blocks, timezone: 'UTC' };

describe('a first answer', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let takesMs: number;

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord, {
      answer: async () => {
        await wait(takesMs);
        return { message, private: false };
      },
    });
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const lost = [
    ['was reset', { kind: 'drop', afterAccepting: true, how: 'reset' } as const],
    ['was closed', { kind: 'drop', afterAccepting: true, how: 'close' } as const],
    ['gave a 502', { kind: 'answer', status: 502, afterAccepting: true } as const],
    ['gave a 502 and took nothing', { kind: 'answer', status: 502 } as const],
  ] as const;

  it.each([
    ...lost.map(([what, fault]) => [`given at once, and ${what}`, 0, fault] as const),
    ...lost.map(([what, fault]) => [`put off, and ${what}`, SLOW_MS, fault] as const),
  ])('is followed by the rest of the answer, whatever became of its own: %s', async (_what, ms, fault) => {
    takesMs = ms;
    discord.faults.next(CALLBACK, fault);
    const outcome = await bot.use(bot.place(), 'status');
    expect(outcome).toMatchObject({ status: 'answered', text: expect.stringContaining('0 word') });
    await discord.waitFor(() => discord.look(outcome).followUps.length === 2);
    expect(bot.logged('an interaction could not be answered')).toEqual([]);
  });

  it('that somebody else has given is left alone', async () => {
    takesMs = 0;
    const body = { message: 'Interaction has already been acknowledged.', code: 40060 };
    discord.faults.next(CALLBACK, { kind: 'answer', status: 400, body, afterAccepting: true });
    const outcome = await bot.use(bot.place(), 'status');
    await discord.waitFor(() => bot.logged('an interaction was over already').length === 1);
    expect(discord.look(outcome).followUps).toEqual([]);
  });
});
