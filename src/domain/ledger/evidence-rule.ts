import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { StatementValue } from '../diplomacy/statement.ts';
import type { Certainty, Development, Evidence, NewDevelopment } from './development.ts';

/** Phases that move the board only on both sides' own word or on two independent origins. */
const NEEDS_PROOF: ReadonlySet<StatementValue> = new Set(['agreed', 'in-force', 'extended']);

/** Does the board wait for proof before it moves to this phase? */
function needsProof(phase: StatementValue): boolean {
  return NEEDS_PROOF.has(phase);
}

/** Everything that carries an entry, its own evidence first. */
export function evidenceOf(entry: Pick<Development, 'evidence' | 'support'>): readonly Evidence[] {
  return [entry.evidence, ...entry.support];
}

/**
 * How many independent origins a claim has: each counts once however many carry it, what cites an outlet counts as what
 * that outlet's own text here cites, and one house alone is one voice whomever it cites.
 */
export function originsOf(evidence: readonly Evidence[]): number {
  const told = new Map<string, Set<string>>();
  for (const { family, origin } of evidence) told.set(family, (told.get(family) ?? new Set()).add(origin));
  return Math.min(new Set(evidence.map(({ origin }) => firstOrigin(origin, told))).size, told.size);
}

/** By how many outlets a claim is carried, and from how many independent origins. */
export function carriersOf(evidence: readonly Evidence[]): { readonly outlets: number; readonly origins: number } {
  return { outlets: new Set(evidence.map((e) => e.outlet)).size, origins: originsOf(evidence) };
}

/** Follows an origin to the one that its own outlet cites, where that outlet cites just one and says nothing of its own. */
function firstOrigin(origin: string, told: ReadonlyMap<string, ReadonlySet<string>>): string {
  const path = [origin];
  for (let at = origin; ;) {
    const [next, ...others] = told.get(at) ?? [];
    if (next === undefined || others.length > 0 || next === at) return at;
    // two outlets that cite each other are one origin, whichever is asked
    if (path.includes(next)) return path.slice(path.indexOf(next)).sort()[0] ?? at;
    path.push(next);
    at = next;
  }
}

/** What an entry claims. */
type Claimed = Pick<NewDevelopment, 'type' | 'value' | 'actors'> &
  Partial<Pick<NewDevelopment, 'kind'>> &
  Pick<Development, 'judged'>;

function belligerentsOf(pack: Pack): ReadonlySet<PartyId> {
  return new Set(pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id));
}

/** The party in whose own voice this is said: its speaker's or its outlet's, but not an enemy's as its outlet quotes it. */
function voiceOf({ speaker, side }: Evidence, belligerents: ReadonlySet<PartyId>): PartyId | null {
  if (side !== null && speaker !== null && speaker !== side && belligerents.has(side)) return null;
  return speaker ?? side;
}

/**
 * Does this count as an independent account? A party's outlets never do; nor does who quotes a side of the war, or, on a
 * party's position, anybody else: many may carry the words of one.
 */
function isIndependent(
  { side, speaker }: Evidence,
  type: Claimed['type'],
  belligerents: ReadonlySet<PartyId>,
): boolean {
  return side === null && (speaker === null || (type !== 'position' && !belligerents.has(speaker)));
}

/**
 * The independent accounts among all: whoever only cites outlets is no more independent than what these have here, so a
 * party's word stays a claim through however many hands it goes. Outlets that cite only one another have nobody's word but
 * their own.
 */
function independentOnes(
  type: Claimed['type'],
  all: readonly Evidence[],
  belligerents: ReadonlySet<PartyId>,
): readonly Evidence[] {
  const byFamily = Map.groupBy(all, ({ family }) => family);
  const isAccount = (one: Evidence, path: ReadonlySet<string>): boolean => {
    if (!isIndependent(one, type, belligerents)) return false;
    const cited = one.origin === one.family || path.has(one.origin) ? [] : (byFamily.get(one.origin) ?? []);
    return cited.length === 0 || cited.some((other) => isAccount(other, new Set([...path, one.origin])));
  };
  return all.filter((one) => isAccount(one, new Set([one.family])));
}

/** Two independent origins, or the word of both sides of the war. */
function isCorroborated(pack: Pack, type: Claimed['type'], evidence: readonly Evidence[]): boolean {
  const belligerents = belligerentsOf(pack);
  if (originsOf(independentOnes(type, evidence, belligerents)) >= 2) return true;
  const voices = evidence.map((e) => voiceOf(e, belligerents)).filter((v) => v !== null && belligerents.has(v));
  return new Set(voices).size >= 2;
}

/** Every party whose position it is says so itself. */
function isOwnWord(pack: Pack, { type, actors }: Claimed, evidence: readonly Evidence[]): boolean {
  if (type !== 'position' || actors.length === 0) return false;
  const belligerents = belligerentsOf(pack);
  const voices = new Set(evidence.map((e) => voiceOf(e, belligerents)));
  return actors.every((actor) => voices.has(actor));
}

/** May the board's phase move to `value` on this evidence? The desk's word, or a denial, comes before it. */
export function isProved(
  pack: Pack,
  value: StatementValue,
  evidence: readonly Evidence[],
  judged?: Development['judged'],
): boolean {
  if (judged) return judged.certainty === 'confirmed';
  return !needsProof(value) || isCorroborated(pack, 'phase', evidence);
}

/** Is a phase only reported, so that the board keeps the old one and shows it beside? */
export function isOnlyReported(pack: Pack, phase: Claimed, evidence: readonly Evidence[]): boolean {
  return needsProof(phase.value) && certaintyOf(pack, phase, evidence) !== 'confirmed';
}

/**
 * How sure a claim is on this evidence; posts, answers and the board ask nobody else. Two independent origins confirm, and
 * both sides' own word, and a party's own word on its own position. An accusation stays one however many carry it: only a
 * breach that a monitor found or the accused admits is stated as confirmed. A party's word on anything else is a claim,
 * everything else a report. A word of the desk's, or a denial, comes before all of it, and is no origin.
 */
export function certaintyOf(pack: Pack, claim: Claimed, evidence: readonly Evidence[]): Certainty {
  if (claim.judged) return claim.judged.certainty;
  if (claim.kind === 'contradicted') return 'disputed';
  if (claim.kind === 'confirmed') return 'confirmed';
  const isAccusation = claim.type === 'breach' && claim.value === 'alleged';
  if (!isAccusation && (isOwnWord(pack, claim, evidence) || isCorroborated(pack, claim.type, evidence)))
    return 'confirmed';
  return evidence.every((e) => e.side !== null || e.speaker !== null) ? 'claimed' : 'reported';
}
