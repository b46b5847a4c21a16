import type { Log } from '../../ports/log.ts';

/** A terminal and npm both pass Ctrl-C on, so a second signal within this time is the same wish. */
const SAME_WISH_MS = 1_500;

/** Resolves at the first SIGINT or SIGTERM; a second one, later, ends the process at once. */
export function untilSignal(log: Log): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first = 0;
    const take = (signal: NodeJS.Signals): void => {
      const now = performance.now();
      if (first === 0) {
        first = now;
        log.info('stopping', { signal });
        resolve(signal);
      } else if (now - first > SAME_WISH_MS) {
        process.exit(1);
      }
    };
    process.on('SIGINT', take);
    process.on('SIGTERM', take);
  });
}
