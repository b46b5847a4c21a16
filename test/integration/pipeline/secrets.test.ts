import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { Readiness } from '../../../src/adapters/web/readiness.ts';
import { createWebApp } from '../../../src/adapters/web/web-app.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import { feedHealth } from '../../../src/queries/feed-health.ts';
import { BotOnDisk, STRAIT } from '../../support/bot-on-disk.ts';
import { aPack } from '../../support/conflict.ts';

const secret = 'h1ddenW0rd';

/** Addresses that hold a name and a password, as a pack, a redirect or a permanent redirect gives them. */
describe('credentials in an address', () => {
  let bot: BotOnDisk;
  const withPassword = (): string => bot.feeds.url('daily').replace('http://', `http://ana:${secret}@`);
  const pack = () => {
    const [source] = aPack().sources;
    if (source === undefined) throw new Error('a source is needed');
    const planted = { ...source, id: 'planted' as typeof source.id, url: withPassword() };
    const trap = { ...source, id: 'trap' as typeof source.id, url: bot.feeds.url('trap') };
    return aPack({ id: STRAIT, sources: [planted, trap] });
  };

  beforeAll(async () => {
    bot = await BotOnDisk.start();
    const sources = pack().sources.map(({ id, url }) => ({ id: id as string as FeedId, url, packs: [STRAIT] }));
    await bot.store.feeds.sync(sources, 600_000, bot.now);
    for (const status of [301, 302]) {
      bot.feeds.break('trap', { kind: 'redirect', to: withPassword(), status });
      bot.later(60 * 24);
      await bot.cycle();
    }
  });
  afterAll(() => bot.stop());

  it('are refused, and the server never sees them', async () => {
    const records = await bot.store.feeds.all();
    expect(records.map(({ movedTo, health }) => [movedTo, health.failures])).toEqual([
      [null, 2],
      [null, 2],
    ]);
    expect(bot.feeds.requests('daily')).toEqual([]);
    expect(records.map(({ health }) => health.lastError)).toEqual([
      expect.stringMatching(/^The address at .+ holds credentials, which are not accepted\.$/),
      expect.stringMatching(/^After a redirect: The address at .+ holds credentials, which are not accepted\.$/),
    ]);
  });

  it('are repeated nowhere: not in the log, in health, on a page or in the data', async () => {
    const { readModel } = bot.store;
    const callers = { hubs: null, slack: null };
    const web = { packs: [pack()], readModel, readiness: new Readiness(), registry: new Registry(), ...callers };
    const app = createWebApp({ ...web, clock: { now: () => bot.now }, log: bot.log });
    const pages = await Promise.all(
      ['/', '/sources', '/api/status', '/metrics'].map(async (path) => (await app.request(path)).text()),
    );
    const health = await feedHealth(pack(), { readModel });
    expect(pages[1]).toContain('which are not accepted');
    expect(bot.logged('feed not read')).toHaveLength(4);
    for (const shown of [...pages, JSON.stringify(health.feeds), JSON.stringify(bot.log.lines)]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toMatch(/\bana:/);
    }
  });
});
