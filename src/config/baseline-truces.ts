import type { BaselineFile, PackFile } from './pack-schema.ts';

type PackTruce = PackFile['truces'][number];

/**
 * A baseline whose truces bear the pack's ids: one under another id that is called as the pack calls just one of its own
 * ("the 21-point plan of the mediators" for "21-point plan") is that truce.
 */
export function withPackTruces(baseline: BaselineFile, truces: readonly PackTruce[]): BaselineFile {
  const own = new Set(truces.map(({ id }) => id));
  const taken = new Set(Object.keys(baseline.truces).filter((id) => own.has(id)));
  const ids = new Map<string, string>();
  for (const [id, { name }] of Object.entries(baseline.truces)) {
    if (own.has(id) || name === null || name === undefined) continue;
    const [called, ...others] = truces.filter((truce) => isCalled(name, truce));
    if (!called || others.length > 0 || taken.has(called.id)) continue;
    taken.add(called.id);
    ids.set(id, called.id);
  }
  const packId = (id: string): string => ids.get(id) ?? id;
  type Position = Exclude<BaselineFile['positions'][string], readonly unknown[]>;
  const renamed = (p: Position): Position => (p.truce ? { ...p, truce: packId(p.truce) } : p);
  return {
    ...baseline,
    truces: Object.fromEntries(Object.entries(baseline.truces).map(([id, truce]) => [packId(id), truce])),
    positions: Object.fromEntries(
      Object.entries(baseline.positions).map(([party, entry]) => [
        party,
        Array.isArray(entry) ? entry.map(renamed) : renamed(entry),
      ]),
    ),
  };
}

/** Every word of one of its names stands in the text; one word alone tells too little. */
function isCalled(text: string, { name, aliases }: PackTruce): boolean {
  const words = new Set(wordsOf(text));
  return [name, ...Object.values(aliases).flatMap((list) => list ?? [])].some((alias) => {
    const called = wordsOf(alias);
    return called.length > 1 && called.every((word) => words.has(word));
  });
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
