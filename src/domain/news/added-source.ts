import type { Pack, PackId, PartyId, Source, SourceId } from '../diplomacy/pack.ts';
import { addressKey, hostOf } from './feed-address.ts';
import { feedIdFor } from './added-feed-id.ts';
import { outletName } from './outlet-name.ts';

/** A source that an admin added to a pack: kept in the database, beside those that the pack's file lists. */
export interface AddedSource extends Source {
  readonly packId: PackId;
  readonly addedBy: string;
  readonly addedAt: Date;
  /** Null while it is wanted; stories that a removed one brought go on naming it. */
  readonly removedAt: Date | null;
}

/** What is known of a feed that somebody wants to follow. */
export interface FeedWish {
  readonly url: string;
  /** How the feed calls itself, or the list that it stands in. */
  readonly title: string;
  /** As the asker names the outlet; null lets the title or the host say. */
  readonly outlet: string | null;
  readonly side: PartyId | null;
  readonly language: string | null;
  readonly addedBy: string;
}

/** The pack with the sources that were added to it: the one answer to whose an item is. A source of the pack's file goes before. */
export function withAdded(pack: Pack, added: readonly AddedSource[]): Pack {
  const listed = new Set<string>(pack.sources.map((source) => source.id));
  const own = added.filter((source) => source.packId === pack.id && !listed.has(source.id));
  return own.length === 0 ? pack : { ...pack, sources: [...pack.sources, ...own] };
}

/**
 * Makes a source of a feed. Its family is that of the source whose host or outlet it shares, so that an outlet's second
 * feed confirms nothing of its first; else it is an outlet of its own. A feed that was added before keeps its id.
 */
export function sourceFor(
  wish: FeedWish,
  pack: Pack,
  known: { readonly packs: readonly Pack[]; readonly added: readonly AddedSource[] },
  now: Date,
): AddedSource {
  const all = withAdded(pack, known.added).sources;
  const host = hostOf(wish.url);
  const neighbour = host.shared ? undefined : all.find((source) => hostOf(source.url).name === host.name);
  const namesake = all.find((source) => wish.outlet !== null && sameName(source.outlet, wish.outlet));
  const before = known.added.find((source) => addressKey(source.url) === addressKey(wish.url));
  const id = before?.id ?? feedIdFor(wish.url, takenIds(known));
  const kin = namesake ?? (wish.outlet === null ? neighbour : undefined);
  return {
    id,
    packId: pack.id,
    outlet: kin?.outlet ?? wish.outlet ?? outletName(wish, all),
    family: namesake?.family ?? neighbour?.family ?? (host.shared ? id : host.name),
    side: wish.side,
    tier: kin?.tier ?? 3,
    language: baseLanguage(wish.language) ?? 'und',
    url: before?.removedAt === null ? before.url : wish.url,
    addedBy: wish.addedBy,
    addedAt: now,
    removedAt: null,
  };
}

/** An added source whose feed is not followed at present, and why. */
export interface Unfollowed {
  readonly source: AddedSource;
  readonly because: string;
}

/** Which added sources go on being followed under these packs. */
export function stillFollowed(
  added: readonly AddedSource[],
  packs: readonly Pack[],
): { readonly followed: readonly AddedSource[]; readonly unfollowed: readonly Unfollowed[] } {
  const wanted = added.filter((source) => source.removedAt === null);
  const judged = wanted.map((source) => ({ source, because: whyUnfollowed(source, packs) }));
  return {
    followed: judged.filter(({ because }) => because === null).map(({ source }) => source),
    unfollowed: judged.flatMap(({ source, because }) => (because === null ? [] : [{ source, because }])),
  };
}

function whyUnfollowed({ packId, url }: AddedSource, packs: readonly Pack[]): string | null {
  const pack = packs.find(({ id }) => id === packId);
  if (!pack) return `the conflict ${packId} is not configured`;
  const own = pack.sources.find((source) => addressKey(source.url) === addressKey(url));
  return own ? `the file of ${pack.id} lists it now, as ${own.id}` : null;
}

function takenIds({ packs, added }: Parameters<typeof sourceFor>[2]): ReadonlySet<string> {
  return new Set<SourceId>([...packs.flatMap((pack) => pack.sources), ...added].map((source) => source.id));
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** `en-GB` is `en`; what is no language tag says nothing. */
function baseLanguage(tag: string | null): string | null {
  return /^[a-z]{2,3}(?=$|[-_])/iu.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? null;
}
