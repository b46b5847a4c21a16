import type { Pack, PackId, Source } from '../diplomacy/pack.ts';
import { addressKey } from './feed-address.ts';

/** A source that an admin added to a pack: kept in the database, beside those that the pack's file lists. */
export interface AddedSource extends Source {
  readonly packId: PackId;
  readonly addedBy: string;
  readonly addedAt: Date;
  /** Null while it is wanted; stories that a removed one brought go on naming it. */
  readonly removedAt: Date | null;
}

/** The pack with the sources that were added to it: the one answer to whose an item is. A source of the pack's file goes before. */
export function withAdded(pack: Pack, added: readonly AddedSource[]): Pack {
  const listed = new Set<string>(pack.sources.map((source) => source.id));
  const own = added.filter((source) => source.packId === pack.id && !listed.has(source.id));
  return own.length === 0 ? pack : { ...pack, sources: [...pack.sources, ...own] };
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
  const listed = new Map(packs.map(({ id, sources }) => [id, new Map(sources.map((s) => [addressKey(s.url), s.id]))]));
  const followed: AddedSource[] = [];
  const unfollowed: Unfollowed[] = [];
  for (const source of wanted) {
    const pack = listed.get(source.packId);
    const own = pack?.get(addressKey(source.url));
    if (!pack) unfollowed.push({ source, because: `the conflict ${source.packId} is not configured` });
    else if (own) unfollowed.push({ source, because: `the file of ${source.packId} lists it now, as ${own}` });
    else followed.push(source);
  }
  return { followed, unfollowed };
}
