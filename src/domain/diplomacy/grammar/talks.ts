import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Modality, Statement } from '../statement.ts';
import type { StatementValue } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { belligerentsAmong, isFigurative, statementOf } from './claim.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, wholeOf } from './line.ts';
import type { Line, Span } from './line.ts';

/** The classes of words that may carry talks; a clause without one is not looked at. */
export const TALKS_TERMS: readonly Term[] = [
  'meet',
  'travel',
  'invite',
  'postpone',
  'cancel',
  'start',
  'resume',
  'end',
  'agree',
  'accept',
  'schedule',
];

/** What an act says of talks, with everybody who takes part; null when it says nothing. */
export function talksOf(act: Act, scene: Scene): Statement | null {
  if (isFigurative(act)) return null;
  const claim = talksClaim(act);
  if (claim === null) return null;
  const actors = claim.value === 'offered' ? doersOf(act) : participants(act);
  if (!ofThisConflict(act, actors, scene)) return null;
  return actors.length === 0 && !(act.term !== 'meet' && act.term !== 'invite' && peaceTalks(act))
    ? null
    : statementOf(act, { type: 'talks', value: claim.value, actors, modality: claim.modality }, scene);
}

/** Mediators also meet over trade: talks count where one that fights takes part or is named, or a truce is. */
function ofThisConflict(act: Act, actors: readonly PartyId[], scene: Scene): boolean {
  const { line } = act.clause;
  const named = partiesIn(line, wholeOf(line)).map((m) => m.party);
  return (
    belligerentsAmong([...actors, ...named], scene).length > 0 ||
    hasTerm(line, wholeOf(line), 'truce', 'agreement', 'proposal', 'captives')
  );
}

/** Talks that are named by their subject need no names of who talks. */
function peaceTalks(act: Act): boolean {
  return (
    subjectIsTalks(act) && hasTerm(act.clause.line, { from: act.clause.from, to: act.span.from }, 'truce', 'agreement')
  );
}

interface TalksClaim {
  readonly value: StatementValue;
  readonly modality: Modality;
}

function talksClaim(act: Act): TalksClaim | null {
  switch (act.term) {
    case 'invite':
      return { value: 'offered', modality: act.modality };
    case 'meet':
      return participants(act).length > 1 && concernsTalks(act) && !isMereCall(act) ? ofMeeting(act, 'held') : null;
    case 'travel':
      return act.modality === 'planned' && hasTerm(act.clause.line, act.object, 'talks', 'meet', 'agreement', 'truce')
        ? { value: 'scheduled', modality: 'asserted' }
        : null;
    case 'schedule':
      return (subjectIsTalks(act) || isAgreedMeeting(act)) && act.modality !== 'denied'
        ? { value: 'scheduled', modality: byWord(act) }
        : null;
    case 'postpone':
    case 'cancel':
      return subjectIsTalks(act) || objectIsTalks(act)
        ? put(act, act.term === 'cancel' ? 'cancelled' : 'postponed')
        : null;
    case 'start':
    case 'resume':
      return subjectIsTalks(act) || objectIsTalks(act) ? ofMeeting(act, 'under-way') : null;
    case 'end':
      return subjectIsTalks(act) || objectIsTalks(act) ? ofMeeting(act, 'held') : null;
    default:
      return act.object.from < act.clause.to &&
        objectIsTalks(act) &&
        doersOf(act).length !== 1 && // one that agrees to talks takes a position
        !hasTerm(act.clause.line, act.object, 'truce', 'agreement', 'proposal')
        ? { value: 'scheduled', modality: act.modality }
        : null;
  }
}

/** "plans to call X" is an appointment, "called X a liar" none. */
function isMereCall({ span, clause: { line }, modality, object }: Act): boolean {
  return (
    /^call(?:s|ed|ing)?$/u.test(line.tokens[span.from]?.norm ?? '') &&
    span.to === span.from + 1 &&
    (modality !== 'planned' || partiesIn(line, { from: object.from, to: object.from + 3 }).length === 0)
  );
}

/** A plan to meet is a meeting scheduled; a meeting that goes on is under way. */
function ofMeeting(act: Act, done: 'held' | 'under-way'): TalksClaim {
  if (act.modality === 'planned' || isExpected(act)) return { value: 'scheduled', modality: byWord(act) };
  const going =
    done === 'under-way' ||
    (act.term === 'meet' &&
      act.span.form === 'ing' &&
      !/^(?:end|wrap|conclud|complet|finish)/u.test(act.clause.line.tokens[act.span.from]?.norm ?? '')) ||
    (act.span.form !== 'past' &&
      act.span.form !== 'participle' &&
      !/^(?:hold|have|share|end|wrap|conclud|complet|finish|discuss|speak|confer|phone)/u.test(
        act.clause.line.tokens[act.span.from]?.norm ?? '',
      ));
  return { value: going ? 'under-way' : 'held', modality: meetingWord(act) };
}

/** A meeting "expected to" take place is on the calendar. */
function isExpected(act: Act): boolean {
  const { line } = act.clause;
  return (
    act.modality === 'possible' &&
    termsIn(line, { from: act.clause.from, to: act.span.from }, 'prospect').some(
      (t) => line.tokens[t.from]?.norm === 'expected',
    )
  );
}

function byWord(act: Act): Modality {
  const kind = act.frame?.speaker.kind;
  return kind === 'anonymous' || kind === 'outsider' ? 'reported' : 'asserted';
}

/** Hosts and mediators may speak for a meeting. */
function meetingWord(act: Act): Modality {
  return act.modality === 'reported' ? byWord(act) : act.modality;
}

function put(act: Act, value: 'postponed' | 'cancelled'): TalksClaim {
  return { value, modality: meetingWord(act) };
}

function subjectIsTalks(act: Act): boolean {
  return (
    hasTerm(act.clause.line, { from: act.clause.from, to: act.span.from }, 'talks') ||
    (isElliptic(act) && hasTerm(act.clause.line, { from: 0, to: act.span.from }, 'talks'))
  );
}

/** "agreed to meet", "agreed to talks". */
function isAgreedMeeting(act: Act): boolean {
  return act.modality === 'asserted' && act.span.to - act.span.from > 2 && doersOf(act).length > 0;
}

/** "…, merely pushed back": the subject is that of the clause before. */
function isElliptic(act: Act): boolean {
  const own = { from: act.clause.from, to: act.span.from };
  return (
    partiesIn(act.clause.line, own).length === 0 && own.to - own.from < 4 && !hasTerm(act.clause.line, own, 'talks')
  );
}

function objectIsTalks(act: Act): boolean {
  return hasTerm(act.clause.line, { from: act.span.to, to: Math.min(act.clause.to, act.span.to + 7) }, 'talks');
}

function concernsTalks(act: Act): boolean {
  return (
    hasTerm(
      act.clause.line,
      wholeOf(act.clause.line),
      'talks',
      'truce',
      'agreement',
      'proposal',
      'captives',
      'official',
      'mediator',
    ) || /\b(?:war|peace|мир|войн|війн)/iu.test(act.clause.line.reading.text)
  );
}

/** The doers, their partners ("with", "between … and …"), and the names before "talks" ("Russia-Ukraine talks"). */
function participants(act: Act): readonly PartyId[] {
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
