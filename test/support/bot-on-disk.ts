import { join } from 'node:path';
import { HttpFeedSource } from '../../src/adapters/feeds/http-feed-source.ts';
import type { Store } from '../../src/adapters/store/open-store.ts';
import { openDatabase } from '../../src/app/open-database.ts';
import { bringUpToDate, cycleDeps, pollLimits } from '../../src/app/parts.ts';
import { loadConfig, type Config } from '../../src/config/load.ts';
import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Subscription } from '../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { findDevelopments } from '../../src/pipeline/find-developments.ts';
import { groupIntoEvents } from '../../src/pipeline/group-into-events.ts';
import { judgeReports } from '../../src/pipeline/judge-relevance.ts';
import { pollDueFeeds } from '../../src/pipeline/poll-due-feeds.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import { readStatements } from '../../src/pipeline/read-statements.ts';
import { runCycle, type CycleDeps, type CycleReport } from '../../src/pipeline/run-cycle.ts';
import type { NewSubscription } from '../../src/ports/subscriptions.ts';
import { ChannelWall } from '../fakes/channel-wall.ts';
import { ChatRoom } from './chat-room.ts';
import { Fate } from './fate.ts';
import { FeedServer } from './feed-server.ts';
import { writeInventedWar, type InventedFeed } from './invented-war.ts';
import { aWish } from './telling.ts';
import { aFolder } from './temporary-folder.ts';

export const STRAIT = 'strait' as PackId;
const { signal } = new AbortController();

/** The seven stages, each to be run by itself. */
export const STAGES: readonly (readonly [string, (deps: CycleDeps) => Promise<unknown>])[] = [
  ['poll', (deps) => pollDueFeeds(deps, signal)],
  ['judge', (deps) => judgeReports(deps, signal)],
  ['group', (deps) => groupIntoEvents(deps, signal)],
  ['read', (deps) => readStatements(deps, signal)],
  ['settle', (deps) => findDevelopments(deps, signal)],
  ['queue', queueDigests],
  ['deliver', (deps) => deliverQueued(deps, signal)],
];

/**
 * The pipeline over a database file, a local feed server and a platform of the test's own, at a time that the test sets.
 * A crash drops everything but file, feeds and platform.
 */
export class BotOnDisk {
  readonly feeds: FeedServer;
  readonly slack = new ChannelWall('slack');
  readonly discord = new ChannelWall('discord');
  readonly log = new ChatRoom().log;
  readonly #folder = aFolder();
  readonly #config: Config;
  now = new Date('2031-05-06T06:00:00Z');
  #running: { readonly store: Store; readonly source: HttpFeedSource; readonly deps: CycleDeps } | null = null;

  private constructor(feeds: FeedServer, more: Readonly<Record<string, unknown>>) {
    this.feeds = feeds;
    const database = `sqlite:${join(this.#folder.path, 'bot.db')}`;
    const config = writeInventedWar(this.#folder.path, feeds, false, more);
    this.#config = loadConfig({ CEASEFIRE_CONFIG: config, DATABASE_URL: database });
  }

  /** `more` stands in its configuration beside the usual. */
  static async start(more: Readonly<Record<string, unknown>> = {}): Promise<BotOnDisk> {
    const bot = new BotOnDisk(await FeedServer.start(), more);
    await bot.open();
    return bot;
  }

  /** A process starts on the file, with a fate. */
  async open(fate = new Fate()): Promise<void> {
    const opened = await openDatabase(this.#config);
    const mortal = (({ stories, feeds, outages, outbox, edits, subscriptions }) => ({
      stories: fate.over(stories),
      feeds: fate.over(feeds),
      outages: fate.over(outages),
      outbox: fate.over(outbox),
      edits: fate.over(edits),
      subscriptions: fate.over(subscriptions),
    }))(opened);
    const store: Store = { ...opened, ...mortal };
    const limits = { ...pollLimits(this.#config), timeoutMs: 700, allowHosts: [this.feeds.hostPort] };
    const source = new HttpFeedSource(limits, 'test');
    const messengers = new Map([this.slack, this.discord].map((wall) => [wall.platform, fate.over(wall)]));
    const deps = cycleDeps(store, source, this.#config, messengers, { now: () => this.now }, this.log);
    this.#running = { store, source, deps };
    await bringUpToDate(store, this.#config, this.now, this.log);
  }

  get databasePath(): string {
    return join(this.#folder.path, 'bot.db');
  }

  get deps(): CycleDeps {
    return this.#open.deps;
  }

  get store(): Store {
    return this.#open.store;
  }

  /** The process is gone, whatever it was at; another one starts. */
  async crash(fate = new Fate()): Promise<void> {
    await this.#letGo();
    await this.open(fate);
  }

  /** The process is gone for good. */
  async stop(): Promise<void> {
    await this.#letGo();
    await this.feeds.close();
    this.#folder.remove();
  }

  cycle(): Promise<CycleReport> {
    return runCycle(this.deps, signal);
  }

  /** Time passes. */
  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  publish(feed: InventedFeed, slug: string, title: string, summary: string): void {
    const link = `https://example.invalid/${feed}/${slug}`;
    this.feeds.publish(feed, { title, summary, link, guid: `${feed}-${slug}`, publishedAt: this.now });
  }

  subscribe(wish: Partial<NewSubscription> = {}): Promise<Subscription> {
    const schedule = { time: '08:00', days: 'daily', timezone: 'UTC' } as const;
    const whole = aWish({ packs: [STRAIT], schedule, quiet: null, threshold: 'all', ...wish });
    return this.store.subscriptions.add(whole, { [STRAIT]: 0 }, this.now);
  }

  logged(message: string): readonly Readonly<Record<string, unknown>>[] {
    return this.log.lines.filter((line) => line.message === message).map(({ fields }) => fields);
  }

  get #open() {
    if (this.#running === null) throw new Error('no process is running');
    return this.#running;
  }

  async #letGo(): Promise<void> {
    const { store, source } = this.#open;
    this.#running = null;
    await source.close();
    await store.close();
  }
}
