import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';
import { changeOf, type FigureSeries } from './figure-series.ts';
import { chargeOf, type TruceTally } from './truce-tally.ts';

/** A tally for a program: every series with all of its values and their quotes, and the change on the period before. */
export function tallyData(pack: Pack, tally: TruceTally): Readonly<Record<string, unknown>> {
  const { start, breaches, series } = tally;
  return { since: start, breaches, figures: series.map((one) => seriesData(pack, one)) };
}

function seriesData(pack: Pack, series: FigureSeries): Readonly<Record<string, unknown>> {
  const { kind, voice, by, whose, among, planned, points } = series;
  const change = changeOf(series);
  const named = (party: PartyId | null) => party && { party, name: partyName(pack, party) };
  const values = points.map(({ low, high, bound, about, period, at, evidence }) => ({
    ...{ low, high, bound, about, period, at },
    quotes: evidence.map(({ quote, outlet, link, at: saidAt }) => ({ quote, outlet, link, at: saidAt })),
  }));
  return {
    kind,
    claimant: { name: voice.name, kind: voice.kind, party: voice.party },
    standing: chargeOf(series),
    by: named(by),
    whose: named(whose),
    ...{ among, planned, values },
    change: change && {
      delta: change.delta,
      before: { low: change.before.low, high: change.before.high, day: change.before.day },
    },
  };
}
