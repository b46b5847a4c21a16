import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '../../src/domain/telling/message.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const LIMITED = { kind: 'ratelimited', retryAfterSeconds: 30 } as const;

describe('what Slack limits for a whole workspace', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  let posts: readonly Post[];

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
    await bot.start();
    posts = ['k1', 'k2', 'k3'].map((key) => ({
      key,
      address: bot.addressOf(slack.addChannel()),
      message: sentence('the truce holds'),
    }));
  });
  afterEach(async () => bot.stop());

  const restOfWait = { kind: 'later', retryAfterMs: expect.any(Number) };

  it('is asked for once, and every channel waits for the rest: changes', async () => {
    const { messenger } = bot.front;
    const sent = await Promise.all(posts.map((post) => messenger.post(post)));
    slack.faults.always('chat.update', LIMITED);
    const edited = [];
    for (const [n, { address }] of posts.entries()) {
      const outcome = sent[n];
      if (outcome?.kind !== 'sent') throw new Error('not sent');
      edited.push(await messenger.edit({ ref: outcome.ref, address, message: sentence('it broke') }));
    }
    expect(edited).toMatchObject([restOfWait, restOfWait, restOfWait]);
    expect(slack.calls('chat.update')).toHaveLength(1);
    const more = posts.map((post) => messenger.post({ ...post, key: `${post.key} again` }));
    expect(await Promise.all(more)).toMatchObject(posts.map(() => ({ kind: 'sent' })));
  });

  it.each([
    ['looks in channels', 'conversations.history', false],
    ['looks in threads', 'conversations.replies', true],
  ])('is asked for once, and every channel waits for the rest: %s', async (_, method, isThread) => {
    const { messenger } = bot.front;
    slack.faults.always(method, LIMITED);
    const looked = [];
    for (const post of posts) {
      const root = { channel: post.address.channel, message: '1.000001', url: null };
      const reply = isThread ? { thread: { root, headline: 'Valmere and Korrath' } } : {};
      looked.push(await messenger.find({ ...post, ...reply }, new Date(Date.now() - 1000)));
    }
    expect(looked).toMatchObject([restOfWait, restOfWait, restOfWait]);
    expect(slack.calls(method)).toHaveLength(1);
  });
});
