import { PinoLog } from '../adapters/runtime/pino-log.ts';
import type { Config } from '../config/load.ts';
import type { Log } from '../ports/log.ts';

/** The log on standard error, from a level upwards. */
export function logTo(level: string): Log {
  return new PinoLog(level);
}

/** The log that a configuration asks for; its secrets never stand in it. */
export function logOf({ logLevel, discord, slack }: Pick<Config, 'logLevel' | 'discord' | 'slack'>): Log {
  const way = slack?.way.kind === 'socket' ? slack.way.appToken : slack?.way.signingSecret;
  const secrets = [discord?.token, slack?.botToken, way].flatMap((secret) => secret?.reveal() ?? []);
  return new PinoLog(logLevel, secrets);
}
