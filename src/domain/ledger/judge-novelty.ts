import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Statement } from '../diplomacy/statement.ts';
import { TELLS_FROM } from '../news/development.ts';
import { DEVELOPMENT_WEIGHTS } from '../news/development-weights.ts';
import { logistic, weigh, type Features, type LinearModel } from '../news/linear-model.ts';
import type { Outcome } from '../news/report.ts';
import type { Board } from './board.ts';
import { changeOf } from './change-of.ts';
import { knownClaim, type Known } from './known-claim.ts';
import type { Claim, Development, DevelopmentId, Evidence, NewDevelopment, TruceKey } from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';
import { noveltyFeatures, type Compared } from './novelty-features.ts';
import { inOwnWords, isSameClaim } from './own-word.ts';
import { isAside, truceOf } from './truce-key.ts';
import { wouldMiss } from './would-miss.ts';

/** Everything that the judgement looks at. */
export interface NoveltyInput {
  readonly pack: Pack;
  readonly board: Board;
  /** What the baseline states in typed form. */
  readonly claims: readonly Claim[];
  /** The ledger's entries of the last weeks, oldest first. */
  readonly recent: readonly Development[];
  readonly eventId: string;
  /** How place and wording speak for a development; see `Placement`. */
  readonly odds: number;
  readonly background: boolean;
  readonly late: boolean;
  readonly statements: readonly Statement[];
  /** Everything of an evidence but what its statement gives. */
  readonly from: Omit<Evidence, 'quote' | 'speaker' | 'times'>;
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
 * Compares what a report states with the board and the ledger. Pure. Place, wording and statements are weighed together
 * into one verdict. Rules a caller cannot see: a phase or position that the board lacks is always news, lest the board
 * miss it; a headline that states what the baseline had, with nothing unknown after it, never is; a statement known
 * from the event, the board or the last days becomes support; a repeat that makes a claim certain is a confirmation;
 * news that states nothing unknown stands in the ledger by what it says first, else by its headline; background enters
 * by what it states for the first time, weighed or not.
 */
export function judgeNovelty(input: NoveltyInput, model: LinearModel = DEVELOPMENT_WEIGHTS): NoveltyVerdict {
  const compared = compare(input);
  const unknown = compared.filter((c) => c.known === null);
  const stated = weigh(featuresOf(compared, input), model);
  const score = logistic(input.odds + stated.sum);
  const isOld = unknown.length === 0 && compared.some(isOldHeadline);
  const isNews =
    (score >= TELLS_FROM && !isOld) ||
    unknown.some((c) => wouldMiss(input.board, c.claim, evidenceFor(c.statement, input)));
  const first = isNews || input.background ? firstTold(unknown, input) : [];
  const told = (first.length === 0 && isNews ? [firstWords(input)] : first).map((d) => ({ ...d, likelihood: score }));
  const supports: Support[] = [];
  const confirmed = compared.flatMap(({ known, statement }) =>
    known === null ? [] : (support(known, statement, input, supports) ?? []),
  );
  return {
    outcome: outcomeOf(input, told),
    because: [
      ...(compared.length > 0 ? compared.map(reasonOf) : ['states nothing definite']),
      ...stated.because.map((reason) => `adds: ${reason}`),
      `likely to add something: ${Math.round(score * 100)} %, and ${Math.round(TELLS_FROM * 100)} % is enough`,
    ],
    developments: [...told, ...confirmed, ...recalled(input, told)],
    supports,
  };
}

/** A position that the text itself tells as known fills in what the board lacks, and is posted nowhere. */
function recalled(input: NoveltyInput, told: readonly NewDevelopment[]): readonly NewDevelopment[] {
  const lacks = ({ actors, truce }: Claim): boolean =>
    actors.length > 0 &&
    !isAside(truce) &&
    ![...input.board.positions.map((p) => ({ actors: [p.party], truce: p.truce })), ...told].some(
      (held) => held.truce === truce && held.actors.some((actor) => actors.includes(actor)),
    );
  return input.statements
    .filter((s) => s.modality === 'recalled' && s.type === 'position')
    .map((statement) => ({ statement, claim: claimOf(statement, input) }))
    .filter(({ claim }) => lacks(claim))
    .map(({ statement, claim }) => ({ ...developmentOf(claim, statement, input), background: true, late: false }));
}

/** The headline says what the baseline had. */
function isOldHeadline({ inHeadline, known }: ComparedClaim): boolean {
  return inHeadline && known?.entry === null && known.beside !== true;
}

function reasonOf({ statement, known }: ComparedClaim): string {
  return `${statement.type} ${statement.value}: ${known?.because ?? 'not known before'}`;
}

/** What the statements add to the judgement of place and wording. */
export function statementFeatures(input: NoveltyInput): Features {
  return featuresOf(compare(input), input);
}

interface ComparedClaim extends Compared {
  readonly claim: Claim;
}

function compare(input: NoveltyInput): readonly ComparedClaim[] {
  return input.statements
    .filter((s) => s.modality === 'asserted' && s.type !== 'statement')
    .map((statement) => {
      const claim = claimOf(statement, input);
      const known = knownClaim(claim, statement, input);
      return { statement, claim, known, inHeadline: input.headline.quote.includes(statement.quote) };
    });
}

function featuresOf(compared: readonly ComparedClaim[], input: NoveltyInput): Features {
  return noveltyFeatures(
    compared,
    input.recent.some((d) => d.eventId === input.eventId),
  );
}

/** Each unknown claim once. */
function firstTold(unknown: readonly ComparedClaim[], input: NoveltyInput): readonly NewDevelopment[] {
  const developments: NewDevelopment[] = [];
  for (const { claim, statement } of inOwnWords(unknown))
    if (!alreadyIn(developments, claim)) developments.push(developmentOf(claim, statement, input));
  return developments;
}

/** What somebody says in it, else its headline. */
function firstWords(input: NoveltyInput): NewDevelopment {
  const said = input.statements.find((s) => s.modality === 'asserted' && s.type === 'statement');
  return said ? developmentOf(claimOf(said, input), said, input) : headlineOf(input);
}

function outcomeOf(input: NoveltyInput, told: readonly NewDevelopment[]): Outcome {
  if (input.background) return 'background';
  return told.length > 0 ? 'new' : 'repeat';
}

function claimOf(statement: Statement, input: NoveltyInput): Claim {
  const truce = truceOf(statement, input.board, input.now);
  return { type: statement.type, value: statement.value, actors: statement.actors, truce, by: statement.by };
}

function alreadyIn(developments: readonly NewDevelopment[], claim: Claim): boolean {
  return developments.some((d) => isSameClaim(d, claim));
}

function evidenceFor(statement: Pick<Statement, 'quote' | 'speaker' | 'times'>, input: NoveltyInput): Evidence {
  const { quote, speaker, times } = statement;
  return { ...input.from, quote, speaker, ...(times ? { times } : {}) };
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
    ...enteredAs(input),
    evidence,
  };
}

/** Adds a repeat as support; answers with a confirmation where this very support proves a phase. */
function support(known: Known, statement: Statement, input: NoveltyInput, supports: Support[]): NewDevelopment | null {
  const entry = known.entry;
  if (entry === null) return null;
  const evidence = evidenceFor(statement, input);
  supports.push({ id: entry.confirms ?? entry.id, evidence });
  const held = evidenceOf(entry);
  const isSure = (by: readonly Evidence[]): boolean => certaintyOf(input.pack, entry, by) === 'confirmed';
  if (isSure(held) || !isSure([...held, evidence])) return null;
  return {
    ...withoutLedger(entry),
    kind: 'confirmed',
    confirms: entry.id,
    certainty: 'confirmed',
    before: { value: entry.value, since: entry.evidence.at },
    evidence,
    ...enteredAs(input),
  };
}

/** How it enters; how likely it is to add something is weighed for the whole report. */
function enteredAs({ background, late }: NoveltyInput): Pick<NewDevelopment, 'background' | 'late' | 'likelihood'> {
  return { background, late, likelihood: 1 };
}

function withoutLedger(entry: Development): Omit<NewDevelopment, 'background' | 'late' | 'likelihood'> {
  const { type, value, actors, scope, truce, about, by, speaker, before, certainty, evidence, kind } = entry;
  return { type, value, actors, scope, truce, about, by, speaker, before, certainty, evidence, kind };
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
    ...enteredAs(input),
    evidence,
  };
}
