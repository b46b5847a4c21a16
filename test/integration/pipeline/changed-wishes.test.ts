import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription, Wishes } from '../../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import type { PlacedReport } from '../../../src/domain/news/report.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';

const { signal } = new AbortController();
const COUNT = 8;

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, COUNT + 1, STRAIT))];
});
afterEach(() => bot.stop());

async function learn(): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const developments = [aDevelopment(report.version.id, { type: 'pressure', value: 'threatened', actors: [] })];
  await bot.store.stories.saveVerdict(report, aVerdict({ developments }), bot.now);
}

async function tell(): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

/** How many lines each message has. */
const shown = (): readonly number[] =>
  bot.slack.standing.map(({ message }) => message.blocks.filter(({ kind }) => kind === 'bullet').length);

describe('a channel that wishes other posts than before', () => {
  it.each<[string, Partial<Wishes>, Partial<Wishes>]>([
    ['all types', { threshold: 'phase' }, { threshold: 'all' }],
    ['posts beside its digests', { mode: 'digest' }, { mode: 'both' }],
    ['a conflict that it had let go', { packs: [] }, { packs: [STRAIT] }],
    ['no quiet hours', { quiet: '22:00-21:59' }, { quiet: null }],
  ])('is told in one message what came before: %s', async (_, before, after) => {
    const desk: Subscription = await bot.subscribe({ mode: 'both', ...before });
    for (let n = 0; n < COUNT; n++) await learn();
    await tell();
    expect(shown()).toEqual([]);
    bot.later(1);
    await bot.store.subscriptions.change(desk.id, after, bot.now, { [STRAIT]: COUNT });
    bot.later(1);
    await learn();
    await tell();
    expect(shown()).toEqual([COUNT, 1]);
  });
});
