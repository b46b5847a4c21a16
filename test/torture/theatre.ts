import { join } from 'node:path';
import { DiscordMessenger } from '../../src/adapters/discord/discord-messenger.ts';
import { HttpFeedSource } from '../../src/adapters/feeds/http-feed-source.ts';
import { slackClient } from '../../src/adapters/slack/slack-client.ts';
import { SlackIdentity } from '../../src/adapters/slack/slack-identity.ts';
import { SlackMessenger } from '../../src/adapters/slack/slack-messenger.ts';
import type { Store } from '../../src/adapters/store/open-store.ts';
import { openDatabase } from '../../src/app/open-database.ts';
import { bringUpToDate, cycleDeps, pollLimits } from '../../src/app/parts.ts';
import { loadConfig, type Config } from '../../src/config/load.ts';
import type { ChannelAddress } from '../../src/domain/telling/subscription.ts';
import type { CycleDeps } from '../../src/pipeline/run-cycle.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Fate } from '../support/fate.ts';
import { FeedServer } from '../support/feed-server.ts';
import { writeInventedWar } from '../support/invented-war.ts';
import { startDiscordServer } from '../support/discord-server/start-discord-server.ts';
import type { DiscordServer } from '../support/discord-server/discord-server.ts';
import { startSlackServer } from '../support/slack-server/start-slack-server.ts';
import type { SlackServer } from '../support/slack-server/slack-server.ts';
import { aFolder } from '../support/temporary-folder.ts';
import type { Plant } from './plants.ts';

/** Waits of the real platforms, scaled down. */
const ANSWER_MS = 250;
const BETWEEN_POSTS_MS = 15;
const A_SECOND_MS = 49;
/** However much a digest holds, every line of it is shown. */
const MOST_LINES = 500;
const ALLOWANCES = {
  global: { limit: 45, windowMs: 50 },
  messages: { limit: 5, windowMs: 40 },
  oldEdits: { limit: 3, windowMs: 40 },
};
const NO_HISTORY = ['chat:write', 'chat:write.public', 'channels:read', 'groups:read', 'users:read'];

/** A bot that lives, with all that its process holds in memory. */
interface Living {
  readonly fate: Fate;
  readonly store: Store;
  readonly deps: CycleDeps;
  letGo(this: void): Promise<void>;
}

/** Both platforms, two feeds, a database file and the time of the play; the bot may die and be born again in it. */
export class Theatre {
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly feeds: FeedServer;
  readonly log: Log;
  readonly databasePath: string;
  /** Channels whose history the bot knows that it may not read. */
  readonly unreadable = new Set<string>();
  /** The gateway is away: nothing is known of channels. */
  knowsNothing = false;
  /** It was so once: a channel in which nothing stood yet looked then like one that may not be read. */
  knewNothing = false;
  /** By how much the bot's clock is wrong. */
  wrongByMs = 0;
  readonly #folder: ReturnType<typeof aFolder>;
  readonly #config: Config;
  readonly #plant: Plant;
  #aheadMs = 0;
  #living: Living | null = null;

  private constructor(
    servers: { readonly discord: DiscordServer; readonly slack: SlackServer; readonly feeds: FeedServer },
    log: Log,
    plant: Plant,
  ) {
    this.discord = servers.discord;
    this.slack = servers.slack;
    this.feeds = servers.feeds;
    this.log = log;
    this.#plant = plant;
    this.#folder = aFolder();
    this.databasePath = join(this.#folder.path, 'bot.db');
    const more = { polling: { interval: '1m', maxInterval: '10m', timeout: '1s' } };
    const config = writeInventedWar(this.#folder.path, servers.feeds, false, more);
    this.#config = loadConfig({ CEASEFIRE_CONFIG: config, DATABASE_URL: `sqlite:${this.databasePath}` });
  }

  static async open(options: {
    readonly log: Log;
    readonly plant: Plant;
    readonly readsHistory: boolean;
  }): Promise<Theatre> {
    const discord = await startDiscordServer({ allowances: ALLOWANCES });
    const scopes = options.readsHistory ? {} : { scopes: NO_HISTORY };
    const slack = await startSlackServer({ postIntervalMs: 10, ...scopes });
    const feeds = await FeedServer.start();
    return new Theatre({ discord, slack, feeds }, options.log, options.plant);
  }

  /** The bot's idea of now. */
  get now(): Date {
    return new Date(this.worldNow + this.wrongByMs);
  }

  /** The platforms' and everybody else's. */
  get worldNow(): number {
    return Date.now() + this.#aheadMs;
  }

  pass(ms: number): void {
    this.#aheadMs += ms;
    this.discord.advance(ms);
    this.slack.advance(ms);
  }

  get bot(): Living {
    if (this.#living === null) throw new Error('no bot is running');
    return this.#living;
  }

  /** A process starts on the file, with a fate. */
  async begin(fate: Fate): Promise<void> {
    const opened = await openDatabase(this.#config);
    const store = this.#mortal(opened, fate);
    const limits = { ...pollLimits(this.#config), timeoutMs: ANSWER_MS, allowHosts: [this.feeds.hostPort] };
    const source = new HttpFeedSource(limits, 'torture');
    const messengers = this.#messengers();
    const posting = new Map(messengers.map((each) => [each.platform, fate.over(this.#plant.messenger(each))] as const));
    const deps = {
      ...cycleDeps(store, source, this.#config, posting, { now: () => this.now }, this.log),
      maxLines: MOST_LINES,
    };
    const letGo = async (): Promise<void> => {
      for (const each of messengers) each.close();
      await source.close();
      await opened.close();
    };
    this.#living = { fate, store, deps, letGo };
    await bringUpToDate(store, this.#config, this.now, this.log);
  }

  /** The process is gone, whatever it was at. */
  async end(): Promise<void> {
    const { letGo } = this.bot;
    this.#living = null;
    await letGo();
  }

  async close(): Promise<void> {
    if (this.#living !== null) await this.end();
    await Promise.all([this.discord.stop(), this.slack.stop(), this.feeds.close()]);
    this.#folder.remove();
  }

  #mortal(opened: Store, fate: Fate): Store {
    const { stories, feeds, outages, edits, subscriptions } = opened;
    return {
      ...opened,
      stories: fate.over(stories),
      feeds: fate.over(feeds),
      outages: fate.over(outages),
      subscriptions: fate.over(subscriptions),
      edits: fate.over(edits),
      outbox: this.#plant.outbox(fate.over(opened.outbox)),
    };
  }

  #messengers() {
    const { discord, slack, log } = this;
    const clock = { now: () => this.now };
    const web = slackClient(slack.botToken, slack.url, log, ANSWER_MS);
    const known = {
      ownId: () => discord.botUserId,
      mayAttach: () => true,
      missing: (address: ChannelAddress) => this.#missing(address),
      missingForThreads: () => [],
      kindOf: () => (this.knowsNothing ? null : ({ kind: 'other' } as const)),
    };
    return [
      new DiscordMessenger({
        token: discord.token,
        apiUrl: discord.url,
        known,
        clock,
        log,
        timeoutMs: ANSWER_MS,
        aSecondMs: A_SECOND_MS,
      }),
      new SlackMessenger({ web, identity: new SlackIdentity(web), clock, log, betweenPostsMs: BETWEEN_POSTS_MS }),
    ];
  }

  #missing({ channel }: ChannelAddress): readonly string[] | null {
    if (this.knowsNothing) return null;
    return this.unreadable.has(channel) ? ['Read Message History'] : [];
  }
}
