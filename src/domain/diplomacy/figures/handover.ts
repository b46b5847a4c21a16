import { hasTerm, isTermAt, type Line, type Span } from '../grammar/line.ts';
import { saysOneOf } from './doubt.ts';
import type { Term, TermSpan } from '../term.ts';

/** Whether captives or remains change hands in a sentence: done, agreed on or announced; null where neither is said. */
export type Handover = 'done' | 'planned' | null;

const ACTS: readonly Term[] = ['swap', 'hand-over', 'home-word'];
/** What is wanted, offered, refused or thought of is no figure. */
const UNSURE: readonly Term[] = [
  'modal',
  'prospect',
  'conditional',
  'hypothetical',
  'unrealised',
  'wish',
  'demand',
  'propose',
  'threaten',
  'question',
  'negation',
  'deny',
  'reject',
];
const TO_COME: readonly Term[] = ['future', 'future-mark', 'agree', 'schedule', 'agree-in-principle', 'prepare-act'];
const REACH = 12;

/** How the handing over nearest to a number is told. */
export function handoverAt(line: Line, digits: Span, clause: Span): Handover {
  const act = nearest(line, digits);
  if (act === null) return null;
  const around = { from: Math.min(clause.from, act.from), to: Math.max(clause.to, act.to) };
  const before = { from: around.from, to: Math.max(act.from, digits.from) };
  if (saysOneOf(line, before, UNSURE)) return null;
  return hasTerm(line, around, ...TO_COME) || followsTo(line, act) ? 'planned' : 'done';
}

function nearest(line: Line, digits: Span): TermSpan | null {
  const gap = (t: Span): number => Math.max(0, t.from - digits.to, digits.from - t.to);
  const acts = line.terms.filter((t) => ACTS.includes(t.term) && gap(t) <= REACH);
  return acts.toSorted((a, b) => gap(a) - gap(b))[0] ?? null;
}

/** "Northland to release 20", "began releasing". */
function followsTo(line: Line, act: TermSpan): boolean {
  return (
    isTermAt(line, act.from - 1, 'infinitive') && !hasTerm(line, { from: act.from - 4, to: act.from - 1 }, 'start')
  );
}
