import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { SystemClock } from '../../src/adapters/runtime/system-clock.ts';
import { App } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { ChatRoom } from '../support/chat-room.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { MessageView } from '../support/discord-server/message-view.ts';
import type { ChannelRecord, UserRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar, type InventedFeed } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

describe('the whole program on Discord', () => {
  const { log } = new ChatRoom();
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let discord: DiscordServer;
  let app: App;
  let channel: ChannelRecord;
  let user: UserRecord;

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    discord = await startDiscordServer();
    const guild = discord.addGuild();
    channel = discord.addChannel({ guild });
    user = discord.addUser();
    discord.addMember({ guild, user, permissions: ['ManageChannels'] });
    const config = loadConfig({
      CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds),
      DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    });
    app = await App.open(config, { clock: new SystemClock(), log, input: null, output: null, noColour: true });
  });
  afterEach(async () => {
    await app.stop();
    await discord.stop();
    await feeds.close();
    folder.remove();
  });

  const publish = (feed: InventedFeed, slug: string, title: string, summary: string): void =>
    feeds.publish(feed, {
      title,
      summary,
      link: `https://example.invalid/${feed}/${slug}`,
      guid: `${feed}-${slug}`,
      publishedAt: new Date(),
    });
  const posts = (): readonly MessageView[] => discord.messagesIn(channel).filter(({ nonce }) => nonce !== undefined);
  /** Every item that is published by now was read, understood and told, or not. */
  const settled = async (): Promise<void> => {
    const counts = {
      courier: feeds.requests('meridian-courier').length,
      daily: feeds.requests('harbour-daily').length,
    };
    while (
      feeds.requests('meridian-courier').length < counts.courier + 3 ||
      feeds.requests('harbour-daily').length < counts.daily + 3
    )
      await new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('tells a channel each development once, and nothing else', async () => {
    publish('meridian-courier', 'fair', 'Spring fair opens in Port Aldene', 'The bakers of Valmere are praised.');
    publish('harbour-daily', 'cup', 'Rovers win the Isles Cup', 'A late goal settled the final.');
    await app.start();
    await discord.waitFor(() => discord.commands().length > 0);
    await settled();
    const options = { mode: 'breaking', threshold: 'all', timezone: 'UTC' };
    const subscribed = await discord.slash({ channel, user, command: 'ceasefire', path: ['subscribe'], options });
    expect(subscribed).toMatchObject({ status: 'answered', ephemeral: true });

    publish(
      'meridian-courier',
      'proposal',
      'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
      '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.',
    );
    const first = await discord.waitFor(() => posts()[0], 20_000, 'the first post');
    expect(first.content).toMatch(/^Valmere–Korrath: .*60-day ceasefire/u);
    expect(first.text).toContain('[The Meridian Courier](https://example.invalid/meridian-courier/proposal)');
    expect(first.text).toContain('VK-');

    publish('meridian-courier', 'grain', 'Grain prices steady on the exchange', 'Traders await the harvest figures.');
    publish(
      'harbour-daily',
      'proposal',
      'Isle Council proposes 60-day ceasefire between Valmere and Korrath',
      '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.',
    );
    await settled();
    expect(posts()).toHaveLength(1);

    const summary = '“Korrath is studying the 60-day ceasefire and has not taken a decision,” a spokesman said.';
    publish('meridian-courier', 'answer', 'Korrath undecided on 60-day ceasefire', summary);
    await discord.waitFor(() => posts().length === 2, 20_000, 'the second post');
    const accepted = '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.';
    publish('meridian-courier', 'answer', 'Korrath accepts 60-day ceasefire', accepted);
    const changed = await discord.waitFor(() => posts()[2], 20_000, 'the post about the change');
    expect(changed.content).toContain('Korrath accepts');
    await settled();
    expect(posts()).toHaveLength(3);
  }, 90_000);
});
