import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedItem } from '../../src/domain/news/feed.ts';
import type { ChatRoom } from '../support/chat-room.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { Newsroom } from '../support/newsroom.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const YES = 'https://courier.example/yes?a=1&b=2';
const HOSTILE: Partial<FeedItem> = {
  title: '<!channel> @everyone [free](https://trap.example) Korrath accepts 60-day ceasefire <@1>',
  summary: 'Korrath accepts the 60-day ceasefire, a spokesman said.',
  link: YES,
};

/** What a feed brings after its first poll, one version after another. */
async function brings({ store, packs }: ChatRoom, ...versions: readonly Partial<FeedItem>[]): Promise<void> {
  const news = new Newsroom(store, packs);
  await news.poll('courier', []);
  for (const version of versions) {
    news.later(10);
    await news.poll('courier', [version]);
    await news.settle();
  }
}

const LONG = Array.from({ length: 6 }, (_, n) => ({
  ...HOSTILE,
  title: `${'Korrath accepts '.repeat(60)} ceasefire ${n}`,
}));

describe('why on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
    await bot.start();
  });
  afterEach(() => bot.stop());

  it('answers everybody in the channel, whoever asks, and what feeds say pings nobody', async () => {
    await brings(bot.room, HOSTILE);
    const asked = await bot.use(bot.place({ isGuest: true }), `why <${YES.replace('&', '&amp;')}|courier.example>`);
    expect(asked).toMatchObject({ missedDeadline: false, problem: undefined, reply: { ephemeral: false } });
    const { shown, blocks } = messageOf(asked.reply);
    expect(shown).toContain('Valmere–Korrath: new as VK-1');
    expect(JSON.stringify(blocks)).not.toMatch(/<!channel>|<@1>|<https:\/\/trap/u);
    expect(JSON.stringify(blocks)).toContain('&lt;!channel&gt;');
  });

  it('answers within the limits for an article that was often and wordily changed', async () => {
    await brings(bot.room, ...LONG);
    expect(await bot.use(bot.place(), `why ${YES}`)).toMatchObject({ problem: undefined, reply: { kind: 'message' } });
  });
});

describe('why on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    await bot.start();
  });
  afterEach(() => bot.stop());

  it('answers everybody in the channel, whoever asks, and what feeds say pings nobody', async () => {
    await brings(bot.room, HOSTILE);
    const asked = await bot.use(bot.place([]), 'why', { link: `<${YES}>` });
    expect(asked).toMatchObject({ status: 'answered', ephemeral: false });
    expect(asked.text).toContain('Valmere–Korrath: new as VK-1');
    expect(asked.text).not.toContain('[free](https://trap.example)');
  });

  it('answers within the limits for an article that was often and wordily changed', async () => {
    await brings(bot.room, ...LONG);
    expect(await bot.use(bot.place([]), 'why', { link: YES })).toMatchObject({ status: 'answered' });
  });

  it('tells the asker alone of a link that was never seen', async () => {
    expect(await bot.use(bot.place([]), 'why', { link: 'https://elsewhere.example/a' })).toMatchObject({
      status: 'answered',
      text: expect.stringContaining('This link was never seen'),
    });
  });
});
