import { describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { postingClient } from '../support/slack-server/bolt-app.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

type Case = readonly [
  situation: string,
  error: string,
  act: (slack: SlackServer, client: WebClient) => Promise<unknown>,
];

const post = (client: WebClient, channel: string, more: object = {}): Promise<unknown> =>
  client.chat.postMessage({ channel, text: 'line', ...more });
const home = { type: 'home' as const, blocks: [] };
const withScopes = (slack: SlackServer, scopes: readonly string[]): WebClient =>
  new WebClient(slack.addToken({ scopes }).value, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });

const cases: readonly Case[] = [
  [
    'a private channel without the bot',
    'channel_not_found',
    (slack, client) => post(client, slack.addChannel({ kind: 'private', withBot: false }).id),
  ],
  [
    'a public channel without the bot, lacking chat:write.public',
    'not_in_channel',
    (slack) => post(withScopes(slack, ['chat:write']), slack.addChannel({ withBot: false }).id),
  ],
  ['an archived channel', 'is_archived', (slack, client) => post(client, slack.addChannel({ archived: true }).id)],
  [
    'a read-only channel',
    'restricted_action_read_only_channel',
    (slack, client) => post(client, slack.addChannel({ restriction: 'restricted_action_read_only_channel' }).id),
  ],
  ['an empty message', 'no_text', (slack, client) => post(client, slack.addChannel().id, { text: '' })],
  [
    'metadata that is too large',
    'metadata_too_large',
    (slack, client) =>
      post(client, slack.addChannel().id, { metadata: { event_type: 'x', event_payload: { key: 'x'.repeat(2000) } } }),
  ],
  ['a token without the scope', 'missing_scope', (slack) => post(withScopes(slack, []), slack.addChannel().id)],
  [
    'history of a channel without the bot',
    'not_in_channel',
    (slack, client) => client.conversations.history({ channel: slack.addChannel({ withBot: false }).id }),
  ],
  [
    'a revoked token',
    'token_revoked',
    (slack, client) => {
      slack.refuseToken(slack.botToken, 'token_revoked');
      return client.auth.test();
    },
  ],
  [
    'an ephemeral message to somebody outside the channel',
    'user_not_in_channel',
    (slack, client) =>
      client.chat.postEphemeral({ channel: slack.addChannel().id, user: slack.addUser().id, text: 'line' }),
  ],
  [
    'a home tab on top of a newer one',
    'hash_conflict',
    async (slack, client) => {
      const user_id = slack.addUser().id;
      const first = await client.views.publish({ user_id, view: home });
      await client.views.publish({ user_id, view: home });
      return client.views.publish({ user_id, view: home, hash: first.view?.hash ?? '' });
    },
  ],
  [
    "an edit of somebody else's message",
    'cant_update_message',
    async (slack, client) => {
      const user = slack.addUser();
      const channel = slack.addChannel({ members: [user] });
      await slack.say({ user, channel, text: 'mine' });
      return client.chat.update({ channel: channel.id, ts: slack.messagesIn(channel)[0]?.ts ?? '', text: 'yours' });
    },
  ],
  [
    'an edit with more than 4,000 bytes of text',
    'msg_too_long',
    async (slack, client) => {
      const channel = slack.addChannel().id;
      const { ts } = await client.chat.postMessage({ channel, text: 'line' });
      return client.chat.update({ channel, ts: ts ?? '', text: '&'.repeat(801) });
    },
  ],
  [
    'a picture that cannot be fetched',
    'invalid_blocks',
    (slack, client) => {
      slack.imageIsUnreachable('https://news.example/a.png');
      const image = { type: 'image', image_url: 'https://news.example/a.png', alt_text: 'map' };
      return post(client, slack.addChannel().id, { blocks: [image] });
    },
  ],
];

describe('the Slack server refuses', () => {
  it.each(cases)('%s: %s', async (_situation, error, act) => {
    const slack = await startSlackServer();
    try {
      await expect(act(slack, postingClient(slack))).rejects.toMatchObject({ data: { error } });
    } finally {
      await slack.stop();
    }
  });

  it('nothing in a direct message, a joined channel, or of what it tells about people', async () => {
    const slack = await startSlackServer();
    const client = postingClient(slack);
    const admin = slack.addUser({ name: 'fictional-admin', isAdmin: true });
    const opened = await client.conversations.open({ users: admin.id });
    const { ts = '' } = await client.chat.postMessage({ channel: admin.id, text: 'hello' });
    expect(slack.messagesIn(slack.directChannel(admin))).toMatchObject([
      { channel: opened.channel?.id, text: 'hello' },
    ]);
    await client.chat.update({ channel: opened.channel?.id ?? '', ts, text: 'hello again' });
    await client.chat.delete({ channel: opened.channel?.id ?? '', ts });
    expect(slack.messagesIn(slack.directChannel(admin))).toEqual([]);
    const away = slack.addChannel({ withBot: false, name: 'desk' });
    await client.conversations.join({ channel: away.id });
    expect(await client.conversations.info({ channel: away.id })).toMatchObject({
      channel: { name: 'desk', is_member: true, is_archived: false },
    });
    expect((await client.users.conversations({ types: 'public_channel' })).channels).toHaveLength(1);
    expect(await client.users.info({ user: admin.id })).toMatchObject({ user: { is_admin: true } });
    await slack.stop();
  });
});
