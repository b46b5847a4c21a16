import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackBot, WAYS } from '../support/slack-bot.ts';
import type { Channel, User } from '../support/slack-server/entities.ts';
import type { JsonObject } from '../support/slack-server/json.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import { lackSentences } from '../support/lack-sentences.ts';

it('a channel on Slack is served without the scope to read back, when the bot joins it too', async () => {
  const slack = await startSlackServer({ scopes: ['commands', 'chat:write', 'channels:read', 'users:read'] });
  const bot = new SlackBot(slack, { way: 'socket' });
  bot.room.knows();
  await bot.start();
  const { user, channel } = bot.place();
  channel.members.add(slack.team.botUserId);
  await bot.use({ user, channel }, 'subscribe');
  const states = () => bot.room.store.state.subscriptions.map(({ state }) => state).join();
  await slack.removeMember(channel, slack.team.botUserId);
  await bot.until(() => states() === 'paused', 'the pause');
  channel.members.add(slack.team.botUserId);
  const joined = { channel: channel.id, user: slack.team.botUserId, channel_type: 'C' };
  await slack.event({ type: 'member_joined_channel', ...joined });
  await bot.until(() => states() === 'active', 'the subscription to go on');
  const lacking = await lackSentences(bot.front.messenger, bot.addressOf(channel));
  await bot.stop();
  expect(lacking).toEqual([expect.stringContaining('the scope channels:history')]);
});

describe.each(WAYS)('channels that change on Slack over %s', (way) => {
  let slack: SlackServer;
  let bot: SlackBot;
  let user: User;
  let channel: Channel;
  let other: Channel;

  beforeEach(async () => {
    slack = await startSlackServer();
    bot = new SlackBot(slack, { way });
    bot.room.knows();
    await bot.start();
    ({ user, channel } = bot.place());
    other = slack.addChannel({ members: [user] });
    for (const where of [channel, other]) {
      where.members.add(slack.team.botUserId);
      await bot.use({ user, channel: where }, 'subscribe');
    }
  });
  afterEach(async () => bot.stop());

  const states = () => bot.room.store.state.subscriptions.map(({ state }) => state);
  const told = async (event: JsonObject): Promise<void> => {
    expect(await slack.event(event)).toMatchObject({ acked: true, attempts: 1 });
  };
  const until = (...wanted: readonly string[]) => bot.until(() => states().join() === wanted.join(), wanted.join());
  const notices = () => bot.room.store.state.deliveries.filter(({ kind }) => kind === 'notice');

  it('pause when they are archived, once, and go on when they are not any more', async () => {
    await slack.archive(channel, user);
    await until('paused', 'active');
    await told({ type: 'channel_archive', channel: channel.id, user: user.id });
    await told({ type: 'channel_archive', channel: 'C0NOBODY', user: user.id });
    expect(notices()).toMatchObject([{ address: { workspace: 'person', channel: user.id } }]);
    expect(notices()[0]?.message.headline).toContain('The channel is archived.');
    // still archived: a look says so
    await told({ type: 'channel_unarchive', channel: channel.id, user: user.id });
    expect(states()).toEqual(['paused', 'active']);
    channel.archived = false;
    await told({ type: 'channel_unarchive', channel: channel.id, user: user.id });
    await until('active', 'active');
    expect(notices()).toHaveLength(1);
  });

  it('pause when the bot is removed, and go on when it is invited again; other people come and go', async () => {
    await slack.removeMember(channel, user.id);
    expect(states()).toEqual(['active', 'active']);
    await slack.removeMember(channel, slack.team.botUserId);
    await until('paused', 'active');
    await told({ type: 'channel_left', channel: channel.id });
    expect(notices()).toHaveLength(1);
    channel.members.add(slack.team.botUserId);
    await told({ type: 'member_joined_channel', channel: channel.id, user: slack.team.botUserId, channel_type: 'C' });
    await until('active', 'active');
  });

  it.each([['channel_deleted'], ['group_deleted'], ['group_left'], ['group_archive']])('pause at %s', async (type) => {
    await told({ type, channel: channel.id });
    await until('paused', 'active');
    expect(notices()).toHaveLength(1);
  });

  it.each<JsonObject>([
    { type: 'channel_archive', channel: { id: 'C1' } },
    { type: 'channel_deleted', channel: ['C1'] },
    { type: 'channel_left', channel: "C1' or 1=1 --" },
    { type: 'channel_unarchive' },
  ])('stay as they are when an event names none: %j', async (event) => {
    await told(event);
    await bot.until(() => bot.logged('an interaction could not be answered').length > 0, 'the event');
    expect(bot.logged('a change of a channel could not be heeded')).toEqual([]);
    expect(states()).toEqual(['active', 'active']);
  });

  it('pause all of a workspace from which the app was removed, with one notice', async () => {
    await told({ type: 'tokens_revoked', tokens: { oauth: [user.id] } });
    expect(states()).toEqual(['active', 'active']);
    await told({ type: 'tokens_revoked', tokens: { bot: [slack.team.botUserId] } });
    await until('paused', 'paused');
    await told({ type: 'app_uninstalled' });
    expect(notices()).toHaveLength(1);
  });
});
