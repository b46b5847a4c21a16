import type { Pack, Scope } from '../diplomacy/pack.ts';
import { ASIDE, type Statement } from '../diplomacy/statement.ts';
import type { Board, TruceState } from './board.ts';
import type { TruceKey } from './development.ts';
import { saysStop } from './marks.ts';

/** Truces and proposals without a name of their own are filed under their scope; what is about no truce is filed aside. */
export const UNNAMED = { full: 'full' as TruceKey, partial: 'partial' as TruceKey } as const;

/** A text that says just "the proposal" means one that moved within this time. */
export const FRESH_MS = 14 * 24 * 3_600_000;

/** A proposal on which nobody has moved for so long is off the table. */
const ON_TABLE_MS = 60 * 24 * 3_600_000;

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
 * Which truce or proposal a statement is about: the one it names, or none where it is filed aside; for a proposal the one
 * of its scope that is on the table (calling for a truce again brings no other), else the unnamed one; else the one that
 * holds, if the statement is of the kind that is said of a holding truce; else the one of its scope that moved last within
 * a fortnight, or is on the table (a text that says "the proposal" means that one); else the unnamed one of its scope.
 */
export function truceOf(
  statement: Pick<Statement, 'truce' | 'scope' | 'value' | 'about'>,
  board: Board,
  now: Date,
): TruceKey {
  if (statement.truce !== null) return statement.truce as string as TruceKey;
  const partial = statement.scope === 'partial';
  const unnamed = partial ? UNNAMED.partial : UNNAMED.full;
  const latest = board.latest.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const state = (key: TruceKey): TruceState | undefined => board.truces.find((t) => t.truce === key);
  const ofScope = meant(
    statement.about,
    latest.filter((l) => (state(l.truce)?.scope === 'partial') === partial),
    (l) => state(l.truce)?.name ?? '',
  );
  const within = (ms: number) => ofScope.filter((l) => now.getTime() - l.at.getTime() <= ms);
  const onTable = within(ON_TABLE_MS).find((l) => state(l.truce)?.proved?.phase === 'proposed')?.truce ?? unnamed;
  if (statement.value === 'proposes') return onTable;
  if (OF_A_HOLDING_TRUCE.has(statement.value)) {
    const holding = latest.find((l) =>
      HOLDS.has(state(l.truce)?.proved?.phase ?? state(l.truce)?.reported?.phase ?? ''),
    );
    if (holding) return holding.truce;
  }
  if (statement.value === 'proposed') return within(DECLARED_ONCE_MS)[0]?.truce ?? unnamed;
  return within(FRESH_MS)[0]?.truce ?? onTable;
}

/** Who speaks of a ceasefire means one that is called so, not a peace deal, where there is one. */
function meant<T>(about: string, truces: readonly T[], nameOf: (truce: T) => string): readonly T[] {
  const called = saysStop(about) ? truces.filter((truce) => saysStop(nameOf(truce))) : [];
  return called.length > 0 ? called : truces;
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

/**
 * The truce or proposal at the centre: the one with the latest phase or position development in a fortnight, full before
 * partial on one day. One of which every phase is but reported is not there yet.
 */
export function centralTruce(board: Board, now: Date): TruceState | null {
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  const state = (key: TruceKey): TruceState | null => board.truces.find((t) => t.truce === key) ?? null;
  const fresh = board.latest.filter(
    (l) => now.getTime() - l.at.getTime() <= FRESH_MS && l.at <= now && state(l.truce)?.proved,
  );
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
