import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Statement } from '../statement.ts';
import type { Term } from '../term.ts';
import { doersOf } from './act.ts';
import type { Act } from './act.ts';
import { belligerentsAmong, isFigurative, statementOf } from './claim.ts';
import { hasTerm, isTermAt, partiesIn, termsIn, wholeOf } from './line.ts';
import { isSetting } from './setting.ts';

/** The classes of words that may carry a breach; a clause without one is not looked at. */
export const BREACH_TERMS: readonly Term[] = ['breach', 'accuse'];

/** Who is accused of breaking a truce, by whom, and whether a monitor or the accused says so too. */
export function breachesOf(act: Act, scene: Scene): readonly Statement[] {
  if (isFigurative(act) || !speaksOfTruce(act) || breaksSomethingElse(act)) return [];
  return act.term === 'accuse' ? accusations(act, scene) : charges(act, scene);
}

function speaksOfTruce(act: Act): boolean {
  return hasTerm(act.clause.line, wholeOf(act.clause.line), 'truce', 'agreement');
}

/** "broke off talks on a truce", "violated the law during the truce". */
function breaksSomethingElse({ term, span, clause: { line }, object }: Act): boolean {
  if (term !== 'breach' || span.form === null) return false;
  if (/^(?:off|with|away|out|up|down|into|through|ranks)$/u.test(line.tokens[object.from]?.norm ?? '')) return true;
  const things = termsIn(line, object, 'truce', 'agreement', 'talks');
  const first = things[0];
  if (!first) return hasTerm(line, object, 'pressure', 'proposal');
  const before = line.tokens.slice(object.from, first.from);
  const other = before.some((t, n) => n > 0 && isTermAt(line, object.from + n, 'preposition') && t.norm !== 'of');
  return other || isSetting(line, object.from, first.from);
}

function accusations(act: Act, scene: Scene): readonly Statement[] {
  const { line } = act.clause;
  const accusers = belligerentsAmong(doersOf(act), scene);
  if (act.modality !== 'asserted' && act.modality !== 'reported') return [];
  if (
    !hasTerm(line, { from: act.span.to - 1, to: line.tokens.length }, 'breach') &&
    act.span.to - act.span.from < 3 &&
    !isDuringTruce(act)
  )
    return [];
  if (
    line.tokens
      .slice(act.object.from, act.object.to)
      .some((t) => /^(?:planning|preparing|wanting|seeking|trying|intending)$/u.test(t.norm))
  )
    return [];
  const mutual = hasTerm(line, { from: act.span.from, to: act.clause.to }, 'each-other') || act.who.kind === 'both';
  const sides =
    accusers.length > 1
      ? accusers
      : belligerentsAmong(
          partiesIn(line, wholeOf(line)).map((m) => m.party),
          scene,
        );
  if (mutual) return pairs([...new Set(sides)]).map(([by, accused]) => alleged(act, accused, by, scene));
  const around = act.clause.opener === 'relative' ? { from: 0, to: act.clause.from } : act.object;
  const named = [...partiesIn(line, act.object), ...partiesIn(line, around)].map((m) => m.party);
  const accused = belligerentsAmong(named, scene).find((p) => !accusers.includes(p));
  return accused === undefined ? [] : [alleged(act, accused, doersOf(act)[0] ?? null, scene)];
}

/** "accuses X of seizing a village during the truce": what is charged breaks it. */
function isDuringTruce({ clause: { line }, object }: Act): boolean {
  const truce = termsIn(line, object, 'truce')[0];
  return (
    truce !== undefined &&
    line.tokens.slice(object.from, truce.from).some((t) => /^(?:during|despite|amid|under)$/u.test(t.norm)) &&
    !hasTerm(line, object, 'talks', 'reject', 'accept', 'propose', 'consider', 'withdraw', 'postpone', 'cancel')
  );
}

function pairs(sides: readonly PartyId[]): readonly (readonly [PartyId, PartyId])[] {
  const [a, b] = sides;
  return a !== undefined && b !== undefined
    ? [
        [a, b],
        [b, a],
      ]
    : [];
}

function alleged(act: Act, accused: PartyId, by: PartyId | null, scene: Scene): Statement {
  return statementOf(act, { type: 'breach', value: 'alleged', actors: [accused], by, modality: 'asserted' }, scene);
}

function charges(act: Act, scene: Scene): readonly Statement[] {
  if (act.span.form !== null && hasTerm(act.clause.line, { from: act.clause.from, to: act.span.from }, 'accuse'))
    return [];
  const speaker = act.frame?.speaker;
  const spoken = speaker?.kind === 'party' ? belligerentsAmong(speaker.parties, scene)[0] : undefined;
  const accused = belligerentsAmong(breakersOf(act), scene)[0] ?? (act.frame?.denies === true ? spoken : undefined);
  if (accused === undefined || isBareNoun(act)) return admitted(act, scene);
  const { modality } = act;
  if (modality === 'denied' && act.frame?.denies === true) return [alleged(act, accused, null, scene)];
  if (modality !== 'asserted' && modality !== 'reported')
    return [statementOf(act, { type: 'breach', value: 'alleged', actors: [accused], modality }, scene)];
  if (isMonitor(act, scene) && verifies(act)) return [confirmed(act, accused, scene)];
  if (speaker?.kind === 'party' && speaker.parties.includes(accused) && admits(act))
    return [confirmed(act, accused, scene)];
  const by = speaker?.kind === 'party' && !speaker.parties.includes(accused) ? (speaker.parties[0] ?? null) : null;
  return [alleged(act, accused, by, scene)];
}

/** A side's forces break a truce in its name. */
function breakersOf(act: Act): readonly PartyId[] {
  const { who, clause } = act;
  if (
    who.kind !== 'outsider' ||
    who.at === null ||
    !hasTerm(clause.line, { from: who.at, to: act.span.from }, 'forces')
  )
    return doersOf(act);
  return partiesIn(clause.line, { from: who.at, to: who.at + 1 }).map((m) => m.party);
}

/** "a breach" says nothing of who did it; "in breach of" does, unless somebody else is the one accused. */
function isBareNoun(act: Act): boolean {
  return act.span.form === null && (act.span.to - act.span.from < 3 || hasTerm(act.clause.line, act.clause, 'accuse'));
}

/** "a breach" that follows what a party admitted in the clause before. */
function admitted(act: Act, scene: Scene): readonly Statement[] {
  const speaker = act.frame?.speaker;
  const accused = speaker?.kind === 'party' ? belligerentsAmong(speaker.parties, scene)[0] : undefined;
  return accused !== undefined && admits(act) && act.modality === 'asserted' ? [confirmed(act, accused, scene)] : [];
}

function confirmed(act: Act, accused: PartyId, scene: Scene): Statement {
  return statementOf(act, { type: 'breach', value: 'confirmed', actors: [accused], modality: 'asserted' }, scene);
}

/** Monitors of no side in the war. */
function isMonitor({ frame, clauses }: Act, scene: Scene): boolean {
  if (frame?.speaker.kind !== 'party') return frame?.speaker.kind === 'monitor';
  const source = clauses[frame.source];
  return (
    belligerentsAmong(frame.speaker.parties, scene).length === 0 && !!source && hasTerm(source.line, source, 'monitor')
  );
}

function verifies(act: Act): boolean {
  const source = act.frame && act.clauses[act.frame.source];
  return !!source && hasTerm(source.line, source, 'verify');
}

function admits(act: Act): boolean {
  const source = act.frame && act.clauses[act.frame.source];
  return !!source && hasTerm(source.line, source, 'admit');
}
