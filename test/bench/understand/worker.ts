// A process of its own, so that the memory and the garbage of one measurement are not another's.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadPack } from '../../../src/config/load-pack.ts';
import { BotAtWork } from './bot-at-work.ts';

/** What a worker is asked to do, one at a time. */
export type Task =
  | { readonly kind: 'place'; readonly count: number }
  | { readonly kind: 'flow'; readonly count: number; readonly relevantShare: number };

export interface Done {
  /** Milliseconds for each version (`place`) or for all of them (`flow`). */
  readonly durations: readonly number[];
  /** The longest time for which nothing else had a turn. */
  readonly longestStop: number;
  readonly residentMb: number;
  /** What of the durations the process was at work, and not waiting for its turn on a busy machine. */
  readonly cpuMs: number;
  /** How many reports went through to the last stage. */
  readonly settled: number;
}

const [path = '', packPath = ''] = process.argv.slice(2);
const { value: loaded } = loadPack(packPath, 'the pack', 'none');
if (!loaded) throw new Error('The pack cannot be read.');
const bot = await BotAtWork.open(path, loaded, 2);

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
  readonly settled: number;
}

async function timed(work: () => Promise<number>): Promise<Timed> {
  const before = process.cpuUsage();
  const begun = performance.now();
  const settled = await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000, settled };
}

async function perform(task: Task): Promise<Pick<Done, 'durations' | 'cpuMs' | 'settled'>> {
  const durations: number[] = [];
  let all = 0;
  let cpuMs = 0;
  const runs = task.kind === 'place' ? task.count : 1;
  for (let n = 0; n < runs; n++) {
    await (task.kind === 'flow' ? bot.takeIn(task.count, task.relevantShare) : bot.takeIn(1, 1));
    const { ms, cpuMs: worked, settled } = await timed(() => bot.understand());
    durations.push(ms);
    cpuMs += worked;
    all += settled;
  }
  return { durations, cpuMs, settled: all };
}

async function answer(task: Task): Promise<Done> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const done = await perform(task);
  await new Promise((resolve) => setTimeout(resolve, 10)); // so that the last stop is seen
  delays.disable();
  return { ...done, longestStop: delays.max / 1e6, residentMb: process.memoryUsage().rss / 1e6 };
}

process.on('message', (task: Task) => void answer(task).then((done) => process.send?.(done)));
process.on('disconnect', () => void bot.close().then(() => process.exit(0)));
process.send?.('open');
