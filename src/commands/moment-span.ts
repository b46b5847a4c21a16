import { text, type Span } from '../domain/telling/message.ts';
import { dayInWords, isWholeDay } from '../domain/telling/time-in-words.ts';

/** A moment as the reader's platform shows it; a whole day stays the same day for every reader. */
export function momentSpan(at: Date): Span {
  return isWholeDay(at) ? text(dayInWords(at)) : { kind: 'time', at, style: 'datetime' };
}

/** The day of a moment. */
export function daySpan(at: Date): Span {
  return isWholeDay(at) ? text(dayInWords(at)) : { kind: 'time', at, style: 'date' };
}
