import type { Amount, Among, FigureKind } from '../diplomacy/figures/figure.ts';
import { partyName, type Pack, type PartyId } from '../diplomacy/pack.ts';
import type { BreachCount } from '../ledger/breach-count.ts';
import { changeOf, type FigureChange, type FigurePoint, type FigureSeries } from '../ledger/figure-series.ts';
import { chargeOf, type Charge } from '../ledger/truce-tally.ts';
import type { TruceStart } from '../ledger/truce-start.ts';
import { strong, text, type Span } from './message.ts';
import { dayInWords, isWholeDay } from './time-in-words.ts';

/** What each kind is called above its figures, in the order in which they are read. */
export const KINDS_IN_WORDS: readonly (readonly [FigureKind, string])[] = [
  ['violations', 'Violations'],
  ['attacks', 'Attacks counted as violations'],
  ['killed', 'Killed'],
  ['wounded', 'Wounded'],
  ['casualties', 'Killed and wounded'],
  ['missing', 'Missing'],
  ['captives', 'Captives handed over'],
  ['remains', 'Remains handed over'],
];

const AMONG: Readonly<Record<Among, string>> = {
  drones: 'drones',
  missiles: 'missiles',
  'air-strikes': 'air strikes',
  shellings: 'shellings',
  assaults: 'assaults',
  children: 'children',
  women: 'women',
  civilians: 'civilians',
  soldiers: 'soldiers',
  journalists: 'journalists',
  'aid-workers': 'aid workers',
};
const CHARGES: Readonly<Record<Charge, string>> = {
  alleged: 'alleged',
  confirmed: 'found by a monitor',
  admitted: 'admitted',
};

/** "at least 40", "between 20 and 30", "about 1,200": as exact as the source, and no more. */
function amountInWords({ low, high, bound, about }: Amount): string {
  const value = (n: number): string => n.toLocaleString('en-GB');
  const nearly = about ? 'about ' : '';
  if (bound === 'range') return `between ${nearly}${value(low)} and ${value(high)}`;
  return `${bound === 'exact' ? nearly : `${bound.replace('-', ' ')} `}${value(low)}`;
}

/** "Valmere: 1,200 alleged against Korrath since the truce began, +150 on the day before". */
export function seriesSpans(pack: Pack, series: FigureSeries): readonly Span[] {
  const name = strong(series.voice.name);
  const who = chargeOf(series) === null ? [text('According to '), name, text(': ')] : [name, text(': ')];
  return [...who, ...countSpans(pack, series)];
}

function countSpans(pack: Pack, series: FigureSeries): readonly Span[] {
  const { latest, by, whose, among, planned } = series;
  const charge = chargeOf(series);
  return [
    text(amountInWords(latest)),
    text(among === null ? '' : ` ${AMONG[among]}`),
    text(whose === null ? '' : ` (of ${partyName(pack, whose)})`),
    text(charge ? ` ${CHARGES[charge]}` : ''),
    text(
      by && charge !== 'admitted' ? (charge ? ` against ${partyName(pack, by)}` : ` by ${partyName(pack, by)}`) : '',
    ),
    text(planned ? ', agreed or announced, not yet reported as done' : ''),
    ...periodSpans(latest),
    ...changeSpans(changeOf(series), latest),
  ];
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

function periodSpans({ period, at }: FigurePoint): readonly Span[] {
  const { basis, from, to } = period;
  if (basis === 'truce') return [text(' since the truce began')];
  if (basis === 'total') return [text(' in all')];
  if (basis === 'unstated' || from === null) return [];
  if (basis === 'since') return [text(' since '), dayOrTime(from)];
  const end = to ?? at;
  const hours = Math.round((end.getTime() - from.getTime()) / HOUR_MS);
  if (hours === DAY_HOURS && isWholeDay(from)) return [text(` on ${dayInWords(from)}`)];
  const length = hours > 2 * DAY_HOURS ? `${Math.round(hours / DAY_HOURS)} days` : `${hours} hours`;
  return [text(` in the ${length} to `), { kind: 'time', at: end, style: 'datetime' }];
}

function changeSpans(change: FigureChange | null, latest: FigurePoint): readonly Span[] {
  if (change === null) return [];
  const { before, delta } = change;
  const dayBefore = latest.day.getTime() - before.day.getTime() === DAY_HOURS * HOUR_MS;
  if (latest.period.basis === 'span' || delta === null)
    return [
      text(` (before: ${amountInWords(before)}${dayBefore ? ', the day before' : `, ${dayInWords(before.day)}`})`),
    ];
  const moved = delta === 0 ? 'unchanged' : `${delta > 0 ? '+' : '−'}${Math.abs(delta).toLocaleString('en-GB')}`;
  return [text(`, ${moved} ${dayBefore ? 'on the day before' : `since ${dayInWords(before.day)}`}`)];
}

function dayOrTime(at: Date): Span {
  return isWholeDay(at) ? text(dayInWords(at)) : { kind: 'time', at, style: 'date' };
}

/** "Against Korrath: 3 alleged by Valmere": the ledger's entries of one accused and one accuser; a series names its claimant first. */
export function breachesInWords(pack: Pack, { accused, accuser, alleged, confirmed }: BreachCount): string {
  const who = accused === null ? 'nobody named' : partyName(pack, accused);
  const counts = [
    ...(alleged > 0 ? [`${alleged} alleged${accuser === null ? '' : ` by ${partyName(pack, accuser)}`}`] : []),
    ...(confirmed > 0 ? [`${confirmed} confirmed by a monitor or by its own admission`] : []),
  ];
  return `Against ${who}: ${counts.join(', ')}`;
}

const MOST_DAYS = 7;

/** "8 May 2, 9 May 1": the days on which breaches came to be on record, the latest last. */
export function breachDaysInWords({ days }: BreachCount): string {
  const shown = days.slice(-MOST_DAYS).map(({ day, alleged, confirmed }) => {
    return `${dayInWords(day).replace(/ \d{4}$/u, '')}: ${alleged + confirmed}`;
  });
  return `${days.length > shown.length ? '… ' : ''}${shown.join(', ')}`;
}

/** "Since the 60-day ceasefire took effect on 8 May 2031": what the figures are counted from. */
export function startSpans(start: TruceStart | null): readonly Span[] {
  if (start === null) return [text('No truce is on record as having taken effect, so everything on record is shown.')];
  const reported = start.proved ? 'took effect' : 'is reported, not yet proved, to have taken effect';
  const name = start.name.replace(/^the /iu, '').replace(/ proposal$/u, '');
  return [
    text(`Since the ${name} ${reported} on `),
    { kind: 'time', at: start.at, style: 'date' },
    text(start.holds ? '.' : '; it no longer holds.'),
  ];
}

/** One series in one plain sentence without its full stop, for a headline. */
export function seriesInBrief(pack: Pack, series: FigureSeries): string {
  const kind = KINDS_IN_WORDS.find(([known]) => known === series.kind)?.[1] ?? series.kind;
  const against = accusedOf(pack, series.by);
  const charge = chargeOf(series);
  return `${kind.toLowerCase()}: ${amountInWords(series.latest)}${charge ? ` ${CHARGES[charge]}${against}` : ''}, ${saidBy(charge)} ${series.voice.name}`;
}

function accusedOf(pack: Pack, by: PartyId | null): string {
  return by === null ? '' : ` against ${partyName(pack, by)}`;
}

function saidBy(charge: Charge | null): string {
  return charge === 'alleged' || charge === null ? 'says' : 'by';
}
