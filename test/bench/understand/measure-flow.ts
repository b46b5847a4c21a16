import { median, note, verdict } from './figures.ts';
import type { Worker } from './worker-process.ts';

const ITEMS = 2_000;
const ROUNDS = 5;
const RELEVANT_SHARE = 0.2;
const LEAST_A_SECOND = 1_000;

/** How many items a second go through relevance, event, statements and novelty, a fifth of them of the conflict. */
export async function measureFlow(worker: Worker): Promise<number> {
  const rates: number[] = [];
  const worked: number[] = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const { durations, cpuMs } = await worker.do({ kind: 'flow', count: ITEMS, relevantShare: RELEVANT_SHARE });
    if (n === 0) continue;
    worked.push(cpuMs / ITEMS);
    rates.push(ITEMS / ((durations[0] ?? Number.NaN) / 1000));
  }
  const rate = median(rates);
  note('processor time of an item', `${median(worked).toFixed(2)} ms`);
  return verdict(
    `items a second through all four stages, ${RELEVANT_SHARE * 100} % relevant`,
    rate.toFixed(0),
    `at least ${LEAST_A_SECOND}`,
    rate >= LEAST_A_SECOND,
  );
}
