import { describe, expect, it } from '@jest/globals';
import { Buffer } from 'node:buffer';
import type { App } from '@slack/bolt';
import { ErrorCode } from '@slack/web-api';
import { postingClient, startBolt } from '../support/slack-server/bolt-app.ts';
import { linksIn } from '../support/slack-server/mrkdwn.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const button = { type: 'button', action_id: 'sources', text: { type: 'plain_text', text: 'Sources' }, value: 'UA-1' };
const withButton = [{ type: 'actions', block_id: 'row', elements: [button] }];

interface Scene {
  readonly slack: SlackServer;
  /** Starts a Bolt app that is stopped when the scene ends. */
  readonly bolt: (register: (app: App) => void) => Promise<App>;
}

async function onSlack(act: (scene: Scene) => Promise<void>): Promise<void> {
  const slack = await startSlackServer({ ackDeadlineMs: 1000 });
  const apps: App[] = [];
  const bolt = async (register: (app: App) => void): Promise<App> => {
    const app = await startBolt(slack, register);
    apps.push(app);
    return app;
  };
  try {
    await act({ slack, bolt });
  } finally {
    for (const app of apps) await app.stop();
    await slack.stop();
  }
}

describe('the Slack server, driven by Bolt over Socket Mode', () => {
  it('shows what a slash command acknowledges and what follows on the response URL', () =>
    onSlack(async ({ slack, bolt }) => {
      await bolt((app) => {
        app.command('/ceasefire', async ({ ack, respond, command }) => {
          await ack('One moment.');
          await respond({ text: `Status of ${command.text}`, response_type: 'in_channel' });
        });
      });
      const user = slack.addUser();
      const channel = slack.addChannel({ members: [user] });
      const until = (reply: { kind: string; text?: string }): boolean => reply.text?.startsWith('Status') ?? false;
      const outcome = await slack.slash({ command: '/ceasefire', text: 'truce', user, channel, until });
      expect(outcome).toMatchObject({ missedDeadline: false, problem: undefined });
      expect(outcome.replies.map((reply) => reply.kind === 'message' && [reply.text, reply.ephemeral])).toEqual([
        ['One moment.', true],
        ['Status of truce', false],
      ]);
      expect(slack.ephemeralsFor(user).map((message) => message.via)).toEqual(['ack']);
      expect(slack.messagesIn(channel).map((message) => message.via)).toEqual(['response_url']);
    }));

  it('says so when a command is not acknowledged in time', () =>
    onSlack(async ({ slack, bolt }) => {
      await bolt((app) => app.command('/ceasefire', () => Promise.resolve()));
      const user = slack.addUser();
      const outcome = await slack.slash({ command: '/ceasefire', user, channel: slack.addChannel(), timeoutMs: 50 });
      expect(outcome).toMatchObject({ missedDeadline: true, problem: 'operation_timeout', reply: undefined });
    }));

  it('opens a modal for a trigger once and within three seconds only', () =>
    onSlack(async ({ slack, bolt }) => {
      const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Sources' }, blocks: [] };
      const errors: unknown[] = [];
      await bolt((app) => {
        app.action('sources', async ({ ack, client, body }) => {
          await ack();
          const open = (): Promise<unknown> =>
            client.views
              .open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view })
              .catch((error: unknown) => {
                errors.push((error as { data: { error: string } }).data.error);
              });
          if (errors.length > 0) slack.advance(3001);
          await open();
          await open();
        });
      });
      const user = slack.addUser();
      const channel = slack.addChannel({ members: [user] });
      await postingClient(slack).chat.postMessage({ channel: channel.id, text: 'digest', blocks: withButton });
      const [message] = slack.messagesIn(channel);
      if (!message) throw new Error('nothing was posted');
      const first = await slack.click(message, 'sources', user);
      expect(first.reply?.kind).toBe('view');
      await slack.waitFor(() => errors.length > 0);
      await slack.click(message, 'sources', user, { timeoutMs: 300 });
      expect(errors).toEqual(['exchanged_trigger_id', 'expired_trigger_id', 'expired_trigger_id']);
      expect(slack.modalsOf(user)).toHaveLength(1);
    }));

  it('brings an event that reached nobody again once the app is back, and others twice, under one id each', () =>
    onSlack(async ({ slack, bolt }) => {
      const seen: string[] = [];
      await bolt((app) => {
        app.event('app_home_opened', ({ body, context }) => {
          seen.push(`${body.event_id} ${context.retryNum}`);
          return Promise.resolve();
        });
      });
      const user = slack.addUser();
      slack.dropSockets();
      await slack.waitFor(() => slack.connections === 0);
      const late = await slack.openHome(user);
      const event = { type: 'app_home_opened', user: user.id, channel: slack.directChannel(user).id, tab: 'home' };
      const twice = await slack.event(event, { repeats: 1 });
      expect([late, twice]).toMatchObject([
        { attempts: 2, acked: true },
        { attempts: 2, acked: true },
      ]);
      expect(seen).toEqual([`${late.eventId} 1`, `${twice.eventId} 0`, `${twice.eventId} 1`]);
    }));

  it('is found again after it recycled the connection, and after it cut it', () =>
    onSlack(async ({ slack, bolt }) => {
      await bolt((app) => app.command('/ceasefire', ({ ack }) => ack('Still here.')));
      const user = slack.addUser();
      const channel = slack.addChannel();
      for (const leave of [() => slack.requestDisconnect(), () => slack.dropSockets()]) {
        leave();
        await slack.waitFor(() => slack.connections === 0);
        expect(await slack.slash({ command: '/ceasefire', user, channel })).toMatchObject({
          problem: 'dispatch_failed',
        });
        await slack.waitFor(() => slack.connections === 1, 'the new connection');
        const outcome = await slack.slash({ command: '/ceasefire', user, channel });
        expect(outcome.reply).toMatchObject({ text: 'Still here.' });
      }
    }));
});

describe('the Slack server, driven by a WebClient', () => {
  it('refuses blocks over the limits and points at them', () =>
    onSlack(async ({ slack }) => {
      const channel = slack.addChannel();
      const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
      await expect(
        postingClient(slack).chat.postMessage({ channel: channel.id, text: 'x', blocks }),
      ).rejects.toMatchObject({
        data: {
          error: 'invalid_blocks',
          errors: ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
        },
      });
      const five = Array.from({ length: 5 }, () => ({
        type: 'section',
        text: { type: 'mrkdwn', text: 'x'.repeat(2600) },
      }));
      await expect(
        postingClient(slack).chat.postMessage({ channel: channel.id, text: 'x', blocks: five }),
      ).rejects.toMatchObject({ data: { error: 'msg_blocks_too_long' } });
      expect(slack.messagesIn(channel)).toEqual([]);
    }));

  it('gives metadata back in full only when asked for it', () =>
    onSlack(async ({ slack }) => {
      const channel = slack.addChannel();
      const client = postingClient(slack);
      const metadata = { event_type: 'ceasefire_delivery', event_payload: { key: 'delivery-1' } };
      await client.chat.postMessage({ channel: channel.id, text: 'digest', metadata, unfurl_links: false });
      const whole = await client.conversations.history({ channel: channel.id, include_all_metadata: true, limit: 15 });
      const bare = await client.conversations.history({ channel: channel.id });
      expect(whole.messages?.[0]?.metadata).toEqual(metadata);
      expect(bare.messages?.[0]?.metadata).toEqual({ event_type: 'ceasefire_delivery' });
      expect(slack.messagesIn(channel)[0]).toMatchObject({ unfurlLinks: false, unfurlMedia: undefined });
    }));

  it('answers 429 per channel when posts come too fast', () =>
    onSlack(async ({ slack }) => {
      const quick = slack.addChannel();
      const other = slack.addChannel();
      const client = postingClient(slack);
      const post = (channel: string): Promise<unknown> => client.chat.postMessage({ channel, text: 'line' });
      for (let sent = 0; sent < 5; sent += 1) await post(quick.id);
      await expect(post(quick.id)).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 1 });
      await post(other.id);
      slack.advance(1000);
      await post(quick.id);
      expect(slack.messagesIn(quick)).toHaveLength(6);
    }));

  it('can have posted although it dropped the connection, answered an error or kept silent', () =>
    onSlack(async ({ slack }) => {
      const channel = slack.addChannel();
      const client = postingClient(slack, 300);
      const post = (): Promise<unknown> => client.chat.postMessage({ channel: channel.id, text: 'line' });
      slack.faults.next('chat.postMessage', { kind: 'drop', stored: true });
      slack.faults.next('chat.postMessage', { kind: 'error', error: 'fatal_error', stored: true });
      slack.faults.next('chat.postMessage', { kind: 'hang', stored: true });
      slack.faults.next('chat.postMessage', { kind: 'status', status: 503 });
      await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
      await expect(post()).rejects.toMatchObject({ data: { error: 'fatal_error' } });
      await expect(post()).rejects.toMatchObject({ code: ErrorCode.RequestError });
      await expect(post()).rejects.toMatchObject({ code: ErrorCode.HTTPError, statusCode: 503 });
      expect(slack.messagesIn(channel)).toHaveLength(3);
    }));

  it('names whom a text would ping and where its links lead', () =>
    onSlack(async ({ slack }) => {
      const channel = slack.addChannel();
      const text = '<!channel> <@U0000000A> &lt;!here&gt; @everyone <https://news.example/a|Courier>';
      await postingClient(slack).chat.postMessage({ channel: channel.id, text });
      expect(slack.messagesIn(channel)[0]?.pings).toEqual({
        users: ['U0000000A'],
        groups: [],
        broadcasts: ['channel'],
      });
      expect(linksIn({ text, blocks: [] })).toEqual([{ url: 'https://news.example/a', label: 'Courier' }]);
    }));

  it('takes a file in three steps and gives it only to who is authorised', () =>
    onSlack(async ({ slack }) => {
      const channel = slack.addChannel();
      const client = postingClient(slack);
      await client.filesUploadV2({ channel_id: channel.id, filename: 'feeds.opml', file: Buffer.from('<opml/>') });
      const [file] = slack.files;
      const id = file?.id ?? '';
      const address = (await client.files.info({ file: id })).file?.url_private_download ?? '';
      const headers = { authorization: `Bearer ${slack.botToken}` };
      expect(await (await fetch(address, { headers })).text()).toBe('<opml/>');
      expect(await (await fetch(address)).text()).toContain('Sign in');
      expect(slack.messagesIn(channel)[0]?.files).toEqual([id]);
    }));

  it('leaves nothing open behind it', async () => {
    const sockets = (): number => process.getActiveResourcesInfo().filter((name) => /^TCP/.test(name)).length;
    const before = sockets();
    const another = await startSlackServer();
    await postingClient(another).auth.test();
    await another.stop();
    const deadline = AbortSignal.timeout(3000);
    while (sockets() > before && !deadline.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(sockets()).toBeLessThanOrEqual(before);
  });
});
