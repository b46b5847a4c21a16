import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../domain/errors.ts';
import type { FeedId } from '../domain/news/feed.ts';

/** One raw feed document, as one poll fetched it. */
export interface ArchivedPoll {
  readonly feedId: FeedId;
  /** The folder's name, such as `20250301T015934Z`. */
  readonly stamp: string;
  readonly at: Date;
  readonly path: string;
}

const STAMP = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u;

/** Lists a folder of `<UTC stamp>/<feed>.xml`, oldest first; other names are left out. */
export async function readPolls(folder: string): Promise<readonly ArchivedPoll[]> {
  const polls = readdirSync(folder).flatMap((stamp) => pollsOf(folder, stamp));
  if (polls.length === 0) throw new AppError('bad-input', `${folder} holds no <UTC stamp>/<feed>.xml.`);
  return polls.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.feedId < b.feedId ? -1 : 1));
}

function pollsOf(folder: string, stamp: string): readonly ArchivedPoll[] {
  const match = STAMP.exec(stamp);
  if (!match || !statSync(join(folder, stamp)).isDirectory()) return [];
  const [, year, month, day, hour, minute, second] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return readdirSync(join(folder, stamp))
    .filter((file) => file.endsWith('.xml'))
    .map((file) => ({ feedId: basename(file, '.xml') as FeedId, stamp, at, path: join(folder, stamp, file) }));
}
