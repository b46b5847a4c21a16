import type { Pack } from '../diplomacy/pack.ts';
import type { CorrectionWords } from '../ledger/correction-words.ts';
import { stands } from '../ledger/correction.ts';
import { describeDevelopment, valueInWords } from '../ledger/describe.ts';
import { certaintyInWords, outcomeInWords } from '../ledger/describe-correction.ts';
import type { Correction, Corrector, Development, DevelopmentId } from '../ledger/development.ts';
import { certaintyOf, evidenceOf } from '../ledger/evidence-rule.ts';
import { correctionWords } from './correction-words.ts';
import { fittingEdit } from './edit-room.ts';
import { capitalized, fixedWords } from './fixed-words.ts';
import { markDoubt, markLine, markSentence } from './marked-message.ts';
import type { MessageLimits } from './message-cost.ts';
import { strong, text, type Block, type Message, type Span } from './message.ts';
import { outletSpan } from './render-line.ts';
import type { Language } from './subscription.ts';

/** What became of an entry since a message told it. */
export interface CorrectedEntry {
  readonly id: DevelopmentId;
  /** When the last of it was put on record. */
  readonly at: Date;
  /** The entry as the message told it, as one sentence without its full stop. */
  readonly sentence: string;
  /** What became of it, and why. */
  readonly outcome: string;
  /** What stands in place of what the message said: "withdrawn", another value, or how sure it is now. */
  readonly now: string;
  /** True: it says something else now, or nothing; false: only how sure it is has changed. */
  readonly isOther: boolean;
  /** True: it still says the same, and is not confirmed. */
  readonly isDoubted: boolean;
  readonly by: Corrector;
}

/** What a reader of a message must be told of an entry in it; `isNews` says which corrections came after the message. Null for nothing. */
export function correctedSince(
  pack: Pack,
  entry: Development,
  isNews: (correction: Correction) => boolean,
  language: Language = 'en',
): CorrectedEntry | null {
  const words = correctionWords(language);
  const later = (entry.corrections ?? []).filter(isNews);
  const last = later.findLast(({ tells }) => tells);
  if (!last) return null;
  const changed = later.map(({ amendment }) => amendment).find(({ kind }) => kind === 'corrected');
  const was = changed?.kind === 'corrected' ? changed.was : entry.value;
  const isOther = !stands(entry) || entry.value !== was;
  const certainty = certaintyOf(pack, entry, evidenceOf(entry));
  const { amendment, note, at, by } = last;
  const seen = amendment.kind === 'corrected' ? { ...last, amendment: { ...amendment, was } } : last;
  const reason = note === null ? '' : ` (${note})`;
  return {
    id: entry.id,
    at,
    sentence: describeDevelopment(pack, { ...entry, value: was }),
    outcome: `${outcomeInWords(pack, entry, seen, words)}${reason}`,
    now: nowInWords(entry, was, certaintyInWords(pack, certainty, entry.judged, words), words),
    isOther,
    isDoubted: !isOther && certainty !== 'confirmed',
    by,
  };
}

function nowInWords(
  entry: Development,
  was: Development['value'],
  certainty: string,
  { withdrawn }: CorrectionWords,
): string {
  if (!stands(entry)) return withdrawn;
  return entry.value === was ? certainty : `${valueInWords(entry.value)}, ${certainty}`;
}

/**
 * A message as it stands once what it told was corrected: a dated line for each entry at its top, and in the entry's own
 * line what was said, struck, with what is so now after it. Made of the message without any corrections, so that it shows
 * the last state whatever came between. Where there is no room the reasons are left out first, and long quotes cut.
 */
export function correctedMessage(
  message: Message,
  corrected: readonly CorrectedEntry[],
  room: MessageLimits,
  language: Language = 'en',
): Message {
  if (corrected.length === 0) return message;
  const { corrected: word } = fixedWords(language);
  const marked = corrected.reduce((so, entry) => withMark(so, entry, word), message);
  const gathered: Block = { kind: 'bullet', spans: gatheredSpans(corrected, word) };
  const full = corrected.flatMap((entry) => [dated(entry, word), ...quoted(entry)]);
  const unquoted = withTop(
    marked,
    corrected.map((entry) => dated(entry, word)),
  );
  return fittingEdit([withTop(marked, full), unquoted, withTop(marked, [gathered])], room);
}

function withMark(message: Message, corrected: CorrectedEntry, word: string): Message {
  const { id, sentence, now, isOther, isDoubted } = corrected;
  const marked = { ...message, blocks: message.blocks.map((block) => markLine(block, id, now, isOther)) };
  if (isOther) return markSentence(marked, sentence, { word, now });
  return isDoubted ? markDoubt(marked, sentence, now) : marked;
}

function withTop(message: Message, top: readonly Block[]): Message {
  const [heading, ...rest] = message.blocks;
  const blocks = heading?.kind === 'heading' ? [heading, ...top, ...rest] : [...top, ...message.blocks];
  return { ...message, blocks };
}

function dated({ id, at, sentence, outcome, by }: CorrectedEntry, word: string): Block {
  const from: readonly Span[] = by.kind === 'desk' ? [] : [text(' · '), outletSpan(by.outlet, by.link)];
  const spans = [text(`${sentence}: ${outcome} · `), { kind: 'code', text: id } as const, ...from];
  return { kind: 'bullet', spans: [...datedSpans(at, word), ...spans] };
}

function datedSpans(at: Date, word: string): readonly Span[] {
  return [strong(capitalized(word)), text(' '), { kind: 'time', at, style: 'datetime' }, text(': ')];
}

/** Its own words, of who takes it back. */
function quoted({ by }: CorrectedEntry): readonly Block[] {
  if (by.kind === 'desk' || by.quote === null) return [];
  return [{ kind: 'quote', text: by.quote, attribution: [outletSpan(by.outlet, by.link)] }];
}

/** All in one line, with the time of the last. */
function gatheredSpans(corrected: readonly CorrectedEntry[], word: string): readonly Span[] {
  const at = new Date(Math.max(...corrected.map((entry) => entry.at.getTime())));
  const each = corrected.flatMap(({ id, now }, n): readonly Span[] => [
    text(n === 0 ? '' : '; '),
    { kind: 'code', text: id },
    text(` ${now}`),
  ]);
  return [...datedSpans(at, word), ...each];
}
