import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsPerDay, turnoverRisk } from '../../../src/domain/news/feed-rhythm.ts';
import type { FeedHealth } from '../../../src/domain/news/feed.ts';
import { BotOnDisk } from '../../support/bot-on-disk.ts';

describe('a followed feed', () => {
  let bot: BotOnDisk;
  let told = 0;
  const publish = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      told += 1;
      bot.publish(
        'harbour-daily',
        `story-${told}`,
        `Ferry number ${told} has left the harbour of Sarvik`,
        `Number ${told}.`,
      );
    }
  };
  const poll = async (minutes: number): Promise<FeedHealth> => {
    bot.later(minutes);
    await bot.cycle();
    const all = await bot.store.feeds.all();
    const daily = all.find(({ id }) => (id as string) === 'harbour-daily');
    if (daily === undefined) throw new Error('the feed is not followed');
    return daily.health;
  };

  beforeAll(async () => {
    bot = await BotOnDisk.start();
  });
  afterAll(() => bot.stop());

  it('shows its rhythm by what is new at each poll, and an edit is nothing new', async () => {
    publish(6);
    await poll(0);
    for (let hour = 0; hour < 24; hour += 1) {
      publish(1);
      await poll(60);
    }
    bot.publish('harbour-daily', `story-${told}`, `Ferry number ${told} has left the harbour of Sarvik late`, 'Late.');
    const { rhythm } = await poll(1);
    expect(itemsPerDay(rhythm, bot.now)).toBeGreaterThan(15);
    expect(itemsPerDay(rhythm, bot.now)).toBeLessThan(60);
    expect(rhythm).toMatchObject({ windowSize: 30, missedAt: null });
  });

  it('is said to have lost items when a poll finds none of those known before', async () => {
    for (let n = 1; n <= told; n += 1) bot.feeds.withdraw('harbour-daily', `harbour-daily-story-${n}`);
    publish(5);
    const health = await poll(60);
    expect(turnoverRisk(health)).toEqual({ kind: 'missed', at: bot.now });
    publish(1);
    expect((await poll(10)).rhythm.missedAt).toEqual(health.rhythm.missedAt);
  });
});
