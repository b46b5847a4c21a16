import type { Pack } from '../diplomacy/pack.ts';
import type { FeedHealth } from '../news/feed.ts';
import { rememberedWith } from '../remembered.ts';
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
  feeds: readonly (NamedFeed & { readonly health: FeedHealth | null })[],
): SourceLine {
  const dark = feeds
    .filter((feed) => standingOf(feed.health) === 'dark')
    .map((feed) => ({ outlet: feedName([pack], feed), since: feed.health?.lastSuccessAt ?? null }))
    .toSorted((a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0));
  const successes = feeds.flatMap(({ health }) => health?.lastSuccessAt?.getTime() ?? []);
  return {
    read: feeds.filter((feed) => standingOf(feed.health) === 'read').length,
    all: feeds.length,
    waiting: feeds.filter((feed) => standingOf(feed.health) === 'waiting').length,
    dark,
    lastReadAt: successes.length > 0 ? new Date(Math.max(...successes)) : null,
  };
}

/** What a feed is known by. */
export interface NamedFeed {
  readonly id: string;
  readonly url: string;
}

/**
 * What people call a feed: its outlet's name, with the feed's own id where the outlet has several, since one bad feed is
 * not the whole outlet. A feed that no pack lists was added by somebody, and is called by its host.
 */
export function feedName(packs: readonly Pack[], { id, url }: NamedFeed): string {
  for (const pack of packs) {
    const name = namesIn(pack).get(id);
    if (name !== undefined) return name;
  }
  return URL.parse(url)?.host || id;
}

/** A pack may list thousands, and is asked for each. */
const namesIn = rememberedWith((pack: Pack): ReadonlyMap<string, string> => {
  const ofOutlet = Map.groupBy(pack.sources, ({ outlet }) => outlet);
  const names = pack.sources.map(({ id, outlet }): [string, string] => {
    const several = (ofOutlet.get(outlet)?.length ?? 0) > 1;
    return [id, several ? `${outlet} (${id})` : outlet];
  });
  // of two by one id the first counts
  return new Map(names.toReversed());
});
