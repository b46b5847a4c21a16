import type { Claimant } from '../../src/domain/diplomacy/figures/figure.ts';
import type { PackId, PartyId } from '../../src/domain/diplomacy/pack.ts';
import type { Evidence } from '../../src/domain/ledger/development.ts';
import type { FigureRecord, NewFigure } from '../../src/domain/ledger/figures.ts';
import type { VersionId } from '../../src/domain/news/article.ts';
import type { EventId } from '../../src/domain/news/report.ts';
import { someEvidence } from './conflict.ts';

/** A party's own words. */
export function says(party: string): Claimant {
  return { kind: 'party', party: party as PartyId };
}

/** Valmere alleges 120 violations by Korrath since the truce began. */
export function aFigure(change: Partial<NewFigure> = {}): NewFigure {
  const { low = 120, high = low } = change;
  return {
    kind: 'violations',
    claimant: says('valmere'),
    bound: 'exact',
    about: false,
    by: 'korrath' as PartyId,
    whose: null,
    among: null,
    planned: false,
    period: { basis: 'truce', from: null, to: null },
    truce: null,
    background: false,
    late: false,
    evidence: someEvidence({ quote: `Korrath broke the truce ${low} times`, speaker: 'valmere' as PartyId }),
    ...change,
    low,
    high,
  };
}

/** A figure that stands in the record; `hours` after the first moment of the tests. */
export function aRecord(
  id: number,
  hours: number,
  change: Partial<NewFigure> & { readonly eventId?: string; readonly from?: Partial<Evidence> } = {},
): FigureRecord {
  const { eventId = 'E1', from, ...figure } = change;
  const made = aFigure(figure);
  const at = new Date(Date.UTC(2031, 4, 8, 6) + hours * 3_600_000);
  return {
    ...made,
    evidence: { ...made.evidence, versionId: id as VersionId, at, ...from },
    id,
    packId: 'strait' as PackId,
    eventId: eventId as EventId,
    learnedAt: at,
  };
}
