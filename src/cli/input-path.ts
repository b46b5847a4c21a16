import { statSync } from 'node:fs';
import { AppError } from '../domain/errors.ts';

/** Throws in one sentence unless a readable thing of that kind stands at the path. */
export function need(kind: 'file' | 'folder', path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new AppError('bad-input', `There is no ${path}.`);
  if (found.isDirectory() === (kind === 'folder')) return;
  throw new AppError('bad-input', kind === 'file' ? `${path} is a folder, not a file.` : `${path} is not a folder.`);
}
