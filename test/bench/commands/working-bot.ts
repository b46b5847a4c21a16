import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotProcess } from '../../support/bot-process.ts';
import { inventedConflict } from '../understand/invented-conflict.ts';
import type { Askers } from './askers.ts';

/** Feeds that a bot polls while it answers; none: a single one, once. */
export interface Polled {
  readonly count: number;
  urlOf(n: number): string;
  readonly hosts: readonly string[];
  readonly interval: string;
}

const STARTING_MS = 60_000;

/** Starts the program on a database in a folder, connected to every platform. */
export async function startBot(
  folder: string,
  database: string,
  polled: Polled,
  on: readonly Askers[],
): Promise<BotProcess> {
  const { path } = inventedConflict(folder, polled);
  const { interval } = polled;
  const polling = { interval, minInterval: interval, maxInterval: interval, hostDelay: '0s', allowHosts: polled.hosts };
  const config = join(folder, 'config.yaml');
  writeFileSync(config, JSON.stringify({ packs: [path], polling, web: { enabled: false } }));
  const env = {
    ...Object.assign({}, ...on.map((askers) => askers.env)),
    ...{ CEASEFIRE_CONFIG: config, DATABASE_URL: `sqlite:${database}`, HTTP_PORT: '0', LOG_LEVEL: 'info' },
  };
  const bot = BotProcess.start(['run'], { cwd: folder, env });
  await Promise.all([bot.printed(/is ready/u, STARTING_MS), ...on.map((askers) => askers.connected())]);
  return bot;
}
