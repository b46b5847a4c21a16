import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from '../../domain/errors.ts';
import { migrations } from './migrations/list.ts';

/**
 * Brings the tables up to date and answers with the names of the migrations that ran. It is one transaction, so two
 * processes that start at once take turns and the second finds nothing to do.
 */
export async function migrate<T>(db: Kysely<T>): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const newer = (await migrationsIn(trx)).filter((name) => !(name in migrations));
    if (newer.length > 0) throw new AppError('configuration', newerSchema(newer));
    const migrator = new Migrator({ db: trx, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error instanceof AppError) throw error;
    if (error !== undefined) throw new AppError('internal', notBroughtUp(error), { cause: error });
    return (results ?? []).map((result) => result.migrationName);
  });
}

/** SQLite's own errors say what is in the way, such as a table of another program. */
function notBroughtUp(error: unknown): string {
  const { name, message } = error as { readonly name?: unknown; readonly message?: unknown };
  const because = name === 'SqliteError' ? ` (${String(message)})` : '';
  return `The tables could not be brought up to date${because}, and nothing was changed; is it another program's database? Put the right file or a backup in its place, or move it away.`;
}

/** What is wrong with the version of the tables, in words; empty when it is ours. */
export async function schemaProblems<T>(db: Kysely<T>): Promise<readonly string[]> {
  const present = await migrationsIn(db);
  const newer = present.filter((name) => !(name in migrations));
  const missing = Object.keys(migrations).filter((name) => !present.includes(name));
  return [
    ...(newer.length > 0 ? [newerSchema(newer)] : []),
    ...(missing.length > 0 ? [`The database lacks the changes ${missing.join(', ')}.`] : []),
  ];
}

function newerSchema(names: readonly string[]): string {
  return `The database was written by a newer version of this program (it has ${names.join(', ')}); start that version or a later one.`;
}

async function migrationsIn<T>(db: Kysely<T>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
