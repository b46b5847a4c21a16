import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Statement } from '../diplomacy/statement.ts';
import type { Outcome } from '../news/report.ts';
import type { Board } from './board.ts';
import { knownClaim, type Known } from './known-claim.ts';
import type { Before, Claim, Development, DevelopmentId, Evidence, NewDevelopment, TruceKey } from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';
import { truceOf } from './truce-key.ts';

/** Everything that the judgement looks at. */
export interface NoveltyInput {
  readonly pack: Pack;
  readonly board: Board;
  /** What the baseline states in typed form. */
  readonly claims: readonly Claim[];
  /** The ledger's entries of the last weeks, oldest first. */
  readonly recent: readonly Development[];
  readonly eventId: string;
  /** Whether place and wording speak for a development; see `Placement`. */
  readonly adds: boolean;
  readonly background: boolean;
  readonly late: boolean;
  readonly statements: readonly Statement[];
  /** Everything of an evidence but quote and speaker. */
  readonly from: Omit<Evidence, 'quote' | 'speaker'>;
  /** What stands for the report when it opens an event and states nothing typed. */
  readonly headline: { readonly quote: string; readonly about: string; readonly actors: readonly PartyId[] };
  readonly now: Date;
}

/** A report that says an entry again. */
interface Support {
  readonly id: DevelopmentId;
  readonly evidence: Evidence;
}

/** What a report adds, and what it only says again. */
export interface NoveltyVerdict {
  readonly outcome: Outcome;
  readonly because: readonly string[];
  readonly developments: readonly NewDevelopment[];
  readonly supports: readonly Support[];
}

/**
 * Compares what a report states with the board and the ledger. Pure. Rules a caller cannot see: a statement known from
 * the event, the board or the last days is a repeat and becomes support; a repeat that makes
 * a claim certain is a confirmation; a report that states nothing typed is new by its headline only while its event has
 * told nothing and its place and wording speak for it.
 */
export function judgeNovelty(input: NoveltyInput): NoveltyVerdict {
  const developments: NewDevelopment[] = [];
  const supports: Support[] = [];
  const because: string[] = [];
  const asserted = input.statements.filter((s) => s.modality === 'asserted');
  const mayBeUntyped = input.adds && !input.recent.some((d) => d.eventId === input.eventId);
  for (const statement of asserted.filter((s) => s.type !== 'statement' || mayBeUntyped)) {
    const claim = claimOf(statement, input);
    const known = knownClaim(claim, statement, input);
    if (known === null) {
      if (!alreadyIn(developments, claim)) {
        developments.push(developmentOf(claim, statement, input));
        because.push(`${statement.type} ${statement.value}: not known before`);
      }
      continue;
    }
    because.push(`${statement.type} ${statement.value}: ${known.because}`);
    const confirmed = support(known, statement, input, supports);
    if (confirmed) developments.push(confirmed);
  }
  if (
    developments.length === 0 &&
    supports.length === 0 &&
    asserted.every((s) => s.type === 'statement') &&
    mayBeUntyped
  ) {
    developments.push(headlineOf(input));
    because.push('the first word of its event; nothing typed in it');
  }
  return {
    outcome: outcomeOf(input, developments),
    because: because.length > 0 ? because : ['states nothing that is not known'],
    developments,
    supports,
  };
}

function outcomeOf(input: NoveltyInput, developments: readonly NewDevelopment[]): Outcome {
  if (input.background) return 'background';
  return developments.some((d) => d.kind !== 'confirmed') ? 'new' : 'repeat';
}

function claimOf(statement: Statement, input: NoveltyInput): Claim {
  const truce = truceOf(statement, input.board, input.now);
  return { type: statement.type, value: statement.value, actors: statement.actors, truce, by: statement.by };
}

function alreadyIn(developments: readonly NewDevelopment[], claim: Claim): boolean {
  return developments.some(
    (d) =>
      d.type === claim.type &&
      d.value === claim.value &&
      d.truce === claim.truce &&
      claim.actors.every((a) => d.actors.includes(a)),
  );
}

function evidenceFor(statement: Pick<Statement, 'quote' | 'speaker'>, input: NoveltyInput): Evidence {
  return { ...input.from, quote: statement.quote, speaker: statement.speaker };
}

function developmentOf(claim: Claim, statement: Statement, input: NoveltyInput): NewDevelopment {
  const evidence = evidenceFor(statement, input);
  const { kind, before } = changeOf(claim, input);
  return {
    kind,
    ...claim,
    scope: statement.scope,
    about: statement.about,
    speaker: statement.speaker,
    before,
    certainty: certaintyOf(input.pack, { kind, ...claim }, [evidence]),
    background: input.background,
    late: input.late,
    evidence,
  };
}

const OPPOSITE: Readonly<Record<string, readonly string[]>> = { accepts: ['rejects'], rejects: ['accepts'] };
const DISPUTE_MS = 36 * 3_600_000;

/** The verdict's kind against what the board says of the same party or truce. */
function changeOf(claim: Claim, input: NoveltyInput): Pick<NewDevelopment, 'kind' | 'before'> {
  const before = beforeOf(claim, input.board);
  if (claim.value === 'withdraws') return { kind: 'withdrawn', before };
  if (before === null || before.value === claim.value) return { kind: 'new', before: null };
  const sameDay = before.since !== null && input.now.getTime() - before.since.getTime() <= DISPUTE_MS;
  const opposite = claim.type === 'position' && (OPPOSITE[claim.value] ?? []).includes(before.value);
  const sameEvent = input.recent.some(
    (d) => d.eventId === input.eventId && d.type === 'position' && d.value === before.value,
  );
  return { kind: opposite && sameDay && sameEvent ? 'contradicted' : 'changed', before };
}

function beforeOf(claim: Claim, board: Board): Before | null {
  if (claim.type === 'position') {
    const state = board.positions.find((p) => claim.actors.includes(p.party) && p.truce === claim.truce);
    return state ? { value: state.value, since: state.since } : null;
  }
  if (claim.type !== 'phase') return null;
  const truce = board.truces.find((t) => t.truce === claim.truce);
  const entry = truce?.proved ?? truce?.reported ?? null;
  return entry ? { value: entry.phase, since: entry.since } : null;
}

/** Adds a repeat as support; answers with a confirmation where this very support proves a phase. */
function support(known: Known, statement: Statement, input: NoveltyInput, supports: Support[]): NewDevelopment | null {
  const entry = known.entry;
  if (entry === null) return null;
  const evidence = evidenceFor(statement, input);
  supports.push({ id: entry.id, evidence });
  const held = evidenceOf(entry);
  const isSure = (by: readonly Evidence[]): boolean => certaintyOf(input.pack, entry, by) === 'confirmed';
  if (isSure(held) || !isSure([...held, evidence])) return null;
  return {
    ...withoutLedger(entry),
    kind: 'confirmed',
    certainty: 'confirmed',
    before: { value: entry.value, since: entry.evidence.at },
    evidence,
    background: input.background,
    late: input.late,
  };
}

function withoutLedger(entry: Development): NewDevelopment {
  const { type, value, actors, scope, truce, about, by, speaker, before, certainty, background, late, evidence, kind } =
    entry;
  return { type, value, actors, scope, truce, about, by, speaker, before, certainty, background, late, evidence, kind };
}

function headlineOf(input: NoveltyInput): NewDevelopment {
  const { quote, about, actors } = input.headline;
  const evidence: Evidence = { ...input.from, quote, speaker: null };
  return {
    kind: 'new',
    type: 'statement',
    value: 'said',
    actors,
    scope: null,
    truce: 'full' as TruceKey,
    about,
    by: null,
    speaker: null,
    before: null,
    certainty: certaintyOf(input.pack, { type: 'statement', value: 'said', actors }, [evidence]),
    background: input.background,
    late: input.late,
    evidence,
  };
}
