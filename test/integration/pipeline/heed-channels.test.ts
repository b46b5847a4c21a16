import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import { barring } from '../../../src/domain/telling/lack.ts';
import type { ChannelChange, HeedChannel } from '../../../src/domain/telling/channel-change.ts';
import type { Subscription } from '../../../src/domain/telling/subscription.ts';
import { heedChannels } from '../../../src/pipeline/heed-channels.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';
import { anAddress, current } from '../../support/telling.ts';

describe('a channel that takes no posts any more', () => {
  let bot: BotOnDisk;
  let heed: HeedChannel;
  let desk: Subscription;
  let twin: Subscription;
  let lobby: Subscription;
  const archived: ChannelChange = {
    platform: 'slack',
    workspace: 'newsroom',
    channel: 'desk',
    gone: 'It is archived.',
  };
  const looked: ChannelChange = { ...archived, gone: null };

  beforeEach(async () => {
    bot = await BotOnDisk.start();
    await bot.cycle(); // the first poll, which is background
    bot.later(10);
    desk = await bot.subscribe({ mode: 'breaking' });
    twin = await bot.subscribe({ mode: 'digest' });
    lobby = await bot.subscribe({ mode: 'breaking', address: anAddress('lobby'), createdBy: 'owner' });
    restart();
  });
  afterEach(() => bot.stop());

  const restart = (): void => {
    const { messengers, conflicts, clock, log } = bot.deps;
    heed = heedChannels({
      subscriptions: bot.store.subscriptions,
      packs: conflicts.map(({ pack }) => pack),
      messengers,
      clock,
      log,
    });
  };
  const publish = (slug: string, title: string, summary: string): void =>
    bot.publish('meridian-courier', slug, title, summary);
  const accepts = () => publish('accepts', 'Korrath accepts 60-day ceasefire', '“Korrath accepts the ceasefire,” Bren Osk said.'); // prettier-ignore
  const swaps = () => publish('swap', 'Valmere and Korrath swap 90 prisoners', 'Valmere and Korrath have exchanged 90 prisoners, the Isle Council said.'); // prettier-ignore
  const states = async () => {
    const all = [desk, twin, lobby].map((one) => current(bot.store.subscriptions, one));
    return (await Promise.all(all)).map(({ state }) => state);
  };
  const notices = () =>
    bot.slack.in('editor').map(({ message }) => plainText(message, { width: 10_000, colour: false }));

  it('waits for no other platform, where a look may take long', async () => {
    const watch = { ...anAddress('watch'), platform: 'discord' } as const;
    const other = await bot.subscribe({ mode: 'breaking', address: watch });
    bot.slack.preflight = () => new Promise(() => undefined);
    void heed(looked);
    await heed({ ...archived, platform: 'discord', channel: 'watch' });
    expect(await current(bot.store.subscriptions, other)).toMatchObject({ state: 'paused' });
  });

  it('pauses its subscriptions at once, with one notice to who subscribed, however often it is told', async () => {
    await Promise.all([heed(archived), heed(archived)]);
    await heed(archived);
    expect(await states()).toEqual(['paused', 'paused', 'active']);
    expect(await current(bot.store.subscriptions, desk)).toMatchObject({ pausedBecause: 'It is archived.' });
    accepts();
    await bot.cycle();
    await bot.crash();
    restart();
    bot.later(10);
    await bot.cycle();
    expect([bot.slack.in('desk').length, bot.slack.in('lobby').length]).toEqual([0, 1]);
    expect(notices()).toHaveLength(1);
    expect(notices()[0]).toContain('2 subscriptions of yours are paused. It is archived.');
    expect(notices()[0]).toContain(`subscription ${desk.id}`);
    expect(notices()[0]).toContain(`subscription ${twin.id}`);
    expect(bot.slack.in('owner')).toEqual([]);
  });

  it('goes on with what was missed as one net change, once', async () => {
    await heed(archived);
    accepts();
    await bot.cycle();
    bot.later(10);
    swaps();
    await bot.cycle();
    expect(bot.slack.in('lobby')).toHaveLength(2);
    bot.later(60);
    await heed(looked);
    expect(await states()).toEqual(['active', 'active', 'active']);
    await bot.crash();
    await bot.cycle();
    await bot.cycle();
    const [missed, ...more] = bot.slack.in('desk');
    expect(more).toEqual([]);
    expect(missed?.message.headline).toContain('and 1 more');
    const shown = JSON.stringify(missed?.message.blocks);
    expect(shown).toContain('accepts');
    expect(shown).toContain('prisoners');
  });

  it('is looked at where something was taken away or given back', async () => {
    bot.slack.lacks = [barring('Ceasefire Bot lacks the permission Send Messages.')];
    await heed(looked);
    expect(await states()).toEqual(['paused', 'paused', 'active']);
    await heed(looked);
    bot.slack.lacks = [];
    await heed({ ...looked, channel: null });
    expect(await states()).toEqual(['active', 'active', 'active']);
    await bot.cycle();
    expect(notices()).toHaveLength(1);
  });

  it('is served in spite of what only weakens: it is not paused for that, and goes on with it', async () => {
    bot.slack.lacks = [{ harms: 'look-ups', because: 'Ceasefire Bot lacks the permission Read Message History.' }];
    await heed(looked);
    expect(await states()).toEqual(['active', 'active', 'active']);
    await heed(archived);
    await heed(looked);
    expect(await states()).toEqual(['active', 'active', 'active']);
  });

  it('stays as it is where nothing lacks', async () => {
    await heed(looked);
    await heed({ platform: 'terminal', workspace: 'local', channel: null, gone: null });
    expect(await states()).toEqual(['active', 'active', 'active']);
    expect(await current(bot.store.subscriptions, desk)).toEqual(desk);
  });

  it('takes all with it when a whole workspace goes, each person told once', async () => {
    await heed({ ...archived, channel: null, gone: 'The bot was removed.' });
    expect(await states()).toEqual(['paused', 'paused', 'paused']);
    await bot.cycle();
    expect([notices().length, bot.slack.in('owner').length]).toEqual([1, 1]);
  });

  it('is noticed at the next post where the change could not be heeded', async () => {
    const { messengers, clock, log } = bot.deps;
    const broken = async () => Promise.reject(new Error('the disk is full'));
    const subscriptions = { inChannel: broken, inWorkspace: broken, pause: broken, change: broken };
    await heedChannels({ subscriptions, packs: [], messengers, clock, log })(archived);
    expect(bot.logged('a change of a channel could not be heeded')).toMatchObject([{ channel: 'desk' }]);
    expect(await states()).toEqual(['active', 'active', 'active']);
  });
});
