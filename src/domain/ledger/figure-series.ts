import { dayOf } from '../diplomacy/figures/calendar.ts';
import { isCumulative, type Amount, type Among, type FigureKind, type Period } from '../diplomacy/figures/figure.ts';
import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Evidence } from './development.ts';
import { voiceOf, type Voice } from './figure-voice.ts';
import type { FigureRecord } from './figures.ts';

/** One value of a series, with everybody who gave it: later reports that give it again are support. */
export interface FigurePoint extends Amount {
  readonly period: Period;
  /** When it was first given, and the day that it is about. */
  readonly at: Date;
  readonly day: Date;
  readonly evidence: readonly Evidence[];
}

/** What a series showed for the period before, and by how much it has moved; null where bounds cannot be subtracted. */
export interface FigureChange {
  readonly before: FigurePoint;
  readonly delta: number | null;
}

/** The figures of one claimant about one thing, oldest first. Series are never added up. */
export interface FigureSeries {
  readonly kind: FigureKind;
  readonly voice: Voice;
  readonly by: PartyId | null;
  readonly whose: PartyId | null;
  readonly among: Among | null;
  readonly planned: boolean;
  readonly points: readonly FigurePoint[];
  /** The value that stands. */
  readonly latest: FigurePoint;
}

/**
 * Folds a record into series, the one that moved last first. One series has one claimant, one accused, one sort of people
 * and one sort of period; what says nothing of its period is compared within its event, and two
 * values in one text are two counts. Pure.
 */
export function figureSeries(
  pack: Pack,
  figures: readonly FigureRecord[],
  start: Date | null,
): readonly FigureSeries[] {
  const inOrder = figures.toSorted((a, b) => a.evidence.at.getTime() - b.evidence.at.getTime() || a.id - b.id);
  const lane = lanes();
  const grouped = Map.groupBy(inOrder, (figure) => lane(seriesKey(pack, figure, start), figure));
  const series = [...grouped.values()].flatMap((list) => seriesOf(pack, list) ?? []);
  return series.toSorted((a, b) => b.latest.at.getTime() - a.latest.at.getTime());
}

/** One text that gives two values of a series means two counts ("3 in Varn and 5 in Odell"): neither is a step of the other. */
function lanes(): (key: string, figure: FigureRecord) => string {
  const given = new Map<string, readonly Amount[]>();
  return (key, figure) => {
    const inText = `${key} ${figure.evidence.versionId}`;
    const amounts = given.get(inText) ?? [];
    const known = amounts.findIndex((amount) => isSameAmount(amount, figure));
    if (known === -1) given.set(inText, [...amounts, figure]);
    return `${key} ${known === -1 ? amounts.length : known}`;
  };
}

function seriesKey(pack: Pack, figure: FigureRecord, start: Date | null): string {
  const { kind, by, whose, among, planned } = figure;
  const voice = voiceOf(pack, figure).key;
  return JSON.stringify([kind, voice, by, whose, among, planned, basisKey(figure, start)]);
}

const DAY_MS = 24 * 3_600_000;
/** Up to this length a stretch counts as a day: a night, 24 hours, a day's name. */
const A_DAY_MS = 30 * 3_600_000;

/** "Since Saturday" and "since the truce began" are one where it began on that day. */
function basisKey({ period, eventId }: FigureRecord, start: Date | null): string {
  const { basis, from, to } = period;
  if (basis === 'unstated') return `event ${eventId}`;
  if (basis === 'truce') return 'truce';
  if (basis === 'total' || from === null) return 'total';
  if (basis === 'since')
    return start && dayOf(start) <= from && from.getTime() - dayOf(start).getTime() <= DAY_MS
      ? 'truce'
      : `since ${from.toISOString()}`;
  const length = (to ?? from).getTime() - from.getTime();
  return length <= A_DAY_MS ? 'day' : `${Math.round(length / DAY_MS)} days`;
}

function seriesOf(pack: Pack, figures: readonly FigureRecord[]): FigureSeries | null {
  const first = figures[0];
  if (!first) return null;
  const points: FigurePoint[] = [];
  for (const figure of figures) take(points, figure);
  const latest = points.at(-1);
  const { kind, by, whose, among, planned } = first;
  return latest ? { kind, voice: voiceOf(pack, first), by, whose, among, planned, points, latest } : null;
}

/** A value that the series has had already is said again, also once it was overtaken; in stretches, only for the same one. */
function take(points: FigurePoint[], figure: FigureRecord): void {
  const { low, high, bound, about, period, evidence } = figure;
  const day = dayOf(period.basis === 'span' ? lastMoment(period, evidence.at) : evidence.at);
  const known = points.findIndex(
    (point) => isSameAmount(point, figure) && (period.basis !== 'span' || point.day.getTime() === day.getTime()),
  );
  const point = points[known];
  if (point) points[known] = { ...point, evidence: [...point.evidence, evidence] };
  else points.push({ low, high, bound, about, period, at: evidence.at, day, evidence: [evidence] });
}

/** The end of a stretch lies within its last day. */
function lastMoment({ to }: Period, at: Date): Date {
  return to === null ? at : new Date(to.getTime() - 1);
}

function isSameAmount(a: Amount, b: Amount): boolean {
  return a.low === b.low && a.high === b.high && a.bound === b.bound;
}

/** What has moved since the last earlier day of the series; null for its first day. */
export function changeOf({ points, latest }: FigureSeries): FigureChange | null {
  const before = points.findLast((point) => point.day < latest.day);
  if (!before) return null;
  const counts = isCumulative(latest.period) || latest.period.basis === 'span';
  const comparable = counts && latest.bound === before.bound && latest.bound !== 'range';
  return { before, delta: comparable ? latest.low - before.low : null };
}
