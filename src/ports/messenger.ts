import type { FindOutcome, MessageRef, PostOutcome, Thread } from '../domain/telling/delivery.ts';
import type { Lack } from '../domain/telling/lack.ts';
import type { Message, Suggestion } from '../domain/telling/message.ts';
import type { ChannelAddress, Platform } from '../domain/telling/subscription.ts';

/** One message for one channel. `key` is the delivery's: unique for ever, and findable again on the platform. */
export interface Post {
  readonly key: string;
  readonly address: ChannelAddress;
  readonly message: Message;
  /** What may be asked with one click beneath it, where the platform has buttons. */
  readonly next?: readonly Suggestion[];
  /** It is a reply, and said in this thread of the channel; a platform opens the thread where there is none yet. */
  readonly thread?: Thread;
}

/** What a message is to say from now on. */
export interface MessageEdit extends Pick<Post, 'address' | 'message' | 'next'> {
  readonly ref: MessageRef;
}

/** Posts to one platform. No method throws for anything that the platform or the network does. */
export interface Messenger {
  readonly platform: Platform;
  /** How much one post may hold; longer messages are split into parts before they are queued. */
  readonly budget: { readonly characters: number; readonly blocks: number };
  /** Posts once, with no retry of its own. */
  post(post: Post): Promise<PostOutcome>;
  /** Changes a message in place, with no retry of its own; once more does no harm. A message that is gone is refused, never posted anew. */
  edit(edit: MessageEdit): Promise<PostOutcome>;
  /**
   * Looks for a post whose fate is unknown, from `since` on. `others` are messages that are known to be other posts: where a
   * platform shows no key, one of the same words (another quiet day, say) must not be taken for it.
   */
  find(post: Post, since: Date, others?: ReadonlySet<string>): Promise<FindOutcome>;
  /** Why the platform takes nothing from us until the operator has mended it (a refused token); null while it may. */
  readonly refusal: string | null;
  /** Where a person finds the channel; null where there is no such place. */
  urlOf(address: ChannelAddress): string | null;
  /** What lacks in the channel for all that is done there, with replies in threads where these are wished; empty when all is well. */
  preflight(address: ChannelAddress, wish: { readonly threads: boolean }): Promise<readonly Lack[]>;
}
