import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';
import { anAddress } from '../../support/telling.ts';

const { signal } = new AbortController();
const MINUTE_MS = 60_000;
const ZONES = { kyiv: 'Europe/Kyiv', york: 'America/New_York' } as const;

let bot: BotOnDisk;
beforeEach(async () => {
  bot = await BotOnDisk.start();
});
afterEach(() => bot.stop());

/** What is due is told; a post that comes is noted with the moment. */
async function tick(seen: Map<string, Date[]>): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
  for (const channel of Object.keys(ZONES)) {
    const times = seen.get(channel) ?? [];
    while (times.length < bot.slack.in(channel).length) times.push(bot.now);
    seen.set(channel, times);
  }
}

async function subscribeBoth(from: string): Promise<void> {
  bot.now = new Date(from);
  for (const [channel, timezone] of Object.entries(ZONES))
    await bot.subscribe({
      address: anAddress(channel),
      mode: 'digest',
      schedule: { time: '08:00', days: 'daily', timezone },
    });
}

const written = (times: readonly Date[] | undefined): readonly string[] =>
  (times ?? []).map((at) => at.toISOString().slice(0, 16));

describe('two channels of one workspace in two zones', () => {
  it('each get one digest a day at their own eight o’clock, across a month’s end, while the clock jumps about', async () => {
    await subscribeBoth('2031-02-26T12:30:00Z');
    const seen = new Map<string, Date[]>();
    const end = Date.parse('2031-03-03T00:00:00Z');
    for (let n = 1; bot.now.getTime() < end; n++) {
      const before = bot.now;
      await tick(seen);
      // now and then the clock is wrong for a moment: hours behind, or a little
      bot.now = new Date(before.getTime() - (n % 7 === 0 ? 5 * 60 : 20) * MINUTE_MS);
      await tick(seen);
      bot.now = new Date(before.getTime() + 15 * MINUTE_MS);
    }
    const days = ['02-27', '02-28', '03-01', '03-02'];
    expect(written(seen.get('kyiv'))).toEqual(days.map((day) => `2031-${day}T06:00`));
    expect(written(seen.get('york'))).toEqual(['02-26', ...days].map((day) => `2031-${day}T13:00`));
  }, 60_000);

  it('each get one for a night in which clocks are changed, and one for days in which nothing ran', async () => {
    await subscribeBoth('2031-10-25T13:30:00Z');
    const seen = new Map<string, Date[]>();
    // Kyiv goes back an hour on 26 October; from the 27th to the 29th nothing runs
    for (; bot.now < new Date('2031-10-27T00:00:00Z'); bot.later(30)) await tick(seen);
    bot.now = new Date('2031-10-29T22:00:00Z');
    await tick(seen);
    await tick(seen);
    expect(written(seen.get('kyiv'))).toEqual(['2031-10-26T06:00', '2031-10-29T22:00']);
    expect(written(seen.get('york'))).toEqual(['2031-10-26T12:00', '2031-10-29T22:00']);
  }, 60_000);
});
