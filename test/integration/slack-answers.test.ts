import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { slackClient } from '../../src/adapters/slack/slack-client.ts';
import { SlackIdentity } from '../../src/adapters/slack/slack-identity.ts';
import { SlackMessenger } from '../../src/adapters/slack/slack-messenger.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import { ChatRoom } from '../support/chat-room.ts';

const DAY_MS = 86_400_000;
const address: ChannelAddress = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const post = { key: 'digest-1', address, message: sentence('the truce holds') };

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

describe('what answers in Slack’s place, or out of turn', () => {
  let given: Given;
  let server: Server;
  let messenger: SlackMessenger;

  beforeEach(async () => {
    server = createServer((_, response) => {
      response.writeHead(given.status ?? 200, given.headers ?? {});
      response.end(given.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { log } = new ChatRoom();
    const web = slackClient('xoxb-0', `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, log);
    const clock = { now: () => new Date() };
    messenger = new SlackMessenger({ web, identity: new SlackIdentity(web), clock, log, betweenPostsMs: 1 });
  });
  afterEach(() => void server.close());

  it.each([
    ['nothing', {}],
    ['a date', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
    ['less than nothing', { 'retry-after': '-5' }],
    ['a time without end', { 'retry-after': '99999999999999' }],
  ])('a limit that names %s is waited for all the same', async (_what, headers) => {
    given = { status: 429, headers, body: 'slow down' };
    const outcome = await messenger.post(post);
    const wait = outcome.kind === 'later' ? outcome.retryAfterMs : null;
    expect(wait).toBeGreaterThanOrEqual(30_000);
    expect(wait).toBeLessThanOrEqual(DAY_MS);
  });

  it.each(['{}', '[]', '{"ok":false}', '{"ok":false,"error":5}', '{"ok":true}', 'null', ''])(
    'an answer without Slack’s word blames no channel: %j',
    async (body) => {
      given = { body };
      expect(await messenger.post(post)).toMatchObject({ kind: 'unknown' });
    },
  );

  it('a look whose answer is without Slack’s word is made again', async () => {
    given = { body: '{}' };
    expect(await messenger.find(post, new Date())).toMatchObject({ kind: 'later' });
  });

  it.each(['external_channel_migrating', 'update_failed', 'message_limit_exceeded'])('%s passes', async (error) => {
    given = { body: JSON.stringify({ ok: false, error }) };
    const ref = { channel: 'C1', message: '1.000001', url: null };
    expect(await messenger.edit({ ref, address, message: post.message })).toMatchObject({ kind: 'later' });
  });
});
