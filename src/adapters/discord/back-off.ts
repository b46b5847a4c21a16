import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 1000;
/** Discord counts connections: a thousand a day must last, however long it is down. */
const LONGEST_MS = 5 * 60_000;

/** Waits longer each time, up to five minutes; ends at once when the signal says so. */
export async function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(FIRST_MS * 2 ** Math.min(attempt, 20), LONGEST_MS);
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
