import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { StatementValue } from '../diplomacy/statement.ts';
import type { Certainty, Evidence } from './development.ts';

/** Phases that move the board only on both sides' own word or on two independent origins. */
const NEEDS_PROOF: ReadonlySet<StatementValue> = new Set(['agreed', 'in-force', 'extended']);

/** Does the board wait for proof before it moves to this phase? */
export function needsProof(phase: StatementValue): boolean {
  return NEEDS_PROOF.has(phase);
}

/** Origins that speak for nobody: outlets of a party do not count as independent. */
function independentOrigins(evidence: readonly Evidence[]): number {
  return new Set(evidence.filter((e) => e.side === null).map((e) => e.origin)).size;
}

/** The belligerents that say so themselves, as speakers quoted or through their own outlets. */
function belligerentVoices(pack: Pack, evidence: readonly Evidence[]): ReadonlySet<PartyId> {
  const belligerents = new Set(pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id));
  const voices = evidence.flatMap((e) => [e.speaker, e.side]).filter((v) => v !== null);
  return new Set(voices.filter((v) => belligerents.has(v)));
}

/** May the board's phase move to `value` on this evidence? */
export function isProved(pack: Pack, value: StatementValue, evidence: readonly Evidence[]): boolean {
  if (!needsProof(value)) return true;
  return independentOrigins(evidence) >= 2 || belligerentVoices(pack, evidence).size >= 2;
}

/** Is a phase only reported, so that the board keeps the old one and shows it beside? */
export function isOnlyReported(
  pack: Pack,
  phase: { readonly value: StatementValue; readonly certainty?: Certainty },
  evidence: readonly Evidence[],
): boolean {
  return phase.certainty !== 'confirmed' && needsProof(phase.value) && !isProved(pack, phase.value, evidence);
}

/**
 * How sure a claim is on this evidence. Two independent origins confirm; a party's own word on its own position
 * confirms too; one side's word on anything else is a claim, everything else a report.
 */
export function certaintyOf(
  claim: { readonly actors: readonly PartyId[]; readonly own: boolean },
  evidence: readonly Evidence[],
): Certainty {
  if (independentOrigins(evidence) >= 2) return 'confirmed';
  if (claim.own && evidence.some((e) => e.speaker !== null && claim.actors.includes(e.speaker))) return 'confirmed';
  return evidence.every((e) => e.side !== null || e.speaker !== null) ? 'claimed' : 'reported';
}
