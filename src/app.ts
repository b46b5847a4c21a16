import { feedUserAgent, HttpFeedSource } from './adapters/feeds/http-feed-source.ts';
import { Ticker } from './adapters/runtime/ticker.ts';
import type { Store } from './adapters/store/open-store.ts';
import { bringUpToDate, commandDeps, cycleDeps, pollLimits } from './app/parts.ts';
import type { Front } from './app/front.ts';
import type { Surroundings } from './app/surroundings.ts';
import { LOCAL_ASKER } from './app/local-asker.ts';
import { openDatabase } from './app/open-database.ts';
import { openFronts } from './app/open-fronts.ts';
import { openWeb, type Web } from './app/open-web.ts';
import type { CommandDeps } from './commands/command.ts';
import { COMMANDS } from './commands/list.ts';
import { answerWords } from './commands/run-command.ts';
import type { Config } from './config/load.ts';
import type { Reply } from './domain/telling/message.ts';
import type { Platform } from './domain/telling/subscription.ts';
import { deliverQueued } from './pipeline/deliver-queued.ts';
import { pollDueFeeds } from './pipeline/poll-due-feeds.ts';
import { queueDigests } from './pipeline/queue-digests.ts';
import { runCycle, type CycleDeps, type CycleReport } from './pipeline/run-cycle.ts';
import { understand } from './pipeline/understand.ts';
import type { Log } from './ports/log.ts';

/** Every second: what is due is taken up, and a tick that finds nothing due costs next to nothing. */
const EVERY_SECOND = '* * * * * *';

/**
 * The composition root: builds every adapter once. Production and end-to-end tests use the same object. Polling, telling
 * and delivering tick side by side, so that a slow feed holds up no digest and a slow platform no feed.
 */
export class App {
  readonly #store: Store;
  readonly #source: HttpFeedSource;
  readonly #deps: CycleDeps;
  readonly #commands: CommandDeps;
  readonly #fronts: ReadonlyMap<Platform, Front>;
  readonly #web: Web | null;
  readonly #log: Log;
  readonly #stopping = new AbortController();
  readonly #tickers: readonly Ticker[];

  private constructor(parts: {
    store: Store;
    source: HttpFeedSource;
    deps: CycleDeps;
    commands: CommandDeps;
    fronts: ReadonlyMap<Platform, Front>;
    web: Web | null;
    log: Log;
  }) {
    this.#store = parts.store;
    this.#source = parts.source;
    this.#deps = parts.deps;
    this.#commands = parts.commands;
    this.#fronts = parts.fronts;
    this.#web = parts.web;
    this.#log = parts.log;
    this.#tickers = [() => this.#poll(), () => this.#tell(), () => this.#deliver()].map(
      (work) => new Ticker(work, parts.log),
    );
  }

  /** Opens the database and builds everything; nothing listens or connects yet. Throws AppError for what the operator must mend. */
  static async open(config: Config, surroundings: Surroundings): Promise<App> {
    const { clock, log } = surroundings;
    const store = await openDatabase(config);
    await bringUpToDate(store, config, clock.now(), log);
    const source = new HttpFeedSource(
      { ...pollLimits(config), allowHosts: config.polling.allowHosts },
      feedUserAgent('0.1', config.publicUrl ?? 'https://github.com/ceasefire-bot/ceasefire-bot'),
    );
    const messengers = new Map<Platform, Front['messenger']>();
    const commands = commandDeps(store, config, messengers, clock, log);
    const fronts = openFronts(config, commands, surroundings);
    for (const [platform, front] of fronts) messengers.set(platform, front.messenger);
    const web = openWeb(config, { store, commands, fronts, clock, log });
    return new App({
      store,
      source,
      deps: cycleDeps(store, source, config, messengers, clock, log),
      commands,
      fronts,
      web,
      log,
    });
  }

  /** Starts HTTP and the fronts, then the ticking; answers with the page's address, null without a page. */
  async start(): Promise<string | null> {
    const address = this.#web ? await this.#web.start() : null;
    await Promise.all([...this.#fronts.values()].map((front) => front.start()));
    for (const ticker of this.#tickers) ticker.start(EVERY_SECOND);
    return address;
  }

  /** Answers words as the terminal would, for the demo and for tests. */
  ask(words: string): Promise<Reply> {
    return answerWords(words, LOCAL_ASKER, COMMANDS, this.#commands);
  }

  /** One whole cycle, for tests and for once-only use; not while the app is ticking. */
  runCycle(): Promise<CycleReport> {
    return runCycle(this.#deps, this.#stopping.signal);
  }

  /** Finishes what is under way and lets go of everything. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#tickers.map((ticker) => ticker.stop()));
    await Promise.allSettled([...this.#fronts.values()].map((front) => front.stop()));
    await this.#web?.stop();
    await this.#source.close();
    await this.#store.close();
  }

  async #poll(): Promise<void> {
    const { polled, failed, versions } = await pollDueFeeds(this.#deps, this.#stopping.signal);
    if (polled === 0) return;
    await this.#store.stories.noteCycle({ endedAt: this.#deps.clock.now(), polled, failed });
    this.#log.info('feeds polled', { polled, failed, versions });
  }

  async #tell(): Promise<void> {
    const { settled, failed } = await understand(this.#deps, this.#stopping.signal);
    const { queued } = await queueDigests(this.#deps);
    if (settled > 0 || failed > 0 || queued > 0) this.#log.info('stories told', { settled, failed, queued });
  }

  async #deliver(): Promise<void> {
    const { sent, failed } = await deliverQueued(this.#deps, this.#stopping.signal);
    if (sent > 0 || failed > 0) this.#log.info('deliveries made', { sent, failed });
  }
}
