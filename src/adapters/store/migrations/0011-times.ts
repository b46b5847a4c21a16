import { type Kysely, sql } from 'kysely';

/**
 * When what is told is to be, beside each quote; which entry a confirmation confirms; and baselines that say how exactly
 * their times are known.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  const { rows } = await sql<{ id: number; board: string }>`select id, board from baseline`.execute(db);
  for (const { id, board } of rows)
    await sql`update baseline set board = ${rewritten(board)} where id = ${id}`.execute(db);
}

const statements: readonly string[] = [
  `alter table development add column times text`,
  `alter table support add column times text`,
  `alter table development add column confirms text`,
  // a confirmation kept the time of the quote that it confirms
  `update development as own set confirms = (
    select known.id from development as known
    where known.pack_id = own.pack_id and known.seq < own.seq and known.kind <> 'confirmed'
      and known.type = own.type and known.value = own.value and known.truce = own.truce
      and known.actors = own.actors and known.at = own.before_since
    order by known.seq desc limit 1
  ) where own.kind = 'confirmed'`,
  `update support set development_id = (select confirms from development where id = support.development_id)
    where development_id in (select id from development where confirms is not null)`,
];

interface StoredBoard {
  readonly truces: readonly (Record<string, unknown> & { readonly ends?: unknown })[];
  readonly expected: readonly (Record<string, unknown> & { readonly when?: unknown })[];
}

function rewritten(board: string): string {
  const stored = JSON.parse(board) as StoredBoard;
  return JSON.stringify({
    ...stored,
    truces: stored.truces.map(({ ends, ...truce }) => ({
      ...truce,
      terms: { starts: null, ends: dated(ends), lasts: null, declaredBy: [], id: null },
    })),
    expected: stored.expected.map(({ when, ...expected }) => ({
      ...expected,
      kind: 'other',
      due: dated(when),
      until: null,
      since: null,
      outcome: null,
    })),
  });
}

/** A time is stored as `{"$date": "…"}`; one at midnight stood for its whole day. */
function dated(at: unknown): object | null {
  if (typeof at !== 'object' || at === null || !('$date' in at)) return null;
  return { at, precision: String(at.$date).endsWith('T00:00:00.000Z') ? 'day' : 'instant' };
}
