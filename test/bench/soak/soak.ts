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
/** Then months go by in leaps, each with some hours of life, beside a few feeds that never stop. */
const LEAPS = 9;
const LEAP_DAYS = 40;
const BUSY_FEEDS = 10;
const BUSY_CHANNELS = 10;
/** By then everything that may go has been let go of once. */
const SETTLED_AFTER = 4;
/** What is asked after each cycle. */
const ASKED = [
  ['status', 'since yesterday', 'timeline', 'positions', 'next', 'violations', 'sources', 'settings', 'digest preview'],
  ['cite VK-1', 'search ceasefire', 'status at:"3 hours ago"', 'since "2 hours ago"', 'why https://feed0.example/25'],
].flat();
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
 * `bench soak [hours] [feeds] [channels]`: the bot lives through so many hours of its own clock and is asked every command in each cycle, with feeds, a Discord and a
 * Slack in another process; then another through a year in leaps, with feeds of which all is new at each poll. Returns 1
 * when memory after the first hour grows by a tenth, descriptors are left open, or the year's database grows by a tenth
 * once retention has set in.
 */
export async function soak(args: readonly string[]): Promise<number> {
  const [hours = 24, feeds = 500, channels = 200] = args.map(Number);
  const world = fork(join(import.meta.dirname, 'world.ts'), [String(channels)]);
  try {
    const [there] = (await once(world, 'message')) as [World];
    const aDay = await lived(there, addressesOf(feeds, ''), there.channels, (life) => hourly(life, hours));
    const busy = there.channels.slice(0, BUSY_CHANNELS);
    const aYear = await lived(there, addressesOf(BUSY_FEEDS, '/busy'), busy, leaping);
    return verdict(aDay, aYear);
  } finally {
    world.kill();
  }
}

function addressesOf(feeds: number, folder: string): readonly string[] {
  return Array.from({ length: feeds }, (_, n) => `${folder}/${n}`);
}

function configured(folder: string, paths: readonly string[], { hostPort, env }: World): Config {
  const sources = paths.map((path, n) => {
    const id = `district-${n}`;
    const url = `http://${hostPort}${path}`;
    return { id, outlet: `District ${n}`, family: id, side: null, tier: 1, language: 'en', url };
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

/** A bot on a database of its own, whose clock is ours. */
interface Life {
  /** So many steps of ten minutes, each a cycle and every sort of question, then a walk of retention. */
  pass(this: void, steps: number): Promise<void>;
  leap(this: void, days: number): void;
  look(this: void): Held;
}

async function lived<T>(
  world: World,
  paths: readonly string[],
  channels: readonly ChannelAddress[],
  live: (life: Life) => Promise<T>,
): Promise<T> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const folder = aFolder();
  const config = configured(folder.path, paths, world);
  let now = new Date('2031-05-06T00:00:00Z');
  const store = await openDatabase(config);
  for (const [n, address] of channels.entries()) {
    const schedule = { time: `${String(n % 24).padStart(2, '0')}:00`, days: 'daily', timezone: 'UTC' } as const;
    await store.subscriptions.add({ ...aWish({ packs: [PACK], schedule, quiet: null }), address }, { [PACK]: 0 }, now);
  }
  const clock = { now: () => now };
  const app = await App.open(config, { clock, log, input: null, output: null, noColour: true });
  const { retention } = store;
  const dropping = new DroppingOld({ retention, retentionLimits: retentionLimits(config), clock, log });
  const pass = async (steps: number): Promise<void> => {
    for (let n = 0; n < steps; n++) {
      await app.runCycle();
      for (const words of ASKED) await app.ask(words);
      now = new Date(now.getTime() + STEP_MS);
    }
    await dropping.takeUp(new AbortController().signal);
  };
  try {
    const leap = (days: number): void => void (now = new Date(now.getTime() + days * DAY_MS));
    return await live({ pass, leap, look: () => (collect(), held(config)) });
  } finally {
    await app.stop();
    await store.close();
    folder.remove();
  }
}

async function hourly({ pass, look }: Life, hours: number): Promise<readonly Held[]> {
  const looks: Held[] = [];
  for (let hour = 1; hour <= hours; hour++) {
    await pass(STEPS_AN_HOUR);
    looks.push(look());
    say(`hour ${hour}: ${inWords(looks.at(-1))}`);
  }
  return looks;
}

async function leaping({ pass, leap, look }: Life): Promise<readonly Held[]> {
  const looks: Held[] = [];
  for (let n = 1; n <= LEAPS; n++) {
    leap(LEAP_DAYS);
    await pass(STEPS_AN_HOUR * 8);
    looks.push(look());
    say(`day ${n * LEAP_DAYS}: ${inWords(looks.at(-1))}`);
  }
  return looks;
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

function verdict(aDay: readonly Held[], aYear: readonly Held[]): number {
  const [first, last] = [aDay[0], aDay.at(-1)];
  const [settled, oldest] = [aYear[SETTLED_AFTER - 1], aYear.at(-1)];
  if (!first || !last || !settled || !oldest) return 1;
  const growth = last.rssMb / first.rssMb - 1;
  const opened = last.descriptors - first.descriptors;
  const kept = oldest.databaseMb / settled.databaseMb - 1;
  say(`memory ${percent(growth)} after the first hour, descriptors ${first.descriptors} and ${last.descriptors}`);
  say(`database ${percent(kept)} from day ${SETTLED_AFTER * LEAP_DAYS} to day ${LEAPS * LEAP_DAYS}`);
  return growth < MOST_GROWTH && opened <= MOST_OPENED && kept < MOST_GROWTH ? 0 : 1;
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
