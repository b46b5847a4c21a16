import { AppError } from '../../domain/errors.ts';

/** What the operator can do something about becomes an AppError with one sentence; anything else stays what it is. */
export function sqliteFailure(error: unknown, path: string): unknown {
  const code = String((error as { readonly code?: unknown } | null)?.code);
  const because = (sentence: string) => `${sentence} (${code})`;
  if (/^SQLITE_(CORRUPT|NOTADB)/u.test(code)) {
    const sentence = `The database file ${path} is damaged or not a database; put a backup in its place or move it away.`;
    return new AppError('damaged', because(sentence), { cause: error });
  }
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM)/u.test(code)) {
    const sentence = `The database file ${path} cannot be opened for writing; check the path and the permissions of its folder.`;
    return new AppError('configuration', because(sentence), { cause: error });
  }
  if (/^SQLITE_(FULL|IOERR)|^ENOSPC/u.test(code)) {
    const sentence = `The database file ${path} cannot be written; check that its disk has room and works.`;
    return new AppError('unavailable', because(sentence), { cause: error });
  }
  if (code.startsWith('SQLITE_BUSY')) {
    const sentence = `The database file ${path} is locked by another program; wait until that is done or end it, then try again.`;
    return new AppError('unavailable', because(sentence), { cause: error });
  }
  return error;
}

/** Another file, or none, stands at the path where the database was opened: what is written now would be lost with it. */
export class FileMoved extends AppError {
  constructor(path: string, options?: ErrorOptions) {
    super(
      'damaged',
      `The database file ${path} was moved, deleted or replaced while it was in use, and nothing more can be written to it; put the right file in its place and start again.`,
      options,
    );
  }
}

/** Is it the file itself that is damaged or gone, and not one text in it? */
export function isDamagedFile(error: unknown): error is AppError {
  if (error instanceof FileMoved) return true;
  if (!(error instanceof AppError) || error.code !== 'damaged') return false;
  return /^SQLITE_(CORRUPT|NOTADB)/u.test(String((error.cause as { readonly code?: unknown } | undefined)?.code));
}
