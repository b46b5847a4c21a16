import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { SystemClock } from '../../src/adapters/runtime/system-clock.ts';
import { App } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { ChatRoom } from '../support/chat-room.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar, type InventedFeed } from '../support/invented-war.ts';
import { linksIn, readableText } from '../support/slack-server/mrkdwn.ts';
import type { Channel, Message, User } from '../support/slack-server/entities.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { WAYS } from '../support/slack-bot.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { aFolder } from '../support/temporary-folder.ts';

describe.each(WAYS)('the whole program on Slack over %s', (way) => {
  const { log } = new ChatRoom();
  let folder: ReturnType<typeof aFolder>;
  let feeds: FeedServer;
  let slack: SlackServer;
  let app: App;
  let channel: Channel;
  let user: User;

  const open = (): Promise<App> =>
    App.open(
      loadConfig({
        CEASEFIRE_CONFIG: writeInventedWar(folder.path, feeds, true),
        DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
        SLACK_BOT_TOKEN: slack.botToken,
        ...(way === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
        HTTP_PORT: '0',
        SLACK_API_URL: slack.url,
      }),
      { clock: new SystemClock(), log, input: null, output: null, noColour: true },
    );

  const start = async (): Promise<void> => {
    const address = await app.start();
    if (way === 'http') slack.useHttp(`${address ?? ''}/slack/events`);
  };

  beforeEach(async () => {
    folder = aFolder();
    feeds = await FeedServer.start();
    slack = await startSlackServer();
    user = slack.addUser();
    channel = slack.addChannel({ members: [user] });
    app = await open();
  });
  afterEach(async () => {
    await app.stop();
    await slack.stop();
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
  const posts = (): readonly Message[] => slack.messagesIn(channel).filter(({ metadata }) => metadata !== undefined);
  const use = (text: string) => slack.slash({ command: '/ceasefire', text, user, channel });
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
  const post = (n: number): Promise<Message> => slack.waitFor(() => posts()[n], `post ${n + 1}`, 20_000);

  it('tells a channel each development once, through lost answers and a restart, and nothing else', async () => {
    publish('meridian-courier', 'fair', 'Spring fair opens in Port Aldene', 'The bakers of Valmere are praised.');
    publish('harbour-daily', 'cup', 'Rovers win the Isles Cup', 'A late goal settled the final.');
    await start();
    await settled();
    const subscribed = await use('subscribe mode:breaking threshold:all timezone:UTC');
    expect(subscribed).toMatchObject({ missedDeadline: false, problem: undefined, reply: { ephemeral: true } });

    const proposal = '“We propose a 60-day ceasefire on land and at sea,” Maro Quill, envoy of the Isle Council, said.';
    const proposed = 'Isle Council proposes 60-day ceasefire between Valmere and Korrath';
    publish('meridian-courier', 'proposal', proposed, proposal);
    const first = await post(0);
    expect(first.text).toMatch(/^Valmere–Korrath: .*60-day ceasefire/u);
    expect(readableText(first)).toContain('VK-');
    expect(linksIn(first)).toEqual([
      { url: 'https://example.invalid/meridian-courier/proposal', label: 'The Meridian Courier' },
    ]);

    publish('meridian-courier', 'grain', 'Grain prices steady on the exchange', 'Traders await the harvest figures.');
    publish('harbour-daily', 'proposal', proposed, proposal);
    await settled();
    expect(posts()).toHaveLength(1);

    // Slack takes the next post and its answer is lost: it is found in the channel, not made again
    slack.faults.next('chat.postMessage', { kind: 'drop', stored: true });
    const summary = '“Korrath is studying the 60-day ceasefire and has not taken a decision,” a spokesman said.';
    publish('meridian-courier', 'answer', 'Korrath undecided on 60-day ceasefire', summary);
    await post(1);
    await slack.waitFor(() => slack.calls('conversations.history').length > 0, 'the look back', 20_000);
    const accepted = '“Korrath accepts the 60-day ceasefire in full,” Chancellor Bren Osk said in Durnhall.';
    publish('meridian-courier', 'answer', 'Korrath accepts 60-day ceasefire', accepted);
    expect((await post(2)).text).toContain('Korrath accepts');
    await settled();
    expect(posts()).toHaveLength(3);

    await app.stop();
    const answered = '“Valmere accepts the 60-day ceasefire in full,” President Ilsa Toren said in Port Aldene.';
    publish('harbour-daily', 'valmere', 'Valmere accepts 60-day ceasefire', answered);
    app = await open();
    await start();
    expect((await post(3)).text).toContain('Valmere accepts');
    await settled();
    expect(posts()).toHaveLength(4);
    const status = await use('status');
    expect(status).toMatchObject({ missedDeadline: false, problem: undefined, reply: { ephemeral: false } });
    expect(status.reply).toMatchObject({ text: expect.stringContaining('Korrath: accepts') });
  }, 120_000);
});
