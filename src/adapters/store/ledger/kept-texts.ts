import { setImmediate as turn } from 'node:timers/promises';
import type { Pack, PackId } from '../../../domain/diplomacy/pack.ts';
import type { Development } from '../../../domain/ledger/development.ts';
import { searchedText } from '../../../domain/ledger/searched-text.ts';
import { LatestUsed } from './latest-used.ts';

/** Texts that are made, and texts that are looked through, before everything else has its turn. */
const MADE_AT_ONCE = 100;
const LOOKED_AT_ONCE = 2_000;
/** Searches whose findings are kept until the ledger changes. */
const FINDINGS_KEPT = 32;

/** One ledger with what each of its entries is searched in. */
interface Texts {
  readonly pack: Pack;
  readonly entries: readonly Development[];
  readonly texts: readonly string[];
  readonly findings: LatestUsed<string, readonly Development[]>;
}

/** What entries are searched in, and what was found lately; kept as long as the entries themselves. */
export class KeptTexts {
  readonly #kept = new Map<PackId, Texts>();

  /** The entries whose text holds all of the words. */
  async holding(
    pack: Pack,
    entries: readonly Development[],
    words: readonly string[],
  ): Promise<readonly Development[]> {
    const kept = await this.#textsOf(pack, entries);
    const asked = words.join(' ');
    const known = kept.findings.get(asked);
    if (known) return known;
    const found: Development[] = [];
    for (const [n, text] of kept.texts.entries()) {
      const entry = entries[n];
      if (entry && words.every((word) => text.includes(word))) found.push(entry);
      if ((n + 1) % LOOKED_AT_ONCE === 0) await turn();
    }
    kept.findings.set(asked, found);
    return found;
  }

  async #textsOf(pack: Pack, entries: readonly Development[]): Promise<Texts> {
    const before = this.#kept.get(pack.id);
    const ofPack = before?.pack === pack ? before : undefined;
    if (ofPack?.entries === entries) return ofPack;
    const texts: string[] = [];
    let made = 0;
    for (const [n, entry] of entries.entries()) {
      const isSame = ofPack?.entries[n] === entry;
      texts.push((isSame ? ofPack.texts[n] : undefined) ?? searchedText(pack, entry));
      if (!isSame && ++made % MADE_AT_ONCE === 0) await turn();
    }
    const kept = { pack, entries, texts, findings: new LatestUsed<string, readonly Development[]>(FINDINGS_KEPT) };
    this.#kept.set(pack.id, kept);
    return kept;
  }
}
