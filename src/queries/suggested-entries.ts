import type { Pack } from '../domain/diplomacy/pack.ts';
import { describeDevelopment } from '../domain/ledger/describe.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { ReadModel } from '../ports/read-model.ts';

/** An entry of the ledger as a menu offers it. */
interface SuggestedEntry {
  readonly id: DevelopmentId;
  readonly text: string;
}

/** More would take a look-up each while somebody types. */
const MOST_OFFERED = 10;

/** The newest entries, or the newest whose number begins as typed; a few look-ups however long the ledger is. */
export async function suggestedEntries(
  typed: string,
  packs: readonly Pack[],
  { readModel }: { readonly readModel: Pick<ReadModel, 'lastSeq' | 'entry'> },
): Promise<readonly SuggestedEntry[]> {
  const { prefix = '', digits = '' } = /^\s*(?<prefix>\p{L}*)-?(?<digits>\d*)\s*$/u.exec(typed)?.groups ?? {};
  const meant = packs.filter((pack) => pack.prefix.toLowerCase().startsWith(prefix.toLowerCase()));
  const most = Math.ceil(MOST_OFFERED / Math.max(1, meant.length));
  const found = await Promise.all(
    meant.map(async (pack) => {
      const numbers = newestLike(digits, await readModel.lastSeq(pack.id), most);
      const entries = await Promise.all(numbers.map((n) => readModel.entry(`${pack.prefix}-${n}` as DevelopmentId)));
      return entries.flatMap((entry) => (entry ? [{ id: entry.id, text: describeDevelopment(pack, entry) }] : []));
    }),
  );
  return found.flat();
}

/** The highest numbers up to the last one that begin with these digits. */
function newestLike(digits: string, last: number, most: number): readonly number[] {
  const found: number[] = [];
  // 142 is begun by 142, 1420…1429, 14200…: from the longest down, each stretch from its end
  const start = Number(digits);
  if (digits === '') return Array.from({ length: Math.min(most, last) }, (_, n) => last - n);
  if (start === 0) return [];
  for (let width = 10 ** String(last).length; width >= 1; width /= 10) {
    const first = start * width;
    for (let n = Math.min(last, first + width - 1); n >= first && found.length < most; n--) found.push(n);
  }
  return found;
}
