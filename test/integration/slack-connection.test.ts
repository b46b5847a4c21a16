import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sentence } from '../../src/domain/telling/message.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

const SOCKETS = 'apps.connections.open';

/** An address at which nobody listens any more. */
async function nobodysUrl(): Promise<string> {
  const gone = await startSlackServer();
  await gone.stop();
  return gone.url;
}

describe('the connection to Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
  });
  afterEach(async () => bot.stop());

  const connected = (): Promise<void> => bot.until(() => bot.states.at(-1) === 'connected', 'the connection');

  it.each([
    ['gives 503', { kind: 'status', status: 503 } as const],
    ['drops everything', { kind: 'drop' } as const],
    ['has an internal_error', { kind: 'error', error: 'internal_error' } as const],
  ])('comes up by itself when Slack %s at the start', async (_what, fault) => {
    const heal = slack.faults.always('*', fault);
    await bot.front.start();
    expect(bot.states).toEqual(['connecting', 'down']);
    heal();
    await connected();
    expect(await bot.use(bot.place(), 'help')).toMatchObject({ missedDeadline: false, problem: undefined });
  });

  it('is not waited for when nobody listens there', async () => {
    await bot.front.stop();
    const nowhere = new SlackBot(slack, { apiUrl: await nobodysUrl() });
    await nowhere.front.start();
    const address = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
    expect(await nowhere.front.messenger.post({ key: 'k', address, message: sentence('x') })).toMatchObject({
      kind: 'later',
      because: 'Slack cannot be reached (ECONNREFUSED)',
    });
    expect(await lackSentences(nowhere.front.messenger, address)).toEqual([]);
    await nowhere.front.stop();
    expect(new Set(nowhere.states)).toEqual(new Set(['connecting', 'down']));
    expect(nowhere.reasons[0]).toBe('Slack cannot be reached (ECONNREFUSED).');
  });

  it.each([
    ['SLACK_BOT_TOKEN', { botToken: 'xoxb-wrong-token-of-a-test' }],
    ['SLACK_APP_TOKEN', { appToken: 'xapp-wrong-token-of-a-test' }],
  ])('ends with one word about a wrong %s, which is not repeated', async (name, options) => {
    await bot.front.stop();
    const wrong = new SlackBot(slack, options);
    await wrong.front.start();
    expect(wrong.states.at(-1)).toBe('down');
    expect(wrong.reasons).toEqual([`Slack refuses the token (${name}): invalid_auth.`]);
    expect(wrong.logged('Slack will not be tried again')).toHaveLength(1);
    expect(JSON.stringify(wrong.room.log.lines)).not.toContain('wrong-token-of-a-test');
    expect(slack.connections).toBe(0);
    await wrong.front.stop();
    expect(slack.calls(SOCKETS)).toHaveLength(1);
  });

  it('ends for good when the app was removed', async () => {
    await bot.start();
    slack.refuseToken(slack.botToken, 'account_inactive');
    slack.dropSockets();
    await bot.until(() => bot.logged('Slack will not be tried again').length === 1);
    expect(bot.reasons.at(-1)).toBe('Slack refuses the token (SLACK_BOT_TOKEN): account_inactive.');
  });

  it.each([
    ['was cut', (server: SlackServer) => server.dropSockets()],
    ['was recycled by Slack', (server: SlackServer) => server.requestDisconnect()],
  ])('is taken up again after it %s, and answers then', async (_what, leave) => {
    await bot.start();
    leave(slack);
    await bot.until(() => bot.states.includes('down'));
    await connected();
    expect(await bot.use(bot.place(), 'help')).toMatchObject({ problem: undefined });
    expect(bot.states).toEqual(['connecting', 'connected', 'down', 'connected']);
  });

  it('has a second one beside it, so that what is typed while one is recycled is answered', async () => {
    await bot.start();
    const place = bot.place();
    await slack.waitFor(() => slack.connections === 2, 'the second connection');
    for (let n = 0; n < 6; n++) {
      slack.requestDisconnect('refresh_requested', 1);
      expect(await bot.use(place, 'help')).toMatchObject({ missedDeadline: false, problem: undefined });
      await slack.waitFor(() => slack.connections === 2, 'the renewed connection');
    }
    expect(bot.states).toEqual(['connecting', 'connected']);
  });

  it('may end before a command is acknowledged, which is answered all the same', async () => {
    await bot.front.stop();
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (ended = resolve));
    const slow = new SlackBot(slack, {
      answer: async () => {
        await end;
        return { message: sentence('the truce holds'), private: false };
      },
    });
    await slow.start();
    const place = slow.place();
    const using = slow.use(place, 'status');
    await slack.waitFor(() => slack.calls('users.info').length > 0, 'the question');
    slack.dropSockets();
    await slow.until(() => slow.states.includes('down'), 'the loss');
    ended();
    expect(await using).toMatchObject({ missedDeadline: true });
    await slack.waitFor(() => slack.messagesIn(place.channel).some(({ text }) => text.includes('the truce holds')));
    await slow.front.stop();
  });

  it('outlasts an outage in which every new try fails, too', async () => {
    await bot.start();
    const heal = slack.outage();
    await bot.until(() => bot.logged('no connection to Slack').length >= 3, 'three failures');
    heal();
    await connected();
    expect(await bot.use(bot.place(), 'help')).toMatchObject({ problem: undefined });
  });

  it('is tried again when a socket is refused at the door', async () => {
    slack.faults.next('connect', { kind: 'drop' });
    await bot.front.start();
    await connected();
    expect(bot.reasons).toEqual(['The connection to Slack is lost; it is tried again.']);
  });

  it('waits as long as Slack says before the next try', async () => {
    slack.faults.next(SOCKETS, { kind: 'ratelimited', retryAfterSeconds: 2 });
    await bot.front.start();
    await connected();
    const [first, second] = slack.calls(SOCKETS);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1900);
  });

  it('is let go of in time, even if Slack hangs', async () => {
    slack.faults.next(SOCKETS, { kind: 'hang' });
    const starting = bot.front.start();
    await slack.waitFor(() => slack.calls(SOCKETS).length > 0);
    await bot.front.stop();
    await starting;
    expect(bot.states).toEqual(['connecting']);
  });

  it('does not stay when it is let go of in the middle of its handshake', async () => {
    const starting = bot.front.start();
    await slack.waitFor(() => slack.calls(SOCKETS).length > 0);
    await bot.front.stop();
    await starting;
    await slack.waitFor(() => slack.connections === 0);
    expect(bot.states).toEqual(['connecting']);
  });
});
