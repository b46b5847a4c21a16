import { partyName, type Pack } from '../diplomacy/pack.ts';
import { describeDevelopment } from './describe.ts';
import type { Development } from './development.ts';
import { evidenceOf } from './evidence-rule.ts';

/** What somebody searches for, each word as it stands in a searched text: after the space before a word. */
export function searchedWords(words: string): readonly string[] {
  return plain(words)
    .split(' ')
    .flatMap((word) => (word === '' ? [] : [` ${word}`]));
}

/** Where an entry's words are looked for: what it says, its quotes, and the names of outlets and parties. Case and accents do not count. */
export function searchedText(pack: Pack, entry: Development): string {
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
