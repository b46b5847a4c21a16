import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { SystemClock } from '../../src/adapters/runtime/system-clock.ts';
import { App } from '../../src/app.ts';
import { loadConfig, type Config } from '../../src/config/load.ts';
import { ChatRoom } from '../support/chat-room.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import type { OptionValue } from '../support/discord-server/option-values.ts';
import type { ChannelRecord, UserRecord } from '../support/discord-server/records.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { aFolder } from '../support/temporary-folder.ts';

const PROPOSAL = 'Isle Council proposes 60-day ceasefire between Valmere and Korrath';
const PROPOSED = '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.';
const ACCEPTANCE = 'Korrath accepts 60-day ceasefire';
const ACCEPTED = '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.';

describe('a feed that an admin adds while the bot runs', () => {
  const { log } = new ChatRoom();
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let discord: DiscordServer;
  let config: Config;
  let app: App;
  let channel: ChannelRecord;
  let user: UserRecord;

  const open = () => App.open(config, { clock: new SystemClock(), log, input: null, output: null, noColour: true });
  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    discord = await startDiscordServer();
    const guild = discord.addGuild();
    channel = discord.addChannel({ guild });
    user = discord.addUser();
    discord.addMember({ guild, user, permissions: ['ManageChannels', 'ManageGuild'] });
    config = loadConfig({
      CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds),
      DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
    });
    app = await open();
    await app.start();
    await discord.waitFor(() => discord.commands().length > 0);
  });
  afterEach(async () => {
    await app.stop();
    await discord.stop();
    await feeds.close();
    folder.remove();
  });

  const publish = (slug: string, title: string, summary: string): void =>
    feeds.publish('herald', {
      title,
      summary,
      link: `https://example.invalid/herald/${slug}`,
      guid: slug,
      publishedAt: new Date(),
    });
  const posts = () => discord.messagesIn(channel).filter(({ nonce }) => nonce !== undefined);
  const use = (path: string, options: Readonly<Record<string, OptionValue>> = {}) =>
    discord.slash({ channel, user, command: 'ceasefire', path: path.split(' '), options });
  const polled = async (times: number): Promise<void> => {
    const before = feeds.requests('herald').length;
    while (feeds.requests('herald').length < before + times) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('is found on its site, read as background, told from then on, kept by a new start, and let go', async () => {
    await use('subscribe', { mode: 'breaking', threshold: 'all', timezone: 'UTC' });
    publish('proposal', PROPOSAL, PROPOSED);
    const alternate = `<link rel="alternate" type="application/rss+xml" href="/herald">`;
    const body = `<!DOCTYPE html><html><head>${alternate}</head><body>The Coast Herald</body></html>`;
    feeds.break('front', { kind: 'body', body, headers: { 'content-type': 'text/html' } });

    const added = await use('feeds add', { url: feeds.url('front'), outlet: 'Coast Herald', side: 'korrath' });
    expect(added).toMatchObject({ status: 'answered', ephemeral: true });
    expect(added.text).toMatch(/Following \*\*Coast Herald\*\* .* Korrath's side/u);
    await polled(3);
    const board = await use('status');
    expect(board.text).toContain('**proposed** by Isle Council');
    expect(board.text).toContain('3 of 3 sources read');
    expect(posts()).toEqual([]);

    publish('acceptance', ACCEPTANCE, ACCEPTED);
    const post = await discord.waitFor(() => posts()[0], 20_000, 'the post');
    expect(post.text).toContain('Korrath accepts');
    expect(post.text).toContain('[Coast Herald](https://example.invalid/herald/acceptance)');

    await app.stop();
    app = await open();
    await app.start();
    await discord.waitFor(() => discord.gateway.connected > 0);
    await polled(2);
    expect((await use('feeds list')).text).toMatch(
      /\*\*Coast Herald\*\* \(`127\.0\.0\.1[^`]*`, Korrath's side, added\): Read/u,
    );
    expect(posts()).toHaveLength(1);

    const [id = ''] = /127\.0\.0\.1[\w.-]*/u.exec((await use('feeds list')).text) ?? [];
    expect((await use('feeds remove', { feed: id })).text).toContain('followed no more');
    await new Promise((resolve) => setTimeout(resolve, 1500)); // a poll under way may end
    const before = feeds.requests('herald').length;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(feeds.requests('herald')).toHaveLength(before);
    expect((await use('status')).text).toContain('2 of 2 sources read');
  }, 90_000);
});
