import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillStore, type Filling } from './filled-store.ts';
import { inventedConflict } from './invented-conflict.ts';
import { measureFlow } from './measure-flow.ts';
import { measurePlacing } from './measure-placing.ts';
import { measureReplay } from './measure-replay.ts';
import { readSample } from './read-items.ts';
import { Worker } from './worker-process.ts';

/** Databases to place in: few versions, very many, and very many of the conflict within the days that are remembered. */
const FILLINGS = {
  few: { versions: 10_000, perDay: 10_000, relevantEvery: 5 },
  many: { versions: 1_000_000, perDay: 10_000, relevantEvery: 5 },
  crowded: { versions: 100_000, perDay: 13_000, relevantEvery: 1 },
} as const satisfies Readonly<Record<string, Filling>>;

/**
 * Measures understanding on invented news: what placing a version costs with few and with very many stored, how many items
 * a second go through all four stages, and how long the replay of an archive takes. Answers 1 where a limit is missed.
 */
export async function understand(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ceasefire-bench-'));
  try {
    const { path: pack, loaded } = inventedConflict(folder);
    const sample = readSample(loaded, 8_000, 4_000);
    const open = async (name: keyof typeof FILLINGS): Promise<Worker> => {
      const database = join(folder, `${name}.db`);
      await fillStore(database, FILLINGS[name], sample);
      return Worker.open(database, pack);
    };
    const few = await open('few');
    const workers = [few, await open('many'), await open('crowded')] as const;
    const placing = await measurePlacing(workers);
    const flow = await measureFlow(few);
    for (const worker of workers) await worker.stop();
    const replay = await measureReplay(folder, pack);
    return placing + flow + replay === 0 ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
