import type { Pack } from '../diplomacy/pack.ts';
import { sourceNamed } from '../diplomacy/pack.ts';
import type { FeedHealth } from '../news/feed.ts';
import type { SourceLine } from './render-digest.ts';

/** How many of a pack's sources could be read at their last poll, and which could not. Never polled counts as not read. */
export function sourceLineOf(pack: Pack, feeds: readonly { readonly id: string; readonly health: FeedHealth }[]): SourceLine {
  const dark = feeds.filter((f) => f.health.lastSuccessAt === null || f.health.failures > 0);
  return {
    read: feeds.length - dark.length,
    all: feeds.length,
    dark: dark.map((f) => ({ outlet: sourceNamed(pack, f.id).outlet, since: f.health.lastSuccessAt })),
  };
}
