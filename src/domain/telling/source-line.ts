import type { FeedHealth } from '../news/feed.ts';
import type { SourceLine } from './render-digest.ts';

/** How one source stands: its last poll was good, was bad, or has not been tried yet. */
export type Standing = 'read' | 'dark' | 'waiting';

/** How a source stands; null is a feed that nobody follows yet. */
export function standingOf(health: FeedHealth | null): Standing {
  if (health === null || health.lastAttemptAt === null) return 'waiting';
  return health.failures > 0 ? 'dark' : 'read';
}

/** Counts a pack's sources. An outlet with several feeds is named with the feed, so that one bad feed is not the outlet. */
export function sourceLineOf(
  sources: readonly { readonly id: string; readonly outlet: string; readonly health: FeedHealth | null }[],
): SourceLine {
  const dark = sources.filter((source) => standingOf(source.health) === 'dark');
  return {
    read: sources.filter((source) => standingOf(source.health) === 'read').length,
    all: sources.length,
    waiting: sources.filter((source) => standingOf(source.health) === 'waiting').length,
    dark: dark.map((source) => ({ outlet: feedName(source, sources), since: source.health?.lastSuccessAt ?? null })),
  };
}

/** An outlet's name, with the feed's own id where the outlet has several. */
export function feedName(
  source: { readonly id: string; readonly outlet: string },
  among: readonly { readonly outlet: string }[],
): string {
  const several = among.filter((other) => other.outlet === source.outlet).length > 1;
  return several ? `${source.outlet} (${source.id})` : source.outlet;
}
