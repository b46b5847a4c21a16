import type { Pack, PartyId } from '../diplomacy/pack.ts';
import type { Board, PhaseEntry, PositionState, TruceState } from './board.ts';
import type { Development, TruceKey } from './development.ts';
import { evidenceOf } from './evidence-rule.ts';

const OVER: ReadonlySet<string> = new Set(['expired', 'collapsed']);

/**
 * What positions alone say of a proposal's phase. A proposal that somebody takes a position on is on the table
 * (proposed), again so when it is proposed anew after its end; one that every belligerent accepts in its own voice is
 * agreed: that is both sides' own word.
 */
export function withImpliedPhase(pack: Pack, board: Board, entry: Development): readonly TruceState[] {
  const key = entry.truce;
  return board.truces.map((truce) => {
    if (truce.truce !== key) return truce;
    // who takes a step back brings nothing about, whatever the others once said
    const accepted = entry.value === 'accepts' ? acceptedByAll(pack, board, key) : null;
    const onTable = truce.proved === null || truce.proved.phase === 'proposed';
    if (accepted && onTable) return { ...truce, proved: implied('agreed', entry, accepted), reported: null };
    const anew = entry.value === 'proposes' && OVER.has(truce.proved?.phase ?? '');
    if ((truce.proved !== null && !anew) || !isOfThoseWhoDecide(pack, entry)) return truce;
    const proposers = positionsOn(board, key).filter((p) => p.value === 'proposes');
    return { ...truce, proved: implied('proposed', entry, proposers) };
  });
}

/** Backers and observers have plans of their own; on the table is what those that fight or mediate take a position on. */
export function isOfThoseWhoDecide(pack: Pack, { actors }: Pick<Development, 'actors'>): boolean {
  return pack.parties.some((p) => actors.includes(p.id) && (p.role === 'belligerent' || p.role === 'mediator'));
}

/** Who declares a truce proposes it. */
export function declaredBy(entry: Development): readonly PartyId[] {
  return entry.type === 'phase' && entry.value === 'proposed' ? entry.actors : [];
}

/** Phases that nobody reaches without a yes of those that fight. */
const OF_A_YES: ReadonlySet<string> = new Set(['agreed', 'in-force', 'extended']);

/**
 * When an agreement, or a truce that holds, is proved, each belligerent that is party to it has accepted it. So it has,
 * as far as is reported, when an outlet itself says that all of them agreed; what one side or a mediator says of them is
 * no position of theirs.
 */
export function acceptedWith(pack: Pack, entry: Development, proved: boolean): readonly PartyId[] {
  if (entry.type !== 'phase' || !OF_A_YES.has(entry.value)) return [];
  const joint = entry.value === 'agreed' && entry.actors.length === 0;
  if (!proved && !(joint && evidenceOf(entry).some((e) => e.speaker === null && e.side === null))) return [];
  const belligerents = pack.parties.filter((p) => p.role === 'belligerent').map((p) => p.id);
  const named = entry.actors.filter((a) => belligerents.includes(a));
  return named.length > 0 ? named : belligerents;
}

function positionsOn(board: Board, key: TruceKey): readonly PositionState[] {
  return board.positions.filter((p) => p.truce === key);
}

/** The belligerents' positions when each of them accepts in its own voice, else null. */
function acceptedByAll(pack: Pack, board: Board, key: TruceKey): readonly PositionState[] | null {
  const belligerents = pack.parties.filter((p) => p.role === 'belligerent');
  const accepted = belligerents.flatMap((party) =>
    positionsOn(board, key).filter((p) => p.party === party.id && p.value === 'accepts' && p.certainty === 'confirmed'),
  );
  return belligerents.length > 1 && accepted.length === belligerents.length ? accepted : null;
}

function implied(phase: 'proposed' | 'agreed', entry: Development, positions: readonly PositionState[]): PhaseEntry {
  return {
    phase,
    since: entry.evidence.at,
    by: positions.map((p) => p.party),
    quotes: positions.flatMap((p) => p.quotes.slice(0, 1)),
    implied: true,
  };
}
