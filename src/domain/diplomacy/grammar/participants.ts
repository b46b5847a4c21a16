import type { PartyId } from '../pack.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { hasTerm, isTermAt, partiesIn, termsIn } from './line.ts';
import type { Line, Span } from './line.ts';

/** The doers, their partners ("with", "between … and …"), and the names before "talks" ("Russia-Ukraine talks"). */
export function participants(act: Act): readonly PartyId[] {
  const { line } = act.clause;
  const found = new Set<PartyId>(
    (act.term === 'postpone' || act.term === 'cancel' || act.term === 'schedule') &&
      !isElliptic(act) &&
      !isAgreedMeeting(act)
      ? []
      : doersOf(act),
  );
  const sources = [
    act.clause,
    ...act.clauses.filter(
      (c) =>
        c !== act.clause &&
        c.to <= act.clause.from &&
        act.term !== 'meet' &&
        (act.who.kind !== 'party' || isElliptic(act) || act.term === 'schedule'),
    ),
  ];
  for (const clause of sources) {
    for (const m of partiesIn(line, clause))
      if (isPartner(line, m.from, { from: m.to, to: clause.to }, act)) found.add(m.party);
  }
  return [...found];
}

function isPartner(line: Line, from: number, after: Span, act: Act): boolean {
  if (beforeTalks(line, after)) return true;
  for (let at = from - 1; at >= Math.max(0, from - 9); at--) {
    if (isTermAt(line, at, 'with')) return !isTermAt(line, at - 1, 'agreement', 'truce') && !isLater(line, at, act);
    if (isTermAt(line, at, 'talks') && belongsTo(line, at)) return true;
    if (
      /^(?:of|'s|and|,|-|–|&|the|і|й|та|и)$/u.test(line.tokens[at]?.norm ?? '') ||
      isTermAt(line, at, 'official') ||
      partiesIn(line, { from: at, to: at + 1 }).length > 0
    )
      continue;
    if (isTermAt(line, at, 'preposition', 'conjunction', 'report-verb')) break;
    if (termsIn(line, { from: at, to: at + 1 }, 'meet', 'travel').some((t) => t.to <= from)) return act.term === 'meet';
  }
  return false;
}

/** "to speak with A after a call with B": B takes part in another meeting. */
function isLater(line: Line, at: number, act: Act): boolean {
  return line.tokens.slice(act.span.to, at).some((t) => /^(?:after|before|following)$/u.test(t.norm));
}

/** "a meeting of A and B", "встреча делегаций А и Б". */
function belongsTo(line: Line, at: number): boolean {
  const next = line.tokens[at + 1]?.norm ?? '';
  return line.reading.language === 'en'
    ? next === 'of'
    : isTermAt(line, at + 1, 'official') || partiesIn(line, { from: at + 1, to: at + 2 }).length > 0;
}

function beforeTalks(line: Line, after: Span): boolean {
  for (let at = after.from; at < Math.min(after.to, after.from + 4); at++) {
    if (isTermAt(line, at, 'talks')) return true;
    if (isTermAt(line, at, 'preposition', 'auxiliary', 'report-verb')) return false;
  }
  return false;
}

/** "…, merely pushed back": the subject is that of the clause before. */
export function isElliptic(act: Act): boolean {
  const own = { from: act.clause.from, to: act.span.from };
  return (
    partiesIn(act.clause.line, own).length === 0 && own.to - own.from < 4 && !hasTerm(act.clause.line, own, 'talks')
  );
}

/** "agreed to meet", "agreed to talks". */
export function isAgreedMeeting(act: Act): boolean {
  return act.modality === 'asserted' && act.span.to - act.span.from > 2 && doersOf(act).length > 0;
}
