import { sql } from 'kysely';
import type { Rows } from './database.ts';
import type { Schema } from './schema.ts';

type Values = Readonly<Record<string, string | number | null>>;

/**
 * Changes many rows in one statement of constant text, whatever their number; answers with the ids of those that it found.
 * All changes have the same columns. Values go by place: looking them up by name costs as much again as writing them.
 * With `from` only rows are changed that have this value in its column.
 */
export async function updateRows<Id extends string | number>(
  rows: Rows,
  table: keyof Schema,
  changes: readonly (Values & { readonly id: Id })[],
  from?: { readonly column: string; readonly value: string },
): Promise<ReadonlySet<Id>> {
  const [first] = changes;
  if (first === undefined) return new Set();
  const columns = Object.keys(first).filter((name) => name !== 'id');
  const set = sql.join(columns.map((name, place) => sql`${sql.ref(name)} = change.value ->> ${sql.lit(place + 1)}`));
  const values = JSON.stringify(changes.map((change) => [change.id, ...columns.map((name) => change[name])]));
  const target = sql.table(table);
  const only = from ? sql` and ${sql.ref(`${table}.${from.column}`)} = ${sql.lit(from.value)}` : sql``;
  const { rows: changed } = await sql<{ readonly id: Id }>`
    update ${target} set ${set} from json_each(${values}) as change
    where ${sql.ref(`${table}.id`)} = change.value ->> 0${only} returning ${sql.ref(`${table}.id`)} as id`.execute(
    rows,
  );
  return new Set(changed.map(({ id }) => id));
}
