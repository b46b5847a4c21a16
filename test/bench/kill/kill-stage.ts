import { join } from 'node:path';
import { openStore, type Store } from '../../../src/adapters/store/open-store.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { ChannelAddress, Mode } from '../../../src/domain/telling/subscription.ts';
import { BotProcess } from '../../support/bot-process.ts';
import type { DiscordServer } from '../../support/discord-server/discord-server.ts';
import { startDiscordServer } from '../../support/discord-server/start-discord-server.ts';
import { FeedServer } from '../../support/feed-server.ts';
import { writeInventedWar } from '../../support/invented-war.ts';
import type { SlackServer } from '../../support/slack-server/slack-server.ts';
import { startSlackServer } from '../../support/slack-server/start-slack-server.ts';
import { aFolder } from '../../support/temporary-folder.ts';
import { HEADLINES } from './headlines.ts';

const FEED = 'meridian-courier';
const PACK = 'strait' as PackId;

/** Two platforms with many subscribed channels, a feed, and the database of a bot that runs as a process of its own. */
export class KillStage {
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly channels: readonly ChannelAddress[];
  readonly #feeds: FeedServer;
  readonly #folder = aFolder();
  #bot: BotProcess | null = null;
  #published = 0;

  private constructor(feeds: FeedServer, discord: DiscordServer, slack: SlackServer, each: number) {
    this.#feeds = feeds;
    this.discord = discord;
    this.slack = slack;
    writeInventedWar(this.#folder.path, feeds);
    const guild = discord.addGuild();
    const [people, workspace] = [[slack.addUser()], slack.team.id];
    const places = Array.from({ length: each }, (_, n) => n);
    this.channels = [
      ...places.map((n): ChannelAddress => {
        const channel = discord.addChannel({ guild, name: `desk-${n}` }).id;
        return { platform: 'discord', workspace: guild.id, channel };
      }),
      ...places.map((): ChannelAddress => {
        const { id: channel } = slack.addChannel({ members: people });
        return { platform: 'slack', workspace, channel };
      }),
    ];
  }

  /** So many channels on each platform, every third one with breaking posts beside its digests. */
  static async open(each: number): Promise<KillStage> {
    const [feeds, discord, slack] = [await FeedServer.start(), await startDiscordServer(), await startSlackServer()];
    const stage = new KillStage(feeds, discord, slack, each);
    await stage.withStore(async (store) => {
      for (const [n, address] of stage.channels.entries())
        await subscribe(store, address, n % 3 === 0 ? 'both' : 'digest');
    });
    return stage;
  }

  /** The bot's database, as another process would open it. */
  async withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(`sqlite:${this.databasePath}`, { prefixes: { [PACK]: 'VK' } });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  }

  get databasePath(): string {
    return join(this.#folder.path, 'bot.db');
  }

  /** One more report comes out; answers with whether there was any left. */
  publish(): boolean {
    const n = this.#published;
    const title = HEADLINES[n];
    if (title === undefined) return false;
    this.#published++;
    const link = `https://example.invalid/${FEED}/${n}`;
    this.#feeds.publish(FEED, {
      title,
      summary: `${title}, officials said.`,
      link,
      guid: `n${n}`,
      publishedAt: new Date(),
    });
    return true;
  }

  /** How many reports came out so far. */
  get published(): number {
    return this.#published;
  }

  get polls(): number {
    return this.#feeds.requests(FEED).length;
  }

  /** Every channel asks for a digest now. */
  async requestDigests(): Promise<void> {
    await this.withStore(async (store) => {
      for (const { id } of await store.subscriptions.active()) await store.subscriptions.requestDigest(id, new Date());
    });
  }

  /** How often the two platforms were asked for a post so far. */
  get attempts(): number {
    const { length: onDiscord } = this.discord.requests('POST /channels/:id/messages');
    return onDiscord + this.slack.calls('chat.postMessage').length;
  }

  start(): void {
    this.#bot = BotProcess.start(['run'], {
      cwd: this.#folder.path,
      env: {
        CEASEFIRE_CONFIG: join(this.#folder.path, 'config.yaml'),
        DATABASE_URL: `sqlite:${this.databasePath}`,
        DISCORD_TOKEN: this.discord.token,
        DISCORD_API_URL: this.discord.url,
        SLACK_BOT_TOKEN: this.slack.botToken,
        SLACK_APP_TOKEN: this.slack.appToken,
        SLACK_API_URL: this.slack.url,
      },
    });
  }

  get log(): string {
    return this.#bot?.stderr ?? '';
  }

  async end(signal: NodeJS.Signals): Promise<number | null | undefined> {
    return (await this.#bot?.end(signal))?.code;
  }

  async close(): Promise<void> {
    await this.end('SIGKILL');
    await this.#feeds.close();
    await this.discord.stop();
    await this.slack.stop();
    this.#folder.remove();
  }
}

async function subscribe(store: Store, address: ChannelAddress, mode: Mode): Promise<void> {
  // its own hour comes on Mondays; digests are asked for
  const schedule = { time: '00:00', days: 'weekly', timezone: 'Pacific/Kiritimati' } as const;
  const wishes = { packs: [PACK], mode, threshold: 'all', schedule, quiet: null, mention: null } as const;
  const rest = { language: 'en', heartbeat: true, threads: false, createdBy: 'editor' } as const;
  await store.subscriptions.add({ address, ...wishes, ...rest }, { [PACK]: 0 }, new Date());
}
