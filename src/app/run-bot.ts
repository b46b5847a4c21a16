import { App } from '../app.ts';
import { within } from '../adapters/chat/within.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { untilEnd } from '../adapters/runtime/signals.ts';
import { wantsNoColour, type Config } from '../config/load.ts';
import type { Log } from '../ports/log.ts';
import type { Surroundings } from './surroundings.ts';
import { logOf } from './log-to.ts';

/** Supervisors wait ten seconds before they kill. */
const STOP_MS = 9_000;

/** Runs the bot until it is told to stop, or cannot go on. Prints one line with `ready` once everything listens and has tried to connect. */
export async function runBot(config: Config): Promise<0 | 1> {
  const log = logOf(config);
  const told = untilEnd(log);
  const app = await Promise.race([App.open(config, surroundings(log)), told]);
  // to be ended in the middle of opening is no worse than to be killed then
  if (typeof app === 'number') return app;
  const ended = Promise.race([told, failed(app)]);
  try {
    const first = await Promise.race([app.start().then((address) => ({ address })), ended]);
    if (typeof first === 'object') {
      const at = first.address ? `: ${first.address}` : '';
      process.stdout.write(`Ceasefire Bot is ready${at} – type /ceasefire status\n`);
    }
    return await ended;
  } finally {
    await stopInTime(app, log);
  }
}

async function failed(app: App): Promise<never> {
  throw await app.failure;
}

function surroundings(log: Log): Surroundings {
  return { clock: new SystemClock(), log, input: process.stdin, output: process.stdout, noColour: wantsNoColour() };
}

/** What hangs is left to the end of the process: the outbox knows of the post under way, and the next start looks for it. */
async function stopInTime(app: App, log: Log): Promise<void> {
  const stopping = app.stop().then(
    () => true,
    (cause: unknown) => log.warn('not everything let go', { cause: String(cause) }),
  );
  if ((await within(stopping, STOP_MS)) === null)
    log.warn('not everything let go in time; the next start goes on from there');
}
