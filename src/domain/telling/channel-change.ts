import type { ChannelAddress } from './subscription.ts';

/** What a platform tells of a channel without being asked; of all channels of a workspace where `channel` is null. */
export interface ChannelChange extends Pick<ChannelAddress, 'platform' | 'workspace'> {
  readonly channel: string | null;
  /** Why nothing can be posted there any more, as a sentence; null where something was taken away or given back, and a look tells what. */
  readonly gone: string | null;
}

/** Hears of changes; never throws. */
export type HeedChannel = (change: ChannelChange) => Promise<void>;
