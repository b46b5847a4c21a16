import { sourceNamed, type Pack } from '../diplomacy/pack.ts';
import type { FeedHealth } from '../news/feed.ts';
import type { SourceLine } from './render-digest.ts';

/** How one source stands: its last poll was good, was bad, or has not been tried yet. */
export type Standing = 'read' | 'dark' | 'waiting';

/** How a source stands; null is a feed that nobody follows yet. */
export function standingOf(health: FeedHealth | null): Standing {
  if (health === null || health.lastAttemptAt === null) return 'waiting';
  return health.failures > 0 || health.lastSuccessAt === null ? 'dark' : 'read';
}

/** How many of a pack's sources could be read at their last poll, and which could not. Never polled is neither read nor dark. */
export function sourceLineOf(
  pack: Pack,
  feeds: readonly { readonly id: string; readonly health: FeedHealth | null }[],
): SourceLine {
  const dark = feeds.filter((feed) => standingOf(feed.health) === 'dark');
  return {
    read: feeds.filter((feed) => standingOf(feed.health) === 'read').length,
    all: feeds.length,
    waiting: feeds.filter((feed) => standingOf(feed.health) === 'waiting').length,
    dark: dark.map((feed) => ({ outlet: feedName(pack, feed.id), since: feed.health?.lastSuccessAt ?? null })),
  };
}

/** An outlet's name, with the feed's own id where the outlet has several: one bad feed is not the whole outlet. */
export function feedName(pack: Pack, id: string): string {
  const { outlet } = sourceNamed(pack, id);
  const several = pack.sources.filter((source) => source.outlet === outlet).length > 1;
  return several ? `${outlet} (${id})` : outlet;
}
