import { setTimeout as wait } from 'node:timers/promises';
import { TERMINAL } from '../adapters/console/console-messenger.ts';
import type { HttpFeedSource } from '../adapters/feeds/http-feed-source.ts';
import { OpmlFormat } from '../adapters/feeds/opml-format.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { CommandDeps } from '../commands/command.ts';
import { readBaselineFile } from '../config/baseline-file.ts';
import type { Config } from '../config/load.ts';
import type { PackId } from '../domain/diplomacy/pack.ts';
import { stillFollowed } from '../domain/news/added-source.ts';
import type { FeedId } from '../domain/news/feed.ts';
import type { RetentionLimits } from '../domain/news/retention.ts';
import { scheduleFromCron } from '../domain/telling/schedule-from-cron.ts';
import { addressOfPerson, type ChannelAddress, type Platform, type Schedule } from '../domain/telling/subscription.ts';
import { NothingToPost } from '../pipeline/nothing-to-post.ts';
import type { CycleDeps } from '../pipeline/run-cycle.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedFinder } from '../ports/feed-finder.ts';
import type { ListedFeed } from '../ports/feed-registry.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import { understanding } from './understanding.ts';

/** Polling's bounds, for the rhythm and for the reader of feeds. */
export function pollLimits({ polling }: Pick<Config, 'polling'>) {
  return {
    intervalMs: polling.interval,
    minIntervalMs: polling.minInterval,
    maxIntervalMs: polling.maxInterval,
    timeoutMs: polling.timeout,
    maxBytes: polling.maxBytes,
    concurrency: polling.concurrency,
    perHost: polling.perHost,
    hostDelayMs: polling.hostDelay,
  };
}

/** How long things are kept. */
export function retentionLimits({ retention }: Pick<Config, 'retention'>): RetentionLimits {
  const { texts: textsMs, reports: reportsMs, deliveries: deliveriesMs } = retention;
  return { textsMs, reportsMs, deliveriesMs };
}

/** At each start: posts that a dead process was making are unknown, feeds are those of the packs, a changed baseline is stored; what is subscribed to and not configured is said. */
export async function bringUpToDate(store: Store, config: Config, now: Date, log: Log): Promise<void> {
  const unknown = await store.outbox.recover();
  if (unknown > 0) log.warn('posts of the last run have to be looked up', { unknown });
  await storeBaselines(store, config, now);
  await store.feeds.sync(listedFeeds(config), config.polling.interval, now);
  await followAdded(store, config, log);
  await warnOfMissingPacks(store, config, log);
}

/** Who subscribed to a conflict that is configured no longer would be told nothing, without a word to anybody. */
async function warnOfMissingPacks({ subscriptions }: Store, config: Config, log: Log): Promise<void> {
  const configured = new Set<PackId>(config.packs.map(({ pack }) => pack.id));
  const missing = new Map<PackId, number>();
  for (const { packs } of await subscriptions.active())
    for (const id of packs) if (!configured.has(id)) missing.set(id, (missing.get(id) ?? 0) + 1);
  for (const [packId, count] of missing)
    log.warn('a conflict that is subscribed to is not configured; nothing of it is told', {
      packId,
      subscriptions: count,
    });
}

/** Feeds that admins added are followed beside those of the packs' files, as long as their conflict is configured. */
async function followAdded(store: Store, config: Config, log: Log): Promise<void> {
  const packs = config.packs.map(({ pack }) => pack);
  const { followed, unfollowed } = stillFollowed(await store.added.all(), packs);
  await store.added.follow(followed);
  for (const { source, because } of unfollowed)
    log.warn('an added feed is not followed', { feedId: source.id, packId: source.packId, because });
}

/** A pack's baseline is stored when it is another one than its file had before. */
export async function storeBaselines(store: Store, config: Config, now: Date): Promise<void> {
  for (const { baseline } of config.packs) if (baseline !== null) await store.stories.saveBaseline(baseline, now);
}

/** A source that several packs list is one feed. */
function listedFeeds(config: Config): readonly ListedFeed[] {
  const feeds = new Map<string, { readonly url: string; readonly packs: PackId[] }>();
  for (const { pack } of config.packs) {
    for (const source of pack.sources) {
      const known = feeds.get(source.id);
      if (known) known.packs.push(pack.id);
      else feeds.set(source.id, { url: source.url, packs: [pack.id] });
    }
  }
  return [...feeds].map(([id, feed]) => ({ id: id as FeedId, ...feed }));
}

/** Config lets no other cron line through than those that are a schedule. */
const DAILY_AT_EIGHT: Schedule = { time: '08:00', days: 'daily', timezone: 'UTC' };

/** What the chat commands work on. */
export function commandDeps(
  store: Store,
  finder: FeedFinder,
  config: Config,
  messengers: ReadonlyMap<Platform, Messenger>,
  clock: Clock,
  log: Log,
): CommandDeps {
  return {
    packs: config.packs.map(({ pack }) => pack),
    readModel: store.readModel,
    subscriptions: store.subscriptions,
    added: store.added,
    decisions: store.decisions,
    proposals: store.proposals,
    twoPersons: config.desk.twoPersons,
    deskMembers: () => adminAddresses(config).filter(({ platform }) => messengers.has(platform)),
    baselines: store.baselines,
    baselineFiles: { read: readBaselineFile },
    looks: store.looks,
    outbox: store.outbox,
    finder,
    lists: new OpmlFormat(),
    clock,
    log,
    defaults: {
      schedule: scheduleFromCron(config.digest.defaultSchedule, config.digest.timezone) ?? DAILY_AT_EIGHT,
      heartbeat: config.digest.heartbeat,
      intervalMs: config.polling.interval,
      maxLines: config.digest.maxLines,
    },
    preflight: async (address, wish) => (await messengers.get(address.platform)?.preflight(address, wish)) ?? [],
  };
}

/** Who is told how the feeds are doing: those whom the config names, and whoever sits at the terminal. */
export function adminAddresses({ admins }: Pick<Config, 'admins'>): readonly ChannelAddress[] {
  return [
    TERMINAL,
    ...[...new Set(admins.slack)].map((id) => addressOfPerson('slack', id)),
    ...[...new Set(admins.discord)].map((id) => addressOfPerson('discord', id)),
  ];
}

/** Polls that end so shortly one after the other are written together. */
const GATHERING_MS = 10;

/** What the seven stages work on. */
export function cycleDeps(
  store: Store,
  source: HttpFeedSource,
  config: Config,
  messengers: ReadonlyMap<Platform, Messenger>,
  clock: Clock,
  log: Log,
): CycleDeps {
  return {
    ...understanding(config.packs, store, clock, log),
    feeds: store.feeds,
    source,
    limits: pollLimits(config),
    moment: () => wait(GATHERING_MS),
    subscriptions: store.subscriptions,
    readModel: store.readModel,
    outages: store.outages,
    admins: adminAddresses(config),
    timezone: config.digest.timezone,
    outbox: store.outbox,
    edits: store.edits,
    messengers,
    nothingToPost: new NothingToPost(),
    maxLines: config.digest.maxLines,
  };
}
