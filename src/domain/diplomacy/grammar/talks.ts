import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Modality, Statement } from '../statement.ts';
import type { StatementValue } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { belligerentsAmong, isFigurative, statementOf } from './claim.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, wholeOf } from './line.ts';
import { isAgreedMeeting, isElliptic, participants } from './participants.ts';

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
  const claim = talksClaim(act, scene);
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

function talksClaim(act: Act, scene: Scene): TalksClaim | null {
  switch (act.term) {
    case 'invite':
      return { value: 'offered', modality: act.modality };
    case 'meet':
      return participants(act).length > 1 &&
        (concernsTalks(act) || belligerentsAmong(participants(act), scene).length > 1) &&
        !isMereCall(act) &&
        !isSpeech(act)
        ? ofMeeting(act, 'held')
        : null;
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
      // "they will talk, ending the war": a participle tells of its own object
      return (subjectIsTalks(act) && act.span.form !== 'ing') || objectIsTalks(act) ? ofMeeting(act, 'held') : null;
    default:
      return act.object.from < act.clause.to &&
        objectIsTalks(act) &&
        doersOf(act).length !== 1 && // one that agrees to talks takes a position
        !agreesOnMore(act)
        ? { value: 'scheduled', modality: act.modality }
        : null;
  }
}

/** "Speaking in the capital, …": words to the press are no talks. */
function isSpeech({ span, clause: { line } }: Act): boolean {
  return (
    /^(?:speaking|talking|discussing)$/u.test(line.tokens[span.from]?.norm ?? '') &&
    !hasTerm(line, { from: span.from - 2, to: span.from }, 'auxiliary') &&
    !isTermAt(line, span.to, 'with')
  );
}

/** "plans to call X" is an appointment, "called X a liar" none. */
function isMereCall({ span, clause: { line }, modality, object }: Act): boolean {
  return (
    /^call(?:s|ed|ing)?$/u.test(line.tokens[span.from]?.norm ?? '') &&
    span.to === span.from + 1 &&
    (modality !== 'planned' || partiesIn(line, { from: object.from, to: object.from + 3 }).length === 0)
  );
}

/** More than talks: the truce itself; "truce talks" are talks. */
function agreesOnMore({ clause: { line }, object }: Act): boolean {
  return termsIn(line, object, 'truce', 'agreement', 'proposal').some((t) => !isTermAt(line, t.to, 'talks'));
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
