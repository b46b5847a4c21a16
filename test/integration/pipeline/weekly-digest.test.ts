import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PartyId } from '../../../src/domain/diplomacy/pack.ts';
import type { NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { PlacedReport } from '../../../src/domain/news/report.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';
import { anAddress } from '../../support/telling.ts';

const { signal } = new AbortController();
let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 2, STRAIT))];
});
afterEach(() => bot.stop());

/** Korrath takes a position, and what is due is told. */
async function learnAndTell(value: NewDevelopment['value'], now: string): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const development = aDevelopment(report.version.id, { actors: ['korrath' as PartyId], value });
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [development] }), bot.now);
  bot.now = new Date(now);
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

describe("a week's digest", () => {
  it('brings the timeline as a picture with its first post, a day’s does not', async () => {
    await bot.subscribe({ mode: 'digest', schedule: { time: '08:00', days: 'weekly', timezone: 'UTC' } });
    await learnAndTell('rejects', '2031-05-12T08:01:00Z'); // a Monday
    const [weekly] = bot.slack.standing;
    expect(weekly?.message.chart).toMatchObject({ title: 'Valmere–Korrath', to: bot.now });
    expect(weekly?.message.chart?.lanes.flatMap(({ spans }) => spans.map(({ words }) => words))).toContain('rejects');
    await bot.subscribe({ address: anAddress('daily'), mode: 'digest' });
    await learnAndTell('accepts', '2031-05-13T08:01:00Z');
    expect(bot.slack.standing.map(({ message }) => message.chart !== undefined)).toEqual([true, false]);
  });
});
