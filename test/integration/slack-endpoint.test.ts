import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const FORM = 'application/x-www-form-urlencoded';
const MINUTE_MS = 60_000;

describe('the address to which Slack sends its requests', () => {
  let slack: SlackServer;
  let bot: SlackBot;

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack, { way: 'http' });
    bot.room.knows();
  });
  afterEach(async () => bot.stop());

  interface Sent {
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
  }
  /** `/ceasefire subscribe` by somebody who may, as Slack would send it. */
  const command = (at?: number): Sent => {
    const { user, channel } = bot.place();
    const fields = { team_id: slack.team.id, channel_id: channel.id, user_id: user.id };
    const body = new URLSearchParams({ command: '/ceasefire', text: 'subscribe', trigger_id: '1', ...fields });
    return slack.sign(body.toString(), FORM, at);
  };
  const send = ({ body, headers }: Sent, to = bot.address): Promise<Response> =>
    fetch(to, { method: 'POST', body, headers });
  const subscribed = (): number => bot.room.store.state.subscriptions.length;

  it('takes what Slack has signed', async () => {
    await bot.start();
    const answer = await send(command());
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('now gets');
    expect(subscribed()).toBe(1);
  });

  it.each<[string, (sent: Sent) => Sent]>([
    ['without a signature', ({ body }) => ({ body, headers: { 'content-type': FORM } })],
    ['with another body', ({ body, headers }) => ({ body: `${body}&text=status`, headers })],
    [
      'with another moment',
      ({ body, headers }) => ({
        body,
        headers: { ...headers, 'x-slack-request-timestamp': String(Number(headers['x-slack-request-timestamp']) + 1) },
      }),
    ],
    [
      'of another version',
      ({ body, headers }) => ({
        body,
        headers: { ...headers, 'x-slack-signature': (headers['x-slack-signature'] ?? '').replace('v0', 'v1') },
      }),
    ],
    [
      'that hides behind a check of the certificate',
      ({ body }) => ({
        body: `ssl_check=0&${body}`,
        headers: { 'content-type': FORM },
      }),
    ],
  ])('refuses a request %s', async (_how, forged) => {
    await bot.start();
    const answer = await send(forged(command()));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    expect(subscribed()).toBe(0);
  });

  it.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x', 'application/octet-stream', ''])(
    'does nothing for what Slack has signed as something else (%j)',
    async (type) => {
      await bot.start();
      const { body } = command();
      const { headers } = slack.sign(body, type);
      const answer = await send({ body, headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(subscribed()).toBe(0);
    },
  );

  it('refuses a request that is more than five minutes old', async () => {
    await bot.start();
    expect((await send(command(Date.now() - 5 * MINUTE_MS - 2000))).status).toBe(401);
    expect((await send(command(Date.now() - 4 * MINUTE_MS))).status).toBe(200);
    expect(subscribed()).toBe(1);
  });

  it('refuses a good request that comes a second time, at once and though many came between', async () => {
    await bot.start();
    const [first, moment] = [command(), Date.now()];
    expect((await send(first)).status).toBe(200);
    for (let n = 1; n <= 20; n++) expect((await send(command(moment - n * 1000))).status).toBe(200);
    expect((await send(first)).status).toBe(401);
    expect(bot.logged('a request came twice and was refused')).toHaveLength(1);
    expect(subscribed()).toBe(21);
  });

  it.each(['=', '=1', ' '])('refuses a good request that comes again with %j after its signature', async (more) => {
    await bot.start();
    const { body, headers } = command();
    expect((await send({ body, headers })).status).toBe(200);
    const again = { ...headers, 'x-slack-signature': `${headers['x-slack-signature'] ?? ''}${more}` };
    expect((await send({ body, headers: again })).status).toBe(401);
    expect(subscribed()).toBe(1);
  });

  it('refuses what is larger than anything of Slack’s, and what says nothing', async () => {
    await bot.start();
    const large = slack.sign(JSON.stringify({ filling: 'x'.repeat(1_100_000) }), 'application/json');
    expect((await send(large)).status).toBe(413);
    expect((await send(slack.sign('{"type":', 'application/json'))).status).toBe(400);
    expect((await fetch(bot.address)).status).toBe(404);
    expect((await send(command(), bot.address.replace('events', 'event%73'))).status).toBe(404);
    expect((await send(command())).status).toBe(200);
  });

  it('answers Slack’s own checks, which act on nothing', async () => {
    await bot.start();
    const challenge = slack.sign(JSON.stringify({ type: 'url_verification', challenge: 'abc' }), 'application/json');
    expect(await (await send(challenge)).json()).toEqual({ challenge: 'abc' });
    const check = { body: `ssl_check=1&${command().body}`, headers: { 'content-type': FORM } };
    expect((await send(check)).status).toBe(200);
    expect(subscribed()).toBe(0);
  });

  it('is connected once Slack takes the token, however long it is down before', async () => {
    slack.faults.next('auth.test', { kind: 'status', status: 503 });
    await bot.start();
    expect(bot.states).toEqual(['connecting', 'down', 'connected']);
    expect(bot.reasons).toEqual(['Slack cannot be reached (status 503).']);
  });

  it('sends Slack away while it stops, so that events come again later', async () => {
    await bot.start();
    await bot.front.stop();
    expect((await send(command())).status).toBe(503);
  });
});

it('a Slack that refuses the token is not asked again', async () => {
  const slack = await startSlackServer();
  const bot = new SlackBot(slack, { way: 'http', botToken: 'xoxb-wrong-token-of-a-test' });
  await bot.front.start();
  expect(bot.states).toEqual(['connecting', 'down']);
  expect(bot.reasons).toEqual(['Slack refuses the token (SLACK_BOT_TOKEN): invalid_auth.']);
  expect(bot.logged('Slack will not be tried again')).toHaveLength(1);
  await bot.stop();
});
