import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentReader } from '../app/document-reader.ts';
import { Replay } from '../app/replay.ts';
import { ReplayRecord, type ReplayLines } from '../app/replay-record.ts';
import { DEFAULT_POLLING } from '../config/file-schema.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { Log } from '../ports/log.ts';
import type { ListedItem } from './archive-items.ts';
import type { ArchivedPoll } from './archive-polls.ts';

/** What a replay of any archive needs. */
export interface ReplayDeps {
  readonly loaded: LoadedPack;
  readonly maxLines: number;
  readonly log: Log;
}

/** One taking-in: what was seen at one time, and how a replay takes it. */
interface Batch {
  readonly at: Date;
  readonly take: (replay: Replay) => Promise<Taken>;
}

/** The items of a taking-in by their ids in the archive, and what they became. */
interface Taken {
  readonly ids: readonly string[];
  readonly versions: readonly VersionId[];
}

/** Plays items in the order in which they were seen, one by one, and says what each was judged to be. */
export function replayItems(items: readonly ListedItem[], deps: ReplayDeps): Promise<ReplayLines> {
  const batches = items.map(({ id, seenAt, archived }) => ({
    at: seenAt,
    take: async (replay: Replay) => ({ ids: [id], versions: await replay.take([archived], seenAt) }),
  }));
  return play(batches, items[0]?.seenAt ?? new Date(0), deps);
}

/** Plays raw feed documents as real polls: a feed's first poll is background. A document that cannot be read is noted and left out. */
export function replayPolls(polls: readonly ArchivedPoll[], deps: ReplayDeps): Promise<ReplayLines> {
  return play(readBatches(polls, deps.log), polls[0]?.at ?? new Date(0), deps);
}

async function* readBatches(polls: readonly ArchivedPoll[], log: Log): AsyncGenerator<Batch> {
  const reader = documentReader(DEFAULT_POLLING);
  try {
    for (const { feedId, stamp, at, path } of polls) {
      const reading = await reader.readBytes(await readFile(path));
      if (reading.kind === 'unreadable') {
        log.warn('document left out', { feedId, stamp, because: reading.because });
        continue;
      }
      const take = async (replay: Replay): Promise<Taken> => {
        const taken = await replay.poll(feedId, reading.document, at);
        return {
          ids: taken.map(({ item }) => `${feedId}#${item.guid || item.link}@${stamp}`),
          versions: taken.map(({ versionId }) => versionId),
        };
      };
      yield { at, take };
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
    const all: string[] = [];
    for await (const { at, take } of batches) {
      await record.advance(at);
      const { ids, versions } = await take(replay);
      await record.note(ids, versions);
      all.push(...ids);
    }
    return await record.finish(all);
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
