import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 1000;

/** Waits twice as long each time, up to a limit; ends at once when the signal says so. */
export async function backOff(attempt: number, longestMs: number, signal: AbortSignal): Promise<void> {
  await pause(Math.min(FIRST_MS * 2 ** Math.min(attempt, 20), longestMs), signal);
}

/** Waits that long, or until the signal says so. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
