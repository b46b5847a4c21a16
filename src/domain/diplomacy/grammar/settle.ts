import type { PartyId } from '../pack.ts';
import type { Scene } from '../scene.ts';
import type { Statement } from '../statement.ts';

/** Brings the statements of one text into order: doubles go, the weaker of two readings of one act stays. */
export function settle(
  found: readonly Statement[],
  remarks: () => readonly Statement[],
  side: PartyId | null,
  scene: Scene,
): readonly Statement[] {
  const own = found.map((s) => partisan(s, side, scene));
  const joined = own.map((s, n) => (s.type === 'exchange' ? jointly(s, n, own) : s));
  const kept = joined.flatMap((s, n) => {
    const other = joined.find((one, m) => m !== n && outdoes(one, m, s, n));
    return other === undefined
      ? s
      : isOwnVoice(s) && !isOwnVoice(other) && other.value === s.value
        ? alike(s, other)
        : [];
  });
  if (kept.some((s) => s.modality === 'asserted')) return kept;
  const remark = remarks()[0];
  return remark ? [...kept, remark] : kept;
}

/** What a belligerent's own media say of its opponent is that belligerent's account. */
function partisan(s: Statement, side: PartyId | null, scene: Scene): Statement {
  const fights = (id: PartyId): boolean => scene.pack.parties.some((p) => p.id === id && p.role === 'belligerent');
  if (side === null || !fights(side) || s.modality !== 'asserted' || s.speaker !== null) return s;
  if (s.type === 'breach') return s.by === null && !s.actors.includes(side) ? { ...s, by: side, value: 'alleged' } : s;
  if (s.type !== 'position' || s.value === 'undecided' || s.actors.includes(side)) return s;
  return s.actors.some(fights) ? { ...s, modality: 'reported', speaker: side } : s;
}

/** Both sides' halves of one exchange are one statement, told by the first. */
function jointly(s: Statement, n: number, all: readonly Statement[]): Statement {
  const same = all.filter((o) => o.type === s.type && o.value === s.value && o.modality === s.modality);
  const actors = [...new Set(same.flatMap((o) => o.actors))];
  return same[0] === all[n] ? { ...s, actors } : s;
}

function outdoes(other: Statement, m: number, s: Statement, n: number): boolean {
  if (other.type !== s.type || !shares(other, s) || other.by !== s.by) return false;
  if (other.value === s.value && other.modality === s.modality) return covers(other, s) && (m < n || !covers(s, other));
  if (other.modality !== 'asserted' || s.modality !== 'asserted' || s.type !== 'position') return false;
  return (
    s.value === 'accepts' &&
    other.value === 'accepts-with-conditions' &&
    (s.scope === other.scope || s.scope === null || other.scope === null)
  );
}

/** A party's own word of its position is evidence of another kind than what the outlet says of it: both stand, of one thing. */
function alike(own: Statement, { truce, scope, about }: Statement): Statement {
  return { ...own, truce, scope, about };
}

function isOwnVoice({ type, speaker, actors }: Statement): boolean {
  return type === 'position' && speaker !== null && actors.includes(speaker);
}

function shares(a: Statement, b: Statement): boolean {
  return (a.actors.length === 0 && b.actors.length === 0) || a.actors.some((x) => b.actors.includes(x));
}

/** The fuller statement stands for the other: more actors, or the same and a scope. */
function covers(a: Statement, b: Statement): boolean {
  return b.actors.every((x) => a.actors.includes(x));
}
