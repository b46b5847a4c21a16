import type { Pack } from '../domain/diplomacy/pack.ts';
import type { Correction } from '../domain/ledger/development.ts';
import { correctionLines, type CorrectionLine } from '../domain/telling/correction-note.ts';
import type { Language } from '../domain/telling/subscription.ts';
import type { StoryStore } from '../ports/story-store.ts';

/** What is to be said in a pack's digest of entries that a channel was told before. */
export async function correctedLines(
  pack: Pack,
  corrections: readonly Correction[],
  language: Language,
  { store }: { readonly store: Pick<StoryStore, 'correctedAfter'> },
): Promise<readonly CorrectionLine[]> {
  const own = corrections.filter(({ packId }) => packId === pack.id);
  const [first] = own;
  return first ? correctionLines(pack, own, await store.correctedAfter(pack.id, first.number - 1), language) : [];
}
