import SqliteFile from 'better-sqlite3';
import { Kysely, sql, type Transaction } from 'kysely';
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import type { Database } from './database.ts';
import { migrate, schemaProblems } from './migrate.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite-driver.ts';
import { layForeignLogAside } from './foreign-log.ts';
import { FileMoved, sqliteFailure } from './sqlite-failure.ts';

const PREFIX = 'sqlite:';
/** While the file is opened nothing else runs yet; afterwards a held lock is waited for in short naps. */
const OPENING_BUSY_MS = 10_000;
const BUSY_MS = 50;
/** `user_version` has 32 bits with a sign. */
const HIGHEST_VERSION = 2 ** 31;

/** An open database with its tables up to date. */
export interface OpenDatabase {
  readonly database: Database;
  /** The migrations that ran while it was opened. */
  readonly migrated: readonly string[];
  check(): Promise<readonly string[]>;
  /** Throws a FileMoved where another file, or none, stands where this one was opened. */
  mustBeInPlace(): void;
  close(): Promise<void>;
}

/** Opens `sqlite:PATH` (or `sqlite::memory:`), makes its folder, and brings the tables up to date. */
export async function openSqlite(url: string): Promise<OpenDatabase> {
  const path = pathOf(url);
  const file = openFile(path);
  const rows = new Kysely<Schema>({ dialect: sqliteDialect(file) });
  try {
    const migrated = await migrate(rows);
    const opened = placeOf(path);
    return {
      database: new SqliteDatabase(rows, file),
      migrated,
      check: () => problemsOf(rows),
      mustBeInPlace: () => {
        if (placeOf(path) !== opened) throw fileMoved(path, file);
      },
      close: () => closeWhenIdle(rows),
    };
  } catch (error) {
    await rows.destroy();
    throw sqliteFailure(error, path);
  }
}

/** The one connection is free when nothing is under way. */
async function closeWhenIdle(rows: Kysely<Schema>): Promise<void> {
  await rows.connection().execute(() => Promise.resolve());
  await rows.destroy();
}

/**
 * SQLite's `synchronous` is a setting of the connection, and a second connection in this process would wait for the first
 * one's lock with the event loop stopped. So there is one connection, at NORMAL, switched to FULL for a durable write;
 * that write's sync covers all that stands in the log before it.
 */
class SqliteDatabase implements Database {
  readonly rows: Kysely<Schema>;
  readonly #file: SqliteFile.Database;
  readonly #ownChanges: SqliteFile.Statement<[], number>;
  readonly #othersChanges: SqliteFile.Statement<[], number>;

  constructor(rows: Kysely<Schema>, file: SqliteFile.Database) {
    this.rows = rows;
    this.#file = file;
    this.#ownChanges = file.prepare<[], number>('select total_changes()').pluck();
    this.#othersChanges = file.prepare<[], number>('pragma data_version').pluck();
  }

  /** Within a transaction SQLite does not see what others wrote since it began. */
  revision(): string | null {
    if (this.#file.inTransaction) return null;
    try {
      return `${this.#ownChanges.get() ?? 0} ${this.#othersChanges.get() ?? 0}`;
    } catch (error) {
      throw sqliteFailure(error, this.#file.name);
    }
  }

  /** Takes no lock that a writer would wait for: another process goes on writing beside it. */
  readAtOnce<T>(work: (rows: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.rows.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      try {
        return await work(connection);
      } finally {
        await sql`commit`.execute(connection);
      }
    });
  }

  write<T>(work: (rows: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.rows.transaction().execute(work);
  }

  writeDurably<T>(work: (rows: Transaction<Schema>) => Promise<T>): Promise<T> {
    return this.rows.connection().execute(async (connection) => {
      await sql`pragma synchronous = full`.execute(connection);
      try {
        return await connection.transaction().execute(work);
      } finally {
        await sql`pragma synchronous = normal`.execute(connection);
      }
    });
  }

  /** SQLite syncs nothing for a transaction that leaves every byte as it was, so this one counts in a number that is for the application's own use. */
  makeLasting(): Promise<void> {
    return this.writeDurably(async (rows) => {
      const { rows: found } = await sql<{ readonly user_version: number }>`pragma user_version`.execute(rows);
      const next = ((found[0]?.user_version ?? 0) + 1) % HIGHEST_VERSION;
      await sql`pragma user_version = ${sql.lit(next)}`.execute(rows);
    });
  }
}

function pathOf(url: string): string {
  const path = url.startsWith(PREFIX) ? url.slice(PREFIX.length).trim() : '';
  if (path === '')
    throw new AppError('configuration', 'The database address must be sqlite:PATH, such as sqlite:data/ceasefire.db.');
  return path;
}

function openFile(path: string): SqliteFile.Database {
  let file: SqliteFile.Database | null = null;
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    layForeignLogAside(path);
    file = new SqliteFile(path, { timeout: OPENING_BUSY_MS });
    file.pragma('journal_mode = wal');
    file.pragma('synchronous = normal');
    file.pragma('foreign_keys = on');
    file.pragma(`busy_timeout = ${BUSY_MS}`);
    return file;
  } catch (error) {
    file?.close();
    throw sqliteFailure(error, path);
  }
}

/** Which file it is that stands at a path; null for none. */
function placeOf(path: string): string | null {
  const found = path === ':memory:' ? undefined : statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : null;
}

/** The log of the last writes would stay behind where the file was, be lost there or be taken for that of another file. */
function fileMoved(path: string, file: SqliteFile.Database): FileMoved {
  try {
    file.pragma('journal_mode = delete');
    return new FileMoved(path);
  } catch (cause) {
    // a file that was deleted cannot be made whole
    return new FileMoved(path, { cause });
  }
}

async function problemsOf(rows: Kysely<Schema>): Promise<readonly string[]> {
  try {
    const { rows: found } = await sql<{ readonly quick_check: string }>`pragma quick_check(10)`.execute(rows);
    const damage = found.map((row) => row.quick_check).filter((text) => text !== 'ok');
    const { rows: orphans } = await sql<{ readonly table: string }>`pragma foreign_key_check`.execute(rows);
    const tables = [...new Set(orphans.map((row) => row.table))];
    return [
      ...damage.map((text) => `The database file is damaged: ${text}.`),
      ...tables.map((table) => `Rows of the table ${table} refer to rows that are gone.`),
      ...(await schemaProblems(rows)),
    ];
  } catch (error) {
    if (error instanceof AppError) return [error.message];
    throw error;
  }
}
