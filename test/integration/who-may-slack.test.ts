import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SlackBot } from '../support/slack-bot.ts';
import type { Channel, User } from '../support/slack-server/entities.ts';
import type { JsonObject } from '../support/slack-server/json.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import type { Outgoing } from '../support/slack-server/transport.ts';
import { aBaseline, anEntry } from '../support/conflict.ts';
import { GUARDED, heldIn, REFUSALS } from '../support/who-may.ts';

describe('somebody without rights on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  let at: { readonly channel: Channel; readonly user: User };
  let guest: User;
  let member: User;

  beforeAll(async () => {
    slack = await startSlackServer({ postIntervalMs: 0 });
    bot = new SlackBot(slack);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
    at = bot.place();
    await bot.use(at, 'subscribe');
    guest = slack.addUser({ isGuest: true });
    member = slack.addUser();
  });
  afterAll(() => bot.stop());

  /** The payload that Slack sends when this is done. */
  const recorded = async (act: () => Promise<unknown>): Promise<Outgoing> => {
    const seen: Outgoing[] = [];
    slack.onPayload = (outgoing) => seen.push(outgoing);
    await act();
    slack.onPayload = () => undefined;
    const [first] = seen;
    if (!first) throw new Error('nothing was sent');
    return first;
  };
  const quick = { quietMs: 0 };
  const seenBy = (user: User): string =>
    JSON.stringify(slack.ephemeralsFor(user).map(({ text, blocks }) => [text, blocks]));

  it.each(GUARDED)('is refused "%s" as a command and as a button (%s)', async (words, right) => {
    if (right === 'none') throw new Error('no right is asked');
    // a full member may look after channels, and no more
    const user = right === 'admin' ? member : guest;
    const before = heldIn(bot.room.store.state);
    const used = await bot.use({ ...at, user }, words, quick);
    expect(used.reply).toMatchObject({
      kind: 'message',
      ephemeral: true,
      text: expect.stringContaining(REFUSALS.slack[right]),
    });
    const shown = await bot.use({ ...at, user }, 'status', quick);
    const { type, payload } = await recorded(async () => {
      if (shown.reply?.kind === 'message') await slack.click(shown.reply.message, 'ask-0', user, quick);
    });
    const count = slack.ephemeralsFor(user).length;
    const [action] = payload['actions'] as JsonObject[];
    await slack.deliver({
      type,
      payload: { ...payload, channel_id: at.channel.id, user_id: user.id, actions: [{ ...action, value: words }] },
    });
    await slack.waitFor(() => slack.ephemeralsFor(user).length > count);
    expect(seenBy(user)).toContain(REFUSALS.slack[right]);
    expect(heldIn(bot.room.store.state)).toBe(before);
  });

  it('hands in no form of a subscription, whoever opened it, nor one of another channel', async () => {
    const [subscription] = await bot.subscriptionsIn(at.channel);
    const opened = { until: ({ kind }: { readonly kind: string }) => kind === 'view' };
    await bot.use(at, `settings ${subscription?.id ?? ''}`, opened);
    const form = slack.modalsOf(at.user).at(-1);
    if (!form) throw new Error('no form');
    const before = heldIn(bot.room.store.state);
    const values = { time: { time: { type: 'plain_text_input', value: '07:00' } } };
    await slack.submit(form, values, guest, quick);
    expect(JSON.stringify(form.body)).toContain(REFUSALS.slack.channel);
    const other = slack.addChannel({ members: [member] });
    const { type, payload } = await recorded(() => slack.submit(form, values, member, quick));
    const view = payload['view'] as JsonObject;
    const about = JSON.stringify({ channel: other.id, subject: subscription?.id });
    const own = { callback_id: 'settings-form', private_metadata: about };
    await slack.deliver({ type, payload: { ...payload, view: { ...view, ...own } } });
    expect(heldIn(bot.room.store.state)).toBe(before);
  });

  it('of another workspace is no full member here for having been one there', async () => {
    const before = heldIn(bot.room.store.state);
    await bot.use({ ...at, user: at.user }, 'status', quick);
    const { type, payload } = await recorded(() => bot.use({ ...at, user: at.user }, 'status', quick));
    const elsewhere = slack.addTeam('Elsewhere');
    await slack.deliver({ type, payload: { ...payload, team_id: elsewhere.id, text: 'subscribe mode:digest' } });
    await slack.waitFor(() => seenBy(at.user).includes(REFUSALS.slack.channel));
    expect(heldIn(bot.room.store.state)).toBe(before);
  });
});

describe('a subscription of another channel on Slack', () => {
  it('is changed by its id by full members of that channel alone', async () => {
    const slack = await startSlackServer({ postIntervalMs: 0 });
    const bot = new SlackBot(slack);
    bot.room.knows(aBaseline(), [anEntry()]);
    await bot.start();
    const { channel, user } = bot.place();
    await bot.use({ channel, user }, 'subscribe');
    const [stranger, guest] = [slack.addUser(), slack.addUser({ isGuest: true })];
    channel.members.add(guest.id);
    const other = slack.addChannel({ members: [user, stranger, guest] });
    const before = heldIn(bot.room.store.state);
    for (const person of [stranger, guest])
      for (const words of ['settings s001', 'settings s001 mode:digest', 'unsubscribe s001']) {
        const shown = await bot.use({ channel: other, user: person }, words);
        const unknown = await bot.use({ channel: other, user: person }, words.replace('s001', 's999'));
        const [told, untold] = [shown, unknown].map(({ reply }) => (reply?.kind === 'message' ? reply.text : null));
        expect(told).toMatch(/is not subscribed|Only full members/u);
        expect(told).toBe(untold);
      }
    expect(heldIn(bot.room.store.state)).toBe(before);
    await bot.use({ channel: other, user }, 'settings s001 time:07:30');
    expect(await bot.subscriptionsIn(channel)).toMatchObject([{ schedule: { time: '07:30' } }]);
    await bot.use({ channel: other, user }, 'unsubscribe s001');
    expect(await bot.subscriptionsIn(channel)).toEqual([]);
    await bot.stop();
  });
});
