import { describe, expect, it } from '@jest/globals';
import { App, HTTPReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { KeptLog, postingClient } from '../support/slack-server/bolt-app.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const text = (words: string): { readonly type: 'plain_text'; readonly text: string } => ({
  type: 'plain_text',
  text: words,
});
const modal = {
  type: 'modal' as const,
  callback_id: 'subscribe',
  title: text('Subscribe'),
  submit: text('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'time',
      label: text('Time'),
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
  ],
};

interface Scene {
  readonly slack: SlackServer;
  readonly app: App;
  readonly address: string;
}

/** Bolt in HTTP mode on a free port, and a Slack that sends its requests there. */
async function overHttp(act: (scene: Scene) => Promise<void>): Promise<void> {
  const slack = await startSlackServer({ ackDeadlineMs: 1000 });
  const logger = new KeptLog();
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger, unhandledRequestTimeoutMillis: 300 });
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } };
  const app = new App({ receiver, token: slack.botToken, logger, clientOptions, deferInitialization: true });
  await app.init();
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  slack.useHttp(address);
  try {
    await act({ slack, app, address });
  } finally {
    await receiver.stop();
    await slack.stop();
  }
}

describe('the Slack server in HTTP mode', () => {
  it('brings commands and events as requests that Bolt accepts', () =>
    overHttp(async ({ slack, app }) => {
      app.command('/ceasefire', ({ ack, command }) => ack(`You said ${command.text}`));
      app.event('app_mention', async ({ say }) => void (await say('Yes?')));
      const user = slack.addUser();
      const channel = slack.addChannel({ members: [user] });
      const command = await slack.slash({ command: '/ceasefire', text: 'a & b', user, channel });
      expect(command).toMatchObject({ missedDeadline: false, reply: { text: 'You said a & b', ephemeral: true } });
      const mention = await slack.say({ user, channel, text: `<@${slack.botUserId}> hello` });
      expect(mention.reply).toMatchObject({ text: 'Yes?', ephemeral: false });
    }));

  it('signs with the time of signing, so that old requests are turned away', () =>
    overHttp(async ({ slack, address }) => {
      const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
      const send = async (at: number): Promise<number> => {
        const { headers } = slack.sign(body, 'application/json', at);
        return (await fetch(address, { method: 'POST', body, headers })).status;
      };
      expect(await send(Date.now())).toBe(200);
      expect(await send(Date.now() - 6 * 60_000)).toBe(401);
    }));

  it('keeps a modal open with its errors, and closes it once they are gone', () =>
    overHttp(async ({ slack, app }) => {
      app.command('/ceasefire', async ({ ack, client, command }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal });
      });
      app.view('subscribe', async ({ ack, view }) => {
        const entered = view.state.values['time']?.['value']?.value;
        if (entered === '08:00') await ack();
        else await ack({ response_action: 'errors', errors: { time: 'Write it as 08:00.' } });
      });
      const user = slack.addUser();
      await slack.slash({ command: '/ceasefire', user, channel: slack.addChannel() });
      const [view] = slack.modalsOf(user);
      if (!view) throw new Error('no modal');
      const enter = (value: string): object => ({ time: { value: { type: 'plain_text_input', value } } });
      const wrong = await slack.submit(view, { ...enter('eight') }, user);
      expect(wrong).toMatchObject({ errors: { time: 'Write it as 08:00.' }, closed: false });
      const right = await slack.submit(view, { ...enter('08:00') }, user, { timeoutMs: 50 });
      expect(right).toMatchObject({ errors: undefined, closed: true });
    }));

  it('takes five answers on a response URL, within half an hour', () =>
    overHttp(async ({ slack, app }) => {
      const answers: string[] = [];
      app.command('/ceasefire', async ({ ack, command }) => {
        await ack();
        if (command.text === 'late') slack.advance(31 * 60_000);
        for (let use = 0; use < 6; use += 1) {
          const body = JSON.stringify({ text: `line ${use}` });
          const headers = { 'content-type': 'application/json' };
          const response = await fetch(command.response_url, { method: 'POST', body, headers });
          answers.push(`${response.status} ${await response.text()}`);
        }
      });
      const user = slack.addUser();
      const wish = { command: '/ceasefire', user, channel: slack.addChannel(), timeoutMs: 300 };
      await slack.slash(wish);
      expect(answers).toEqual([...Array<string>(5).fill('200 ok'), '404 {"ok":false,"error":"used_url"}']);
      await slack.slash({ ...wish, text: 'late' });
      expect(answers.at(-1)).toBe('404 {"ok":false,"error":"expired_url"}');
      expect(slack.ephemeralsFor(user)).toHaveLength(5);
    }));
});

describe('installation in another workspace', () => {
  it('exchanges a code once, and a refresh token once, for tokens of that workspace', async () => {
    const slack = await startSlackServer();
    const client = new WebClient(undefined, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
    const secrets = { client_id: slack.clientId, client_secret: slack.clientSecret };
    const team = slack.addTeam('Second Desk');
    const code = slack.grant({ team, rotating: true });
    const installed = await client.oauth.v2.access({ ...secrets, code });
    expect(installed).toMatchObject({ team: { id: team.id }, expires_in: 43_200 });
    await expect(client.oauth.v2.access({ ...secrets, code })).rejects.toMatchObject({
      data: { error: 'invalid_code' },
    });
    slack.advance(12 * 60 * 60_000);
    const token = installed.access_token ?? '';
    await expect(client.auth.test({ token })).rejects.toMatchObject({ data: { error: 'token_expired' } });
    const refresh = { ...secrets, grant_type: 'refresh_token' as const, refresh_token: installed.refresh_token ?? '' };
    const renewed = await client.oauth.v2.access(refresh);
    expect(await client.auth.test({ token: renewed.access_token ?? '' })).toMatchObject({ team_id: team.id });
    await expect(client.oauth.v2.access(refresh)).rejects.toMatchObject({ data: { error: 'invalid_refresh_token' } });
    await expect(
      postingClient(slack).chat.postMessage({ channel: slack.addChannel({ team }).id, text: 'x' }),
    ).rejects.toMatchObject({
      data: { error: 'channel_not_found' },
    });
    await slack.stop();
  });
});
