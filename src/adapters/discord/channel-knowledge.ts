import type { ChannelAddress } from '../../domain/telling/subscription.ts';
import type { ChannelKind } from './channel-kind.ts';

/** What the gateway knows of channels and of the bot itself. */
export interface ChannelKnowledge {
  /** The bot's user id; null while there was no connection yet. */
  ownId(): string | null;
  /** Whether files may be attached to a post there; false where it is not known. */
  mayAttach(address: ChannelAddress): boolean;
  /** The names of missing permissions; null when the channel is not known here. */
  missing(address: ChannelAddress): readonly string[] | null;
  /** The names of those that lack for replies in threads; null when the channel is not known here. */
  missingForThreads(address: ChannelAddress): readonly string[] | null;
  /** Null when the channel is not known here: an archived thread, or no connection. */
  kindOf(address: ChannelAddress): ChannelKind | null;
}
