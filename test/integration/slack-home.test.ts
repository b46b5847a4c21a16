import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, User, View } from '../support/slack-server/entities.ts';
import { sentence, say } from '../../src/domain/telling/message.ts';
import { SlackBot, WAYS } from '../support/slack-bot.ts';
import { defaultScopes } from '../support/slack-server/scopes.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

const shown = (view: View | undefined): string => JSON.stringify(view?.body['blocks'] ?? []);
const blocksOf = (view: View | undefined): readonly unknown[] => (view?.body['blocks'] as unknown[] | undefined) ?? [];

describe.each(WAYS)('the home tab on Slack over %s', (way) => {
  let slack: SlackServer;
  let bot: SlackBot;
  let user: User;
  let channel: Channel;

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack, { way });
    bot.room.knows();
    await bot.start();
    ({ user, channel } = bot.place());
  });
  afterEach(async () => bot.stop());

  const open = async (person = user): Promise<View> => {
    const before = slack.calls('views.publish').length;
    expect(await slack.openHome(person)).toMatchObject({ acked: true, attempts: 1 });
    await slack.waitFor(() => slack.calls('views.publish').length > before);
    return slack.waitFor(() => slack.homeOf(person), 'the home tab');
  };
  const subscribe = (where: Channel, words = 'subscribe', by = user) => bot.use({ user: by, channel: where }, words);
  const modal = (text: string): Promise<View> =>
    slack.waitFor(() => slack.modalsOf(user).find((view) => shown(view).includes(text)), text);

  it('shows the board and what the person’s channels get, the same in each new look', async () => {
    expect(shown(await open())).toContain('where it stands');
    expect(shown(slack.homeOf(user))).toContain('None of your channels gets anything yet');
    await subscribe(channel, 'subscribe mode:digest time:07:30 timezone:Europe/Kyiv');
    const home = shown(await open());
    expect(home).toContain(`<#${channel.id}> · *Valmere–Korrath*: a digest every day at 07:30 (Europe/Kyiv)`);
    expect(home).toContain('Next digest <!date^');
    expect(home).not.toContain('None of your channels');
  });

  it('shows nothing of channels that the person is not in, nor of another workspace', async () => {
    const hidden = slack.addChannel({ kind: 'private', members: [slack.addUser()] });
    const [other] = [...hidden.members].map((id) => ({ id }));
    await bot.room.store.subscriptions.add({ ...(await wishIn(hidden)), createdBy: other?.id ?? '' }, {}, bot.room.now);
    const elsewhere = { platform: 'slack', workspace: 'T0ELSEWHERE', channel: 'C0ELSEWHERE' } as const;
    await bot.room.store.subscriptions.add({ ...(await wishIn(hidden)), address: elsewhere }, {}, bot.room.now);
    const neighbour = slack.addUser();
    await bot.use({ user: neighbour, channel: slack.directChannel(neighbour) }, 'subscribe mode:breaking');
    await subscribe(channel, 'subscribe mode:digest');
    const home = shown(await open());
    expect(home).toContain(`<#${channel.id}>`);
    for (const secret of [hidden.id, 'C0ELSEWHERE', slack.directChannel(neighbour).id])
      expect(home).not.toContain(secret);
    expect(home).toContain('1 more in channels of this workspace that you are not in.');
  });

  const wishIn = async (where: Channel) => {
    await subscribe(channel, 'subscribe mode:breaking threshold:phase');
    const [made] = await bot.subscriptionsIn(channel);
    if (!made) throw new Error('nothing was subscribed');
    await bot.room.store.subscriptions.remove(made.id);
    return { ...made, address: bot.addressOf(where) };
  };

  it('stops a subscription by its button, says so in a modal and shows the rest', async () => {
    await subscribe(channel);
    await slack.click(await open(), 'home-stop', user);
    await modal('Unsubscribed from Valmere–Korrath');
    await slack.waitFor(() => shown(slack.homeOf(user)).includes('None of your channels'));
    expect(await bot.subscriptionsIn(channel)).toEqual([]);
  });

  const ONCE = {
    pack: { pack: { type: 'checkboxes', selected_options: [{ value: 'strait' }] } },
    mode: { mode: { selected_option: { value: 'digest' } } },
    days: { days: { selected_option: { value: 'weekdays' } } },
    time: { time: { type: 'plain_text_input', value: '06:45' } },
    timezone: { timezone: { type: 'plain_text_input', value: 'Europe/Kyiv' } },
  };
  const formFrom = async (on: View, action: string): Promise<View> => {
    await slack.click(on, action, user);
    return slack.waitFor(
      () => slack.modalsOf(user).find((view) => view.body['callback_id'] === 'settings-form'),
      'the form',
    );
  };

  it('opens the settings of a subscription as a form, and shows what was set once it is handed in', async () => {
    await subscribe(channel);
    const form = await formFrom(await open(), 'home-settings');
    expect(shown(form)).toContain('"initial_value":"08:00"');
    const wrong = { ...ONCE, time: { time: { type: 'plain_text_input', value: '25:99' } } };
    expect((await slack.submit(form, wrong, user)).errors).toMatchObject({ time: expect.stringContaining('08:00') });
    const handed = await slack.submit(form, ONCE, user);
    expect(handed).toMatchObject({ missedDeadline: false, problem: undefined, errors: undefined });
    await modal('on weekdays at 06:45');
    await slack.waitFor(() => shown(slack.homeOf(user)).includes('on weekdays at 06:45 (Europe/Kyiv)'));
    expect(await bot.subscriptionsIn(channel)).toMatchObject([{ mode: 'digest', schedule: { time: '06:45' } }]);
  });

  it('changes nothing by a form from a channel that the person has left', async () => {
    await subscribe(channel);
    const form = await formFrom(await open(), 'home-settings');
    channel.members.delete(user.id);
    await slack.submit(form, ONCE, user);
    await modal('none of yours any more');
    expect(await bot.subscriptionsIn(channel)).toMatchObject([{ schedule: { time: '08:00' } }]);
    await slack.waitFor(() => !shown(slack.homeOf(user)).includes(channel.id));
  });

  it('changes nothing by a form that a guest hands in', async () => {
    await subscribe(channel);
    const form = await formFrom(await open(), 'home-settings');
    const guest = slack.addUser({ isGuest: true });
    channel.members.add(guest.id);
    expect(await slack.submit(form, ONCE, guest)).toMatchObject({ missedDeadline: false, problem: undefined });
    expect(shown(form)).toContain('guests cannot');
    expect(await bot.subscriptionsIn(channel)).toMatchObject([{ schedule: { time: '08:00' } }]);
  });

  it('shows at once what is subscribed from it, and opens its form from the answer', async () => {
    await slack.click(await open(), 'ask-3', user);
    const answer = await modal('Change it');
    await slack.waitFor(() => shown(slack.homeOf(user)).includes('Your direct messages'));
    const handed = await slack.submit(await formFrom(answer, 'ask-0'), ONCE, user);
    expect(handed).toMatchObject({ missedDeadline: false, problem: undefined, errors: undefined });
    await slack.waitFor(() => shown(slack.homeOf(user)).includes('on weekdays at 06:45'));
  });

  it('acts only where the person still is', async () => {
    await subscribe(channel);
    const home = await open();
    channel.members.delete(user.id);
    await slack.click(home, 'home-stop', user);
    await modal('none of yours any more');
    expect(await bot.subscriptionsIn(channel)).toHaveLength(1);
    expect(shown(slack.homeOf(user))).not.toContain(channel.id);
  });

  it('offers a guest no buttons for subscriptions', async () => {
    await subscribe(channel);
    const guest = slack.addUser({ isGuest: true });
    channel.members.add(guest.id);
    const home = shown(await open(guest));
    expect(home).toContain(`<#${channel.id}>`);
    expect(home).not.toContain('home-stop');
  });

  it('answers what is asked in it in a modal, and what is asked there in its place', async () => {
    await slack.click(await open(), 'ask-4', user);
    const help = await modal('can be asked');
    expect(slack.modalsOf(user)).toEqual([help]);
    await slack.click(await open(), 'ask-3', user);
    await slack.waitFor(() => bot.room.store.state.subscriptions.length === 1);
    expect(bot.room.store.state.subscriptions[0]?.address.channel).toBe(slack.directChannel(user).id);
  });

  it('counts on past the twenty subscriptions that it shows', async () => {
    for (let n = 0; n < 24; n++)
      await subscribe(channel, `subscribe mode:digest time:${String(n).padStart(2, '0')}:00 timezone:UTC`);
    const home = await open();
    expect(blocksOf(home).length).toBeLessThanOrEqual(100);
    expect(shown(home)).toContain('4 more in your channels');
  });
});

it('a board of 60 long developments in wide letters fits the home tab', async () => {
  const slack = await startSlackServer();
  const blocks = Array.from({ length: 60 }, (_, n) => say(`${n} ${'停戦交渉'.repeat(300)}`));
  const bot = new SlackBot(slack, {
    answer: async () => ({ message: { ...sentence('long'), blocks }, private: false }),
  });
  await bot.start();
  const user = slack.addUser();
  await slack.openHome(user);
  const home = await slack.waitFor(() => slack.homeOf(user), 'the home tab');
  expect(shown(home)).toContain('There is more');
  expect(blocksOf(home).length).toBeLessThanOrEqual(100);
  await bot.stop();
});

it('the home tab says which scope lacks, and shows the board all the same', async () => {
  const slack = await startSlackServer({ scopes: defaultScopes.filter((scope) => scope !== 'groups:read') });
  const bot = new SlackBot(slack);
  bot.room.knows();
  await bot.start();
  const { user, channel } = bot.place();
  await bot.use({ user, channel }, 'subscribe');
  await slack.openHome(user);
  const home = await slack.waitFor(() => slack.homeOf(user), 'the home tab');
  expect(shown(home)).toContain('where it stands');
  expect(shown(home)).toContain('lacks the scope groups:read; add it at api.slack.com/apps');
  expect(shown(home)).not.toContain(channel.id);
  await bot.stop();
});
