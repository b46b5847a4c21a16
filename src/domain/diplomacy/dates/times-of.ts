import type { Reading } from '../reading.ts';
import type { Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { DAY_MS, overAt, type Dated, type Times } from './dated.ts';
import { timesIn, type NamedLength, type NamedTime, type TimedSentence } from './read-times.ts';

/** A text as an outlet published it. */
export interface TimedText {
  readonly title: Reading;
  readonly summary: Reading;
}

type Stated = Pick<Statement, 'type' | 'value' | 'actors' | 'quote'>;
type Taken = (mentions: readonly Placed[], saidAt: Date) => Times;

/** A mention with the sentence that it stands in. */
type Placed = (NamedTime | NamedLength) & { readonly sentence: TimedSentence };

const NOTHING: Times = { starts: null, ends: null, due: null, lasts: null };

/** What is done already: a weekday beside it is the last one. */
const DONE: ReadonlySet<string> = new Set(['held', 'under-way', 'carried-out', 'imposed', 'lifted', 'in-force']);
/** What a truce's terms are told with. */
const OF_TERMS: ReadonlySet<string> = new Set(['proposed', 'agreed', 'in-force', 'extended', 'proposes']);

/**
 * When what a statement tells is to be, in the words nearest to it: its quote's, its sentence's, then, for a headline,
 * those of a summary's sentence about the same thing; never words that carry another of the text's statements (`all`).
 * Null where the text says nothing of that. `saidAt` is when the text came out.
 */
export function timesOf(statement: Stated, all: readonly Stated[], text: TimedText, saidAt: Date): Times | null {
  const kind = kindOf(statement);
  if (kind === null) return null;
  const others = all.filter((other) => other.quote !== statement.quote && !isOneOf(statement, other));
  const mentions = nearestFirst(statement, others, text, saidAt, kind.about);
  const times = kind.take(mentions, saidAt);
  return Object.values(times).every((time) => time === null) ? null : times;
}

interface Kind {
  readonly about: readonly Term[];
  readonly take: Taken;
}

const TRUCE: readonly Term[] = ['truce', 'agreement', 'partial', 'full', 'proposal'];
const TALKS: readonly Term[] = ['talks', 'meet'];
const SWAP: readonly Term[] = ['captives', 'swap', 'hand-over'];
const PRESSURE: readonly Term[] = ['pressure', 'threaten', 'demand', 'sanction'];

function kindOf({ type, value }: Stated): Kind | null {
  if ((type === 'phase' || type === 'position') && OF_TERMS.has(value))
    return { about: TRUCE, take: (mentions, saidAt) => termsOfTruce(mentions, saidAt, value) };
  if (type === 'talks' && value === 'postponed') return { about: TALKS, take: putOffTo };
  if (type === 'talks' && value !== 'cancelled' && value !== 'offered')
    return { about: TALKS, take: DONE.has(value) ? whenDone : whenDue };
  if (type === 'exchange') return { about: SWAP, take: DONE.has(value) ? whenDone : swapDue };
  if ((type === 'pressure' && value === 'threatened') || type === 'demand') return { about: PRESSURE, take: deadline };
  return null;
}

/** The same claim in other words. */
function isOneOf(a: Stated, b: Stated): boolean {
  return a.type === b.type && a.actors.join() === b.actors.join();
}

function nearestFirst(
  statement: Stated,
  others: readonly Stated[],
  { title, summary }: TimedText,
  saidAt: Date,
  about: readonly Term[],
): readonly Placed[] {
  const inTitle = title.text.includes(statement.quote);
  const found = [title, summary].flatMap((reading) =>
    reading.sentences.flatMap(({ tokens, start, end }, index) => {
      const terms = reading.terms.filter((t) => t.sentence === index);
      const own = placeOf(statement, reading);
      const isOwn = own !== null && own.start < end && start < own.end;
      if (!isOwn && !(inTitle && terms.some((t) => about.includes(t.term)))) return [];
      const taken = others.flatMap((other) => placeOf(other, reading) ?? []);
      if (!isOwn && taken.some((place) => place.start < end && start < place.end)) return [];
      const sentence: TimedSentence = { tokens, terms, language: reading.language };
      return timesIn(sentence, saidAt, DONE.has(statement.value)).flatMap((mention) => {
        const place = { start: tokens[mention.from]?.start ?? 0, end: tokens[mention.to - 1]?.end ?? 0 };
        const quoted = own !== null && isWithin(place, own);
        if (!quoted && taken.some((other) => isWithin(place, other))) return [];
        return [{ mention: { ...mention, sentence }, far: quoted ? 0 : isOwn ? 1 : 2 }];
      });
    }),
  );
  return found.toSorted((a, b) => a.far - b.far).map(({ mention }) => mention);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function placeOf({ quote }: Stated, { text }: Reading): Stretch | null {
  const start = text.indexOf(quote);
  return start < 0 ? null : { start, end: start + quote.length };
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

const YEAR_MS = 366 * DAY_MS;

/** An end that is over is another truce's; so is a start long ago. */
function termsOfTruce(mentions: readonly Placed[], saidAt: Date, value: Stated['value']): Times {
  const said = saidAt.getTime();
  const isStart = ({ at }: Dated): boolean =>
    at.getTime() > said - (value === 'in-force' ? 14 : 2) * DAY_MS && at.getTime() < said + YEAR_MS;
  const isEnd = (end: Dated): boolean => overAt(end).getTime() > said && end.at.getTime() < said + YEAR_MS;
  const points = mentions.filter((m): m is Placed & NamedTime => m.role !== 'lasts' && m.role !== 'by');
  const range = points.find((m) => m.last !== null && m.role !== 'ends' && isStart(m.first) && isEnd(m.last));
  const starts = range ?? points.find((m) => m.role === 'starts' && m.last === null && isStart(m.first));
  const ends = range?.last ?? endAmong(points, isEnd);
  const length = mentions.find(
    (m): m is Placed & NamedLength => m.role === 'lasts' && isOfTruce(m) && !(m.own && value === 'extended'),
  ); // "a 30-day truce was extended" for as yet unknown
  return {
    ...NOTHING,
    starts: starts?.first ?? null,
    ends: ends && starts && overAt(ends) <= starts.first.at ? null : ends,
    lasts: length?.length ?? null,
  };
}

function endAmong(points: readonly NamedTime[], isEnd: (end: Dated) => boolean): Dated | null {
  const found = points.find((m) => m.role === 'ends' && isEnd(m.last ?? m.first));
  return found ? (found.last ?? found.first) : null;
}

/** "30-day truce", "truce for 30 days": no three-day visit, no talks of two hours. */
function isOfTruce({ own, from, to, sentence: { terms } }: Placed & NamedLength): boolean {
  return terms.some(
    (t) =>
      TRUCE.includes(t.term) &&
      (own ? t.to > to && t.from <= to + 3 : t.from < from || t.from <= to + 3) &&
      !(t.from >= from && t.to <= to),
  );
}

const SOON_MS = 120 * DAY_MS;

function whenDue(mentions: readonly Placed[], saidAt: Date): Times {
  return dueAmong(mentions, ['at', 'starts', 'by'], (first, last) => {
    return overAt(last) > saidAt && first.at.getTime() - saidAt.getTime() < SOON_MS;
  });
}

/** "postponed until Friday". */
function putOffTo(mentions: readonly Placed[], saidAt: Date): Times {
  const untils = mentions.map((m): Placed => (m.role === 'ends' ? { ...m, role: 'at' } : m));
  return whenDue(untils, saidAt);
}

/** What stands before the exchange is when it was agreed: "met on Friday and agreed to swap". */
function swapDue(mentions: readonly Placed[], saidAt: Date): Times {
  const after = mentions.filter(({ from, sentence }) =>
    sentence.terms.some((t) => SWAP.includes(t.term) && t.to <= from),
  );
  return whenDue(after, saidAt);
}

function whenDone(mentions: readonly Placed[], saidAt: Date): Times {
  return dueAmong(mentions, ['at', 'starts'], (first) => {
    return first.at <= saidAt && saidAt.getTime() - first.at.getTime() < 14 * DAY_MS;
  });
}

/** Until when something is asked for, or else something happens. */
function deadline(mentions: readonly Placed[], saidAt: Date): Times {
  const { due } = dueAmong(mentions, ['by', 'ends'], (_, last) => {
    return overAt(last) > saidAt && last.at.getTime() - saidAt.getTime() < YEAR_MS;
  });
  return { ...NOTHING, due };
}

function dueAmong(
  mentions: readonly Placed[],
  roles: readonly NamedTime['role'][],
  fits: (first: Dated, last: Dated) => boolean,
): Times {
  for (const mention of mentions) {
    if (mention.role === 'lasts' || !roles.includes(mention.role)) continue;
    const { first, last } = mention;
    if (fits(first, last ?? first)) return { ...NOTHING, due: first, ends: last };
  }
  return NOTHING;
}
