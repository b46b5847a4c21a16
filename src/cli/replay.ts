import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Replay } from '../app/replay.ts';
import { ReplayRecord, type ReplayLines } from '../app/replay-record.ts';
import type { LoadedPack } from '../config/load-pack.ts';
import type { VersionId } from '../domain/news/article.ts';
import type { Log } from '../ports/log.ts';
import type { ListedItem } from './archive-items.ts';

/** What a replay of any archive needs. */
export interface ReplayDeps {
  readonly loaded: LoadedPack;
  readonly maxLines: number;
  readonly log: Log;
}

/** Plays items in the order in which they were seen, and says what each was judged to be. */
export async function replayItems(items: readonly ListedItem[], deps: ReplayDeps): Promise<ReplayLines> {
  const start = items[0]?.seenAt ?? new Date(0);
  const replay = await Replay.open(deps.loaded, start, deps.log);
  try {
    const record = new ReplayRecord(deps.loaded, replay, deps.maxLines);
    for (const { id, seenAt, archived } of items) {
      await record.advance(seenAt);
      const versions: readonly VersionId[] = await replay.take([archived], seenAt);
      await record.note([id], versions);
    }
    return await record.finish(items.map((item) => item.id));
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
