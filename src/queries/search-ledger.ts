import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Development } from '../domain/ledger/development.ts';
import { searchedWords } from '../domain/ledger/searched-text.ts';
import type { ReadModel } from '../ports/read-model.ts';

/** An entry that holds the words that were asked for. */
export interface FoundEntry {
  readonly pack: Pack;
  readonly entry: Development;
}

/**
 * Entries in which every word begins a word of what they say, of a quote, or of an outlet's or party's name. Case
 * and accents do not count. Newest first.
 */
export async function searchLedger(
  words: string,
  packs: readonly Pack[],
  { readModel }: { readonly readModel: ReadModel },
): Promise<readonly FoundEntry[]> {
  const asked = searchedWords(words);
  if (asked.length === 0) return [];
  const found: FoundEntry[] = [];
  for (const pack of packs) for (const entry of await readModel.holding(pack, asked)) found.push({ pack, entry });
  return found.sort((a, b) => b.entry.learnedAt.getTime() - a.entry.learnedAt.getTime() || b.entry.seq - a.entry.seq);
}
