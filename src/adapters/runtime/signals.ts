import type { Log } from '../../ports/log.ts';

/** A terminal and npm both pass Ctrl-C on, so a second signal within this time is the same wish. */
const SAME_WISH_MS = 1_500;
/** More stray rejections than that within a minute are no accident: some part no longer works. */
const MOST_REJECTIONS = 20;
const MINUTE_MS = 60_000;

/**
 * Resolves with an exit code when the process has to end: at the first SIGINT, SIGTERM or SIGHUP (a second one, later, ends it at
 * once), at an exception that nobody caught, and when rejections that nobody handled become many. A single one is said and
 * borne: it stems from a library's side work, and all that counts is taken up from the database again.
 */
export function untilEnd(log: Log): Promise<0 | 1> {
  return new Promise((resolve) => {
    listenForSignals(log, () => resolve(0));
    process.on('uncaughtException', (error) => {
      log.error('an error that nobody caught ends the bot; start it again, nothing is lost', { cause: wordsOf(error) });
      resolve(1);
    });
    const recent: number[] = [];
    process.on('unhandledRejection', (reason) => {
      log.error('a failure that nobody handled; the bot goes on', { cause: wordsOf(reason) });
      const now = performance.now();
      recent.push(now);
      while (now - (recent[0] ?? now) > MINUTE_MS) recent.shift();
      if (recent.length !== MOST_REJECTIONS) return;
      log.error('too many failures that nobody handled end the bot; start it again, nothing is lost');
      resolve(1);
    });
  });
}

function listenForSignals(log: Log, end: () => void): void {
  let first = 0;
  const take = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (first === 0) {
      first = now;
      log.info('stopping', { signal });
      end();
    } else if (now - first > SAME_WISH_MS) {
      process.exit(1);
    }
  };
  process.on('SIGINT', take);
  // the terminal was closed: what can no longer be shown there is told in it at the next start
  process.on('SIGHUP', take);
  process.on('SIGTERM', take);
}

/** An error with the place that it comes from; anything else as it is. */
function wordsOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const [, place = ''] = (reason.stack ?? '').split('\n    at ');
  return place === '' ? String(reason) : `${String(reason)} (at ${place.trim()})`;
}
