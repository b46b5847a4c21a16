import { isTermAt, type Line, type Span } from '../grammar/line.ts';
import { isMonth } from './calendar.ts';
import { COUNTABLE } from './counted-noun.ts';
import type { Amount, Bound } from './figure.ts';

/** A number in a sentence: its tokens with the words that bound it, and what it says. */
export interface Quantity extends Span, Amount {
  /** The first and the last token that is a number. */
  readonly digits: Span;
  /** "1,000 for 1,000": as many on either side. */
  readonly each: boolean;
}

/** Every number that may count something, in order; dates, ages, lengths, money, shares and numbers of things are none. */
export function quantitiesIn(line: Line): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < line.tokens.length;) {
    const read = line.tokens[at]?.kind === 'number' ? quantityAt(line, at) : null;
    if (read !== null && !isOther(line, read)) found.push(read);
    at = read?.digits.to ?? at + 1;
  }
  return found;
}

interface Plain {
  readonly value: number;
  readonly to: number;
}

function quantityAt(line: Line, at: number): Quantity | null {
  const first = plainAt(line, at);
  if (first === null) return null;
  const pair = secondOf(line, at, first);
  const digits = { from: at, to: pair?.to ?? first.to };
  const { bound, about, from, to } = boundOf(line, digits);
  const amount = amountOf(first.value, pair, bound, about);
  return amount && { ...amount, from, to, digits, each: pair?.kind === 'each' };
}

function amountOf(value: number, pair: Pair | null, bound: Bound, about: boolean): Amount | null {
  if (pair?.kind === 'range')
    return pair.value > value ? { low: value, high: pair.value, bound: 'range', about } : null;
  if (pair?.kind === 'each' && pair.value !== value) return null;
  const stands = pair?.kind === 'change' ? pair.value : value;
  return { low: stands, high: stands, bound, about };
}

/** A whole number at a token, its thousands grouped in any way and multiplied by the word behind it. */
function plainAt(line: Line, at: number): Plain | null {
  const grouped = groupedAt(line, at);
  const next = grouped?.to ?? at + 1;
  const raw = grouped?.value ?? numberOf(line.tokens[at]?.norm ?? '', line);
  if (raw === null || isTermAt(line, next, 'million-word')) return null;
  if (!isTermAt(line, next, 'thousand-word')) return Number.isInteger(raw) ? { value: raw, to: next } : null;
  const dotted = line.tokens[next + 1]?.norm === '.' && line.tokens[next]?.norm.length === 3;
  const value = Math.round(raw * 1000);
  return { value, to: next + (dotted ? 2 : 1) };
}

/** "1 200" with any space between. */
function groupedAt(line: Line, at: number): Plain | null {
  const [first, second] = [line.tokens[at], line.tokens[at + 1]];
  if (!first || !second || second.kind !== 'number') return null;
  const gap = line.reading.text.slice(first.end, second.start);
  const spaced = /^[\u00a0\u2009\u202f]$/u.test(gap) || (gap === ' ' && line.reading.language !== 'en');
  if (!spaced || !/^\d{1,3}$/u.test(first.norm) || !/^\d{3}$/u.test(second.norm)) return null;
  return { value: Number(first.norm + second.norm), to: at + 2 };
}

function numberOf(norm: string, line: Line): number | null {
  if (/^\d{1,7}$/u.test(norm)) return Number(norm);
  const english = line.reading.language === 'en';
  if ((english ? /^\d{1,3}(?:,\d{3})+$/u : /^\d{1,3}(?:[.,]\d{3})+$/u).test(norm))
    return Number(norm.replace(/\D/gu, ''));
  if ((english ? /^\d+\.\d{1,2}$/u : /^\d+[.,]\d{1,2}$/u).test(norm)) return Number(norm.replace(',', '.'));
  return null;
}

interface Pair extends Plain {
  readonly kind: 'range' | 'change' | 'each';
}

const TO = /^(?:to|and|or|до|і|й|та|и)$/u;
const DASH = /^[-–—]$/u;

/** The other end of "20-30", "between 20 and 30", "from 20 to 30", the other side of "1,000-for-1,000". */
function secondOf(line: Line, at: number, first: Plain): Pair | null {
  const each = eachOf(line, first);
  if (each) return each;
  const link = line.tokens[first.to]?.norm ?? '';
  const second = plainAt(line, first.to + 1);
  if (second === null || line.tokens[first.to + 1]?.kind !== 'number') return null;
  const [before, changed] = [line.tokens[at - 1]?.norm ?? '', isTermBefore(line, at, 'change-verb', CHANGE_REACH)];
  if (DASH.test(link)) return touches(line, first.to) ? { ...second, kind: 'range' } : null;
  if (!TO.test(link)) return null;
  if (/^(?:between|між|между)$/u.test(before)) return { ...second, kind: 'range' };
  if (!/^(?:to|до)$/u.test(link)) return null;
  return { ...second, kind: changed ? 'change' : 'range' };
}

const CHANGE_REACH = 4;

/** "205 for 205", "1,000-for-1,000", "205 на 205". */
function eachOf(line: Line, first: Plain): Pair | null {
  let at = first.to;
  if (DASH.test(line.tokens[at]?.norm ?? '')) at++;
  if (!/^(?:for|на)$/u.test(line.tokens[at]?.norm ?? '')) return null;
  at++;
  if (DASH.test(line.tokens[at]?.norm ?? '')) at++;
  const second = line.tokens[at]?.kind === 'number' ? plainAt(line, at) : null;
  return second && { ...second, kind: 'each' };
}

/** No space on either side of a dash. */
function touches(line: Line, at: number): boolean {
  const [before, mark, after] = [line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]];
  return !!before && !!mark && !!after && before.end === mark.start && mark.end === after.start;
}

function isTermBefore(line: Line, at: number, term: 'change-verb', reach: number): boolean {
  return line.terms.some((t) => t.term === term && t.from < at && at - t.to <= reach);
}

const BOUNDS = ['at-least', 'more-than', 'up-to', 'fewer-than'] as const;

/** The words before the number that bound it: "at least 40", "about 1,200"; or behind it: "40 or more", "1,000+". */
function boundOf(line: Line, { from, to }: Span): Span & { readonly bound: Bound; readonly about: boolean } {
  let start = from;
  let bound: Bound = 'exact';
  let about = false;
  for (let word = wordBefore(line, start); word; word = wordBefore(line, start)) {
    start = word.from;
    if (word.term === 'about') about = true;
    else if (bound === 'exact') bound = word.term;
  }
  const end = openEnd(line, to);
  return { from: start, to: end, bound: end > to && bound === 'exact' ? 'at-least' : bound, about };
}

function wordBefore(line: Line, at: number): (Span & { readonly term: (typeof BOUNDS)[number] | 'about' }) | undefined {
  const found = line.terms.find((t) => t.to === at && t.from < at && [...BOUNDS, 'about'].includes(t.term));
  if (found && isOfVerb(line, found)) return undefined;
  return found && { from: found.from, to: found.to, term: found.term as (typeof BOUNDS)[number] | 'about' };
}

/** "handed over 28", "вырос до 104": the word goes with the verb. */
function isOfVerb(line: Line, { from, to }: Span): boolean {
  const isParticle = line.terms.some((t) => t.from < from && t.to === to && t.form !== null);
  return isParticle || (line.tokens[from]?.norm === 'до' && isTermAt(line, from - 1, 'change-verb'));
}

function openEnd(line: Line, to: number): number {
  const [first, second] = [line.tokens[to]?.norm ?? '', line.tokens[to + 1]?.norm ?? ''];
  if (first === '+') return to + 1;
  return /^(?:or|чи|або|или)$/u.test(first) && /^(?:more|більше|больше|более)$/u.test(second) ? to + 2 : to;
}

/** Numbers that count something else, or nothing: dates, years, ages, lengths, money, shares. */
function isOther(line: Line, { digits, bound }: Quantity): boolean {
  const norm = (at: number): string => line.tokens[at]?.norm ?? '';
  const { to } = digits;
  const before = digits.from - 1;
  if (/^[$€£₴₽¥%#№]$/u.test(norm(before)) || /^[%°$€£₴₽]$/u.test(norm(to))) return true;
  if (isTermAt(line, to, 'unit-noun', 'money-word') || isTermAt(line, before, 'numbered-noun', 'money-word'))
    return true;
  if (isDate(line, digits) || isYear(line, digits)) return true;
  if (DASH.test(norm(before)) && line.tokens[before]?.end === line.tokens[digits.from]?.start) return true; // F-16
  if (norm(to) === '-' && line.tokens[to]?.start === line.tokens[to - 1]?.end) return true; // 30-day, 12-year-old
  if (isTermAt(line, to, 'comparison') && isTermAt(line, to - 1, 'times-noun')) return true;
  return bound === 'exact' && norm(before) === ',' && norm(to) === ','; // "Name, 78, …"
}

function isDate(line: Line, { from, to }: Span): boolean {
  const before = line.tokens[from - 1]?.norm === '.' ? from - 2 : from - 1; // "Oct. 7"
  const isDay = to - from === 1 && /^\d{1,2}$/u.test(line.tokens[from]?.norm ?? '');
  return isDay ? isMonth(line, before) || isMonth(line, to) : isMonth(line, before) && isYearlike(line, from);
}

function isYearlike(line: Line, at: number): boolean {
  return /^(?:19|20)\d\d$/u.test(line.tokens[at]?.norm ?? '');
}

function isYear(line: Line, { from, to }: Span): boolean {
  const token = line.tokens[from];
  if (to - from > 1 || !token || !/^(?:19|20)\d\d$/u.test(token.norm)) return false;
  if (isTermAt(line, to, ...COUNTABLE)) return false;
  const before = line.tokens[from - 1]?.norm ?? '';
  return (
    /^(?:in|since|of|by|from|until|before|after|the|early|late|mid|у|в|з|із|с|до|від|от|на|за)$/u.test(before) ||
    isMonth(line, from - 1)
  );
}

/** "15 of the 28", "among the 2,000": a whole of which only a part is told. */
export function isWhole(line: Line, from: number): boolean {
  const norm = (back: number): string => line.tokens[from - back]?.norm ?? '';
  const back = /^(?:the|these|those|all)$/u.test(norm(1)) ? 2 : 1;
  if (/^(?:among|із|з|из|серед|среди)$/u.test(norm(back))) return true;
  const before = line.tokens[from - back - 1];
  return norm(back) === 'of' && (before === undefined || before.kind !== 'word' || before.norm === 'out');
}
