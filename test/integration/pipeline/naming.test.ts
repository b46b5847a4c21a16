import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { PlacedReport } from '../../../src/domain/news/report.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';

const { signal } = new AbortController();
const DESK = '<!subteam^S1|@desk>';
const talks = { type: 'talks', value: 'scheduled' } as const;

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 20, STRAIT))];
});
afterEach(() => bot.stop());

async function learn(development: Partial<NewDevelopment>): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const learned = aDevelopment(report.version.id, { actors: ['korrath' as PartyId], ...development });
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

/** One more development a few minutes later, told. */
async function next(development: Partial<NewDevelopment>): Promise<void> {
  bot.later(15);
  await learn(development);
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

const named = (): readonly boolean[] => bot.slack.standing.map(({ message }) => message.mention === DESK);

describe('whom posts name', () => {
  it('is named three times a day at most, the last time for a change of phase, also after a restart', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'all', mention: DESK });
    for (let n = 0; n < 3; n++) await next({ ...talks, about: `round ${n}` });
    expect(named()).toEqual([true, true, false]);
    await bot.crash();
    await next({ type: 'phase', value: 'agreed' });
    await next({ type: 'phase', value: 'in-force' });
    expect(named()).toEqual([true, true, false, true, false]);
    bot.later(24 * 60);
    await next({ ...talks, about: 'the next day' });
    expect(named().at(-1)).toBe(true);
  });

  it('is nobody where nobody is wished', async () => {
    await bot.subscribe({ mode: 'breaking', threshold: 'all', mention: null });
    await next(talks);
    expect(bot.slack.standing.map(({ message }) => 'mention' in message)).toEqual([false]);
  });

  it('is named by a digest where digests are all that comes, and only on a day with news', async () => {
    await bot.subscribe({ mode: 'digest', mention: DESK, heartbeat: true });
    bot.now = new Date('2031-05-06T08:00:00Z');
    await queueDigests(bot.deps);
    await deliverQueued(bot.deps, signal);
    await learn(talks);
    bot.now = new Date('2031-05-07T08:00:00Z');
    await queueDigests(bot.deps);
    await deliverQueued(bot.deps, signal);
    expect(named()).toEqual([false, true]);
  });

  it('is left to the posts where both come', async () => {
    await bot.subscribe({ mode: 'both', threshold: 'phase', mention: DESK });
    await learn(talks);
    bot.now = new Date('2031-05-06T08:00:00Z');
    await queueDigests(bot.deps);
    await deliverQueued(bot.deps, signal);
    expect(named()).toEqual([false]);
  });
});
