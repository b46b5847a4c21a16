import type { FigureKind } from '../diplomacy/figures/figure.ts';
import type { Pack } from '../diplomacy/pack.ts';
import { breachCounts, type BreachCount } from './breach-count.ts';
import type { Development } from './development.ts';
import { figureSeries, type FigureSeries } from './figure-series.ts';
import type { FigureRecord } from './figures.ts';
import type { TruceStart } from './truce-start.ts';

/** What is on record since the truce took effect: breaches of the ledger, and figures per claimant. */
export interface TruceTally {
  /** Null: no truce took effect, and everything on record counts. */
  readonly start: TruceStart | null;
  readonly breaches: readonly BreachCount[];
  /** The one that moved last first. */
  readonly series: readonly FigureSeries[];
}

/** Brings together what has been counted since a truce's start. Pure. */
export function truceTally(
  pack: Pack,
  start: TruceStart | null,
  ledger: readonly Development[],
  figures: readonly FigureRecord[],
): TruceTally {
  const since = start?.at ?? null;
  const after = figures.filter(({ evidence, period }) =>
    isAfter(since, period.basis === 'span' ? period.to : evidence.at),
  );
  return { start, breaches: breachCounts(ledger, since), series: figureSeries(pack, after, since) };
}

function isAfter(since: Date | null, at: Date | null): boolean {
  return since === null || at === null || at >= since;
}

/** How a figure of violations stands: as a claim against others, as a monitor's finding, or as the accused's own admission. */
export type Charge = 'alleged' | 'confirmed' | 'admitted';

/** Null for figures that charge nobody. */
export function chargeOf({ kind, voice, by }: Pick<FigureSeries, 'kind' | 'voice' | 'by'>): Charge | null {
  if (!CHARGES.has(kind)) return null;
  if (voice.kind === 'monitor') return 'confirmed';
  return voice.party !== null && voice.party === by ? 'admitted' : 'alleged';
}

const CHARGES: ReadonlySet<FigureKind> = new Set(['violations', 'attacks']);
