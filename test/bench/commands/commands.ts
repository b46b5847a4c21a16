import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { feedUrl, hostOf } from '../poll/hosts.ts';
import { Chance } from '../understand/chance.ts';
import { note, quantile, verdict } from '../understand/figures.ts';
import { onDiscord, onSlack, type Askers } from './askers.ts';
import { fillLedger } from './filled-ledger.ts';
import { askSteadily, type Answered, type Load } from './load.ts';
import type { BotProcess } from '../../support/bot-process.ts';
import { startBot, type Polled } from './working-bot.ts';

/** How large a measurement is. */
export interface Scale extends Load {
  /** Feeds that are polled without a pause in the second half. */
  readonly feeds: number;
  /** How long questions are asked at a quarter of the pace before it is measured: a bot that has just started is not yet compiled. */
  readonly warmUp: number;
}

/** What was measured: first with nothing else to do, then while all feeds are polled. */
export interface Measured {
  readonly idle: Half;
  readonly polling: Half;
}

interface Half {
  readonly answered: readonly Answered[];
  /** Polls that ended since the bot's start. */
  readonly polls: number;
  /** The processor's time that the bot took meanwhile, all threads; NaN where the system does not tell. */
  readonly cpuMs: number;
  /** The same of this process: both platforms' servers and everybody who asks. */
  readonly askingMs: number;
}

const FIRST_MS = 500;
const FINAL_MS = 1000;
const RULE_MS = 3000;
const INTERVAL = '5s';

/**
 * Asks the bot's own process, over both platforms' local servers (Discord's gateway and REST, Slack's Socket Mode and Web
 * API), about a long ledger: at a steady pace, half on each platform, first while it has nothing else to do, then while a
 * cycle of very many feeds runs. Options: `--rate 200`, `--seconds 30`, `--entries 10000`, `--feeds 2000`, `--warm-up 3`.
 * Answers 1 where a limit is missed. Waiting times are good for something on a quiet machine only; the processor's time for
 * each command is nearly the same on a busy one.
 */
export async function commands(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entries: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '30' },
      feeds: { type: 'string', default: '2000' },
      'warm-up': { type: 'string', default: '3' },
    },
  });
  const { entries, rate, seconds, feeds, 'warm-up': warmUp } = values;
  const scale = {
    ...{ entries: Number(entries), perSecond: Number(rate), seconds: Number(seconds) },
    ...{ feeds: Number(feeds), warmUp: Number(warmUp) },
  };
  const { idle, polling } = await measureCommands(scale);
  const load = `${rate} commands a second for ${seconds} s, ledger of ${entries} entries`;
  const [first, final] = [p99(idle.answered, 'firstMs'), p99(idle.answered, 'finalMs')];
  tell(`${load}:`, idle);
  const missed = [
    verdict('first response, p99', ms(first), `at most ${FIRST_MS} ms`, first <= FIRST_MS),
    verdict('final answer, p99', ms(final), `at most ${FINAL_MS} ms`, final <= FINAL_MS),
  ];
  tell(`the same while a cycle over ${feeds} feeds runs, ${polling.polls} polls:`, polling);
  const slowest = quantile(waits(polling.answered, 'firstMs'), 1);
  missed.push(verdict('slowest first response', ms(slowest), `at most ${RULE_MS} ms`, slowest <= RULE_MS));
  return missed.every((one) => one === 0) ? 0 : 1;
}

/** Measures both halves on a database of its own. */
export async function measureCommands(scale: Scale): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'ceasefire-bench-'));
  const askers = [await onDiscord(), await onSlack()];
  const farm = fork(join(import.meta.dirname, '../poll/farm.ts'), [String(scale.feeds)]);
  try {
    const [{ port }] = (await once(farm, 'message')) as [{ readonly port: number }];
    const database = join(folder, 'bench.db');
    await fillLedger(database, scale.entries, new Date());
    const urlOf = (n: number): string => feedUrl(n, { hosts: scale.feeds, port, mode: 'news', reader: 'bot' });
    const hosts = Array.from({ length: scale.feeds }, (_, n) => `${hostOf(n)}:${port}`);
    const one = { count: 1, urlOf, hosts, interval: '2h' };
    const idle = await half({ folder, database, polled: one, askers, scale });
    const all = { count: scale.feeds, urlOf, hosts, interval: INTERVAL };
    return { idle, polling: await half({ folder, database, polled: all, askers, scale }) };
  } finally {
    farm.disconnect();
    await Promise.all(askers.map((on) => on.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

interface Setting {
  readonly folder: string;
  readonly database: string;
  readonly polled: Polled;
  readonly askers: readonly Askers[];
  readonly scale: Scale;
}

async function half({ folder, database, polled, askers, scale }: Setting): Promise<Half> {
  const bot = await startBot(folder, database, polled, askers);
  try {
    const slowly = { ...scale, perSecond: scale.perSecond / 4, seconds: scale.warmUp };
    await askSteadily(askers, slowly, new Chance(6));
    const before = { bot: cpuMsOf(bot.pid), own: process.cpuUsage() };
    const answered = await askSteadily(askers, scale, new Chance(5));
    const own = process.cpuUsage(before.own);
    return {
      answered,
      polls: polledBy(bot),
      cpuMs: cpuMsOf(bot.pid) - before.bot,
      askingMs: (own.user + own.system) / 1000,
    };
  } finally {
    const { code, stderr } = await bot.end('SIGTERM');
    const failed = /^.*"msg":"a command failed".*$/mu.exec(stderr);
    if (code !== 0 || failed)
      throw new Error(`the bot ended with ${code ?? 'a signal'}; ${failed?.[0] ?? stderr.slice(-2000)}`);
  }
}

function polledBy(bot: BotProcess): number {
  return [...bot.stderr.matchAll(/"polled":(\d+)/gu)].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Linux counts in hundredths of a second. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Number.NaN;
    throw error;
  }
}

function tell(what: string, { answered, cpuMs, askingMs }: Half): void {
  note(what, '');
  note('  command × how often, ms of first p50 / p99 and of final p50 / p99', '');
  for (const [what, own] of [...Map.groupBy(answered, ({ platform, name }) => `${platform} ${name}`)].toSorted()) {
    const [first, final] = [waits(own, 'firstMs'), waits(own, 'finalMs')];
    note(`  ${what} × ${own.length}`, `${spread(first).padEnd(16)}${spread(final)}`);
  }
  const unanswered = answered.filter(({ firstMs, finalMs }) => firstMs === null || finalMs === null).length;
  const [first, final] = [waits(answered, 'firstMs'), waits(answered, 'finalMs')];
  note(`  all × ${answered.length}, ${unanswered} unanswered`, `${spread(first).padEnd(16)}${spread(final)}`);
  const each = (ms: number): string => `${(ms / answered.length).toFixed(2)} ms`;
  note("  the bot's processor time for each command, the polls' included", each(cpuMs));
  note('  the servers and askers beside it', each(askingMs));
}

function spread(values: readonly number[]): string {
  return `${quantile(values, 0.5).toFixed(0)} / ${quantile(values, 0.99).toFixed(0)}`;
}

/** What never came waits for ever. */
function waits(answered: readonly Answered[], which: 'firstMs' | 'finalMs'): readonly number[] {
  return answered.map((one) => one[which] ?? Number.POSITIVE_INFINITY);
}

function p99(answered: readonly Answered[], which: 'firstMs' | 'finalMs'): number {
  return quantile(waits(answered, which), 0.99);
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
