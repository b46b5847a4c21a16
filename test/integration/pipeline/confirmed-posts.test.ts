import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/adapters/chat/plain-text.ts';
import type { DevelopmentId, NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { EventId, PlacedReport } from '../../../src/domain/news/report.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import type { SubscriptionId } from '../../../src/domain/telling/subscription.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';
import { anAddress } from '../../support/telling.ts';

const { signal } = new AbortController();
const agreed = { type: 'phase', value: 'agreed' } as const;

let bot: BotOnDisk;
let reports: PlacedReport[];
let event: EventId | null = null;
beforeEach(async () => {
  bot = await BotOnDisk.start();
  event = null;
  reports = [...(await readReports(bot.store.stories, 6, STRAIT))];
  await bot.subscribe({ mode: 'both', threshold: 'all' });
});
afterEach(() => bot.stop());

async function learn(development: Partial<NewDevelopment>): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const decided = { packId: STRAIT, entryId: 'VK-1' as DevelopmentId, by: 'desk', at: bot.now, note: null };
  if (event !== null) await bot.store.decisions.merge({ from: report.eventId, into: event }, decided);
  event ??= report.eventId;
  const learned = aDevelopment(report.version.id, development);
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

async function tell(): Promise<readonly string[]> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
  return bot.slack.standing.map(({ message }) => plainText(message));
}

describe('what confirms a change', () => {
  beforeEach(async () => {
    await learn({ type: 'talks', value: 'scheduled' });
    await tell();
    bot.later(10);
  });

  it('in the round that learns of it is told by its post, and neither by an edit of the event nor by the digest', async () => {
    await learn(agreed);
    await learn({ ...agreed, kind: 'confirmed', confirms: 'VK-2' as DevelopmentId });
    const posts = await tell();
    await tell();
    expect(posts).toHaveLength(2);
    expect(posts[1]).toContain('VK-3');
    expect(bot.slack.edits).toEqual([]);
    bot.now = new Date('2031-05-07T08:00:10Z');
    const [, , digest = ''] = await tell();
    expect(digest).not.toMatch(/VK-[23]/u);
  });

  it('later is told by an edit of its post, once', async () => {
    await learn(agreed);
    await tell();
    bot.later(10);
    await learn({ ...agreed, kind: 'confirmed', confirms: 'VK-2' as DevelopmentId });
    await tell();
    const posts = await tell();
    expect(bot.slack.edits).toHaveLength(1);
    expect(posts[1]).toContain('now confirmed · VK-3');
  });

  it('in a channel that is closed for a while is told by an edit once that is open again', async () => {
    await learn(agreed);
    await tell();
    bot.later(10);
    await learn({ ...agreed, kind: 'confirmed', confirms: 'VK-2' as DevelopmentId });
    bot.slack.onEdit = () => ({ kind: 'refused', because: 'The channel is archived.', closed: true });
    await tell();
    const [subscription] = await bot.store.subscriptions.inWorkspace(anAddress());
    expect(subscription?.state).toBe('paused');
    bot.slack.onEdit = null;
    expect((await tell())[1]).not.toContain('VK-3');
    await bot.store.subscriptions.change(subscription?.id ?? ('' as SubscriptionId), {}, bot.now);
    expect((await tell())[1]).toContain('now confirmed · VK-3');
    expect(bot.slack.edits).toHaveLength(1);
  });
});
