import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentReader } from '../app/document-reader.ts';
import { Replay, type ArchivedItem } from '../app/replay.ts';
import { ReplayRecord, type ReplayLines } from '../app/replay-record.ts';
import { DEFAULT_POLLING } from '../config/file-schema.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import { entryOf } from '../domain/news/article.ts';
import type { FeedId } from '../domain/news/feed.ts';
import type { Log } from '../ports/log.ts';
import type { ListedItem } from './archive-items.ts';
import type { ArchivedPoll } from './archive-polls.ts';

/** What a replay of any archive needs. */
export interface ReplayDeps {
  readonly loaded: LoadedPack;
  readonly maxLines: number;
  readonly log: Log;
}

/** One taking-in: items that were seen at one time. */
interface Batch {
  readonly at: Date;
  readonly ids: readonly string[];
  readonly items: readonly ArchivedItem[];
}

/** Plays items in the order in which they were seen, one by one, and says what each was judged to be. */
export function replayItems(items: readonly ListedItem[], deps: ReplayDeps): Promise<ReplayLines> {
  const batches = items.map(({ id, seenAt, archived }) => ({ at: seenAt, ids: [id], items: [archived] }));
  return play(batches, items[0]?.seenAt ?? new Date(0), deps);
}

/** Plays raw feed documents as real polls: a feed's first poll is background. A document that cannot be read is noted and left out. */
export function replayPolls(polls: readonly ArchivedPoll[], deps: ReplayDeps): Promise<ReplayLines> {
  return play(readBatches(polls, deps.log), polls[0]?.at ?? new Date(0), deps);
}

async function* readBatches(polls: readonly ArchivedPoll[], log: Log): AsyncGenerator<Batch> {
  const reader = documentReader(DEFAULT_POLLING);
  const known = new Set<FeedId>();
  try {
    for (const { feedId, stamp, at, path } of polls) {
      const reading = await reader.readBytes(await readFile(path));
      if (reading.kind === 'unreadable') {
        log.warn('document left out', { feedId, stamp, because: reading.because });
        continue;
      }
      const firstPoll = !known.has(feedId);
      known.add(feedId);
      const found = reading.document.items.filter((item) => item.title !== '' || item.summary !== '').toReversed();
      const items = found.map((item) => ({ feedId, item, entry: entryOf(item, { firstPoll }, at) }));
      yield { at, items, ids: found.map((item) => `${feedId}#${item.guid || item.link}@${stamp}`) };
    }
  } finally {
    await reader.close();
  }
}

async function play(
  batches: Iterable<Batch> | AsyncIterable<Batch>,
  start: Date,
  deps: ReplayDeps,
): Promise<ReplayLines> {
  const replay = await Replay.open(deps.loaded, start, deps.log);
  try {
    const record = new ReplayRecord(deps.loaded, replay, deps.maxLines);
    const ids: string[] = [];
    for await (const batch of batches) {
      await record.advance(batch.at);
      await record.note(batch.ids, await replay.take(batch.items, batch.at));
      ids.push(...batch.ids);
    }
    return await record.finish(ids);
  } finally {
    await replay.close();
  }
}

/** Writes `items.jsonl`, `state.jsonl` and `digests.jsonl`. */
export async function writeReplay(lines: ReplayLines, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, list] of Object.entries(lines) as [string, readonly object[]][]) {
    await writeFile(join(folder, `${name}.jsonl`), list.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}
