import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import { understand } from '../../../src/pipeline/understand.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';

const COUNT = 40;
const { signal } = new AbortController();

describe('a backlog of reports', () => {
  let bot: BotOnDisk;
  beforeEach(async () => {
    bot = await BotOnDisk.start();
    for (let n = 0; n < COUNT; n++) {
      const title = `Korrath accepts point ${n} of the 60-day ceasefire`;
      bot.publish('meridian-courier', `point-${n}`, title, `“We accept point ${n},” Chancellor Bren Osk said.`);
    }
    await pollDueFeeds(bot.deps, signal);
  });
  afterEach(() => bot.stop());

  it('leaves everything else its turn after each write, and a question its answer in between', async () => {
    let over = false;
    let turns = 0;
    const count = (): void => {
      turns++;
      if (!over) setImmediate(count);
    };
    const understood = understand(bot.deps, signal).finally(() => (over = true));
    setImmediate(count);
    const answer = new Promise<boolean>((resolve) =>
      setTimeout(() => void bot.store.readModel.ledger(STRAIT).then(() => resolve(over)), 1),
    );
    await expect(answer).resolves.toBe(false);
    expect(await understood).toMatchObject({ settled: expect.any(Number), failed: 0 });
    expect(turns).toBeGreaterThan(COUNT);
  });
});
