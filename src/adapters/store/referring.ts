import { sql } from 'kysely';
import type { Rows } from './database.ts';

/** A column that refers to a table's id. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

/**
 * Every column of the database that refers to a table, but for those of tables that go with it. Asked of the database
 * itself, so that whatever is stored later about a row keeps that row without anybody thinking of it.
 */
export async function referencesTo(
  rows: Rows,
  table: string,
  goingWithIt: readonly string[],
): Promise<readonly Reference[]> {
  const { rows: found } = await sql<Reference & { readonly to: string | null }>`
    select owner.name as "table", key."from" as "column", key."to" as "to"
    from sqlite_master as owner, pragma_foreign_key_list(owner.name) as key
    where owner.type = 'table' and key."table" = ${table}`.execute(rows);
  return found.filter((reference) => reference.to === 'id' && !goingWithIt.includes(reference.table));
}

/** Which of these ids are referred to. */
export async function referredTo(
  rows: Rows,
  references: readonly Reference[],
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  if (ids.length === 0) return found;
  for (const { table, column } of references) {
    const name = sql.ref(column);
    const { rows: referring } = await sql<{ readonly id: number }>`
      select distinct ${name} as id from ${sql.table(table)} where ${name} in (${sql.join(ids)})`.execute(rows);
    for (const { id } of referring) found.add(id);
  }
  return found;
}
