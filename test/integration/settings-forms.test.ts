import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription } from '../../src/domain/telling/subscription.ts';
import { DiscordBot } from '../support/discord-bot.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import { messageOf, SlackBot } from '../support/slack-bot.ts';
import type { Channel, User, View } from '../support/slack-server/entities.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';

describe('the settings as modals on Discord', () => {
  let discord: DiscordServer;
  let bot: DiscordBot;
  let at: ReturnType<DiscordBot['place']>;

  const kept = async (): Promise<Subscription> => {
    const address = { platform: 'discord', workspace: at.guild.id, channel: at.channel.id } as const;
    const [subscription] = await bot.room.store.subscriptions.inChannel(address);
    if (!subscription) throw new Error('nothing is subscribed');
    return subscription;
  };
  /** Asks for the settings of the only subscription and presses the button of a page. */
  const open = async (label: string) => {
    const shown = await bot.use(at, 'settings', { subscription: (await kept()).id });
    return discord.click({ message: shown.message ?? '', user: at.user, label });
  };

  beforeEach(async () => {
    discord = await startDiscordServer();
    bot = new DiscordBot(discord);
    bot.room.knows();
    await bot.start();
    at = bot.place();
    await bot.use(at, 'subscribe', { timezone: 'Europe/Kyiv' });
  });
  afterEach(async () => bot.stop());

  it('hold what is set, change it, and offer the next page', async () => {
    const opened = await open('What and when');
    expect(opened.modal?.title).toContain('What and when');
    const values = { mode: 'digest', days: 'weekdays', time: '06:45', timezone: 'america/new_york' };
    const done = await discord.submitModal({ user: at.user, from: opened, values });
    expect(done).toMatchObject({ status: 'answered', ephemeral: true, refusals: [] });
    expect(done.text).toContain('a digest on weekdays at 06:45 (America/New');
    expect(await kept()).toMatchObject({
      packs: ['strait'],
      mode: 'digest',
      schedule: { time: '06:45', days: 'weekdays', timezone: 'America/New_York' },
      threshold: 'major',
    });
    expect(done.controls.map(({ label }) => label)).toEqual(['What and when', 'Posts and words']);
    const untouched = await discord.submitModal({ user: at.user, from: await open('What and when'), values: {} });
    expect(untouched.text).toContain('06:45');
  });

  it('name a role that is chosen from a menu, and nobody again', async () => {
    const role = discord.addRole({ guild: at.guild, name: 'News desk', mentionable: true });
    const values = { mention: [role.id], quiet: '22:00-07:00', language: 'uk', extras: [] };
    const done = await discord.submitModal({ user: at.user, from: await open('Posts and words'), values });
    expect(done.text).toContain('News desk');
    expect(await kept()).toMatchObject({
      mention: `<@&${role.id}|@News desk>`,
      quiet: '22:00-07:00',
      language: 'uk',
      heartbeat: false,
      threads: false,
    });
    const again = await open('Posts and words');
    await discord.submitModal({ user: at.user, from: again, values: { threshold: 'phase' } });
    expect(await kept()).toMatchObject({ threshold: 'phase', mention: `<@&${role.id}|@News desk>` });
    const emptied = { mention: [], quiet: '' };
    await discord.submitModal({ user: at.user, from: await open('Posts and words'), values: emptied });
    expect(await kept()).toMatchObject({ mention: null, quiet: null });
  });

  it('say what is wrong, lose nothing that was typed, and take the correction', async () => {
    const opened = await open('What and when');
    const values = { time: '25:99', timezone: 'Europe/Kiyv', days: 'weekly' };
    const wrong = await discord.submitModal({ user: at.user, from: opened, values });
    expect(wrong).toMatchObject({ status: 'answered', ephemeral: true });
    expect(wrong.text).toContain('Nothing was changed');
    expect(await kept()).toMatchObject({ schedule: { time: '08:00', days: 'daily', timezone: 'Europe/Kyiv' } });

    const again = await discord.click({ message: wrong.message ?? '', user: at.user, label: 'Correct it' });
    const labels = JSON.stringify(again.modal?.components);
    expect(labels).toContain('25:99');
    expect(labels).toContain('Europe/Kiyv');
    expect(labels).toContain('Use 24 hours, such as 08:00.');
    expect(labels).toContain('perhaps');
    const right = { time: '7:30', timezone: 'Europe/Kyiv' };
    const done = await discord.submitModal({ user: at.user, from: again, values: right });
    expect(done.text).toContain('on Mondays at 07:30 (Europe/Kyiv)');
    expect(await kept()).toMatchObject({ schedule: { time: '07:30', days: 'weekly' } });
  });

  it('open for nobody who may not manage the channel, nor once the subscription is gone', async () => {
    const shown = await bot.use(at, 'settings', { subscription: (await kept()).id });
    const reader = discord.addUser();
    discord.addMember({ guild: at.guild, user: reader, permissions: [] });
    expect((await bot.use({ ...at, user: reader }, 'settings', { subscription: (await kept()).id })).controls).toEqual([
      expect.objectContaining({ label: 'End it' }),
    ]);
    const opened = await discord.click({ message: shown.message ?? '', user: at.user, label: 'What and when' });
    await bot.use(at, 'unsubscribe');
    const late = await discord.submitModal({ user: at.user, from: opened, values: { time: '07:00' } });
    expect(late).toMatchObject({ ephemeral: true, text: expect.stringContaining('has no subscription') });
  });
});

describe('the settings as a modal on Slack', () => {
  let slack: SlackServer;
  let bot: SlackBot;
  let at: { readonly channel: Channel; readonly user: User };

  const kept = async (): Promise<Subscription> => {
    const [subscription] = await bot.subscriptionsIn(at.channel);
    if (!subscription) throw new Error('nothing is subscribed');
    return subscription;
  };
  const open = async (): Promise<View> => {
    await bot.use(at, `settings ${(await kept()).id}`, { until: (reply) => reply.kind === 'view' });
    const form = slack.modalsOf(at.user).at(-1);
    if (!form) throw new Error('no form');
    return form;
  };
  const option = (value: string) => ({ selected_option: { value } });
  const typed = (value: string | null) => ({ type: 'plain_text_input', value });
  const ONCE = {
    pack: { pack: { type: 'checkboxes', selected_options: [{ value: 'strait' }] } },
    mode: { mode: option('both') },
    days: { days: option('weekdays') },
    time: { time: typed('06:45') },
    timezone: { timezone: typed('Europe/Kyiv') },
    threshold: { threshold: option('phase') },
    quiet: { quiet: typed('22:00-07:00') },
    mention: { mention: typed('@desk') },
    language: { language: option('ru') },
    extras: { extras: { type: 'checkboxes', selected_options: [] } },
  };

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack);
    bot.room.knows();
    await bot.start();
    at = bot.place({ tz: 'Europe/Kyiv' });
    await bot.use(at, 'subscribe');
  });
  afterEach(async () => bot.stop());

  it('hold what is set and change all of it at once', async () => {
    const token = slack.addUserGroup('desk');
    const form = await open();
    const shown = JSON.stringify(form.body);
    expect(shown).toContain('"initial_value":"08:00"');
    expect(shown).toContain('"initial_value":"Europe/Kyiv"');
    const handed = await slack.submit(form, ONCE, at.user);
    expect(handed).toMatchObject({ missedDeadline: false, problem: undefined, errors: undefined });
    expect(JSON.stringify(form.body)).toContain('on weekdays at 06:45');
    expect(await kept()).toMatchObject({
      mode: 'both',
      threshold: 'phase',
      schedule: { time: '06:45', days: 'weekdays', timezone: 'Europe/Kyiv' },
      quiet: '22:00-07:00',
      mention: `<${token}|@desk>`,
      language: 'ru',
      heartbeat: false,
    });
    const empty = { ...ONCE, quiet: { quiet: typed(null) }, mention: { mention: typed(null) } };
    await slack.submit(await open(), empty, at.user);
    expect(await kept()).toMatchObject({ quiet: null, mention: null });
  });

  it('show each fault at its field and keep the form open', async () => {
    const form = await open();
    const wrong = {
      ...ONCE,
      time: { time: typed('25:99') },
      timezone: { timezone: typed('Europe/Kiyv') },
      mention: { mention: typed('@channel') },
    };
    const handed = await slack.submit(form, wrong, at.user);
    expect(handed.errors).toMatchObject({
      time: expect.stringContaining('such as 08:00'),
      timezone: expect.stringContaining('perhaps'),
      mention: expect.stringContaining('role, group or person'),
    });
    expect(handed.closed).toBe(false);
    const unknown = { ...ONCE, mention: { mention: typed('@nobody-here') } };
    expect((await slack.submit(form, unknown, at.user)).errors).toMatchObject({
      mention: expect.stringContaining('Nobody here is called @nobody-here'),
    });
    expect(await kept()).toMatchObject({ schedule: { time: '08:00' }, mention: null });
  });

  it('are opened by a button of the list, and not for a guest', async () => {
    const list = messageOf((await bot.use(at, 'settings')).reply);
    await slack.click(list, 'ask-0', at.user, { until: (reply) => reply.kind === 'view' });
    const form = slack.modalsOf(at.user).at(-1);
    expect(JSON.stringify(form?.body)).toContain('Subscription');
    const guest = slack.addUser({ isGuest: true });
    const shown = await bot.use({ ...at, user: guest }, `settings ${(await kept()).id}`);
    expect(messageOf(shown.reply).shown).toContain((await kept()).id);
    expect(slack.modalsOf(guest)).toEqual([]);
  });

  it('are told in words when the form does not open, and when groups cannot be read', async () => {
    slack.faults.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const told = await bot.use(at, `settings ${(await kept()).id}`);
    expect(messageOf(told.reply).shown).toContain('Change it with');
    slack.faults.next('usergroups.list', { kind: 'error', error: 'fatal_error' });
    const refused = await bot.use(at, 'settings mention:@desk');
    expect(messageOf(refused.reply).shown).toContain('which user groups there are');
  });
});
