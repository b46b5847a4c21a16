import { createHash } from 'node:crypto';
import { REST, Routes, type APIMessage } from 'discord.js';
import type { FindOutcome, MessageRef, PostOutcome } from '../../domain/telling/delivery.ts';
import { perhapsRepeated } from '../../domain/telling/perhaps-repeated.ts';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import { lacksPermission } from './bot-permissions.ts';
import { DirectChannels } from './direct-channels.ts';
import { fingerprint, renderPost } from './discord-render.ts';
import { isTokenRefused, openFailure, postFailure, type PostFailure } from './post-failure.ts';

/** What the gateway knows of channels and of the bot itself. */
export interface ChannelKnowledge {
  /** The bot's user id; null while there was no connection yet. */
  ownId(): string | null;
  /** The names of missing permissions; null when the channel is not known here. */
  missing(address: ChannelAddress): readonly string[] | null;
}

/** The workspace of direct messages. */
export const DIRECT = 'dm';
const TIMEOUT_MS = 12_000;
/** For so long after a first attempt Discord surely gives back the first message to the same nonce. */
const NONCE_MS = 2 * 60_000;
const GLOBAL_MS = 2000;
const PAGE = 50;
const MOST_PAGES = 10;
/** Clocks differ. */
const SKEW_MS = 60_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const TOO_MUCH = 'too much was written in the channel since';
const NO_TOKEN = 'Discord refuses the token of Ceasefire Bot.';
const HISTORY = 'Read Message History';

/** Posts over REST, with no retry of the library's own: a post is repeated by the outbox, under the same nonce. */
export class DiscordMessenger implements Messenger {
  readonly platform = 'discord';
  readonly budget = { characters: 3500, blocks: 40 };
  readonly #rest: REST;
  readonly #direct: DirectChannels;
  readonly #known: ChannelKnowledge;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onRefusal: (because: string) => void;
  #tokenRefused = false;

  constructor(parts: {
    readonly token: string;
    readonly apiUrl: string;
    readonly known: ChannelKnowledge;
    readonly clock: Clock;
    readonly log: Log;
    /** Told once that the token is no good. */
    readonly onRefusal?: (because: string) => void;
    readonly timeoutMs?: number;
  }) {
    this.#known = parts.known;
    this.#clock = parts.clock;
    this.#onRefusal = parts.onRefusal ?? (() => undefined);
    this.#log = parts.log;
    this.#rest = new REST({
      api: parts.apiUrl,
      retries: 0,
      timeout: parts.timeoutMs ?? TIMEOUT_MS,
      // what all channels share is waited for in turn, for a moment; what one channel must wait for holds up no other
      rejectOnRateLimit: ({ global, timeToReset }) => !(global && timeToReset <= GLOBAL_MS),
    }).setToken(parts.token);
    this.#direct = new DirectChannels(this.#rest);
  }

  async post({ key, address, message }: Post): Promise<PostOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    const channel = await this.#opened(address);
    if (typeof channel !== 'string') return channel;
    try {
      const body = { ...renderPost(message), nonce: nonceOf(key), enforce_nonce: true };
      const sent = (await this.#rest.post(Routes.channelMessages(channel), { body })) as APIMessage;
      return { kind: 'sent', ref: refOf(address, channel, sent) };
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error);
    }
  }

  async edit({ ref, message }: MessageEdit): Promise<PostOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    try {
      // what an edit leaves out stays as it was
      const body = { content: '', ...renderPost(message) };
      await this.#rest.patch(Routes.channelMessage(ref.channel, ref.message), { body });
      return { kind: 'sent', ref };
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error);
    }
  }

  async find(post: Post, since: Date): Promise<FindOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    const missing = this.#known.missing(post.address);
    if (missing?.includes(HISTORY) === true) return this.#untold(since);
    try {
      return await this.#lookBack(post, since, missing !== null);
    } catch (error) {
      this.#noteRefusal(error);
      const failure = postFailure(error);
      return failure.kind === 'refused'
        ? { kind: 'cannot-tell', because: failure.because }
        : { kind: 'later', because: failure.because, retryAfterMs: failure.retryAfterMs ?? null };
    }
  }

  urlOf({ workspace, channel }: ChannelAddress): string {
    return `https://discord.com/channels/${workspace === DIRECT ? '@me' : workspace}/${channel}`;
  }

  async preflight(address: ChannelAddress): Promise<readonly string[]> {
    if (isPerson(address)) {
      const opened = await this.#opened(address);
      return typeof opened === 'string' || opened.kind !== 'refused' ? [] : [opened.because];
    }
    if (address.workspace === DIRECT || this.#known.ownId() === null) return [];
    const missing = this.#known.missing(address);
    if (missing === null) return ['Ceasefire Bot cannot see that channel; it needs the permission View Channel there.'];
    return missing.map(lacksPermission);
  }

  get refusal(): string | null {
    return this.#tokenRefused ? NO_TOKEN : null;
  }

  /** Lets go of the library's timers; nothing is posted afterwards. */
  close(): void {
    this.#rest.clearHashSweeper();
    this.#rest.clearHandlerSweeper();
  }

  /** The channel of an address, or why it cannot be had. */
  async #opened(address: ChannelAddress): Promise<string | PostFailure> {
    try {
      return await this.#direct.channelOf(address);
    } catch (error) {
      this.#noteRefusal(error);
      return openFailure(error);
    }
  }

  /** Without a look: a post made a moment ago is safe to repeat, its nonce is remembered. */
  #untold(since: Date): FindOutcome {
    const age = this.#clock.now().getTime() - since.getTime();
    if (age >= 0 && age < NONCE_MS) return { kind: 'absent' };
    return { kind: 'cannot-tell', because: `Ceasefire Bot lacks the permission ${HISTORY} in this channel` };
  }

  /**
   * From the newest message back to `since`, page by page. The first page is read whatever its dates say: our clock may
   * be ahead of Discord's, or have been set back since. Discord shows an empty list where history may not be read, so
   * that says something only when the permission is known.
   */
  async #lookBack({ address, message }: Post, since: Date, mayRead: boolean): Promise<FindOutcome> {
    const channel = await this.#direct.channelOf(address);
    const wanted = [message, perhapsRepeated(message)].map((one) => fingerprint(renderPost(one)));
    const own = this.#known.ownId();
    const wasSetBack = since > this.#clock.now();
    const oldest = wasSetBack ? 0n : snowflakeAt(since.getTime() - SKEW_MS);
    let before: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before === null ? {} : { before }) });
      const messages = (await this.#rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      const found = messages.find((one) => isOwn(one, own) && wanted.includes(fingerprint(one)));
      if (found) return { kind: 'found', ref: refOf(address, channel, found) };
      if (messages.length === 0 && page === 0 && !mayRead) return this.#untold(since);
      const last = messages.reduce<bigint | null>((least, { id }) => lesser(least, BigInt(id)), null);
      if (messages.length < PAGE || last === null || last < oldest) return { kind: 'absent' };
      before = String(last);
    }
    return { kind: 'cannot-tell', because: TOO_MUCH };
  }

  #noteRefusal(error: unknown): void {
    if (!isTokenRefused(error) || this.#tokenRefused) return;
    this.#tokenRefused = true;
    this.#onRefusal(NO_TOKEN);
    this.#log.error('Discord refuses the token; nothing more is posted there', { platform: this.platform });
  }
}

/** 25 characters that are the same for the same delivery, and for no other. */
function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}

function isOwn(message: APIMessage, own: string | null): boolean {
  return own === null ? message.author.bot === true : message.author.id === own;
}

function refOf(address: ChannelAddress, channel: string, { id }: { readonly id: string }): MessageRef {
  const place = address.workspace === DIRECT || isPerson(address) ? '@me' : address.workspace;
  return { channel, message: id, url: `https://discord.com/channels/${place}/${channel}/${id}` };
}

/** The smallest id of a message at that instant. */
function snowflakeAt(ms: number): bigint {
  return BigInt(Math.max(0, Math.floor(ms) - DISCORD_EPOCH_MS)) << 22n;
}

function lesser(a: bigint | null, b: bigint): bigint {
  return a === null || b < a ? b : a;
}
