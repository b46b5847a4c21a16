import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { App } from '../../../src/app.ts';
import { openDatabase } from '../../../src/app/open-database.ts';
import { retentionLimits } from '../../../src/app/parts.ts';
import { loadConfig, type Config } from '../../../src/config/load.ts';
import type { PackId } from '../../../src/domain/diplomacy/pack.ts';
import type { ChannelAddress } from '../../../src/domain/telling/subscription.ts';
import { DroppingOld } from '../../../src/pipeline/drop-old.ts';
import type { Log } from '../../../src/ports/log.ts';
import { writeInventedPack } from '../../support/invented-war.ts';
import { aWish } from '../../support/telling.ts';
import { aFolder } from '../../support/temporary-folder.ts';

const PACK = 'strait' as PackId;
const STEP_MS = 10 * 60_000;
const STEPS_AN_HOUR = 6;
const DAY_MS = 24 * 3_600_000;
const MOST_GROWTH = 0.1;
/** Kept connections come and go. */
const MOST_OPENED = 8;
/** Afterwards the months go by in leaps, each with some hours of life. */
const LEAPS = 9;
const LEAP_DAYS = 40;
const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

interface World {
  readonly hostPort: string;
  readonly channels: readonly ChannelAddress[];
  readonly env: Readonly<Record<string, string>>;
}

/** What the process holds at one moment. */
interface Held {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly descriptors: number;
  readonly databaseMb: number;
}

/**
 * `bench soak [hours] [feeds] [channels]`: the bot lives through so many hours of its own clock, with feeds, a Discord and a
 * Slack in another process; then through a year in leaps. Returns 1 when memory after the first hour grows by a tenth,
 * descriptors are left open, or the database grows faster as it grows older (what the ledger quotes stays for ever).
 */
export async function soak(args: readonly string[]): Promise<number> {
  const [hours = 24, feeds = 500, channels = 200] = args.map(Number);
  const world = fork(join(import.meta.dirname, 'world.ts'), [String(channels)]);
  const folder = aFolder();
  try {
    const [there] = (await once(world, 'message')) as [World];
    const config = configured(folder.path, feeds, there);
    return await live(config, there.channels, hours);
  } finally {
    world.kill();
    folder.remove();
  }
}

function configured(folder: string, feeds: number, { hostPort, env }: World): Config {
  const sources = Array.from({ length: feeds }, (_, n) => {
    const id = `district-${n}`;
    return {
      id,
      outlet: `District ${n}`,
      family: id,
      side: null,
      tier: 1,
      language: 'en',
      url: `http://${hostPort}/${n}`,
    };
  });
  const pack = writeInventedPack(folder, undefined, { sources });
  const polling = {
    interval: '10m',
    minInterval: '10m',
    maxInterval: '10m',
    hostDelay: '0s',
    perHost: 32,
    allowHosts: [hostPort],
  };
  const retention = { texts: '30d', reports: '60d', deliveries: '60d' };
  const path = join(folder, 'config.yaml');
  writeFileSync(path, JSON.stringify({ packs: [pack], polling, retention, web: { enabled: false } }));
  return loadConfig({ CEASEFIRE_CONFIG: path, DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, ...env });
}

async function live(config: Config, channels: readonly ChannelAddress[], hours: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let now = new Date('2031-05-06T00:00:00Z');
  const store = await openDatabase(config);
  for (const [n, address] of channels.entries()) {
    const schedule = { time: `${String(n % 24).padStart(2, '0')}:00`, days: 'daily', timezone: 'UTC' } as const;
    await store.subscriptions.add({ ...aWish({ packs: [PACK], schedule, quiet: null }), address }, { [PACK]: 0 }, now);
  }
  const clock = { now: () => now };
  const app = await App.open(config, { clock, log, input: null, output: null, noColour: true });
  const dropping = new DroppingOld({
    retention: store.retention,
    retentionLimits: retentionLimits(config),
    clock,
    log,
  });
  const pass = async (steps: number): Promise<void> => {
    for (let n = 0; n < steps; n++) {
      await app.runCycle();
      now = new Date(now.getTime() + STEP_MS);
    }
    await dropping.takeUp(new AbortController().signal);
  };
  const look = (): Held => (collect(), held(config));
  try {
    const hourly: Held[] = [];
    for (let hour = 1; hour <= hours; hour++) {
      await pass(STEPS_AN_HOUR);
      hourly.push(look());
      say(`hour ${hour}: ${inWords(hourly.at(-1))}`);
    }
    const leaps: Held[] = [];
    for (let n = 1; n <= LEAPS; n++) {
      now = new Date(now.getTime() + LEAP_DAYS * DAY_MS);
      await pass(STEPS_AN_HOUR * 8);
      leaps.push(look());
      say(`day ${n * LEAP_DAYS}: ${inWords(leaps.at(-1))}`);
    }
    return verdict(hourly, leaps);
  } finally {
    await app.stop();
    await store.close();
  }
}

function held(config: Config): Held {
  const { rss, heapUsed } = process.memoryUsage();
  const descriptors = readdirSync('/proc/self/fd').length;
  return {
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
    descriptors,
    databaseMb: statSync(config.database.path).size / 2 ** 20,
  };
}

function inWords(one: Held | undefined): string {
  if (!one) return 'nothing';
  const { rssMb, heapMb, descriptors, databaseMb } = one;
  return `${rssMb.toFixed(0)} MB resident, heap ${heapMb.toFixed(1)} MB, ${descriptors} descriptors, database ${databaseMb.toFixed(1)} MB`;
}

function verdict(hourly: readonly Held[], leaps: readonly Held[]): number {
  const [first, last] = [hourly[0], hourly.at(-1)];
  const [begun, settled, oldest] = [leaps[0], leaps[Math.floor(leaps.length / 2)], leaps.at(-1)];
  if (!first || !last || !begun || !settled || !oldest) return 1;
  const growth = last.rssMb / first.rssMb - 1;
  const opened = last.descriptors - first.descriptors;
  const [early, late] = [settled.databaseMb - begun.databaseMb, oldest.databaseMb - settled.databaseMb];
  say(`memory ${percent(growth)} after the first hour, descriptors ${first.descriptors} and ${last.descriptors}`);
  say(`database +${early.toFixed(1)} MB in the first half of the leaps, +${late.toFixed(1)} MB in the second`);
  return growth < MOST_GROWTH && opened <= MOST_OPENED && late <= early * (1 + MOST_GROWTH) ? 0 : 1;
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
