import type { Pack } from '../diplomacy/pack.ts';
import type { Baseline } from './board.ts';
import type { Development, TruceKey } from './development.ts';
import { evidenceOf, isProved } from './evidence-rule.ts';
import { truceName } from './truce-key.ts';

/** Since when breaches are counted. */
export interface TruceStart {
  readonly truce: TruceKey;
  readonly name: string;
  readonly at: Date;
  /** False: it has ended since, or is suspended. */
  readonly holds: boolean;
  /** False: that it took effect is reported, not yet proved. */
  readonly proved: boolean;
}

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended']);

/**
 * The start of the truce in force, of the latest where there are several; else the last start of any; null where none ever
 * took effect. A proved start goes before one that is only reported. Pure.
 */
export function truceStart(pack: Pack, baseline: Baseline | null, ledger: readonly Development[]): TruceStart | null {
  const starts = new Map<TruceKey, TruceStart>();
  for (const { truce, name, proved } of baseline?.truces ?? []) {
    if (!proved || !HOLDS.has(proved.phase)) continue;
    starts.set(truce, { truce, name, at: proved.since ?? baseline?.asOf ?? new Date(0), holds: true, proved: true });
  }
  for (const entry of ledger) if (entry.type === 'phase') note(pack, starts, entry);
  const rank = ({ holds, proved }: TruceStart): number => (holds ? 2 : 0) + (proved ? 1 : 0);
  const all = [...starts.values()].toSorted((a, b) => rank(b) - rank(a) || b.at.getTime() - a.at.getTime());
  return all[0] ?? null;
}

function note(pack: Pack, starts: Map<TruceKey, TruceStart>, entry: Development): void {
  const { truce, value } = entry;
  const known = starts.get(truce);
  if (value === 'suspended' || value === 'expired' || value === 'collapsed') {
    if (known) starts.set(truce, { ...known, holds: false });
    return;
  }
  if (!HOLDS.has(value)) return;
  const proved = entry.kind === 'confirmed' || isProved(pack, value, evidenceOf(entry));
  const goesOn = known?.holds === true;
  starts.set(truce, {
    truce,
    name: truceName(pack, truce),
    at: goesOn ? known.at : entry.evidence.at,
    holds: true,
    proved: proved || (goesOn && known.proved),
  });
}
