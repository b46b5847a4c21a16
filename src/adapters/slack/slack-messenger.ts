import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import type { FindOutcome, MessageRef, PostOutcome, Thread } from '../../domain/telling/delivery.ts';
import { barring, type Lack } from '../../domain/telling/lack.ts';
import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { MessageEdit, Messenger, Post } from '../../ports/messenger.ts';
import { Pace } from '../chat/pace.ts';
import { lacking } from './channel-check.ts';
import { DirectChannels } from './direct-channels.ts';
import { MethodWaits } from './method-waits.ts';
import { isTokenRefused, missingScope, openFailure, postFailure, reasonOf, type PostFailure } from './post-failure.ts';
import { lacksScope } from './scopes.ts';
import type { SlackIdentity } from './slack-identity.ts';
import { SlackPictures } from './slack-pictures.ts';
import { BUDGET, renderMessage } from './slack-render.ts';

/** Stands in a post's metadata, which every app and member of the workspace can read. */
const EVENT_TYPE = 'ceasefire_delivery';
/** More than Slack gives apps that are distributed widely. */
const PAGE = 15;
/** Apps that are distributed widely are given less. */
const THREAD_PAGE = 200;
const MOST_PAGES = 10;
/** Slack takes one message a second in a channel; a little more keeps clear of it. */
const BETWEEN_POSTS_MS = 1100;
/** Clocks differ. */
const SKEW_MS = 60_000;
const NO_TOKEN = 'Slack refuses the token of Ceasefire Bot.';

/** A page of a channel or of a thread. */
type ReadPage = Pick<ConversationsHistoryResponse, 'messages' | 'response_metadata'>;

/** Posts over the Web API, with no retry of the library's own: a post is repeated by the outbox, after a look for its key. */
export class SlackMessenger implements Messenger {
  readonly platform = 'slack';
  readonly budget = BUDGET;
  readonly #web: WebClient;
  readonly #identity: SlackIdentity;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #pace: Pace;
  readonly #waits: MethodWaits;
  readonly #direct: DirectChannels;
  readonly #closing = new AbortController();
  readonly #onRefusal: (because: string) => void;
  readonly #pictures: SlackPictures;
  #tokenRefused = false;

  constructor(parts: {
    readonly web: WebClient;
    readonly identity: SlackIdentity;
    readonly clock: Clock;
    readonly log: Log;
    /** Told once that the token is no good. */
    readonly onRefusal?: (because: string) => void;
    readonly betweenPostsMs?: number;
  }) {
    this.#web = parts.web;
    this.#clock = parts.clock;
    this.#onRefusal = parts.onRefusal ?? (() => undefined);
    this.#pace = new Pace(1, parts.betweenPostsMs ?? BETWEEN_POSTS_MS);
    this.#waits = new MethodWaits(parts.clock);
    this.#direct = new DirectChannels(parts.web);
    this.#identity = parts.identity;
    this.#log = parts.log;
    this.#pictures = new SlackPictures(parts.web, parts.log);
  }

  async post({ key, address, message, next, thread }: Post): Promise<PostOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    const channel = await this.#opened(address);
    if (typeof channel !== 'string') return channel;
    await this.#pace.turn(address.channel, this.#closing.signal);
    if (this.#closing.signal.aborted) return { kind: 'later', because: 'the bot is being stopped', retryAfterMs: null };
    try {
      const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
      const { ts } = await this.#web.chat.postMessage({
        channel,
        ...renderMessage(message, next),
        ...(thread ? { thread_ts: thread.root.message } : {}),
        metadata,
      });
      if (ts === undefined) return { kind: 'unknown', because: 'Slack did not say where the post stands' };
      await this.#pictures.show(message, { channel, thread: ts });
      return { kind: 'sent', ref: this.#refOf(channel, ts, thread) };
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error);
    }
  }

  async edit({ ref, message, next }: MessageEdit): Promise<PostOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    try {
      const changed = { channel: ref.channel, ts: ref.message, ...renderMessage(message, next) };
      await this.#waits.call('chat.update', () => this.#web.chat.update(changed));
      return { kind: 'sent', ref };
    } catch (error) {
      this.#noteRefusal(error);
      return postFailure(error);
    }
  }

  async find(post: Post, since: Date): Promise<FindOutcome> {
    if (this.#tokenRefused) return { kind: 'later', because: NO_TOKEN, retryAfterMs: null };
    try {
      return await this.#lookBack(post, since);
    } catch (error) {
      this.#noteRefusal(error);
      return lookFailure(error);
    }
  }

  urlOf({ channel }: ChannelAddress): string | null {
    const home = this.#identity.known?.url ?? '';
    return home === '' ? null : `${home}archives/${channel}`;
  }

  /** Whoever may post may reply, so that nothing lacks for threads alone. */
  async preflight(address: ChannelAddress): Promise<readonly Lack[]> {
    if (this.#tokenRefused) return [barring(NO_TOKEN)];
    const channel = await this.#opened(address);
    if (typeof channel === 'string') return lacking(this.#web, channel);
    return channel.kind === 'refused' ? [barring(channel.because)] : [];
  }

  get refusal(): string | null {
    return this.#tokenRefused ? NO_TOKEN : null;
  }

  /** Ends all waiting; nothing is posted afterwards. */
  close(): void {
    this.#closing.abort();
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

  #lookBack({ key, address, thread }: Post, since: Date): Promise<FindOutcome> {
    return thread ? this.#lookBeneath(thread, key, address) : this.#lookInChannel(key, address, since);
  }

  /**
   * From the newest message back to `since`, page by page. The first page is read whatever its dates say: our clock may
   * be ahead of Slack's, or have been set back since.
   */
  async #lookInChannel(key: string, address: ChannelAddress, since: Date): Promise<FindOutcome> {
    const channel = await this.#direct.channelOf(address);
    const oldest = since > this.#clock.now() ? 0 : (since.getTime() - SKEW_MS) / 1000;
    const query = { channel, limit: PAGE, include_all_metadata: true };
    return this.#read(
      (more) => this.#waits.call('history', () => this.#web.conversations.history({ ...query, ...more })),
      (ts) => Number(ts) < oldest,
      { key, channel },
    );
  }

  /** All of a thread, since Slack shows it from its head on; its head alone where nothing was said there yet. */
  async #lookBeneath(thread: Thread, key: string, address: ChannelAddress): Promise<FindOutcome> {
    const channel = await this.#direct.channelOf(address);
    const query = { channel, ts: thread.root.message, limit: THREAD_PAGE, include_all_metadata: true };
    return this.#read(
      (more) => this.#waits.call('replies', () => this.#web.conversations.replies({ ...query, ...more })),
      () => false,
      { key, channel, thread },
    );
  }

  async #read(
    ask: (more: { readonly cursor?: string }) => Promise<ReadPage>,
    isBefore: (ts: string) => boolean,
    { key, channel, thread }: { readonly key: string; readonly channel: string; readonly thread?: Thread },
  ): Promise<FindOutcome> {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const read = await this.#page(ask, cursor);
      if (read === null) break;
      const { messages = [], response_metadata: more } = read;
      const found = messages.find(({ metadata }) => keyIn(metadata) === key);
      if (found?.ts !== undefined) return { kind: 'found', ref: this.#refOf(channel, found.ts, thread) };
      cursor = more?.next_cursor;
      if (!cursor || isBefore(messages.at(-1)?.ts ?? '0')) return { kind: 'absent' };
    }
    return { kind: 'cannot-tell', because: 'too much was written in the channel since' };
  }

  /** Null where Slack shows no further page for now: some apps get one a minute, and the next look would begin anew. */
  async #page(
    ask: (more: { readonly cursor?: string }) => Promise<ReadPage>,
    cursor: string | undefined,
  ): Promise<ReadPage | null> {
    try {
      return await ask(cursor === undefined ? {} : { cursor });
    } catch (error) {
      if (cursor !== undefined && postFailure(error).kind === 'later') return null;
      throw error;
    }
  }

  #noteRefusal(error: unknown): void {
    if (!isTokenRefused(error) || this.#tokenRefused) return;
    this.#tokenRefused = true;
    this.#onRefusal(NO_TOKEN);
    this.#log.error('Slack refuses the token; nothing more is posted there', { platform: this.platform });
  }

  #refOf(channel: string, ts: string, thread?: Thread): MessageRef {
    const home = this.#identity.known?.url ?? '';
    const url = `${home}archives/${channel}/p${ts.replace('.', '')}`;
    const within = thread ? `?thread_ts=${thread.root.message}&cid=${channel}` : '';
    return { channel, message: ts, url: home === '' ? null : `${url}${within}` };
  }
}

/** What a failed look means: a refusal is one for good, anything else passes. */
function lookFailure(error: unknown): FindOutcome {
  const scope = missingScope(error);
  const because = scope === null ? `Slack does not show what was posted (${reasonOf(error)})` : lacksScope(scope);
  const failure = postFailure(error);
  return failure.kind === 'refused'
    ? { kind: 'cannot-tell', because }
    : { kind: 'later', because, retryAfterMs: failure.retryAfterMs ?? null };
}

/** The key in a post's metadata, if it is one of ours. */
function keyIn(metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined): unknown {
  const payload = metadata?.event_type === EVENT_TYPE ? metadata.event_payload : undefined;
  return payload && 'key' in payload ? payload.key : undefined;
}
