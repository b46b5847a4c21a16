import { basename, dirname, extname, join } from 'node:path';
import { backUp } from '../adapters/store/back-up.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import type { Config } from '../config/load.ts';

/** A copy that was made. */
export interface MadeCopy {
  readonly path: string;
  readonly bytes: number;
}

/** Copies the configured database; without a name the copy lies in a folder beside it and is named for the moment. */
export function makeBackup({ database: { path } }: Pick<Config, 'database'>, wanted?: string): MadeCopy {
  const copy = wanted ?? join(dirname(path), 'backups', nameAt(path, new SystemClock().now()));
  return { path: copy, bytes: backUp(path, copy) };
}

function nameAt(path: string, now: Date): string {
  const extension = extname(path);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/gu, '');
  return `${basename(path, extension)}-${stamp}${extension}`;
}
