import type { Statement } from '../diplomacy/statement.ts';
import type { Features } from '../news/linear-model.ts';
import type { Known } from './known-claim.ts';

/** A typed statement beside what is known of it; null: nobody has stated it. */
export interface Compared {
  readonly statement: Statement;
  readonly known: Known | null;
  /** Whether the headline carries it, rather than what follows. */
  readonly inHeadline: boolean;
}

/** How what a report states stands to the ledger, as named features; `eventTold`: its event has told something already. */
export function noveltyFeatures(compared: readonly Compared[], eventTold: boolean): Features {
  const features = new Map<string, number>();
  const unknown = compared.filter((c) => c.known === null);
  if (unknown.length > 0) features.set('states something unknown', 1);
  else if (compared.length > 0) features.set('states only what is known', 1);
  if (compared.some((c) => c.inHeadline && c.known !== null)) features.set('headline states what is known', 1);
  // conditions are repeated in ever new words
  if (unknown.some((c) => c.statement.type === 'demand')) features.set('unknown demand', 1);
  if (eventTold && unknown.length === 0) features.set('event told, nothing unknown', 1);
  return features;
}
