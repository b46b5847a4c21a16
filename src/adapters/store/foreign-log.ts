import { closeSync, existsSync, openSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';

/** In a file's header: by which journal it is written. */
const WRITE_VERSION_AT = 18;
const WITHOUT_LOG = 1;

/**
 * A copy that `backup` made is no database with a write-ahead log until a bot has started on it. Where one was put in the
 * place of a database whose process had died, that one's log still lies beside it, and SQLite would write the log's pages
 * over the copy's. It is laid aside, as `PATH-wal.old`. To be called before the file is opened.
 */
export function layForeignLogAside(path: string): void {
  if (!existsSync(path)) return;
  const file = realpathSync(path);
  const log = `${file}-wal`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  if (writeVersionOf(file) !== WITHOUT_LOG) return;
  renameSync(log, `${log}.old`);
  rmSync(`${file}-shm`, { force: true });
}

function writeVersionOf(path: string): number | undefined {
  const handle = openSync(path, 'r');
  try {
    const byte = Buffer.alloc(1);
    return readSync(handle, byte, 0, 1, WRITE_VERSION_AT) === 1 ? byte[0] : undefined;
  } finally {
    closeSync(handle);
  }
}
