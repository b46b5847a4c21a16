import type { Pack, PackId } from '../domain/diplomacy/pack.ts';

/** The packs that an option names; all of them when it is not given. */
export function chosenPacks(option: string | undefined, packs: readonly Pack[]): readonly Pack[] {
  if (option === undefined) return packs;
  const ids = option.split(',');
  return packs.filter((pack) => ids.includes(pack.id));
}

/** Names of packs in one phrase; one that is configured no longer is named by its id, and nothing of it is told. */
export function packNames(ids: readonly PackId[], packs: readonly Pack[]): string {
  return ids.map((id) => packs.find((pack) => pack.id === id)?.name ?? `${id} (no longer configured)`).join(', ');
}

/** Is any of these packs configured? A subscription to others is told nothing. */
export function isAnyConfigured(ids: readonly PackId[], packs: readonly Pack[]): boolean {
  return packs.some(({ id }) => ids.includes(id));
}
