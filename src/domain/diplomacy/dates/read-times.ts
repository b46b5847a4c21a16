import type { Language } from '../pack.ts';
import type { Sentence, Token } from '../reading.ts';
import type { Term, TermSpan } from '../term.ts';
import { DAY_MS, dayOf, monthOf, weekOf, type Dated, type Length } from './dated.ts';
import { pointAt, type Point, type Scan } from './read-points.ts';
import { NUMBER_PREFIXES, TIME_WORDS, type Lead, type TimeWords } from './time-words.ts';

/** Tokens `from` to `to` (exclusive) of a sentence. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** A time that a sentence names, and what it is the time of; `at` is only "then". */
export interface NamedTime extends Place {
  readonly role: 'starts' | 'ends' | 'by' | 'at';
  readonly first: Dated;
  /** The last of several days. */
  readonly last: Dated | null;
}

/** A length of time that a sentence names; `own`: as a quality of the word that follows ("30-day truce"). */
export interface NamedLength extends Place {
  readonly role: 'lasts';
  readonly length: Length;
  readonly own: boolean;
}

/** Either. */
export type TimeMention = NamedTime | NamedLength;

/** A sentence as times are read from it: its terms tell what is said, told or done then. */
export interface TimedSentence extends Pick<Sentence, 'tokens'> {
  readonly language: Language;
  readonly terms: readonly TermSpan[];
}

/**
 * Every time that a sentence names, in order, but for the times of the telling itself ("said on Thursday"). `saidAt` is
 * when the text came out; a weekday is the next one, or in the `past` the last one. Pure.
 */
export function timesIn(sentence: TimedSentence, saidAt: Date, past: boolean): readonly TimeMention[] {
  const words = TIME_WORDS[sentence.language];
  const { tokens } = sentence;
  const found: TimeMention[] = [];
  for (let at = 0; at < tokens.length;) {
    const lead = leadBefore(tokens, at, words);
    const scan: Scan = { tokens, words, saidAt, past: past || lead?.lead === 'since' };
    const point = pointAt(scan, at);
    const mention = point ? ofPoint(point, lead, found, sentence, words) : ofLength(scan, at, lead);
    const isOfTelling = mention?.role === 'at' && lead?.lead !== 'to' && isTimeOfTelling(mention, sentence);
    if (mention && !isOfTelling) found.push(mention);
    at = Math.max(at + 1, point?.to ?? mention?.to ?? 0);
  }
  return found;
}

interface FoundLead {
  readonly lead: Lead;
  readonly from: number;
}

const LONGEST_LEAD = 5;

/** The longest phrase that ends where a time starts and says what it is the time of. */
function leadBefore(tokens: readonly Token[], at: number, words: TimeWords): FoundLead | null {
  for (let from = Math.max(0, at - LONGEST_LEAD); from < at; from++) {
    const phrase = tokens
      .slice(from, at)
      .map((t) => t.norm)
      .join(' ');
    const lead = words.leads.get(phrase.replace(/ the$/u, ''));
    if (lead !== undefined) return { lead, from };
  }
  return null;
}

function ofPoint(
  point: Point,
  lead: FoundLead | null,
  found: TimeMention[],
  { tokens }: TimedSentence,
  words: TimeWords,
): TimeMention | null {
  if (tokens[point.to]?.norm === "'s" || lead?.lead === 'after') return null;
  const from = lead?.from ?? point.from;
  const before = found.at(-1);
  const { first, last } = point;
  if (lead?.lead === 'to' && before && before.to === lead.from && before.role !== 'lasts' && before.last === null) {
    found.pop();
    return { ...before, to: point.to, last: first };
  }
  const isBare = lead === null || lead.lead === 'at';
  if (isBare && before && before.role !== 'lasts' && before.last === null && isSameDay(before, from, tokens)) {
    found.pop();
    return { ...before, to: point.to, first, last };
  }
  const role = ROLE[lead?.lead ?? 'at'] ?? verbBefore(tokens, from, words);
  return { role, from, to: point.to, first, last };
}

/** "on Thursday, 15 May": the date after the weekday is the same day, told exactly. */
function isSameDay(before: Pick<TimeMention, 'to'>, from: number, tokens: readonly Token[]): boolean {
  return before.to === from || (before.to + 1 === from && /^[,(]$/u.test(tokens[before.to]?.norm ?? ''));
}

const ROLE: Readonly<Partial<Record<Lead, 'starts' | 'ends' | 'by'>>> = {
  starts: 'starts',
  since: 'starts',
  ends: 'ends',
  by: 'by',
};

/** "begins on", "expires on". */
function verbBefore(tokens: readonly Token[], from: number, words: TimeWords): 'starts' | 'ends' | 'at' {
  for (let at = from - 1; at >= Math.max(0, from - 5); at--) {
    const token = tokens[at];
    if (!token || /^[,;:.—–()]$/u.test(token.norm)) return 'at';
    if (words.ending.test(token.norm)) return 'ends';
    if (words.starting.test(token.norm)) return 'starts';
  }
  return 'at';
}

/** "30-day", "for 30 days", "in two weeks", "within 72 hours". */
function ofLength(scan: Scan, at: number, lead: FoundLead | null): TimeMention | null {
  const read = lengthAt(scan, at);
  if (read === null) return null;
  const { length, to, own } = read;
  const isOwn = own && lead?.lead !== 'in' && lead?.lead !== 'within';
  if (isOwn || lead?.lead === 'for') return { role: 'lasts', from: lead?.from ?? at, to, length, own };
  if (lead?.lead === 'by') return { role: 'lasts', from: lead.from, to, length, own: false };
  if (lead?.lead !== 'in' && lead?.lead !== 'within') return null;
  const role = lead.lead === 'within' ? 'by' : 'at';
  return { role, from: lead.from, to, first: later(scan.saidAt, length), last: null };
}

/** What is as far away as a length, no more exactly than the length's own unit. */
function later(from: Date, { count, unit }: Length): Dated {
  const days = { hour: count / 24, day: count, week: 7 * count, month: 0 }[unit];
  const at = new Date(from.getTime() + days * DAY_MS);
  if (unit === 'month') return monthOf(new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1)));
  return unit === 'week' ? weekOf(at) : dayOf(at);
}

interface ReadLength {
  readonly length: Length;
  readonly to: number;
  readonly own: boolean;
}

function lengthAt({ tokens, words }: Scan, at: number): ReadLength | null {
  const token = tokens[at];
  if (!token || token.kind === 'mark') return null;
  const isLong = tokens[at + 1]?.norm === '-' && tokens[at + 2]?.norm === 'long';
  const inOne = inOneWord(isLong ? `${token.norm}long` : token.norm, words);
  if (inOne && isLong) return { length: inOne, to: at + 3, own: true };
  if (inOne) return { length: inOne, to: at + 1, own: true };
  const count = token.kind === 'number' ? wholeNumber(token.norm) : (words.numbers.get(token.norm) ?? null);
  if (count === null) return null;
  const joined = tokens[at + 1]?.norm === '-' || tokens[at + 1]?.norm === '–';
  const next = tokens[joined ? at + 2 : at + 1]?.norm ?? '';
  const unit = joined
    ? (words.lengthAfterNumber.find(([form]) => form.test(next))?.[1] ?? null)
    : (words.units.get(next) ?? null);
  if (unit !== null) return { length: { count, unit }, to: at + (joined ? 3 : 2), own: joined };
  if (!joined || next !== 'long') return null;
  return null;
}

function wholeNumber(norm: string): number | null {
  return /^[1-9]\d{0,2}$/u.test(norm) ? Number(norm) : null;
}

function inOneWord(norm: string, words: TimeWords): Length | null {
  for (const [form, unit] of words.lengthInOne) {
    const count = NUMBER_PREFIXES.get(form.exec(norm)?.[1] ?? '-');
    if (count !== undefined) return { count, unit };
  }
  return null;
}

/** Verbs that tell when something was said or settled, not when it is to be. */
const TELLING: readonly Term[] = [
  'report-verb',
  'declare',
  'propose',
  'accept',
  'reject',
  'agree',
  'sign',
  'demand',
  'threaten',
  'accuse',
  'withdraw',
  'deny',
  'admit',
  'postpone',
  'cancel',
];

/** "said on Thursday", "told reporters on Monday", "on Thursday announced". */
function isTimeOfTelling({ from, to }: TimeMention, { tokens, terms }: TimedSentence): boolean {
  return terms.some(
    (t) =>
      t.form !== null &&
      t.form !== 'base' &&
      TELLING.includes(t.term) &&
      !terms.some((other) => other.from === t.from && other.term === 'future') && // "expected on Thursday"
      ((t.to <= from && from - t.to <= 1 && tokens[from - 1]?.kind === 'word') || t.from === to),
  );
}
