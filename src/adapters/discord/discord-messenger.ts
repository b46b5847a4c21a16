import { Routes, type REST, type APIChannel, type APIMessage } from 'discord.js';
import type { FindOutcome, PostOutcome } from '../../domain/telling/delivery.ts';
import { perhapsRepeated } from '../../domain/telling/perhaps-repeated.ts';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import { Pace } from '../chat/pace.ts';
import { ChartPictures } from '../chat/picture/chart-pictures.ts';
import { lacksPermission, UNSEEN } from './bot-permissions.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';
import { kindOfChannel, lackingIn, type ChannelKind } from './channel-kind.ts';
import { Crossposts } from './crossposts.ts';
import { DirectChannels } from './direct-channels.ts';
import { discordRest } from './discord-rest.ts';
import { fingerprint, pictured, renderPost } from './discord-render.ts';
import { makeEdit } from './make-edit.ts';
import { DIRECT, isOwn, lesser, nonceOf, refOf, snowflakeAt } from './message-place.ts';
import { ForumPosts } from './forum-posts.ts';
import {
  findFailure,
  isNoTextChannel,
  isTokenRefused,
  openFailure,
  postFailure,
  type PostFailure,
} from './post-failure.ts';

/** For so long after a first attempt Discord surely gives back the first message to the same nonce. */
const NONCE_MS = 2 * 60_000;
/** Discord takes fifty requests a second of a bot; one fewer leaves room for what the network brings closer together. */
const MOST_A_SECOND = 49;
const ALL = 'all';
const STOPPING = 'the bot is being stopped';
const PAGE = 50;
const MOST_PAGES = 10;
/** Clocks differ. */
const SKEW_MS = 60_000;
const TOO_MUCH = 'too much was written in the channel since';
const NO_TOKEN = 'Discord refuses the token of Ceasefire Bot.';
const HISTORY = 'Read Message History';
const UNREADABLE: FindOutcome = {
  kind: 'cannot-tell',
  because: `Ceasefire Bot lacks the permission ${HISTORY} in this channel`,
};

/** Posts over REST, with no retry of the library's own: a post is repeated by the outbox, under the same nonce. */
export class DiscordMessenger implements Messenger {
  readonly platform = 'discord';
  readonly budget = { characters: 3500, blocks: 40 };
  readonly #rest: REST;
  readonly #direct: DirectChannels;
  readonly #forums: ForumPosts;
  readonly #crossposts: Crossposts;
  /** Kinds of channels that were asked for. */
  readonly #asked = new Map<string, ChannelKind>();
  readonly #pace: Pace;
  readonly #closing = new AbortController();
  readonly #known: ChannelKnowledge;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onRefusal: (because: string) => void;
  readonly #pictures: ChartPictures;
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
    readonly aSecondMs?: number; // shorter in tests
  }) {
    this.#known = parts.known;
    this.#clock = parts.clock;
    this.#pace = new Pace(MOST_A_SECOND, parts.aSecondMs ?? 1000);
    this.#onRefusal = parts.onRefusal ?? (() => undefined);
    this.#log = parts.log;
    this.#pictures = new ChartPictures(parts.log);
    this.#rest = discordRest(parts);
    this.#direct = new DirectChannels(this.#rest);
    this.#forums = new ForumPosts(this.#rest);
    this.#crossposts = new Crossposts(this.#rest, parts.clock, parts.log);
  }

  async post(post: Post): Promise<PostOutcome> {
    const barred = await this.#barred();
    if (barred) return barred;
    const channel = await this.#opened(post.address);
    if (typeof channel !== 'string') return channel;
    try {
      return await this.#send(channel, post);
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error);
    }
  }

  async edit(edit: MessageEdit): Promise<PostOutcome> {
    return (await this.#barred()) ?? makeEdit(this.#rest, edit, (error) => this.#noteRefusal(error));
  }

  /** Waits for its turn; answers with why nothing may be sent, if so. */
  async #barred(): Promise<PostOutcome | null> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    await this.#pace.turn(ALL, this.#closing.signal);
    return this.#closing.signal.aborted ? { kind: 'later', because: STOPPING, retryAfterMs: null } : null;
  }

  async #send(channel: string, post: Post): Promise<PostOutcome> {
    const { key, address, message } = post;
    const kind = this.#kindOf(address);
    if (kind?.kind === 'forum') {
      const thread = await this.#forums.open(channel, post, kind);
      return { kind: 'sent', ref: refOf(address, thread, { id: thread }) };
    }
    try {
      // where files may be attached: one that is refused would take the post with it
      const picture = this.#known.mayAttach(address) ? await this.#pictures.of(message) : null;
      const { payload, files } = pictured(renderPost(message, post.next), picture);
      const body = { ...payload, nonce: nonceOf(key), enforce_nonce: true };
      const sent = (await this.#rest.post(Routes.channelMessages(channel), { body, files })) as APIMessage;
      if (kind?.kind === 'announcement') void this.#crossposts.publish(channel, sent.id);
      return { kind: 'sent', ref: refOf(address, channel, sent) };
    } catch (error) {
      // a channel of which the gateway has not told yet
      if (!isNoTextChannel(error) || kind !== null) throw error;
      this.#asked.set(channel, await this.#ask(channel));
      return this.#send(channel, post);
    }
  }

  #kindOf(address: ChannelAddress): ChannelKind | null {
    return this.#known.kindOf(address) ?? this.#asked.get(address.channel) ?? null;
  }

  async #ask(channel: string): Promise<ChannelKind> {
    return kindOfChannel((await this.#rest.get(Routes.channel(channel))) as APIChannel);
  }

  async find(post: Post, since: Date, others: ReadonlySet<string> = new Set()): Promise<FindOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    const missing = this.#known.missing(post.address);
    if (missing?.includes(HISTORY) === true)
      return this.#kindOf(post.address)?.kind === 'forum' ? UNREADABLE : this.#untold(since);
    try {
      return await this.#lookBack(post, since, others, missing !== null);
    } catch (error) {
      this.#noteRefusal(error);
      return findFailure(error);
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
    const kind = this.#known.kindOf(address);
    if (missing === null || kind === null) return this.#preflightUnseen(address);
    return [...missing.map(lacksPermission), ...lackingIn(kind)];
  }

  /** A thread that went quiet is not told of by the gateway, and takes posts all the same. */
  async #preflightUnseen({ channel }: ChannelAddress): Promise<readonly string[]> {
    try {
      return lackingIn(await this.#ask(channel));
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error).kind === 'refused' ? [UNSEEN] : [];
    }
  }

  get refusal(): string | null {
    return this.#tokenRefused ? NO_TOKEN : null;
  }

  /** Lets go of the library's timers; nothing is posted afterwards. */
  close(): void {
    this.#closing.abort();
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
    if (age >= 0 && age < NONCE_MS) return { kind: 'repeatable' };
    return UNREADABLE;
  }

  /**
   * From the newest message back to `since`, page by page. The first page is read whatever its dates say: our clock may
   * be ahead of Discord's, or have been set back since. Discord shows an empty list where history may not be read, so
   * that says something only when the permission is known.
   */
  async #lookBack(
    { address, message }: Post,
    since: Date,
    others: ReadonlySet<string>,
    mayRead: boolean,
  ): Promise<FindOutcome> {
    const channel = await this.#direct.channelOf(address);
    const wanted = [message, perhapsRepeated(message)].map((one) => fingerprint(renderPost(one)));
    const own = this.#known.ownId();
    const wasSetBack = since > this.#clock.now();
    const oldest = wasSetBack ? 0n : snowflakeAt(since.getTime() - SKEW_MS);
    const inForum = { guild: address.workspace, forum: channel, own, oldest, fingerprints: wanted };
    if (this.#kindOf(address)?.kind === 'forum') return this.#forums.look(inForum, address);
    let before: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before === null ? {} : { before }) });
      await this.#pace.turn(ALL, this.#closing.signal);
      const messages = (await this.#rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      const found = messages.find((one) => isOwn(one, own) && !others.has(one.id) && wanted.includes(fingerprint(one)));
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
