import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { postingClient, startBolt } from '../support/slack-server/bolt-app.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

/** Something of which Slack takes so much and no more. */
type Limit = readonly [what: string, most: number, of: (n: number) => object];

const times = <T>(n: number, make: (at: number) => T): readonly T[] => Array.from({ length: n }, (_, at) => make(at));
const x = (n: number): string => 'x'.repeat(n);
const plain = (text: string): object => ({ type: 'plain_text', text });
const mrkdwn = (text: string): object => ({ type: 'mrkdwn', text });
const blocks = (...all: readonly object[]): object => ({ blocks: all });
const section = (text: string): object => ({ type: 'section', text: mrkdwn(text) });
const actions = (...elements: readonly object[]): object => blocks({ type: 'actions', elements });
const button = (one: object): object => ({ type: 'button', action_id: 'a', text: plain('b'), ...one });
const option = (one: object): object => ({ text: plain('t'), value: 'v', ...one });
const menu = (one: object): object => actions({ type: 'static_select', action_id: 's', options: [option({})], ...one });
const image = (one: object): object =>
  blocks({ type: 'image', image_url: 'https://a.example/p.png', alt_text: 'a', ...one });
const address = (n: number): string => `https://a.example/${x(n - 18)}`;

const MESSAGES: readonly Limit[] = [
  ['blocks', 50, (n) => blocks(...times(n, () => section('x')))],
  ['characters of a header', 150, (n) => blocks({ type: 'header', text: plain(x(n)) })],
  ['characters of a section', 3000, (n) => blocks(section(x(n)))],
  ['wide letters of a section', 3000, (n) => blocks(section('停'.repeat(n)))],
  ['fields', 10, (n) => blocks({ type: 'section', fields: times(n, () => mrkdwn('x')) })],
  ['characters of a field', 2000, (n) => blocks({ type: 'section', fields: [mrkdwn(x(n))] })],
  ['elements of small print', 10, (n) => blocks({ type: 'context', elements: times(n, () => mrkdwn('x')) })],
  ['buttons', 25, (n) => actions(...times(n, (at) => button({ action_id: `a${at}` })))],
  ['characters of a picture’s words', 2000, (n) => image({ alt_text: x(n) })],
  ['characters of a picture’s address', 3000, (n) => image({ image_url: address(n) })],
  ['characters of a button', 75, (n) => actions(button({ text: plain(x(n)) }))],
  ['characters of a button’s value', 2000, (n) => actions(button({ value: x(n) }))],
  ['characters of a button’s address', 3000, (n) => actions(button({ url: address(n) }))],
  ['characters of an action’s id', 255, (n) => actions(button({ action_id: x(n) }))],
  ['characters of a block’s id', 255, (n) => blocks({ ...section('x'), block_id: x(n) })],
  ['options', 100, (n) => menu({ options: times(n, (at) => option({ value: `v${at}` })) })],
  ['groups of options', 100, (n) => menu({ options: undefined, option_groups: times(n, (at) => ({ label: plain('l'), options: [option({ value: `v${at}` })] })) })],
  ['characters of an option', 75, (n) => menu({ options: [option({ text: plain(x(n)) })] })],
  ['characters of an option’s value', 150, (n) => menu({ options: [option({ value: x(n) })] })],
  ['characters of a placeholder', 150, (n) => menu({ placeholder: plain(x(n)) })],
  ['boxes', 10, (n) => actions({ type: 'checkboxes', action_id: 'c', options: times(n, (at) => option({ value: `v${at}` })) })],
  ['characters of a question', 300, (n) => actions(button({ confirm: { title: plain('t'), text: plain(x(n)), confirm: plain('c'), deny: plain('d') } }))],
]; // prettier-ignore

const VIEWS: readonly Limit[] = [
  ['characters of a title', 24, (n) => ({ title: plain(x(n)) })],
  ['characters of its button', 24, (n) => ({ submit: plain(x(n)) })],
  ['characters of its other button', 24, (n) => ({ close: plain(x(n)) })],
  ['characters of what it keeps', 3000, (n) => ({ private_metadata: x(n) })],
  ['characters of its name', 255, (n) => ({ callback_id: x(n) })],
  ['blocks', 100, (n) => blocks(...times(n, () => section('x')))],
  ['characters of a label', 2000, (n) => ({ submit: plain('s'), ...blocks({ type: 'input', label: plain(x(n)), element: { type: 'plain_text_input', action_id: 'a' } }) })],
  ['characters of a hint', 2000, (n) => ({ submit: plain('s'), ...blocks({ type: 'input', label: plain('l'), hint: plain(x(n)), element: { type: 'plain_text_input', action_id: 'a' } }) })],
  ['characters that may be typed', 3000, (n) => ({ submit: plain('s'), ...blocks({ type: 'input', label: plain('l'), element: { type: 'plain_text_input', action_id: 'a', max_length: n } }) })],
]; // prettier-ignore

describe('the local Slack takes so much and no more', () => {
  let slack: SlackServer;
  let client: WebClient;
  let app: App;
  let view: object = {};
  let problem: unknown;
  beforeAll(async () => {
    slack = await startSlackServer();
    client = postingClient(slack);
    app = await startBolt(slack, (bolt) =>
      bolt.command('/open', async ({ ack, body, client: own }) => {
        await ack();
        const whole = { type: 'modal', title: plain('t'), blocks: [], ...view };
        await own.views.open({ trigger_id: body.trigger_id, view: whole as never }).catch((error: unknown) => {
          problem = (error as { readonly data?: unknown }).data;
        });
      }),
    );
  });
  afterAll(async () => {
    await app.stop();
    await slack.stop();
  });

  const post = (more: object): Promise<unknown> =>
    client.chat.postMessage({ channel: slack.addChannel().id, text: 'line', ...more });
  const open = async (more: object): Promise<unknown> => {
    const user = slack.addUser();
    view = more;
    problem = undefined;
    const { reply } = await slack.slash({ command: '/open', user, channel: slack.addChannel(), timeoutMs: 300 });
    return reply?.kind === 'view' ? 'opened' : problem;
  };

  it.each(MESSAGES)('of a message: %s, %i', async (_what, most, of) => {
    await expect(post(of(most))).resolves.toMatchObject({ ok: true });
    await expect(post(of(most + 1))).rejects.toMatchObject({ data: { error: 'invalid_blocks' } });
  });

  it('of a whole message: its characters, and 125 for each block', async () => {
    // nothing says so: users of the API have measured it
    const whole = (characters: number): object => blocks(...times(5, () => section(x(characters / 5))));
    await expect(post(whole(12_670))).resolves.toMatchObject({ ok: true });
    await expect(post(whole(12_675))).rejects.toMatchObject({ data: { error: 'msg_blocks_too_long' } });
  });

  it('of an edit: 4,000 bytes of text', async () => {
    const channel = slack.addChannel().id;
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'line' });
    await expect(client.chat.update({ channel, ts, text: x(4000) })).resolves.toMatchObject({ ok: true });
    await expect(client.chat.update({ channel, ts, text: x(4001) })).rejects.toMatchObject({
      data: { error: 'msg_too_long' },
    });
  });

  it.each(VIEWS)('of a form: %s, %i', async (_what, most, of) => {
    expect(await open(of(most))).toBe('opened');
    expect(await open(of(most + 1))).toMatchObject({ ok: false, error: 'invalid_arguments' });
  });

  it('of a form and a home tab: 250 KB', async () => {
    const wide = (count: number): object => blocks(...times(count, () => section('停'.repeat(2900))));
    expect(await open(wide(28))).toBe('opened');
    expect(await open(wide(30))).toMatchObject({ error: 'view_too_large' });
    const home = (count: number): Promise<unknown> =>
      client.views.publish({ user_id: slack.addUser().id, view: { type: 'home', ...wide(count) } as never });
    await expect(home(28)).resolves.toMatchObject({ ok: true });
    await expect(home(30)).rejects.toMatchObject({ data: { error: 'view_too_large' } });
  });

  it('of a home tab: 100 blocks', async () => {
    const home = (count: number): Promise<unknown> => {
      const shown = blocks(...times(count, () => section('x')));
      return client.views.publish({ user_id: slack.addUser().id, view: { type: 'home', ...shown } as never });
    };
    await expect(home(100)).resolves.toMatchObject({ ok: true });
    await expect(home(101)).rejects.toMatchObject({ data: { error: 'invalid_arguments' } });
  });
});
