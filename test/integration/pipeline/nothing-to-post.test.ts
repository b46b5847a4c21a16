import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DevelopmentId, NewDevelopment } from '../../../src/domain/ledger/development.ts';
import type { PlacedReport } from '../../../src/domain/news/report.ts';
import { deliverQueued } from '../../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../../src/pipeline/queue-digests.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aDevelopment, aVerdict, readReports } from '../../support/stories.ts';

const { signal } = new AbortController();

let bot: BotOnDisk;
let reports: PlacedReport[];
beforeEach(async () => {
  bot = await BotOnDisk.start();
  reports = [...(await readReports(bot.store.stories, 3, STRAIT))];
});
afterEach(() => bot.stop());

async function learn(development: Partial<NewDevelopment>): Promise<void> {
  const report = reports.shift();
  if (!report) throw new Error('no report is left');
  const learned = aDevelopment(report.version.id, development);
  await bot.store.stories.saveVerdict(report, aVerdict({ developments: [learned] }), bot.now);
}

/** A round of telling: how often an outbox was read for what it carries. */
async function reads(): Promise<number> {
  let count = 0;
  const outbox = new Proxy(bot.deps.outbox, {
    get: (held, name) => {
      const value: unknown = Reflect.get(held, name);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        if (name === 'carried') count++;
        return Reflect.apply(value, held, args);
      };
    },
  });
  await queueDigests({ ...bot.deps, outbox });
  return count;
}

async function deliver(): Promise<void> {
  await queueDigests(bot.deps);
  await deliverQueued(bot.deps, signal);
}

describe('the outbox of a channel that was posted all there is', () => {
  it('is not read again and again until the digest, and is when there is news', async () => {
    await bot.subscribe({ mode: 'both' });
    await learn({ type: 'talks', value: 'scheduled' });
    expect(await reads()).toBe(1); // queues the post
    expect(await reads()).toBe(1); // sees that nothing else is to be done
    expect(await reads()).toBe(0);
    await deliverQueued(bot.deps, signal);
    expect(await reads()).toBe(1); // what has become of an event may be told in its message now
    expect(await reads()).toBe(0);
    await learn({ type: 'phase', value: 'agreed' });
    expect(await reads()).toBe(1);
    await deliverQueued(bot.deps, signal);
    expect(bot.slack.standing).toHaveLength(2);
  });

  it('is read again when the desk says that what its message was edited to tell is another event', async () => {
    await bot.subscribe({ mode: 'both' });
    const [first, second] = reports;
    if (!first || !second) throw new Error('no report is left');
    const decided = { packId: STRAIT, entryId: 'VK-1' as DevelopmentId, by: 'desk', at: bot.now, note: null };
    await learn({ type: 'talks', value: 'scheduled' });
    await deliver();
    await bot.store.decisions.merge({ from: second.eventId, into: first.eventId }, decided);
    await learn({ type: 'breach', value: 'alleged' });
    await deliver();
    expect(bot.slack.standing).toHaveLength(1);
    expect([await reads(), await reads()]).toEqual([1, 0]);
    await bot.store.decisions.split({ from: first.eventId, versions: [second.version.id] }, decided);
    await deliver();
    expect(bot.slack.standing).toHaveLength(2);
  });

  it('is read in each round while something waits for the end of quiet hours', async () => {
    await bot.subscribe({ mode: 'both', quiet: '05:00-07:00' });
    await learn({ type: 'phase', value: 'agreed' });
    expect([await reads(), await reads()]).toEqual([1, 1]);
    bot.now = new Date('2031-05-06T07:00:01Z');
    expect(await reads()).toBe(1);
    await deliverQueued(bot.deps, signal);
    expect(bot.slack.standing).toHaveLength(1);
  });

  it('is read again when its post was given up and it goes on', async () => {
    const { id } = await bot.subscribe({ mode: 'both' });
    await learn({ type: 'phase', value: 'agreed' });
    expect([await reads(), await reads(), await reads()]).toEqual([1, 1, 0]);
    bot.slack.onPost = () => ({ kind: 'refused', because: 'It is archived.' });
    await deliverQueued(bot.deps, signal);
    bot.slack.onPost = null;
    await bot.store.subscriptions.change(id, {}, bot.now);
    expect(await reads()).toBe(1);
    await deliverQueued(bot.deps, signal);
    expect(bot.slack.in('desk')).toHaveLength(1);
  });
});
