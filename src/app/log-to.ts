import { PinoLog } from '../adapters/runtime/pino-log.ts';
import type { Config } from '../config/load.ts';
import type { Log } from '../ports/log.ts';

/** The log on standard error, from a level upwards. */
export function logTo(level: string): Log {
  return new PinoLog(level);
}

/** The log that a configuration asks for; its secrets never stand in it. */
export function logOf({ logLevel, secrets }: Pick<Config, 'logLevel' | 'secrets'>): Log {
  return new PinoLog(
    logLevel,
    secrets.map((secret) => secret.reveal()),
  );
}
