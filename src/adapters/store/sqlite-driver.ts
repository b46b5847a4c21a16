import type SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { sqliteFailure } from './sqlite-failure.ts';

const STATEMENTS_KEPT = 300;
const LOCK_NAP_MS = 10;
/** With SQLite's own wait before each: about half a minute. */
const LOCK_ATTEMPTS = 500;

/**
 * Kysely's SQLite dialect with four differences: statements are prepared once, a transaction takes the write lock when
 * it begins (so that what it reads is still true when it writes, and no upgrade can fail half-way), a lock held by
 * another process is waited for without stopping this one, and everything else has its turn after each write.
 */
export function sqliteDialect(file: SqliteDatabase.Database): Dialect {
  return {
    createDriver: () => new ImmediateDriver(file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** SQLite changes tables within transactions; Kysely's own adapter does not rely on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver implements Driver {
  readonly #file: SqliteDatabase.Database;
  readonly #connection: PreparedConnection;

  constructor(file: SqliteDatabase.Database) {
    this.#file = file;
    this.#connection = new PreparedConnection(file);
  }

  async init(): Promise<void> {
    // the file is open already
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    // one connection for ever
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const start = CompiledQuery.raw('begin immediate');
    for (let attempt = 1; ; attempt++) {
      try {
        await connection.executeQuery(start);
        return;
      } catch (error) {
        if (!isBusy(error) || attempt >= LOCK_ATTEMPTS) throw error;
        await wait(LOCK_NAP_MS);
      }
    }
  }

  /** SQLite answers at once: a long backlog would keep the event loop to itself, and a command past its platform's deadline. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
    await turn();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // some failures (a full disk) have rolled back by themselves
    if (this.#file.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#file.close();
  }
}

class PreparedConnection implements DatabaseConnection {
  readonly #file: SqliteDatabase.Database;
  readonly #prepared = new Map<string, SqliteDatabase.Statement<unknown[]>>();

  constructor(file: SqliteDatabase.Database) {
    this.#file = file;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#prepare(query.sql);
      if (statement.reader) return { rows: statement.all(...query.parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(...query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw sqliteFailure(error, this.#file.name);
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are read whole here, not streamed.');
  }

  #prepare(text: string): SqliteDatabase.Statement<unknown[]> {
    const known = this.#prepared.get(text);
    if (known) return known;
    const statement = this.#file.prepare<unknown[]>(text);
    if (this.#prepared.size >= STATEMENTS_KEPT) this.#prepared.clear();
    this.#prepared.set(text, statement);
    return statement;
  }
}

function isBusy(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].some((e) =>
    String((e as { readonly code?: unknown } | undefined)?.code).startsWith('SQLITE_BUSY'),
  );
}
