import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Modality, Statement, StatementType, StatementValue } from '../statement.ts';
import type { Term } from '../term.ts';
import type { Act } from './act.ts';
import { hasTerm, partiesIn, termsIn, wholeOf } from './line.ts';
import { aboutOf } from './naming.ts';
import { quoteOf } from './quote.ts';
import { scopeOf, truceOf } from './scope.ts';

/** What an extractor decided; the rest of a statement follows from the act. */
export interface Claim {
  readonly type: StatementType;
  readonly value: StatementValue;
  readonly actors: readonly PartyId[];
  readonly modality?: Modality;
  readonly by?: PartyId | null;
}

/** What some types are about before anything else. */
const ABOUT: Readonly<Partial<Record<StatementType, readonly Term[]>>> = {
  talks: ['talks'],
  exchange: ['captives', 'swap'],
  pressure: ['pressure'],
};

/** A statement from an act, with its words. */
export function statementOf(act: Act, claim: Claim, scene: Scene): Statement {
  const speaker = act.frame?.speaker;
  const scope = scopeOf(act, scene);
  return {
    type: claim.type,
    value: claim.value,
    actors: claim.actors,
    scope,
    truce: truceOf(act, scope, scene),
    about: aboutOf(act, ABOUT[claim.type] ?? []),
    speaker: speaker?.kind === 'party' ? (speaker.parties[0] ?? null) : null,
    by: claim.by ?? null,
    modality: claim.modality ?? act.modality,
    quote: quoteOf(act),
  };
}

/** Those of the parties that fight, in the given order. */
export function belligerentsAmong(parties: readonly PartyId[], scene: Scene): readonly PartyId[] {
  return parties.filter((id) => scene.pack.parties.some((p) => p.id === id && p.role === 'belligerent'));
}

/** Whether the words around the act speak of a truce, a proposal, a settlement or talks, and mean it. */
export function concernsPeace(act: Act): boolean {
  const { line } = act.clause;
  return (
    !isFigurative(act) &&
    (hasTerm(line, wholeOf(line), 'truce', 'proposal', 'agreement', 'talks', 'partial') ||
      shunsParty(act) ||
      holdsFire(act) ||
      (act.term === 'propose' && hasTerm(line, act.object, 'captives')))
  );
}

/** "would hold its fire": the act is the truce. */
function holdsFire({ term, span, clause: { line } }: Act): boolean {
  return term === 'observe' && /^(?:fire|shooting)$/u.test(line.tokens[span.to - 1]?.norm ?? '');
}

/** "refuses to meet" somebody of this conflict. */
function shunsParty({ term, clause: { line }, object }: Act): boolean {
  return term === 'reject' && hasTerm(line, object, 'meet') && partiesIn(line, object).length > 0;
}

/** A truce between clubs or tariffs, or one of another war. */
export function isFigurative(act: Act): boolean {
  const { line } = act.clause;
  return (
    isElsewhere(act) || hasTerm(line, act.clause, 'figurative') || termsIn(line, wholeOf(line), 'figurative').length > 1
  );
}

/** "a ceasefire in" some other war's place: what the act is about names another conflict, and nothing of this one. */
function isElsewhere({ clause: { line }, object }: Act): boolean {
  const others = termsIn(line, object, 'conflict-name').filter(
    (t) => !line.mentions.some((m) => m.from < t.to && t.from < m.to),
  );
  const ofTruce = hasTerm(line, object, 'truce', 'agreement') && !hasTerm(line, object, 'talks');
  return ofTruce && others.length > 0 && !line.mentions.some((m) => m.from >= object.from && m.from < object.to);
}
