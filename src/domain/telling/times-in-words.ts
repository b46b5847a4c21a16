import { DAY_MS, type Dated } from '../diplomacy/dates/dated.ts';
import type { Pack } from '../diplomacy/pack.ts';
import type { TruceState } from '../ledger/board.ts';
import { namesInWords } from '../ledger/describe.ts';
import type { Expected } from '../ledger/lay-out-board.ts';
import { courseOf, isUnilateral } from '../ledger/truce-terms.ts';
import { text, type Span } from './message.ts';
import { dayInWords, timeInWords } from './time-in-words.ts';

/** A time as exactly as it is known: a day, week or month is the same for every reader, an instant is theirs. */
function datedSpan({ at, precision }: Dated): Span {
  switch (precision) {
    case 'instant':
      return { kind: 'time', at, style: 'datetime' };
    case 'day':
      return text(dayInWords(at));
    case 'week':
      return text(`the week of ${dayInWords(at)}`);
    case 'month':
      return text(timeInWords(at, 'date', 'UTC').replace(/^\d+ /u, ''));
  }
}

/** Within this time a weekday's name says which day is meant. */
const WEEKDAY_MS = 6 * DAY_MS;

/** When something is due, as a sentence ends: "today", "on Thursday", "on 5 May 2031", "in the week of 5 May 2031". */
export function dueInWords({ at, precision }: Dated, now: Date, timezone: string): string {
  if (precision === 'week') return `in the week of ${dayInWords(at)}`;
  if (precision === 'month') return `in ${timeInWords(at, 'date', 'UTC').replace(/^\d+ /u, '')}`;
  const zone = precision === 'day' ? 'UTC' : timezone;
  const day = timeInWords(at, 'date', zone);
  if (day === timeInWords(now, 'date', zone)) return 'today';
  if (at < now || at.getTime() - now.getTime() >= WEEKDAY_MS) return `on ${day}`;
  return `on ${new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: zone }).format(at)}`;
}

/** Who declared a truce, when that was one side alone, and where it is on its way by its own terms; each after a semicolon. */
export function courseSpans(pack: Pack, truce: TruceState, now: Date): readonly Span[] {
  const alone = isUnilateral(pack, truce)
    ? [text(`; declared by ${namesInWords(pack, truce.terms.declaredBy)} alone`)]
    : [];
  return [...alone, ...courseOfTruce(truce, now)];
}

function courseOfTruce(truce: TruceState, now: Date): readonly Span[] {
  const course = courseOf(truce, now);
  switch (course?.kind) {
    case 'ahead':
      return [text('; to begin '), datedSpan(course.starts), ...(course.ends ? [text(', to end '), datedSpan(course.ends)] : [])]; // prettier-ignore
    case 'not-begun':
      return [text('; was '), ...whenItWas(course.starts, course.ends), text(', no report that it began')];
    case 'running':
      return [
        text(`; day ${course.day}${course.of === null ? '' : ` of ${course.of}`}`),
        ...(course.ends ? [text(', ends '), datedSpan(course.ends)] : []),
      ];
    case 'over':
      return [text('; ended on its own terms on '), datedSpan(course.ends), text(', no report')];
    case undefined:
      return truce.terms.ends && truce.proved?.phase === 'proposed' ? [text('; to end '), datedSpan(truce.terms.ends)] : []; // prettier-ignore
  }
}

function whenItWas(starts: Dated | null, ends: Dated | null): readonly Span[] {
  const begin = starts ? [text('to begin '), datedSpan(starts)] : [];
  const end = ends ? [text(starts ? ' and to end ' : 'to end '), datedSpan(ends)] : [];
  return [...begin, ...end];
}

/** Something expected with its time and what became of it; without a full stop. */
export function expectedSpans({ expectation: e, standing }: Expected): readonly Span[] {
  const certainty = e.certainty === null ? [] : [text(` (${e.certainty})`)];
  const id: Span[] = e.id === null ? [] : [text(' · '), { kind: 'code', text: e.id }];
  return [text(e.what), ...certainty, ...dueSpans({ expectation: e, standing }), ...id, ...outcomeSpans(e)];
}

function dueSpans({ expectation: { due, until }, standing }: Expected): readonly Span[] {
  if (due === null) return standing === 'undated' ? [text('; no date')] : [];
  const lead = standing === 'ahead' ? '; due ' : '; was due ';
  const last = until ? [text(' to '), datedSpan(until)] : [];
  return [text(lead), datedSpan(due), ...last, ...(standing === 'overdue' ? [text(', no outcome on record')] : [])];
}

const OUTCOME_IN_WORDS = {
  'under-way': 'under way',
  held: 'held',
  'carried-out': 'carried out',
  postponed: 'postponed',
  cancelled: 'cancelled',
} as const;

function outcomeSpans({ outcome }: Expected['expectation']): readonly Span[] {
  if (outcome === null) return [];
  const to = outcome.to ? [text(' to '), datedSpan(outcome.to)] : [];
  return [text(` → ${OUTCOME_IN_WORDS[outcome.kind]}`), ...to, text(' · '), { kind: 'code', text: outcome.id }];
}
