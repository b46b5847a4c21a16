import { hasTerm, isTermAt, termsIn, wholeOf, type Line, type Span } from '../grammar/line.ts';
import type { TermSpan } from '../term.ts';
import { DAY_MS } from '../dates/dated.ts';
import { dayAt, isBareLength, lengthAt } from './calendar.ts';
import type { Period } from './figure.ts';

const NIGHT_MS = DAY_MS / 2;

/** The time that a figure is about, resolved by the time of its text; a day's name counts in the figure's own clause alone. */
export function periodOf(line: Line, clause: Span, at: Date): Period {
  const whole = wholeOf(line);
  return (
    sinceIn(line, clause, at) ??
    spanIn(line, clause, at) ??
    dayIn(line, clause, at) ??
    sinceIn(line, whole, at) ??
    spanIn(line, whole, at) ??
    (hasTerm(line, clause, 'in-all') ? { basis: 'total', from: null, to: null } : UNSTATED)
  );
}

const UNSTATED: Period = { basis: 'unstated', from: null, to: null };
const SINCE_REACH = 7;

function sinceIn(line: Line, span: Span, at: Date): Period | null {
  for (const word of termsIn(line, span, 'since-word')) {
    const found = since(line, word, at);
    if (found) return found;
  }
  return null;
}

/** "since the truce began", "since it took effect", "since Saturday", "since the start of the war". */
function since(line: Line, word: TermSpan, at: Date): Period | null {
  const day = firstDay(line, word.to, at);
  if (day) return { basis: 'since', from: day, to: at };
  const rest = { from: word.to, to: endOf(line, word.to) };
  if (isBarePreposition(line, word)) return null;
  if (hasTerm(line, rest, 'war-noun')) return { basis: 'total', from: null, to: at };
  const again = isTermAt(line, word.to, 'pronoun') && hasTerm(line, rest, 'begin-word');
  return again || hasTerm(line, rest, 'truce', 'agreement') ? { basis: 'truce', from: null, to: at } : null;
}

/** Ukrainian "з" and Russian "с" mean "with" as well, unless a day follows. */
function isBarePreposition(line: Line, { from, to }: Span): boolean {
  return to - from === 1 && /^(?:з|із|с|со|від|от)$/u.test(line.tokens[from]?.norm ?? '');
}

function endOf(line: Line, from: number): number {
  const mark = line.tokens.findIndex((t, n) => n >= from && (t.kind === 'mark' ? /^[,;:.]$/u.test(t.norm) : false));
  return Math.min(mark === -1 ? line.tokens.length : mark, from + SINCE_REACH);
}

/** "since the start of last Saturday". */
const BEFORE_DAY = /^(?:the|start|beginning|of|easter|last|early|late|минулої|прошлой|прошлого)$/u;
const FURTHEST_DAY = 6;

function firstDay(line: Line, from: number, at: Date): Date | null {
  for (let next = from; next < from + FURTHEST_DAY; next++) {
    const day = dayAt(line, next, at);
    if (day) return day;
    if (!BEFORE_DAY.test(line.tokens[next]?.norm ?? '')) return null;
  }
  return null;
}

/** "in the past 24 hours", "за добу", "overnight". */
function spanIn(line: Line, span: Span, at: Date): Period | null {
  for (const word of termsIn(line, span, 'past-span')) {
    const length = lengthAt(line, word.to);
    if (length !== null) return { basis: 'span', from: new Date(at.getTime() - length), to: at };
  }
  const within = lengthIn(line, span);
  if (within !== null) return { basis: 'span', from: new Date(at.getTime() - within), to: at };
  const isNight = hasTerm(line, span, 'overnight-word');
  return isNight ? { basis: 'span', from: new Date(at.getTime() - NIGHT_MS), to: at } : null;
}

/** "in two days", "in 24 hours". */
function lengthIn(line: Line, span: Span): number | null {
  for (let at = span.from; at < span.to; at++) {
    if (line.tokens[at]?.norm !== 'in' || isBareLength(line, at + 1)) continue;
    const length = lengthAt(line, at + 1);
    if (length !== null) return length;
  }
  return null;
}

/** "on Monday", "yesterday", "8 May". */
function dayIn(line: Line, span: Span, at: Date): Period | null {
  for (let next = span.from; next < span.to; next++) {
    if (/^(?:until|till|by|before|after|до|після|после)$/u.test(line.tokens[next - 1]?.norm ?? '')) continue;
    const day = dayAt(line, next, at);
    if (day) return { basis: 'span', from: day, to: new Date(day.getTime() + DAY_MS) };
  }
  return null;
}
