import SqliteFile from 'better-sqlite3';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { sqliteFailure } from './sqlite-failure.ts';

/** So long a predecessor that is just stopping is waited for. */
const PREDECESSOR_MS = 3_000;

/** The right to poll and to post from a database, held by one process at a time. */
export interface InstanceLock {
  /** A process had it before, so there ought to be a database. */
  readonly hadHolder: boolean;
  release(): void;
}

/**
 * Takes the right to run on the database at a path; throws an AppError when another process has it. It is the lock of a
 * file beside the database, so it ends with the process, however that ends, and never goes stale; readers of the database
 * do not notice it. The file says who holds it, and stays.
 */
export function takeInstance(path: string): InstanceLock {
  if (path === ':memory:') return { hadHolder: false, release: () => undefined };
  const file = openLock(`${existsSync(path) ? realpathSync(path) : path}.lock`);
  try {
    file.exec('begin immediate');
    file.exec('create table if not exists holder (id integer primary key, pid integer, host text)');
    const hadHolder = file.prepare('select id from holder').get() !== undefined;
    file.prepare('insert or replace into holder values (1, ?, ?)').run(process.pid, hostname());
    file.exec('commit; begin immediate');
    return { hadHolder, release: () => void file.close() };
  } catch (error) {
    const refusal = isHeld(error) ? refused(file, path) : sqliteFailure(error, file.name);
    file.close();
    throw refusal;
  }
}

function openLock(path: string): SqliteFile.Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return new SqliteFile(path, { timeout: PREDECESSOR_MS });
  } catch (error) {
    throw sqliteFailure(error, path);
  }
}

function isHeld(error: unknown): boolean {
  return String((error as { readonly code?: unknown } | null)?.code).startsWith('SQLITE_BUSY');
}

function refused(file: SqliteFile.Database, path: string): AppError {
  const holder = file.prepare<[], { pid: number; host: string }>('select pid, host from holder').get();
  // two that start at once may each have written the name
  const isOther = holder && (holder.pid !== process.pid || holder.host !== hostname());
  const who = isOther ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new AppError('conflict', `The bot is running already on the database ${path} (${who}); stop it first.`);
}
