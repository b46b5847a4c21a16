import type { Pack, PackId, PartyId } from '../../domain/diplomacy/pack.ts';
import type { ListedOutline } from '../../ports/feed-list-format.ts';

/** What a list says of a feed beyond its name: `/strait` is its conflict, `/strait/side/korrath` the party that owns it. */
export function categoriesOf(packId: PackId, side: PartyId | null): readonly string[] {
  return [`/${packId}`, ...(side === null ? [] : [`/${packId}/side/${side}`])];
}

/** The conflict that a list puts a feed into, by category or by the name of a folder; null when it names none of ours. */
export function packOf({ categories, folders }: ListedOutline, packs: readonly Pack[]): Pack | null {
  const named = [...categories.map((category) => category.split('/').find((part) => part !== '') ?? ''), ...folders];
  const found = named.map((name) => packs.find((pack) => pack.id === name || pack.name === name));
  return found.find((pack) => pack !== undefined) ?? null;
}

/** The side that a list gives a feed, where it is a party of the pack. */
export function sideOf({ categories }: ListedOutline, pack: Pack): PartyId | null {
  const sides = pack.parties.filter(({ id }) => categories.includes(`/${pack.id}/side/${id}`));
  return sides[0]?.id ?? null;
}
