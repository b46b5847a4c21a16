import { Routes, type REST, type APIMessage } from 'discord.js';
import type { FindOutcome, PostOutcome } from '../../domain/telling/delivery.ts';
import type { Lack } from '../../domain/telling/lack.ts';
import { perhapsRepeated } from '../../domain/telling/perhaps-repeated.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import { Pace } from '../chat/pace.ts';
import { ChartPictures, type Picture } from '../chat/picture/chart-pictures.ts';
import { ChannelChecks } from './channel-checks.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';
import { Crossposts } from './crossposts.ts';
import { DirectChannels } from './direct-channels.ts';
import { discordRest } from './discord-rest.ts';
import { fingerprint, pictured, renderPost } from './discord-render.ts';
import { makeEdit } from './make-edit.ts';
import type { InvalidRequests } from './invalid-requests.ts';
import { KnownKinds } from './known-kinds.ts';
import { lookBack } from './look-back.ts';
import { DIRECT, isOwn, nonceOf, refOf, snowflakeAt } from './message-place.ts';
import { sayInThread, threadId } from './message-threads.ts';
import { ForumPosts } from './forum-posts.ts';
import {
  findFailure,
  isChannelGone,
  isNoTextChannel,
  isTokenRefused,
  openFailure,
  postFailure,
  replyFailure,
  type PostFailure,
} from './post-failure.ts';
import { unlessRefused } from './unless-refused.ts';

/** For so long after a first attempt Discord surely gives back the first message to the same nonce. */
const NONCE_MS = 2 * 60_000;
/** Discord takes fifty requests a second of a bot; a longer second leaves room for what the network brings closer together. */
const MOST_A_SECOND = 50;
const A_SECOND_MS = 1015;
const ALL = 'all';
/** Clocks differ. */
const SKEW_MS = 60_000;
const TOO_MUCH = 'too much was written in the channel since';
const NO_TOKEN = 'Discord refuses the token of Ceasefire Bot.';
const HISTORY = 'Read Message History';
const UNREADABLE: FindOutcome = {
  kind: 'cannot-tell',
  because: `Ceasefire Bot lacks the permission ${HISTORY} in this channel`,
};

const waiting = (because: string) => ({ kind: 'later', because, retryAfterMs: null }) as const;

/** Posts over REST, with no retry of the library's own: a post is repeated by the outbox, under the same nonce. */
export class DiscordMessenger implements Messenger {
  readonly platform = 'discord';
  readonly budget = { characters: 3500, blocks: 40 };
  readonly #rest: REST;
  readonly #direct: DirectChannels;
  readonly #forums: ForumPosts;
  readonly #crossposts: Crossposts;
  readonly #checks: ChannelChecks;
  readonly #kinds: KnownKinds;
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
    readonly invalid?: InvalidRequests;
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
    this.#pace = new Pace(MOST_A_SECOND, parts.aSecondMs ?? A_SECOND_MS);
    this.#onRefusal = parts.onRefusal ?? (() => undefined);
    this.#log = parts.log;
    this.#pictures = new ChartPictures(parts.log);
    this.#rest = discordRest(parts);
    this.#direct = new DirectChannels(this.#rest);
    this.#forums = new ForumPosts(this.#rest);
    this.#kinds = new KnownKinds(this.#rest, parts.known);
    this.#crossposts = new Crossposts(this.#rest, parts.clock, parts.log);
    this.#checks = new ChannelChecks({
      known: parts.known,
      opened: (address) => this.#opened(address),
      ask: (channel) => this.#kinds.ask(channel),
      onFailure: (error) => this.#noteRefusal(error),
    });
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
      return post.thread ? replyFailure(error) : postFailure(error);
    }
  }

  async edit(edit: MessageEdit): Promise<PostOutcome> {
    const barred = await this.#barred();
    return barred ?? makeEdit(this.#rest, edit, await this.#pictureOf(edit), (error) => this.#noteRefusal(error));
  }

  /** Waits for its turn; answers with why nothing may be sent, if so. */
  async #barred(): Promise<PostOutcome | null> {
    if (this.#tokenRefused) return waiting(NO_TOKEN);
    await this.#pace.turn(ALL, this.#closing.signal);
    return this.#closing.signal.aborted ? waiting('the bot is being stopped') : null;
  }

  async #send(channel: string, post: Post): Promise<PostOutcome> {
    const { key, address, message, thread: within } = post;
    const once = { nonce: nonceOf(key), enforce_nonce: true };
    if (within) {
      const said = await sayInThread(this.#rest, within, { ...renderPost(message, post.next), ...once });
      return { kind: 'sent', ref: refOf(address, threadId(within), said) };
    }
    const kind = this.#kinds.of(address);
    const picture = await this.#pictureOf(post);
    if (kind?.kind === 'forum') {
      const thread = await unlessRefused(picture, (shown) => this.#forums.open(channel, post, kind, shown));
      return { kind: 'sent', ref: refOf(address, thread, { id: thread }) };
    }
    try {
      const sent = await unlessRefused(picture, async (shown) => {
        const { payload, files } = pictured(renderPost(message, post.next), shown);
        return (await this.#rest.post(Routes.channelMessages(channel), {
          body: { ...payload, ...once },
          files,
        })) as APIMessage;
      });
      if (kind?.kind === 'announcement') void this.#crossposts.publish(channel, sent.id);
      return { kind: 'sent', ref: refOf(address, channel, sent) };
    } catch (error) {
      // a channel of which the gateway has not told yet
      if (!isNoTextChannel(error) || kind !== null) throw error;
      await this.#kinds.learn(channel);
      return this.#send(channel, post);
    }
  }

  /** Where files may be attached: one that is refused would take the message with it. */
  async #pictureOf({ address, message }: Pick<Post, 'address' | 'message'>): Promise<Picture | null> {
    return this.#known.mayAttach(address) ? this.#pictures.of(message) : null;
  }

  async find(post: Post, since: Date, others: ReadonlySet<string> = new Set()): Promise<FindOutcome> {
    if (this.#tokenRefused) return waiting(NO_TOKEN);
    const missing = this.#known.missing(post.address);
    if (missing?.includes(HISTORY) === true)
      return !post.thread && this.#kinds.of(post.address)?.kind === 'forum' ? UNREADABLE : this.#untold(since);
    try {
      return await this.#lookBack(post, since, others, missing !== null);
    } catch (error) {
      // nothing was said in a thread that was never opened
      if (post.thread && isChannelGone(error)) return { kind: 'absent' };
      this.#noteRefusal(error);
      return findFailure(error);
    }
  }

  urlOf({ workspace, channel }: ChannelAddress): string {
    return `https://discord.com/channels/${workspace === DIRECT ? '@me' : workspace}/${channel}`;
  }

  async preflight(address: ChannelAddress, { threads }: { readonly threads: boolean }): Promise<readonly Lack[]> {
    const lacks = await this.#checks.lacks(address);
    return threads ? [...lacks, ...this.#checks.threadsLacking(address)] : lacks;
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

  /** Discord shows an empty list where history may not be read, so that says something only when the permission is known. */
  async #lookBack(
    { address, message, thread }: Post,
    since: Date,
    others: ReadonlySet<string>,
    mayRead: boolean,
  ): Promise<FindOutcome> {
    const channel = thread ? threadId(thread) : await this.#direct.channelOf(address);
    const wanted = [message, perhapsRepeated(message)].map((one) => fingerprint(renderPost(one)));
    const own = this.#known.ownId();
    const wasSetBack = since > this.#clock.now();
    const oldest = wasSetBack ? 0n : snowflakeAt(since.getTime() - SKEW_MS);
    const inForum = { guild: address.workspace, forum: channel, own, oldest, fingerprints: wanted };
    if (!thread && this.#kinds.of(address)?.kind === 'forum') return this.#forums.look(inForum, address);
    const seen = await lookBack(
      async (query) => {
        await this.#pace.turn(ALL, this.#closing.signal);
        return (await this.#rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
      },
      (one) => isOwn(one, own) && !others.has(one.id) && wanted.includes(fingerprint(one)),
      oldest,
    );
    if (seen.kind === 'found') return { kind: 'found', ref: refOf(address, channel, seen.message) };
    if (seen.kind === 'too-much') return { kind: 'cannot-tell', because: TOO_MUCH };
    return seen.kind === 'nothing' && !mayRead ? this.#untold(since) : { kind: 'absent' };
  }

  #noteRefusal(error: unknown): void {
    if (!isTokenRefused(error) || this.#tokenRefused) return;
    this.#tokenRefused = true;
    this.#onRefusal(NO_TOKEN);
    this.#log.error('Discord refuses the token; nothing more is posted there', { platform: this.platform });
  }
}
