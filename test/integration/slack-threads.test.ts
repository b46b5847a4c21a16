import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageRef } from '../../src/domain/telling/delivery.ts';
import type { Post } from '../../src/ports/messenger.ts';
import { SlackBot } from '../support/slack-bot.ts';
import type { Channel } from '../support/slack-server/entities.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { ToldInThreads } from '../support/told-in-threads.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const HEADLINE = 'Valmere–Korrath: talks are held';

describe('a thread per event on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  let channel: Channel;

  beforeEach(async () => {
    slack = await startSlackServer({ postIntervalMs: 1 });
    channel = slack.addChannel();
    bot = new SlackBot(slack);
    await bot.start();
  });
  afterEach(async () => bot.stop());

  const words = (headline: string): Post['message'] => ({
    headline,
    blocks: [{ kind: 'bullet', spans: [{ kind: 'text', text: `In full: ${headline}` }] }],
    timezone: 'UTC',
  });
  const posted = async (): Promise<MessageRef> => {
    const address = bot.addressOf(channel);
    const outcome = await bot.front.messenger.post({ key: 'breaking-1', address, message: words(HEADLINE) });
    if (outcome.kind !== 'sent') throw new Error(`not posted: ${outcome.because}`);
    return outcome.ref;
  };
  const reply = (root: MessageRef, key = 'reply-1'): Post => ({
    key,
    address: bot.addressOf(channel),
    message: words(`What ${key} says`),
    thread: { root, headline: HEADLINE },
  });
  const beneath = (root: MessageRef) =>
    slack.messagesIn(channel).filter(({ ts, threadTs }) => threadTs === root.message && ts !== root.message);
  const justNow = (): Date => new Date(Date.now() - 1000);

  it('is said beneath the post, and nowhere else', async () => {
    const root = await posted();
    const outcome = await bot.front.messenger.post(reply(root));
    const [said, ...others] = beneath(root);
    expect(others).toEqual([]);
    expect(said).toMatchObject({ text: 'What reply-1 says', pings: { users: [], groups: [], broadcasts: [] } });
    const place = `${said?.ts.replace('.', '')}?thread_ts=${root.message}&cid=${channel.id}`;
    const url = `https://fictional-desk.slack.com/archives/${channel.id}/p${place}`;
    expect(outcome).toEqual({ kind: 'sent', ref: { channel: channel.id, message: said?.ts, url } });
    expect(slack.messagesIn(channel).filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
  });

  it('is found by its key where the answer was lost, and a reply that was never made is not', async () => {
    const root = await posted();
    const since = justNow();
    expect(await bot.front.messenger.find(reply(root), since)).toEqual({ kind: 'absent' });
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'fatal_error', stored: true });
    expect(await bot.front.messenger.post(reply(root))).toMatchObject({ kind: 'unknown' });
    const [said] = beneath(root);
    const ref = { channel: channel.id, message: said?.ts };
    expect(await bot.front.messenger.find(reply(root), since)).toMatchObject({ kind: 'found', ref });
    expect(await bot.front.messenger.find(reply(root, 'reply-2'), since)).toEqual({ kind: 'absent' });
  });

  it('is found on a later page of a long thread, whatever our clock says', async () => {
    const root = await posted();
    const [head] = slack.messagesIn(channel);
    if (!head) throw new Error('no post');
    for (let n = 1; n <= 230; n++) {
      const ts = (Number(head.ts) + n / 1000).toFixed(6);
      channel.messages.push({ ...head, ts, threadTs: head.ts, metadata: undefined });
    }
    await bot.front.messenger.post(reply(root));
    const ahead = new Date(Date.now() + 3_600_000);
    expect(await bot.front.messenger.find(reply(root), ahead)).toMatchObject({ kind: 'found' });
    const limited = { kind: 'ratelimited', retryAfterSeconds: 60 } as const;
    slack.faults.next('conversations.replies', { kind: 'delay', ms: 1 });
    slack.faults.next('conversations.replies', limited);
    expect(await bot.front.messenger.find(reply(root), ahead)).toMatchObject({ kind: 'cannot-tell' });
  });

  it('holds what became of an event once, also where the answer about a reply is lost and the bot starts anew', async () => {
    const told = await ToldInThreads.begin(bot.front.messenger, bot.addressOf(channel));
    await told.learn({ type: 'talks', value: 'held' });
    slack.faults.next('chat.postMessage', { kind: 'drop', stored: true });
    await told.tell();
    await told.bot.crash();
    for (let n = 0; n < 3; n++) await told.tell();
    await told.learn({ type: 'demand', value: 'stated' });
    await told.tell();
    await told.withdraw('VK-2');
    for (let n = 0; n < 2; n++) await told.tell();
    const shown = slack.messagesIn(channel).map(({ ts, threadTs, blocks }) => ({
      isReply: threadTs !== undefined && threadTs !== ts,
      text: JSON.stringify(blocks.filter(({ type }) => type !== 'actions')),
    }));
    const [post, ...others] = shown.filter(({ isReply }) => !isReply);
    expect(others).toEqual([]);
    expect(post?.text).toMatch(/Corrected.*VK-1.*Update .*VK-2.*Update .*VK-3/u);
    const replies = shown.filter(({ isReply }) => isReply).map(({ text }) => text);
    expect(replies.map((text) => /VK-\d/u.exec(text)?.[0])).toEqual(['VK-2', 'VK-3']);
    expect(replies[0]).toMatch(/~[^~]+~ → \*withdrawn\*/u);
    expect(replies[1]).not.toContain('Corrected');
    await told.bot.stop();
  });

  it('is changed where it stands', async () => {
    const root = await posted();
    const outcome = await bot.front.messenger.post(reply(root));
    if (outcome.kind !== 'sent') throw new Error('no reply');
    const edit = { address: bot.addressOf(channel), ref: outcome.ref, message: words('It is corrected') };
    expect(await bot.front.messenger.edit(edit)).toEqual(outcome);
    expect(beneath(root)).toMatchObject([{ text: 'It is corrected' }]);
  });

  it('is refused where the post is gone or the channel takes no replies; it still lets posts in', async () => {
    const root = await posted();
    channel.restriction = 'restricted_action_non_threadable_channel';
    const because = 'This channel takes no replies in threads.';
    expect(await bot.front.messenger.post(reply(root))).toEqual({ kind: 'refused', because });
    await posted();
    channel.restriction = undefined;
    const head = slack.messagesIn(channel).find(({ ts }) => ts === root.message);
    if (head) head.deleted = true;
    expect(await bot.front.messenger.post(reply(root))).toMatchObject({
      kind: 'refused',
      because: 'The message was deleted.',
    });
  });
});
