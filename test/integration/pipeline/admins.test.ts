import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { Post } from '../../../src/ports/messenger.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';
import { Fate } from '../../support/fate.ts';

const ANA = 'U0ANA';
const BEN = '175928847299117063';
const DAILY = 'harbour-daily';
const gone = { kind: 'status', status: 404 } as const;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start({ admins: { slack: [ANA], discord: [BEN] }, digest: { timezone: 'Europe/Kyiv' } });
});
afterEach(() => bot.stop());

/** Ten minutes pass between cycles. */
async function live(minutes: number, on = bot): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 10) {
    on.later(10);
    await on.cycle();
  }
}

/** What each was told; when a feed is tried next is the rhythm's business. */
const read = (on = bot) => ({
  slack: on.slack.in(ANA).map(textOf),
  discord: on.discord.in(BEN).map(textOf),
});
const textOf = ({ message }: Post): string => plainText(message).replace(/(?<=Next try )\d\d:\d\d/u, '…');
const both = (...texts: readonly string[]) => ({ slack: texts, discord: texts });

const DARK =
  'Harbour Daily has not been read since 6 May 2031, 09:00 EEST: There is no feed at this address (HTTP 404). ' +
  '1 of 2 sources is read. Next try … EEST.';

describe('the admins', () => {
  it('are told once when a source has been dark for six hours and once when it is read again', async () => {
    await bot.cycle();
    bot.feeds.break(DAILY, gone);
    await live(350);
    expect(read()).toEqual(both());
    await live(10 * 60);
    expect(read()).toEqual(both(DARK));
    bot.feeds.heal(DAILY);
    for (const slug of ['fair', 'cup']) bot.publish(DAILY, slug, `The ${slug} is over`, 'Everybody went home.');
    await live(24 * 60);
    const back = expect.stringMatching(
      /^Harbour Daily is read again, since \d May 2031, \d\d:\d\d EEST; it was dark for \d[\w ]+\. 2 items of that time came in\. 2 of 2 sources are read\.$/u,
    );
    expect(read()).toEqual({ slack: [DARK, back], discord: [DARK, back] });
    expect(bot.logged('source dark')).toMatchObject([{ feedId: DAILY, unreadSince: '2031-05-06T06:00:00.000Z' }]);
    expect(bot.logged('source read again')).toMatchObject([{ feedId: DAILY }]);
  });

  it('are told of everything at once when nothing can be read', async () => {
    await bot.cycle();
    for (const feed of ['meridian-courier', DAILY]) bot.feeds.break(feed, { kind: 'hang-up' });
    await live(8 * 60);
    expect(read().slack).toEqual([
      [
        "2 sources have not been read for six hours or more. All of them fail: that is probably this machine's own connection.",
        '  • Harbour Daily, since 6 May 2031, 09:00 EEST: The server broke the connection off.',
        '  • The Meridian Courier, since 6 May 2031, 09:00 EEST: The server broke the connection off.',
        '',
        '0 of 2 sources are read. Next try … EEST.',
      ].join('\n'),
    ]);
  });

  it('are told nothing of the time in which the bot was off', async () => {
    await bot.cycle();
    bot.feeds.break(DAILY, gone);
    await live(60);
    bot.later(9 * 60);
    await bot.crash();
    await live(4 * 60);
    expect(read()).toEqual(both());
    await live(4 * 60);
    expect(read().slack).toHaveLength(1);
  });

  it('need not be there: the log says it', async () => {
    await bot.stop();
    bot = await BotOnDisk.start();
    await bot.cycle();
    bot.feeds.break(DAILY, gone);
    await live(7 * 60);
    expect(bot.logged('source dark')).toHaveLength(1);
    expect([bot.slack.standing, bot.discord.standing]).toEqual([[], []]);
  });

  it('who take no messages hold up nobody, pause nothing, and are noted once', async () => {
    const desk = await bot.subscribe();
    await bot.cycle();
    const because = 'The person takes no direct messages from Ceasefire Bot.';
    bot.discord.onPost = () => ({ kind: 'refused', because });
    bot.feeds.break(DAILY, gone);
    await live(9 * 60);
    expect(read()).toEqual({ slack: [DARK], discord: [] });
    expect(bot.logged('delivery not sent')).toMatchObject([{ kind: 'gave-up', because }]);
    expect(await bot.store.subscriptions.active()).toMatchObject([{ id: desk.id, state: 'active' }]);
  });

  it('are told exactly once, whenever the process dies', async () => {
    let undisturbed: ReturnType<typeof read> | null = null;
    const deaths: (string | null)[] = [];
    for (let moment = 0; undisturbed === null || deaths.at(-1) !== null; moment++) {
      const other = await BotOnDisk.start({ admins: { slack: [ANA], discord: [BEN] } });
      try {
        await other.cycle();
        other.feeds.break(DAILY, gone);
        await live(350, other);
        other.later(10);
        const fate = new Fate(moment === 0 ? Infinity : moment);
        await other
          .crash(fate)
          .then(
            () => other.cycle(),
            () => undefined,
          )
          .catch((cause: unknown) => {
            if (fate.diedAt === null) throw cause;
          });
        if (moment > 0) deaths.push(fate.diedAt);
        other.later(2);
        await other.crash();
        await live(30, other);
        undisturbed ??= read(other);
        expect([moment, fate.diedAt, read(other)]).toEqual([moment, fate.diedAt, undisturbed]);
      } finally {
        await other.stop();
      }
    }
    expect(undisturbed.slack).toHaveLength(1);
    expect(undisturbed.discord).toHaveLength(1);
    expect(deaths).toEqual(expect.arrayContaining(['before keep', 'after keep', 'before post', 'after post']));
  }, 120_000);
});
