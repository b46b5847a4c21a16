import type { Log } from '../../ports/log.ts';
import { backOff } from './back-off.ts';

const LONGEST_BACK_OFF_MS = 60_000;

/** Work that is to go on until the signal says so: where it fails in a way that nobody foresaw, that is said and it begins anew. */
export async function restarting(
  work: () => Promise<void>,
  what: { readonly platform: string; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  const { platform, log, signal } = what;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await work();
      return;
    } catch (cause) {
      log.error('a connection failed in a way that nobody foresaw; it is started anew', {
        platform,
        cause: String(cause),
      });
      await backOff(attempt, LONGEST_BACK_OFF_MS, signal);
    }
  }
}
