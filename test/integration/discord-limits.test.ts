import { setTimeout as wait } from 'node:timers/promises';
import { sentence, type Reply } from '../../src/domain/telling/message.ts';
import { limits, type Scene, type Taken } from '../contract/limits.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { MessageView } from '../support/discord-server/message-view.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';

limits('Discord', onDiscord);

async function onDiscord(): Promise<Scene> {
  const many = { limit: 10_000, windowMs: 1000 };
  const discord = await startDiscordServer({
    allowances: { messages: many, oldEdits: many, others: many, global: many },
  });
  let reply: Reply = { message: sentence('nothing yet'), private: false };
  const bot = new DiscordBot(discord, { answer: async () => reply });
  await bot.start();
  const at = bot.place();
  const { guild, channel } = at;
  return {
    messenger: bot.front.messenger,
    address: { platform: 'discord', workspace: guild.id, channel: channel.id },
    standing: () =>
      discord
        .messagesIn(channel)
        .filter(({ nonce }) => nonce !== undefined)
        .map(takenOf),
    ask: async (given) => {
      reply = given;
      const outcome = await bot.use(at, 'status');
      if (outcome.status !== 'answered') throw new Error(JSON.stringify(outcome.refusals));
      // the buttons stand under the last part
      const ended = () => discord.look(outcome).followUps.at(-1)?.controls ?? discord.look(outcome).controls;
      while (ended().length === 0) await wait(10);
      const { message, followUps, refusals } = discord.look(outcome);
      if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
      return [...(message ? [message] : []), ...followUps].map(takenOf);
    },
    stop: () => bot.stop(),
  };
}

function takenOf({ text, pings }: MessageView): Taken {
  const links = [...text.matchAll(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/gu)];
  return {
    text: text.replace(/\\(.)/gu, '$1'),
    pings: Number(pings.everyone) + pings.users.length + pings.roles.length,
    links: links.map(([, label = '', url = '']) => ({ label, url })),
  };
}
