import { PinoLog } from '../adapters/runtime/pino-log.ts';
import type { Log } from '../ports/log.ts';

/** The log on standard error, from a level upwards. */
export function logTo(level: string): Log {
  return new PinoLog(level);
}
