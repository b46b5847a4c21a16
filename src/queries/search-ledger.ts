import { partyName, type Pack } from '../domain/diplomacy/pack.ts';
import { describeDevelopment } from '../domain/ledger/describe.ts';
import type { Development } from '../domain/ledger/development.ts';
import { evidenceOf } from '../domain/ledger/evidence-rule.ts';
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
  const asked = askedIn(words);
  if (asked.length === 0) return [];
  const found: FoundEntry[] = [];
  for (const pack of packs)
    for (const entry of await readModel.ledger(pack.id)) {
      const text = textOf(pack, entry);
      if (asked.every((word) => text.includes(word))) found.push({ pack, entry });
    }
  return found.sort((a, b) => b.entry.learnedAt.getTime() - a.entry.learnedAt.getTime() || b.entry.seq - a.entry.seq);
}

/** Each as it stands in a text: after the space before a word. */
function askedIn(words: string): readonly string[] {
  return plain(words)
    .split(' ')
    .flatMap((word) => (word === '' ? [] : [` ${word}`]));
}

function textOf(pack: Pack, entry: Development): string {
  const evidence = evidenceOf(entry);
  const names = [...entry.actors, ...(entry.by ? [entry.by] : [])].map((id) => partyName(pack, id));
  const parts = [
    entry.id,
    describeDevelopment(pack, entry),
    entry.about,
    ...names,
    ...evidence.flatMap((one) => [one.quote, one.outlet]),
  ];
  return ` ${parts.map(plain).join(' ')} `;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
