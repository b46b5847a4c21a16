import type { Pack } from '../diplomacy/pack.ts';
import type { StatementValue } from '../diplomacy/statement.ts';
import type { VersionId } from '../news/article.ts';
import {
  confirming,
  type Correction,
  type Development,
  type DevelopmentId,
  type DevelopmentKind,
  type Evidence,
  type NewCorrection,
} from './development.ts';
import { certaintyOf, evidenceOf } from './evidence-rule.ts';

/** Whether an entry still counts: it was neither withdrawn nor replaced. */
export function stands(entry: Pick<Development, 'superseded'>): boolean {
  return entry.superseded === undefined;
}

/**
 * An entry after one more correction. The desk has the last word: what it has confirmed or corrected is not withdrawn by
 * what sources and parties say later, and what was withdrawn stands again once the desk says so.
 */
export function withCorrection(entry: Development, correction: Correction): Development {
  const noted = { ...entry, corrections: [...(entry.corrections ?? []), correction] };
  const { amendment, at, by } = correction;
  const judge = by.kind === 'desk' ? 'desk' : by.kind === 'party' ? by.party : null;
  switch (amendment.kind) {
    case 'moved':
      return withEvidence(noted, movedIn(evidenceOf(entry), amendment));
    case 'dropped': {
      const left = evidenceOf(entry).filter(({ versionId }) => !amendment.versions.includes(versionId));
      return left.length > 0 ? withEvidence(noted, left) : withdrawn(noted, at, amendment.instead);
    }
    case 'withdrawn':
      return withdrawn(noted, at, amendment.instead);
    case 'confirmed':
    case 'disputed':
      // the desk's word is not overruled by that of a party
      if (judge === null || (judge !== 'desk' && entry.judged?.by === 'desk')) return noted;
      return { ...standing(noted), judged: { certainty: amendment.kind, by: judge } };
    case 'corrected':
      return {
        ...standing(noted),
        value: amendment.value,
        kind: kindOf(entry.kind, amendment.value),
        judged: { certainty: 'confirmed', by: 'desk' },
      };
  }
}

/** A confirmation stands as the entry that it confirms does, on what carries that one. */
export function asConfirming(entry: Development, original: Development): Development {
  const { value, judged, superseded, corrections } = original;
  const all = evidenceOf(original);
  const carried = { ...entry, support: confirming(entry.evidence, all) };
  if (corrections === undefined) return carried;
  const isCarried = all.some(({ versionId }) => versionId === entry.evidence.versionId);
  return {
    ...(isCarried ? carried : withEvidence(entry, all)),
    ...{ value, corrections },
    ...(judged ? { judged } : {}),
    ...(superseded ? { superseded } : {}),
  };
}

/** An entry after all that was put on record about it, in its order. */
export function asCorrected(entry: Development, corrections: readonly Correction[]): Development {
  return corrections.reduce(withCorrection, entry);
}

/** Readers are told where the entry stands no more, says something else, or is more or less sure. */
export function isTold(pack: Pack, entry: Development, correction: NewCorrection): boolean {
  const after = withCorrection(entry, provisional(correction, entry));
  if (after.superseded !== undefined || after.value !== entry.value) return true;
  return certaintyOf(pack, after, evidenceOf(after)) !== certaintyOf(pack, entry, evidenceOf(entry));
}

/** A correction that is not on record yet, to see what it will do. */
export function provisional(correction: NewCorrection, entry: Development): Correction {
  return { ...correction, number: 0, packId: entry.packId, at: entry.learnedAt };
}

function withdrawn(entry: Development, at: Date, by: DevelopmentId | null): Development {
  const isDesks = entry.judged?.by === 'desk' && entry.judged.certainty === 'confirmed';
  return isDesks || entry.superseded ? entry : { ...entry, superseded: { at, by } };
}

function standing(entry: Development): Development {
  const { superseded: _, ...rest } = entry;
  return rest;
}

/** Of what it had said before the correction nothing contradicts it, or takes it back. */
function kindOf(kind: DevelopmentKind, value: StatementValue): DevelopmentKind {
  if (value === 'withdraws') return 'withdrawn';
  return kind === 'contradicted' || kind === 'withdrawn' ? 'changed' : kind;
}

function withEvidence(entry: Development, evidence: readonly Evidence[]): Development {
  const [first = entry.evidence, ...support] = evidence;
  return { ...entry, evidence: first, support };
}

/** The quote takes the place of the old one; what the new version is known to say beside it, as who speaks, comes with it. */
function movedIn(
  evidence: readonly Evidence[],
  { from, to }: { readonly from: VersionId; readonly to: Pick<Evidence, 'versionId' | 'quote' | 'link'> },
): readonly Evidence[] {
  const at = evidence.findIndex(({ versionId }) => versionId === from);
  const said = evidence.find(({ versionId }) => versionId === to.versionId);
  return evidence
    .map((e, n) => (n === at ? { ...(said ?? e), ...to } : e))
    .filter((e, n) => n === at || (e.versionId !== from && e.versionId !== to.versionId));
}
