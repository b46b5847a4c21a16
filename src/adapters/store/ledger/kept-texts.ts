import { setImmediate as turn } from 'node:timers/promises';
import type { Pack } from '../../../domain/diplomacy/pack.ts';
import type { Development } from '../../../domain/ledger/development.ts';
import { searchedText } from '../../../domain/ledger/searched-text.ts';

/** Texts that are made, and texts that are looked through, before everything else has its turn. */
const MADE_AT_ONCE = 100;
const LOOKED_AT_ONCE = 2_000;

/** What entries are searched in, kept as long as the entries themselves. */
export class KeptTexts {
  readonly #texts = new WeakMap<Pack, WeakMap<Development, string>>();

  /** The entries whose text holds all of the words. */
  async holding(
    pack: Pack,
    entries: readonly Development[],
    words: readonly string[],
  ): Promise<readonly Development[]> {
    const texts = this.#texts.get(pack) ?? new WeakMap<Development, string>();
    this.#texts.set(pack, texts);
    const found: Development[] = [];
    let [made, looked] = [0, 0];
    for (const entry of entries) {
      let text = texts.get(entry);
      if (text === undefined) {
        text = searchedText(pack, entry);
        texts.set(entry, text);
        if (++made % MADE_AT_ONCE === 0) await turn();
      }
      if (words.every((word) => text?.includes(word))) found.push(entry);
      if (++looked % LOOKED_AT_ONCE === 0) await turn();
    }
    return found;
  }
}
