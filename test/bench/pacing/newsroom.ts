import SqliteFile from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { App } from '../../../src/app.ts';
import { openDatabase } from '../../../src/app/open-database.ts';
import { loadConfig, type Config } from '../../../src/config/load.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { ChannelAddress, Mode, Subscription } from '../../../src/domain/telling/subscription.ts';
import { ChatRoom } from '../../support/chat-room.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import { aWish } from '../../support/telling.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const FEED = 'meridian-courier';
const PACK = 'strait' as PackId;
const NEWS = ['Isle Council proposes 60-day ceasefire between Valmere and Korrath', 'Korrath accepts 60-day ceasefire'];

interface Sent {
  readonly ref_message: string;
  readonly kind: string;
}

/** The whole bot, in this process, over a feed of the bench's own; the platforms are given by their variables. */
export class Newsroom {
  readonly subscribed: Subscription[] = [];
  readonly #feeds: FeedServer;
  readonly #folder = aFolder();
  readonly #config: Config;
  #app: App | null = null;
  #published = 0;

  private constructor(feeds: FeedServer, platforms: Readonly<Record<string, string>>) {
    this.#feeds = feeds;
    const CEASEFIRE_CONFIG = writeInventedWar(this.#folder.path, feeds);
    const DATABASE_URL = `sqlite:${join(this.#folder.path, 'bot.db')}`;
    this.#config = loadConfig({ CEASEFIRE_CONFIG, DATABASE_URL, ...platforms });
  }

  static async open(platforms: Readonly<Record<string, string>>): Promise<Newsroom> {
    return new Newsroom(await FeedServer.start(), platforms);
  }

  /** Before the bot starts. */
  async subscribe(addresses: readonly ChannelAddress[], mode: Mode): Promise<void> {
    const store = await openDatabase(this.#config);
    const schedule = { time: '00:00', days: 'weekly', timezone: 'Pacific/Kiritimati' } as const;
    const wish = aWish({ packs: [PACK], mode, threshold: 'all', schedule, quiet: null });
    for (const address of addresses)
      this.subscribed.push(await store.subscriptions.add({ ...wish, address }, { [PACK]: 0 }, new Date()));
    await store.close();
  }

  /** Starts the bot and waits until its first poll, which is background, is behind it. */
  async start(): Promise<void> {
    const clock = { now: () => new Date() };
    const surroundings = { clock, log: new ChatRoom().log, input: null, output: null, noColour: true };
    this.#app = await App.open(this.#config, surroundings);
    await this.#app.start();
    while (this.#feeds.requests(FEED).length < 3) await pause(50);
  }

  publish(): void {
    const n = this.#published++;
    const title = NEWS[n] ?? '';
    const link = `https://example.invalid/${FEED}/${n}`;
    const publishedAt = new Date();
    this.#feeds.publish(FEED, { title, summary: `${title}, officials said.`, link, guid: `n${n}`, publishedAt });
  }

  /** As another process would. */
  async requestDigests(of: readonly ChannelAddress[]): Promise<void> {
    const store = await openDatabase(this.#config);
    const channels = new Set(of.map(({ channel }) => channel));
    for (const { id, address } of this.subscribed)
      if (channels.has(address.channel)) await store.subscriptions.requestDigest(id, new Date());
    await store.close();
  }

  /** What each message that stands somewhere is, by its id on the platform. */
  kinds(): ReadonlyMap<string, string> {
    const file = new SqliteFile(join(this.#folder.path, 'bot.db'), { readonly: true });
    const rows = file.prepare<[], Sent>("select ref_message, kind from delivery where state = 'sent'").all();
    file.close();
    return new Map(rows.map(({ ref_message, kind }) => [ref_message, kind]));
  }

  async close(): Promise<void> {
    await this.#app?.stop();
    await this.#feeds.close();
    this.#folder.remove();
  }
}

/** Waits, with looks so far apart that they cost nothing. */
export async function until(what: string, holds: () => boolean, patienceMs: number, everyMs = 20): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`${what} did not come`);
    await pause(everyMs);
  }
}
