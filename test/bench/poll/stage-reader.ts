// The whole first stage as the bot runs it: due feeds, guard, fetching, reading, identity, health, storing on disk. Only
// the clock is moved: a day a round, so that every feed is due.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HttpFeedSource, feedUserAgent } from '../../../src/adapters/feeds/http-feed-source.ts';
import { PinoLog } from '../../../src/adapters/runtime/pino-log.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { FeedId } from '../../../src/domain/news/feed.ts';
import { pollDueFeeds } from '../../../src/pipeline/poll-due-feeds.ts';
import { Retries } from '../../../src/pipeline/retries.ts';
import { feedUrl, hostOf } from './hosts.ts';
import { givenTask, serveRounds } from './reader.ts';

const DAY_MS = 86_400_000;
const task = givenTask();
const folder = mkdtempSync(join(tmpdir(), 'ceasefire-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const pack = 'bench' as PackId;
const store = await openStore(`sqlite:${join(folder, 'bench.db')}`, { prefixes: { [pack]: 'BE' } });
const limits = { intervalMs: 600_000, minIntervalMs: 60_000, maxIntervalMs: 7_200_000 };
const source = new HttpFeedSource(
  {
    timeoutMs: 20_000,
    maxBytes: 10_000_000,
    concurrency: task.concurrency,
    perHost: 2,
    hostDelayMs: 0,
    allowHosts: Array.from({ length: task.hosts }, (_, n) => `${hostOf(n)}:${task.port}`),
  },
  feedUserAgent('bench', 'https://bot.example'),
);
let today = Date.UTC(2031, 0, 1);
const clock = { now: () => new Date(today) };
const feeds = Array.from({ length: task.feeds }, (_, n) => ({
  id: `feed-${n}` as FeedId,
  url: feedUrl(n, task),
  packs: [pack],
}));
await store.feeds.sync(feeds, limits.intervalMs, clock.now());
const deps = {
  feeds: store.feeds,
  source,
  store: store.stories,
  limits,
  retries: new Retries(),
  clock,
  log: new PinoLog('error'),
  moment: () => setTimeout(10),
};

serveRounds(async () => {
  today += DAY_MS;
  const { polled, failed, versions } = await pollDueFeeds(deps, new AbortController().signal);
  if (polled !== task.feeds || failed > 0) throw new Error(`${polled} of ${task.feeds} feeds polled, ${failed} failed`);
  return versions;
});
