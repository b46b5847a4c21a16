import { App } from '../app.ts';
import { SystemClock } from '../adapters/runtime/system-clock.ts';
import { untilSignal } from '../adapters/runtime/signals.ts';
import { wantsNoColour, type Config } from '../config/load.ts';
import { logTo } from './log-to.ts';

/** Runs the bot until it is told to stop. Prints one line with `ready` once everything listens and has tried to connect. */
export async function runBot(config: Config): Promise<0> {
  const log = logTo(config.logLevel);
  const app = await App.open(config, {
    clock: new SystemClock(),
    log,
    input: process.stdin,
    output: process.stdout,
    noColour: wantsNoColour(),
  });
  const stopped = untilSignal(log);
  try {
    const first = await Promise.race([app.start().then((address) => ({ address })), stopped]);
    if (typeof first === 'object') {
      const at = first.address ? `: ${first.address}` : '';
      process.stdout.write(`Ceasefire Bot is ready${at} – type /ceasefire status\n`);
    }
    await stopped;
  } finally {
    await app.stop();
  }
  return 0;
}
