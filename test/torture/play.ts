import { deliverQueued } from '../../src/pipeline/deliver-queued.ts';
import { pollDueFeeds } from '../../src/pipeline/poll-due-feeds.ts';
import { queueDigests } from '../../src/pipeline/queue-digests.ts';
import { tellAdmins } from '../../src/pipeline/tell-admins.ts';
import type { Log, LogFields } from '../../src/ports/log.ts';
import { Fate } from '../support/fate.ts';
import { gather, PACK, type Listener } from './audience.ts';
import { strike, type Stage } from './mishaps.ts';
import { NOTHING_PLANTED, type Plant } from './plants.ts';
import { Random } from './random.ts';
import { inventStory, titleOf, understandTitles } from './stories.ts';
import { Tally } from './tally.ts';
import { Theatre } from './theatre.ts';
import { judge } from './verdict.ts';

const ROUNDS = 30;
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const PAUSES_MS = [3, 20, 130, 1200, 5400, 6 * 3600].map((seconds) => seconds * SECOND_MS);
const { signal } = new AbortController();

/** How a play went. */
export interface Played {
  readonly seed: number;
  readonly faults: Tally;
  readonly stories: number;
  readonly messages: number;
  /** Everything that is wrong, one sentence each. */
  readonly problems: readonly string[];
  /** What the bot said of itself, for an account of a failure. */
  readonly log: readonly string[];
}

/** One seed's play: rounds of news and mishaps, then calm, then the verdict. */
export class Play {
  readonly #seed: number;
  readonly #random: Random;
  readonly #plant: Plant;
  readonly #faults = new Tally();
  readonly #log = new KeptLines();
  readonly #problems: string[] = [];
  readonly #promised: { inRounds: number; readonly work: () => Promise<void> | void }[] = [];
  #beside: Promise<void>[] = [];
  #stories = 0;

  constructor(seed: number, plant: Plant = NOTHING_PLANTED) {
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#plant = plant;
  }

  async run(): Promise<Played> {
    const readsHistory = this.#random.chance(0.8);
    const theatre = await Theatre.open({ log: this.#log, plant: this.#plant, readsHistory });
    try {
      await theatre.begin(new Fate());
      await this.#round(theatre); // the first poll, which is background
      const listeners = await gather(theatre, this.#random, readsHistory);
      for (let round = 0; round < ROUNDS; round++) await this.#stormyRound(theatre, listeners);
      await this.#calm(theatre);
      this.#problems.push(...(await judge(theatre, listeners, this.#stories)));
      return this.#played(theatre, listeners);
    } finally {
      await theatre.close();
    }
  }

  async #stormyRound(theatre: Theatre, listeners: readonly Listener[]): Promise<void> {
    const stage: Stage = {
      theatre,
      listeners,
      random: this.#random,
      played: this.#faults,
      later: (rounds, work) => void this.#promised.push({ inRounds: rounds, work }),
      beside: (work) => void this.#beside.push(work),
    };
    for (let n = this.#random.between(0, 3); n > 0; n--) this.#publish(theatre);
    for (let n = this.#random.between(0, 3); n > 0; n--) strike(stage);
    if (this.#random.chance(0.05)) {
      this.#faults.add('somebody asks for a digest now');
      const listener = this.#random.one(listeners);
      listener.asked = true;
      await theatre.bot.store.subscriptions.requestDigest(listener.id, theatre.now);
    }
    await this.#round(theatre);
    await this.#keepPromises(theatre, 1);
    theatre.pass(this.#random.one(PAUSES_MS));
  }

  #publish(theatre: Theatre): void {
    const story = inventStory(++this.#stories, this.#random);
    const feed = this.#random.one(['meridian-courier', 'harbour-daily']);
    const link = `https://example.invalid/${feed}/${story.number}`;
    const publishedAt = new Date(theatre.worldNow);
    theatre.feeds.publish(feed, { title: titleOf(story), link, guid: link, publishedAt });
  }

  /** One cycle of the bot, which may die in it and is started again then, perhaps to die while it starts. */
  async #round(theatre: Theatre): Promise<void> {
    try {
      await this.#cycle(theatre);
    } catch (error) {
      if (theatre.bot.fate.diedAt === null) this.#problems.push(`a cycle failed: ${String(error)}`);
    }
    await Promise.all(this.#beside);
    this.#beside = [];
    const { diedAt } = theatre.bot.fate;
    if (diedAt === null && !this.#random.chance(0.05)) return;
    this.#faults.add(diedAt === null ? 'restart: orderly' : `killed ${diedAt}`);
    await theatre.end();
    await this.#start(theatre);
  }

  async #start(theatre: Theatre): Promise<void> {
    const fate = new Fate(this.#random.chance(0.8) ? this.#random.between(1, 120) : Infinity);
    try {
      await theatre.begin(fate);
    } catch (error) {
      if (fate.diedAt === null) throw error;
      this.#faults.add(`killed ${fate.diedAt} at the start`);
      await theatre.end();
      await this.#start(theatre);
    }
  }

  async #cycle(theatre: Theatre): Promise<void> {
    const { deps, store } = theatre.bot;
    await pollDueFeeds(deps, signal);
    await tellAdmins(deps);
    await understandTitles(store.stories, PACK, theatre.now);
    await queueDigests(deps);
    await deliverQueued(deps, signal);
  }

  async #keepPromises(theatre: Theatre, rounds: number): Promise<void> {
    for (const promise of this.#promised) promise.inRounds -= rounds;
    const kept = this.#promised.filter(({ inRounds }) => inRounds <= 0);
    this.#promised.splice(0, this.#promised.length, ...this.#promised.filter(({ inRounds }) => inRounds > 0));
    for (const { work } of kept) {
      if (theatre.bot.fate.diedAt !== null) await this.#rise(theatre);
      await work();
    }
  }

  async #rise(theatre: Theatre): Promise<void> {
    await theatre.end();
    await theatre.begin(new Fate());
  }

  /** Nothing goes wrong any more, for as long as it takes until everything is told. */
  async #calm(theatre: Theatre): Promise<void> {
    await this.#rise(theatre);
    await this.#keepPromises(theatre, Infinity);
    theatre.discord.faults.clear();
    theatre.slack.faults.clear();
    for (const pause of [...Array<number>(12).fill(6 * 60 * SECOND_MS), ...Array<number>(30).fill(2 * HOUR_MS)]) {
      theatre.pass(pause);
      await this.#cycle(theatre);
      await new Promise((resolve) => setTimeout(resolve, 20)); // the platforms' limits, scaled down
    }
  }

  #played(theatre: Theatre, listeners: readonly Listener[]): Played {
    const messages = listeners.reduce((sum, { address: { platform, channel } }) => {
      const read = platform === 'discord' ? theatre.discord.messagesIn(channel) : theatre.slack.messagesIn(channel);
      return sum + read.length;
    }, 0);
    const { lines: log } = this.#log;
    return { seed: this.#seed, faults: this.#faults, stories: this.#stories, messages, problems: this.#problems, log };
  }
}

/** Keeps what the bot says. */
class KeptLines implements Log {
  readonly lines: string[] = [];
  debug(): void {
    // too much to keep
  }
  info(message: string, fields?: LogFields): void {
    this.#keep('info', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.#keep('warn', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.#keep('error', message, fields);
  }
  #keep(level: string, message: string, fields: LogFields = {}): void {
    this.lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  }
}
