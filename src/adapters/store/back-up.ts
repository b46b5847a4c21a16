import SqliteFile from 'better-sqlite3';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { layForeignLogAside } from './foreign-log.ts';
import { sqliteFailure } from './sqlite-failure.ts';

const BUSY_MS = 10_000;

/**
 * What a copy must not hold: the secrets and unguessable addresses that are shared with hubs. A bot that starts on the copy
 * asks the hubs anew; the feeds concerned are polled at once.
 */
const WITHOUT_SECRETS = `
  update feed set next_poll_at = coalesce(first_polled_at, next_poll_at) where id in (select feed_id from hub_subscription);
  delete from hub_subscription;
`;

/**
 * Copies the database at a path as it stands at one moment, also while a bot writes to it, which it does not hold up; the
 * tables stay as they are, whichever version they are of. Answers with the copy's size. It appears under its name only when
 * it is whole. Throws an AppError that says what to do.
 */
export function backUp(path: string, copy: string): number {
  if (!existsSync(path)) throw new AppError('not-found', `There is no database at ${path}; nothing was copied.`);
  if (existsSync(copy)) throw new AppError('conflict', `${copy} exists already; name another file or move it away.`);
  const part = `${copy}.part`;
  try {
    layForeignLogAside(path);
    mkdirSync(dirname(copy), { recursive: true });
    rmSync(part, { force: true });
    writeFileSync(part, '', { mode: 0o600 });
    copyAtOnce(path, part);
    clean(part);
    settle(part, copy);
    return statSync(copy).size;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function copyAtOnce(path: string, part: string): void {
  const failure = (error: unknown): unknown =>
    isAboutCopy(error) ? sqliteFailure(error, part) : sqliteFailure(error, path);
  withFile(path, { readonly: true }, failure, (file) => file.prepare('vacuum into ?').run(part));
}

/** Reading fails for other reasons than writing: a full disk is the copy's. */
function isAboutCopy(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR_WRITE|IOERR_FSYNC)/u.test(String((error as { readonly code?: unknown } | null)?.code));
}

function clean(part: string): void {
  withFile(
    part,
    {},
    (error) => sqliteFailure(error, part),
    (file) => {
      file.pragma('secure_delete = on');
      file.pragma('journal_mode = delete');
      const tables = file.prepare<[], { name: string }>("select name from sqlite_master where type = 'table'").all();
      if (tables.some(({ name }) => name === 'hub_subscription')) file.exec(`begin; ${WITHOUT_SECRETS} commit;`);
      if (file.pragma('quick_check(1)', { simple: true }) !== 'ok')
        throw new AppError(
          'damaged',
          'The database is damaged and its copy would be, too; run doctor, which says more.',
        );
    },
  );
}

function withFile(
  path: string,
  options: SqliteFile.Options,
  failure: (error: unknown) => unknown,
  use: (file: SqliteFile.Database) => void,
): void {
  let file: SqliteFile.Database | null = null;
  try {
    file = new SqliteFile(path, { fileMustExist: true, timeout: BUSY_MS, ...options });
    use(file);
  } catch (error) {
    throw failure(error);
  } finally {
    file?.close();
  }
}

function settle(part: string, copy: string): void {
  const handle = openSync(part, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, copy);
}
