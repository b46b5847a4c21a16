import { join } from 'node:path';
import { HttpFeedSource } from '../../src/adapters/feeds/http-feed-source.ts';
import { VirtualClock } from '../../src/adapters/runtime/virtual-clock.ts';
import type { Store } from '../../src/adapters/store/open-store.ts';
import { feedFinder } from '../../src/app/document-reader.ts';
import type { Front } from '../../src/app/front.ts';
import { openDatabase } from '../../src/app/open-database.ts';
import { openFronts } from '../../src/app/open-fronts.ts';
import { bringUpToDate, commandDeps, cycleDeps, pollLimits } from '../../src/app/parts.ts';
import type { CommandDeps } from '../../src/commands/command.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { FeedHealth } from '../../src/domain/news/feed.ts';
import type { EventId, PlacedReport, ReportId } from '../../src/domain/news/report.ts';
import type { Platform } from '../../src/domain/telling/subscription.ts';
import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import type { CycleDeps } from '../../src/pipeline/run-cycle.ts';
import { tellAdmins } from '../../src/pipeline/tell-admins.ts';
import { ChatRoom } from '../support/chat-room.ts';
import { FeedServer } from '../support/feed-server.ts';
import { aHealth, aPlacement, aStatement, aVersion, isNews } from '../support/stories.ts';
import { aFolder } from '../support/temporary-folder.ts';
import { developmentsOf, FEEDS, figuresOf, linkOf, STRAIT, writeWar, type Report } from './war.ts';

/** What a platform needs to be given. */
export interface Setting {
  readonly env: Readonly<Record<string, string>>;
  readonly admins: { readonly slack?: readonly string[]; readonly discord?: readonly string[] };
}

interface Parts {
  readonly folder: ReturnType<typeof aFolder>;
  readonly feeds: FeedServer;
  readonly store: Store;
  readonly commands: CommandDeps;
  readonly cycle: CycleDeps;
  readonly fronts: ReadonlyMap<Platform, Front>;
  readonly close: () => Promise<void>;
}

/** The whole bot on a file, with its real fronts, by a clock that stands still until it is set; what its reports say is given, not read. */
export class Stage {
  readonly clock = new VirtualClock(new Date('2031-05-04T09:00:00Z'));
  readonly log = new ChatRoom().log;
  readonly #events = new Map<string, EventId>();
  #dark = new Set<string>();
  #parts: Parts | null = null;

  async open({ env, admins }: Setting, own: (commands: CommandDeps) => ReadonlyMap<Platform, Front>): Promise<void> {
    const [folder, feeds] = [aFolder(), await FeedServer.start()];
    const polling = { hostDelay: '0s', allowHosts: [feeds.hostPort] };
    const path = writeWar(folder.path, (feed) => feeds.url(feed), { polling, admins });
    const config = loadConfig({
      CEASEFIRE_CONFIG: path,
      DATABASE_URL: `sqlite:${join(folder.path, 'bot.db')}`,
      ...env,
    });
    const [store, finder] = [await openDatabase(config), feedFinder(config)];
    const source = new HttpFeedSource({ ...pollLimits(config), allowHosts: [feeds.hostPort] }, 'rehearsal');
    const messengers = new Map<Platform, Front['messenger']>();
    const { clock, log } = this;
    const commands = commandDeps(store, finder, config, messengers, clock, log);
    const surroundings = { clock, log, input: null, output: null, noColour: true };
    const fronts = new Map([...openFronts(config, commands, surroundings, () => undefined), ...own(commands)]);
    for (const [platform, front] of fronts) messengers.set(platform, front.messenger);
    const close = async (): Promise<void> => {
      await Promise.all([...fronts.values()].map((front) => front.stop()));
      await Promise.all([source.close(), finder.close(), feeds.close()]);
      await store.close();
      folder.remove();
    };
    const cycle = cycleDeps(store, source, config, messengers, clock, log);
    this.#parts = { folder, feeds, store, commands, cycle, fronts, close };
    await bringUpToDate(store, config, clock.now(), log);
    await Promise.all([...fronts.values()].map((front) => front.start()));
    await this.readFeeds();
  }

  get #open(): Parts {
    if (this.#parts === null) throw new Error('the stage is not open');
    return this.#parts;
  }

  get packs() {
    return this.#open.commands.packs;
  }

  get feeds(): FeedServer {
    return this.#open.feeds;
  }

  get store(): Store {
    return this.#open.store;
  }

  close(): Promise<void> {
    return this.#open.close();
  }

  /** Time passes; every feed that is not dark is read at its end. */
  async setTime(time: string): Promise<void> {
    this.clock.set(new Date(time));
    await this.readFeeds();
  }

  /** Every feed was read just now, but for those that are dark. */
  async readFeeds(): Promise<void> {
    for (const feedId of FEEDS) {
      const health = this.#dark.has(feedId) ? this.#failing() : this.#healthy();
      await this.store.stories.keepPoll({ feedId, movedTo: null, validators: null, health, harvest: null });
    }
  }

  #healthy(): FeedHealth {
    const now = this.clock.now();
    const nextPollAt = new Date(now.getTime() + 600_000);
    return aHealth({
      lastAttemptAt: now,
      lastSuccessAt: now,
      nextPollAt,
      firstPolledAt: new Date('2031-05-04T06:00:00Z'),
    });
  }

  #darkSince = new Date(0);
  #failing(): FeedHealth {
    return { ...this.#healthy(), lastSuccessAt: this.#darkSince, lastError: 'the server answered 503', failures: 40 };
  }

  /** A feed cannot be read for so many hours, and the bot looks on. */
  async darken(feed: string, hours: number): Promise<void> {
    this.#dark = new Set([feed]);
    this.#darkSince = this.clock.now();
    for (let n = 0; n <= hours * 30; n++) {
      this.clock.set(new Date(this.clock.now().getTime() + 120_000));
      await this.readFeeds();
      await tellAdmins(this.#open.cycle);
    }
  }

  /** A report is read; its developments enter the ledger. */
  async learn(report: Report): Promise<void> {
    const { stories } = this.store;
    const now = this.clock.now();
    const { slug, outlet, title, summary } = report;
    const item = { guid: slug, link: linkOf(report), title, summary, publishedAt: now };
    const feedId = FEEDS.find((feed) => feed === outlet) ?? FEEDS[0];
    if (!feedId) throw new Error('the war has no feeds');
    const harvest = { feedId, packs: [STRAIT], versions: [aVersion(item, feedId)], seenAt: now };
    await stories.keepPoll({ feedId, movedTo: null, validators: null, health: this.#healthy(), harvest });
    const [judged] = await stories.reportsToJudge(10);
    if (!judged) throw new Error(`${slug} was kept by nobody`);
    const id: ReportId = judged.id;
    const because = ['+ names both sides', '+ tells of an act (news)'];
    await stories.saveRelevance([{ id, ...isNews, because }]);
    const event = await stories.savePlacement(id, aPlacement(this.#events.get(report.of ?? '') ?? null), now);
    this.#events.set(slug, event);
    await stories.saveStatements([{ id, statements: report.says.map(({ quote }) => aStatement({ quote })) }]);
    const [settled] = await stories.reportsToSettle(10);
    if (!settled) throw new Error(`${slug} was read by nobody`);
    await this.#settle(settled, report, now);
  }

  async #settle(settled: PlacedReport, report: Report, now: Date): Promise<void> {
    const versionId = settled.version.id;
    const dated = <T extends { readonly evidence: object }>(one: T) => ({
      ...one,
      evidence: { ...one.evidence, versionId },
    });
    const developments = developmentsOf(report, now).map(dated);
    const figures = figuresOf(report, now).map(dated);
    const because = report.says.map(
      ({ type = 'position', value = 'proposes' }) => `${type} ${value}: not known before`,
    );
    // a confirmation is also one more voice for what it confirms
    const supports = developments.flatMap(({ confirms, evidence }) => (confirms ? [{ id: confirms, evidence }] : []));
    const verdict = { outcome: 'new' as const, because, developments, supports, figures };
    await this.store.stories.saveVerdict(settled, verdict, now);
  }

  /** What is due is told, and what comes of that. */
  async tell(): Promise<void> {
    const { cycle } = this.#open;
    await tellAdmins(cycle);
    await queueDigests(cycle);
    for (let n = 0; n < 2; n++) await deliverQueued(cycle, new AbortController().signal);
  }
}
