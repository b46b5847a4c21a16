import type { HttpFeedFinder } from './adapters/feeds/http-feed-finder.ts';
import { HttpFeedSource } from './adapters/feeds/http-feed-source.ts';
import { Ticker } from './adapters/runtime/ticker.ts';
import { isDamagedFile } from './adapters/store/sqlite-failure.ts';
import { takeInstance, type InstanceLock } from './adapters/store/instance-lock.ts';
import type { Store } from './adapters/store/open-store.ts';
import { StartCheck } from './app/check-channels.ts';
import { warnOfUnreachableAdmins } from './app/check-admins.ts';
import { bringUpToDate, commandDeps, cycleDeps, pollLimits, retentionLimits } from './app/parts.ts';
import { Readiness } from './adapters/web/readiness.ts';
import type { WebServer } from './adapters/web/web-server.ts';
import type { Front } from './app/front.ts';
import type { Surroundings } from './app/surroundings.ts';
import { feedFinder, ownName } from './app/document-reader.ts';
import { LOCAL_ASKER } from './app/local-asker.ts';
import { openDatabase } from './app/open-database.ts';
import { openFronts, type NoteState } from './app/open-fronts.ts';
import { openHubs, type Hubs } from './app/open-hubs.ts';
import { openWeb } from './app/open-web.ts';
import { readAhead } from './app/read-ahead.ts';
import type { CommandDeps } from './commands/command.ts';
import { COMMANDS } from './commands/list.ts';
import { answerWords } from './commands/run-command.ts';
import type { Config } from './config/load.ts';
import type { Reply } from './domain/telling/message.ts';
import type { Platform } from './domain/telling/subscription.ts';
import { DeliveryLanes } from './pipeline/deliver-queued.ts';
import { DroppingOld } from './pipeline/drop-old.ts';
import { FeedPolling } from './pipeline/feed-polling.ts';
import { followHubs } from './pipeline/follow-hubs.ts';
import { queueDigests } from './pipeline/queue-digests.ts';
import { runCycle, type CycleDeps, type CycleReport } from './pipeline/run-cycle.ts';
import { tellAdmins } from './pipeline/tell-admins.ts';
import { understand } from './pipeline/understand.ts';
import type { Log } from './ports/log.ts';

/** Leases last for days; the list of feeds with hubs may be long. */
const EVERY_FIVE_SECONDS = '*/5 * * * * *';
/** Every second: what is due is taken up, and a tick that finds nothing due costs next to nothing. */
const EVERY_SECOND = '* * * * * *';

/** Everything that was built, once. */
interface Parts {
  readonly instance: InstanceLock;
  readonly store: Store;
  readonly source: HttpFeedSource;
  readonly finder: HttpFeedFinder;
  readonly deps: CycleDeps;
  readonly polling: FeedPolling;
  readonly dropping: DroppingOld;
  readonly hubs: Hubs;
  readonly commands: CommandDeps;
  readonly fronts: ReadonlyMap<Platform, Front>;
  readonly readiness: Readiness;
  readonly startCheck: StartCheck;
  readonly web: WebServer | null;
  readonly log: Log;
}

/**
 * The composition root: builds every adapter once. Production and end-to-end tests use the same object. Polling, telling
 * and delivering to each platform tick side by side, so that a slow feed holds up no digest and a slow platform no other.
 */
export class App {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  readonly #broken = Promise.withResolvers<Error>();
  readonly #lanes: readonly DeliveryLanes[];
  readonly #tickers: readonly Ticker[];
  readonly #hubTicker: Ticker;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#lanes = [...parts.fronts.keys()].map((platform) => new DeliveryLanes(platform, parts.deps));
    const deliveries = this.#lanes.map((lanes) => () => this.#deliver(lanes));
    const drop = async (): Promise<void> => void (await parts.dropping.takeUp(this.#stopping.signal));
    const inPlace = async (): Promise<void> => parts.store.mustBeInPlace();
    const work = [inPlace, () => this.#poll(), () => this.#watch(), () => this.#tell(), drop, ...deliveries];
    this.#tickers = work.map((each) => new Ticker(this.#guarded(each), parts.log));
    const follow = (): Promise<void> => followHubs(parts.hubs.deps, this.#stopping.signal);
    this.#hubTicker = new Ticker(this.#guarded(follow), parts.log);
  }

  /** Resolves with the reason when the bot cannot go on: its database is damaged or gone. */
  get failure(): Promise<Error> {
    return this.#broken.promise;
  }

  #guarded(work: () => Promise<void>): () => Promise<void> {
    return async () => {
      try {
        await work();
      } catch (error) {
        if (isDamagedFile(error)) this.#broken.resolve(error);
        throw error;
      }
    };
  }

  /**
   * Opens the database, as the only bot on it, and builds everything; nothing listens or connects yet. Throws AppError for
   * what the operator must mend.
   */
  static async open(config: Config, surroundings: Surroundings): Promise<App> {
    const instance = takeInstance(config.database.path);
    try {
      return await App.#build(config, surroundings, instance);
    } catch (error) {
      instance.release();
      throw error;
    }
  }

  static async #build(config: Config, surroundings: Surroundings, instance: InstanceLock): Promise<App> {
    const { clock, log } = surroundings;
    const store = await openDatabase(config);
    warnOfNewDatabase(instance, store, log);
    await bringUpToDate(store, config, clock.now(), log);
    const source = new HttpFeedSource(
      { ...pollLimits(config), allowHosts: config.polling.allowHosts },
      ownName(config.publicUrl),
    );
    const finder = feedFinder(config);
    const messengers = new Map<Platform, Front['messenger']>();
    const commands = commandDeps(store, finder, config, messengers, clock, log);
    const readiness = new Readiness();
    readiness.databaseOpened();
    const startCheck = new StartCheck({ subscriptions: store.subscriptions, messengers, log });
    const fronts = openFronts(config, commands, surroundings, noteFor(readiness, startCheck));
    for (const [platform, front] of fronts) messengers.set(platform, front.messenger);
    const deps = cycleDeps(store, source, config, messengers, clock, log);
    const polling = new FeedPolling(deps);
    const dropping = new DroppingOld({ ...store, retentionLimits: retentionLimits(config), clock, log });
    const hubs = openHubs(config, store, polling, clock, log);
    const slack = fronts.get('slack')?.requests ?? null;
    const web = openWeb(config, commands, readiness, { hubs: hubs.receiver, slack });
    return new App({
      instance,
      store,
      source,
      finder,
      deps,
      polling,
      dropping,
      hubs,
      commands,
      fronts,
      readiness,
      startCheck,
      web,
      log,
    });
  }

  /** Starts HTTP and the fronts, then the ticking unless it was stopped meanwhile; answers with the page's address, null without a page. */
  async start(): Promise<string | null> {
    const address = this.#parts.web ? await this.#parts.web.start() : null;
    await readAhead(this.#parts.commands);
    await Promise.all([...this.#parts.fronts.values()].map((front) => front.start()));
    if (this.#stopping.signal.aborted) return address;
    void warnOfUnreachableAdmins(this.#parts.deps, this.#parts.log);
    for (const ticker of this.#tickers) ticker.start(EVERY_SECOND);
    this.#hubTicker.start(EVERY_FIVE_SECONDS);
    return address;
  }

  /** Answers words as the terminal would, for the demo and for tests. */
  ask(words: string): Promise<Reply> {
    return answerWords(words, LOCAL_ASKER, COMMANDS, this.#parts.commands);
  }

  /** One whole cycle, for tests and for once-only use; not while the app is ticking. */
  runCycle(): Promise<CycleReport> {
    return runCycle(this.#parts.deps, this.#stopping.signal);
  }

  /** Finishes what is under way and lets go of everything. */
  async stop(): Promise<void> {
    this.#parts.readiness.stopping();
    this.#stopping.abort();
    await Promise.all([...this.#tickers, this.#hubTicker].map((ticker) => ticker.stop()));
    await this.#parts.polling.idle();
    await Promise.all(this.#lanes.map((lanes) => lanes.idle()));
    await this.#parts.startCheck.stop();
    await Promise.allSettled([...this.#parts.fronts.values()].map((front) => front.stop()));
    await this.#parts.web?.stop();
    await Promise.all([this.#parts.source.close(), this.#parts.finder.close()]);
    await this.#parts.hubs.deps.client.close();
    await this.#parts.store.close();
    this.#parts.instance.release();
  }

  async #poll(): Promise<void> {
    const { polled, failed, versions } = await this.#parts.polling.takeUp(this.#stopping.signal);
    if (polled === 0) return;
    await this.#parts.store.stories.noteCycle({ endedAt: this.#parts.deps.clock.now(), polled, failed });
    this.#parts.log.info('feeds polled', { polled, failed, versions });
  }

  async #watch(): Promise<void> {
    const { queued } = await tellAdmins(this.#parts.deps);
    if (queued > 0) this.#parts.log.info('admins told', { queued });
  }

  async #tell(): Promise<void> {
    const { settled, failed } = await understand(this.#parts.deps, this.#stopping.signal);
    const { queued } = await queueDigests(this.#parts.deps);
    if (settled > 0 || failed > 0 || queued > 0) this.#parts.log.info('stories told', { settled, failed, queued });
  }

  async #deliver(lanes: DeliveryLanes): Promise<void> {
    await lanes.takeUp(this.#stopping.signal);
    const { sent, failed } = lanes.count();
    if (sent > 0 || failed > 0) this.#parts.log.info('deliveries made', { sent, failed });
  }
}

/** An empty file, or none, where a bot ran before: a disk that is not there, a copy that was not put back. */
function warnOfNewDatabase({ hadHolder }: InstanceLock, { migrated }: Store, log: Log): void {
  if (hadHolder && migrated.some((name) => name.startsWith('0001-')))
    log.warn('the database is new, though a bot was started on it before: nothing is known and nobody subscribed');
}

/** How a platform stands is shown, and its first connection is when its channels can be asked about. */
function noteFor(readiness: Readiness, startCheck: StartCheck): NoteState {
  return (platform, state, because) => {
    readiness.platform(platform, state, because);
    if (state === 'connected') startCheck.connected(platform);
  };
}
