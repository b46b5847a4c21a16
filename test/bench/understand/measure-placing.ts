import { median, note, quantile, verdict } from './figures.ts';
import type { Worker } from './worker-process.ts';

const WARM_UP = 2;
const ROUNDS = 7;
const VERSIONS_A_ROUND = 200;
/** What placing may cost with very many versions, as a multiple of what it costs with few. */
const MOST_TIMES = 1.5;
/** What the window may take of memory, however many versions came in within it. */
const MOST_MB = 250;
/** How long loading the window may keep everything else waiting at a stretch. */
const LONGEST_STOP_MS = 200;

interface Placing {
  readonly p50: number;
  readonly p99: number;
}

/**
 * What one version costs from the first judgement to its outcome, each by itself, on databases of their own and in turns.
 * Answers with how many limits were missed.
 */
export async function measurePlacing([few, many, crowded]: readonly [Worker, Worker, Worker]): Promise<number> {
  const names = ['10,000 stored', '1,000,000 stored', '100,000 of the conflict within 8 days'];
  const workers = [few, many, crowded];
  const starts = [];
  for (const worker of workers) starts.push(await worker.do({ kind: 'place', count: 1 }));
  const residents: number[] = [];
  const rounds = workers.map((): Placing[] => []);
  for (let n = 0; n < WARM_UP + ROUNDS; n++) {
    for (const [at, worker] of workers.entries()) {
      const { durations, residentMb, settled } = await worker.do({ kind: 'place', count: VERSIONS_A_ROUND });
      if (settled < VERSIONS_A_ROUND * 0.95) throw new Error('Most of what should be placed was not.');
      residents[at] = residentMb;
      if (n >= WARM_UP) rounds[at]?.push({ p50: quantile(durations, 0.5), p99: quantile(durations, 0.99) });
    }
  }
  const [base, ...others] = rounds.map((list) => median(list.map(({ p99 }) => p99)));
  for (const [at, list] of rounds.entries())
    note(
      `placing, ${names[at]}`,
      `p50 ${ms(median(list.map(({ p50 }) => p50)))}, p99 ${ms(median(list.map(({ p99 }) => p99)))}`,
    );
  let missed = 0;
  for (const [at, p99] of others.entries()) {
    const times = p99 / (base ?? Number.NaN);
    missed += verdict(
      `  p99 with ${names[at + 1]}`,
      `${times.toFixed(2)} times`,
      `at most ${MOST_TIMES}`,
      times <= MOST_TIMES,
    );
  }
  for (const [at, { durations, longestStop }] of starts.entries())
    missed += verdict(
      `  longest stop at the start, ${names[at]}`,
      `${ms(longestStop)} of ${ms(durations[0] ?? 0)}`,
      `at most ${LONGEST_STOP_MS} ms`,
      longestStop <= LONGEST_STOP_MS,
    );
  for (const [at, name] of names.entries())
    if (at > 0) {
      const more = (residents[at] ?? 0) - (residents[0] ?? 0);
      missed += verdict(
        `  memory above the smallest, ${name}`,
        `${more.toFixed(0)} MB`,
        `at most ${MOST_MB} MB`,
        more <= MOST_MB,
      );
    }
  return missed;
}

function ms(value: number): string {
  return `${value.toFixed(value < 20 ? 2 : 0)} ms`;
}
