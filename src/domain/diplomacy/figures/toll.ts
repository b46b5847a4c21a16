import { hasTerm, isTermAt, type Line, type Span } from '../grammar/line.ts';
import type { Term } from '../term.ts';
import type { CountedNoun } from './counted-noun.ts';
import type { FigureKind } from './figure.ts';
import type { Quantity } from './quantity.ts';

const STATES: readonly (readonly [Term, FigureKind])[] = [
  ['killed-word', 'killed'],
  ['wounded-word', 'wounded'],
  ['missing-word', 'missing'],
];
const STATE_WORDS = STATES.map(([term]) => term);
const AFTER = 7;
const BEFORE = 5;
const TOLL_REACH = 10;

/** What happened to the people that a number counts: by the words behind them, else by the verb before, else by the toll that it gives. */
export function fateOf(line: Line, quantity: Quantity, noun: CountedNoun): FigureKind | null {
  if (noun.state !== null) return kindOf(noun.state);
  return (
    stateBehind(line, Math.max(noun.to, quantity.to)) ?? verbBefore(line, quantity.from) ?? tollBefore(line, quantity)
  );
}

function kindOf(term: Term): FigureKind | null {
  return STATES.find(([state]) => state === term)?.[1] ?? null;
}

function stateAt(line: Line, at: number): { readonly kind: FigureKind; readonly to: number } | null {
  const word = line.terms.find((t) => t.from === at && STATE_WORDS.includes(t.term));
  const kind = word && kindOf(word.term);
  return word && kind ? { kind, to: word.to } : null;
}

/** "30 people were killed", "12 dead", "30 people, among them four children, were hurt". */
function stateBehind(line: Line, from: number): FigureKind | null {
  for (let at = from, steps = 0; steps < AFTER; steps++) {
    const state = stateAt(line, at);
    if (state) return joined(line, state);
    const aside = asideEnd(line, at);
    if (aside !== null) at = aside;
    else if (isBreak(line, at)) return null;
    else at++;
  }
  return null;
}

/** "killed and wounded", "killed or injured": both in one number. */
function joined(line: Line, { kind, to }: { readonly kind: FigureKind; readonly to: number }): FigureKind {
  if (!/^(?:and|or|і|й|та|або|чи|и|или)$/u.test(line.tokens[to]?.norm ?? '')) return kind;
  const other = stateAt(line, to + 1);
  const ownNumber = other !== null && line.tokens[other.to]?.kind === 'number';
  return other !== null && other.kind !== kind && !ownNumber ? 'casualties' : kind;
}

/** Past ", including …,". */
function asideEnd(line: Line, at: number): number | null {
  if (line.tokens[at]?.norm !== ',' || !isTermAt(line, at + 1, 'including-word')) return null;
  const end = line.tokens.findIndex((t, n) => n > at && t.norm === ',');
  return end === -1 ? null : end + 1;
}

function isBreak(line: Line, at: number): boolean {
  const token = line.tokens[at];
  if (!token || token.kind === 'number') return true;
  if (token.kind === 'mark') return !/^(?:-|'s|["“”«»'‘’])$/u.test(token.norm);
  return isTermAt(
    line,
    at,
    'conjunction',
    'report-verb',
    'relative',
    'subordinator',
    'that',
    'attack-verb',
    'attack-noun',
    'drone-noun',
    'missile-noun',
    'air-strike-noun',
    'shelling-noun',
  );
}

/** "killing at least 12", "wounded another 21", "killed and injured 30". */
function verbBefore(line: Line, from: number): FigureKind | null {
  for (let at = from - 1; at >= Math.max(0, from - BEFORE); at--) {
    const word = line.terms.find((t) => t.to === at + 1 && STATE_WORDS.includes(t.term));
    const kind = word && kindOf(word.term);
    if (word && kind) return joinedBefore(line, word.from, kind);
    if (!isTermAt(line, at, 'others-word', 'in-all', 'about') && !isBesides(line, at)) return null;
  }
  return null;
}

function joinedBefore(line: Line, from: number, kind: FigureKind): FigureKind {
  if (!/^(?:and|or|і|й|та|або|чи|и|или)$/u.test(line.tokens[from - 1]?.norm ?? '')) return kind;
  const first = line.terms.find((t) => t.to === from - 1 && STATE_WORDS.includes(t.term));
  const other = first && kindOf(first.term);
  return other && other !== kind ? 'casualties' : kind;
}

/** Small words between a verb and its number. */
function isBesides(line: Line, at: number): boolean {
  const token = line.tokens[at];
  return /^(?:a|an|the|of|as|also|all|its|their)$/u.test(token?.norm ?? '') || /^["“«'‘]$/u.test(token?.text ?? '');
}

/** "the number of violations has reached 1,200". */
export function isViolationCount(line: Line, { digits }: Quantity): boolean {
  const from = Math.max(0, digits.from - TOLL_REACH);
  const count = line.terms.findLast((t) => t.term === 'count-noun' && t.from >= from && t.to <= digits.from);
  return count !== undefined && hasTerm(line, { from: count.to, to: count.to + 3 }, 'violation-noun');
}

/** "the death toll has risen to 104": no other number stands in between, but for the one that it rose from. */
function tollBefore(line: Line, { digits }: Quantity): FigureKind | null {
  const span: Span = { from: Math.max(0, digits.from - TOLL_REACH), to: digits.from };
  const toll = line.terms.findLast((t) => t.term === 'toll-noun' && t.from >= span.from && t.to <= span.to);
  if (!toll || line.tokens.slice(toll.to, digits.from).some((t) => t.kind === 'number' || /^[;?!]$/u.test(t.norm)))
    return null;
  return hasTerm(line, { from: toll.to, to: digits.from }, 'wounded-word') ? null : 'killed';
}
