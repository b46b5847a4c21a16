import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdict } from './figures.ts';
import { END } from './filled-store.ts';
import { InventedNews } from './invented-news.ts';

const ITEMS = 400;
const RELEVANT_SHARE = 0.5;
const EVERY_MS = 90 * 60_000;
const LONGEST_MS = 5_000;
const REPOSITORY = join(import.meta.dirname, '../../..');

/** How long `replay` takes for an archive of four weeks, from the start of the process to its end. */
export async function measureReplay(folder: string, pack: string): Promise<number> {
  const news = new InventedNews(3);
  const items = Array.from({ length: ITEMS }, (_, n) => {
    const { title, summary, link, source } = news.next(RELEVANT_SHARE);
    const seenAt = new Date(END + n * EVERY_MS).toISOString();
    return JSON.stringify({ id: `item-${n}`, source, title, summary, link, guid: link, published: seenAt, seenAt });
  });
  const file = join(folder, 'items.jsonl');
  writeFileSync(file, `${items.join('\n')}\n`);
  const args = [
    'src/main.ts',
    'replay',
    '--pack',
    pack,
    '--items',
    file,
    '--baseline',
    'none',
    '--out',
    join(folder, 'out'),
  ];
  const begun = performance.now();
  const run = spawnSync(process.execPath, ['--max-semi-space-size=8', ...args], { cwd: REPOSITORY, encoding: 'utf8' });
  const took = performance.now() - begun;
  if (run.status !== 0) throw new Error(`The replay failed: ${run.stderr}`);
  return verdict(
    `replay of ${ITEMS} items, start-up included`,
    `${(took / 1000).toFixed(2)} s`,
    `at most ${LONGEST_MS / 1000} s`,
    took <= LONGEST_MS,
  );
}
