import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Certainty, Development, Evidence, NewDevelopment } from './development.ts';
import { ruleOf, type Proof } from './evidence-table.ts';

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

/** Everybody whose position, declaration or demand it is says so in person. */
function isOwnWord(pack: Pack, { actors }: Claimed, evidence: readonly Evidence[]): boolean {
  const belligerents = belligerentsOf(pack);
  const voices = new Set(evidence.map((e) => voiceOf(e, belligerents)));
  return actors.length > 0 && actors.every((actor) => voices.has(actor));
}

/** Somebody who does not fight tells it on their own account. */
function isAccount(pack: Pack, { type }: Claimed, evidence: readonly Evidence[]): boolean {
  return independentOnes(type, evidence, belligerentsOf(pack)).length > 0;
}

/** Is the evidence as much as a proof takes? */
function meets(pack: Pack, proof: Proof, claim: Claimed, evidence: readonly Evidence[]): boolean {
  switch (proof) {
    case 'any':
      return evidence.length > 0;
    case 'account':
      return isAccount(pack, claim, evidence) || meets(pack, 'own-word', claim, evidence) || meets(pack, 'both-sides', claim, evidence); // prettier-ignore
    case 'own-word':
      return isOwnWord(pack, claim, evidence) || isCorroborated(pack, claim.type, evidence);
    case 'both-sides':
      return isCorroborated(pack, claim.type, evidence);
    case 'never':
      return false;
  }
}

/** May the board take up what is claimed on this evidence? A word of the desk's, or a denial, comes before it. */
export function isProved(pack: Pack, claim: Claimed, evidence: readonly Evidence[]): boolean {
  if (claim.judged) return claim.judged.certainty === 'confirmed';
  const { moves } = ruleOf(claim.type, claim.value);
  return moves !== null && meets(pack, moves, claim, evidence);
}

/** Is a phase only reported, so that the board keeps the old one and shows it beside? */
export function isOnlyReported(pack: Pack, phase: Claimed, evidence: readonly Evidence[]): boolean {
  return phase.type === 'phase' && !isProved(pack, phase, evidence);
}

/**
 * How sure a claim is on this evidence; posts, answers and the board ask nobody else, and what each value takes is told by
 * `EVIDENCE_RULES` alone. What falls short is a claim where every account is a party's word, else a report. It is asked
 * anew each time: what was confirmed is confirmed no longer once its two accounts turn out to be one. A word of the desk's,
 * or a denial, comes before all of it, and is no origin.
 */
export function certaintyOf(pack: Pack, claim: Claimed, evidence: readonly Evidence[]): Certainty {
  if (claim.judged) return claim.judged.certainty;
  if (claim.kind === 'contradicted') return 'disputed';
  if (meets(pack, ruleOf(claim.type, claim.value).confirms, claim, evidence)) return 'confirmed';
  return evidence.every((e) => e.side !== null || e.speaker !== null) ? 'claimed' : 'reported';
}
