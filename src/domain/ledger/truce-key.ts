import type { Pack, Scope } from '../diplomacy/pack.ts';
import { ASIDE, type Statement } from '../diplomacy/statement.ts';
import type { Board, TruceState } from './board.ts';
import type { TruceKey } from './development.ts';

/** Truces and proposals without a name of their own are filed under their scope; what is about no truce is filed aside. */
export const UNNAMED = { full: 'full' as TruceKey, partial: 'partial' as TruceKey } as const;

const FRESH_MS = 14 * 24 * 3_600_000;

/** A truce that is declared longer than this after another was declared is a new one. */
export const DECLARED_ONCE_MS = 4 * 24 * 3_600_000;

const HOLDS: ReadonlySet<string> = new Set(['in-force', 'extended', 'suspended']);
/** While a truce holds, a text that says just "the truce" speaks of that one. */
const OF_A_HOLDING_TRUCE: ReadonlySet<string> = new Set([
  'in-force',
  'extended',
  'suspended',
  'expired',
  'collapsed',
  'alleged',
  'confirmed',
]);

/**
 * Which truce or proposal a statement is about: the one it names, or none where it is filed aside; for a proposal, which
 * brings something new, the unnamed one of its scope; else the one that holds, if the statement is of the kind that is
 * said of a holding truce; else the one of its scope that moved last within a fortnight (a text that says "the proposal"
 * means the one on the table); else the unnamed one of its scope.
 */
export function truceOf(statement: Pick<Statement, 'truce' | 'scope' | 'value'>, board: Board, now: Date): TruceKey {
  if (statement.truce !== null) return statement.truce as string as TruceKey;
  const partial = statement.scope === 'partial';
  if (statement.value === 'proposes') return partial ? UNNAMED.partial : UNNAMED.full;
  const latest = board.latest.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const state = (key: TruceKey): TruceState | undefined => board.truces.find((t) => t.truce === key);
  if (OF_A_HOLDING_TRUCE.has(statement.value)) {
    const holding = latest.find((l) =>
      HOLDS.has(state(l.truce)?.proved?.phase ?? state(l.truce)?.reported?.phase ?? ''),
    );
    if (holding) return holding.truce;
  }
  const fresh = statement.value === 'proposed' ? DECLARED_ONCE_MS : FRESH_MS;
  const recent = latest.find(
    (l) => now.getTime() - l.at.getTime() <= fresh && (state(l.truce)?.scope === 'partial') === partial,
  );
  return recent?.truce ?? (partial ? UNNAMED.partial : UNNAMED.full);
}

/** Whether the truce has no name of its own in the pack. */
export function isUnnamed(key: TruceKey): boolean {
  return key === UNNAMED.full || key === UNNAMED.partial;
}

/** Whether an entry is about no truce at all, so that no truce's board moves with it. */
export function isAside(key: TruceKey): boolean {
  return (key as string) === ASIDE;
}

/** A truce's display name. */
export function truceName(pack: Pack, key: TruceKey): string {
  if (key === UNNAMED.full) return 'ceasefire proposal';
  if (key === UNNAMED.partial) return 'partial truce';
  if (isAside(key)) return 'talks';
  return pack.truces.find((t) => (t.id as string) === key)?.name ?? key;
}

/** A truce's scope as the pack or its key gives it. */
export function truceScope(pack: Pack, key: TruceKey, stated: Scope | null): Scope | null {
  if (isUnnamed(key)) return key as string as Scope;
  return pack.truces.find((t) => (t.id as string) === key)?.scope ?? stated;
}

/** The truce or proposal at the centre: the one with the latest phase or position development in a fortnight, full before partial on one day. */
export function centralTruce(board: Board, now: Date): TruceState | null {
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  const fresh = board.latest.filter((l) => now.getTime() - l.at.getTime() <= FRESH_MS && l.at <= now);
  const state = (key: TruceKey): TruceState | null => board.truces.find((t) => t.truce === key) ?? null;
  const rank = (key: TruceKey): number => (state(key)?.scope === 'partial' ? 1 : 0);
  const first = fresh.toSorted(
    (a, b) => (day(a.at) === day(b.at) ? rank(a.truce) - rank(b.truce) : 0) || b.at.getTime() - a.at.getTime(),
  );
  const newestDay = fresh
    .map((l) => day(l.at))
    .toSorted()
    .at(-1);
  return state(first.find((l) => day(l.at) === newestDay)?.truce ?? ('' as TruceKey));
}
