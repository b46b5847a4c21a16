import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mode, ReaderTask, RoundCost } from './hosts.ts';

/** What the whole stage must reach, as a share of the bare loop's polls a second. */
const GOALS: Readonly<Record<Mode, number>> = { '304': 0.6, kept: 0.6, news: 0.7, same: 2 };
const WHAT: Readonly<Record<Mode, string>> = {
  '304': '304, a connection for each poll',
  kept: '304, connections kept',
  news: '200, one new item in thirty',
  same: '200, the same body, validators ignored',
};
const MEMORY_ABOVE_MB = 100;
const MANY_FACTOR = 10;
const MANY_COST = 1.25;
const WARM_UP = 2;
/** As package.json starts the bot. */
const BOT_FLAGS = ['--max-semi-space-size=8'];

interface Reader {
  round(): Promise<RoundCost>;
  stop(): void;
}

interface Measured {
  readonly pollsPerSecond: number;
  readonly cpuMicros: number;
  readonly peakMb: number;
  readonly brought: number;
}

interface Scale {
  readonly port: number;
  readonly hosts: number;
  readonly feeds: number;
  readonly rounds: number;
}

/**
 * Polls a farm of local feeds by a bare undici loop and by the bot's whole first stage, in processes of their own and round
 * by round in turns, and prints both side by side. Answers 1 where a goal is missed.
 */
export async function poll(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      hosts: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const hosts = Number(values.hosts);
  const rounds = Number(values.rounds);
  const farm = fork(join(import.meta.dirname, 'farm.ts'), [String(hosts)]);
  try {
    const { port } = (await answerOf(farm)) as { port: number };
    const scale = { port, hosts, feeds: hosts, rounds };
    say(`${hosts} feeds on ${hosts} hosts, 64 at a time, medians of ${rounds} rounds in turns\n`);
    say(
      `${'answers'.padEnd(40)}${'loop'.padEnd(12)}${'polls/s'.padStart(9)}${'CPU µs'.padStart(9)}${'peak MB'.padStart(9)}${'brought'.padStart(9)}`,
    );
    let missed = 0;
    for (const mode of ['304', 'kept', 'news', 'same'] as const) missed += await sideBySide(mode, scale);
    missed += await manyFeeds(scale);
    return missed === 0 ? 0 : 1;
  } finally {
    farm.disconnect();
  }
}

/** How many goals were missed. */
async function sideBySide(mode: Mode, scale: Scale): Promise<number> {
  const bare = await openReader('bare-reader.ts', [], taskOf(mode, 'bare', scale));
  const stage = await openReader('stage-reader.ts', BOT_FLAGS, taskOf(mode, 'stage', scale));
  const costs = await inTurns([bare, stage], scale.rounds);
  bare.stop();
  stage.stop();
  const [ofBare, ofStage] = costs.map((rounds) => median(rounds, scale.feeds));
  if (ofBare === undefined || ofStage === undefined) throw new Error('a reader gave no figures');
  line(WHAT[mode], 'bare', ofBare);
  line('', 'whole stage', ofStage);
  const share = ofStage.pollsPerSecond / ofBare.pollsPerSecond;
  const above = ofStage.peakMb - ofBare.peakMb;
  const one = verdict(`${share.toFixed(2)} × the bare loop, goal ${GOALS[mode]}`, share >= GOALS[mode]);
  const other = verdict(`${above.toFixed(0)} MB above it, goal at most ${MEMORY_ABOVE_MB}`, above <= MEMORY_ABOVE_MB);
  return one + other;
}

/** The cost of a poll with ten times the feeds beside the cost with the usual number; both by CPU and by the clock. */
async function manyFeeds(scale: Scale): Promise<number> {
  const few = await openReader('stage-reader.ts', BOT_FLAGS, taskOf('304', 'few', scale));
  const many = await openReader(
    'stage-reader.ts',
    BOT_FLAGS,
    taskOf('304', 'many', { ...scale, feeds: scale.feeds * MANY_FACTOR }),
  );
  const [ofFew = [], ofMany = []] = await inTurns([few, many], Math.min(scale.rounds, 3));
  few.stop();
  many.stop();
  const one = median(ofFew, scale.feeds);
  const ten = median(ofMany, scale.feeds * MANY_FACTOR);
  line(`${scale.feeds} feeds, 304`, 'whole stage', one);
  line(`${scale.feeds * MANY_FACTOR} feeds, 304`, 'whole stage', ten);
  const cost = one.pollsPerSecond / ten.pollsPerSecond;
  return verdict(`${cost.toFixed(2)} × the cost per poll, goal at most ${MANY_COST}`, cost <= MANY_COST);
}

function taskOf(mode: Mode, reader: string, scale: Scale): ReaderTask {
  return { reader, mode, port: scale.port, hosts: scale.hosts, feeds: scale.feeds, concurrency: 64 };
}

async function openReader(file: string, execArgv: string[], task: ReaderTask): Promise<Reader> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(task)], { execArgv });
  await answerOf(child);
  return {
    round: async () => {
      child.send('go');
      return (await answerOf(child)) as RoundCost;
    },
    stop: () => child.disconnect(),
  };
}

/** The child's next message; a child that ends instead is an error. */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('A process of the measurement ended too early.'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

async function inTurns(readers: readonly Reader[], rounds: number): Promise<readonly (readonly RoundCost[])[]> {
  const costs = readers.map((): RoundCost[] => []);
  for (let n = 0; n < rounds + WARM_UP; n += 1) {
    for (const [index, reader] of readers.entries()) {
      const cost = await reader.round();
      if (n >= WARM_UP) costs[index]?.push(cost);
    }
  }
  return costs;
}

function median(costs: readonly RoundCost[], feeds: number): Measured {
  const middle = (of: (cost: RoundCost) => number): number =>
    costs.map(of).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
  return {
    pollsPerSecond: feeds / (middle((cost) => cost.wallMs) / 1000),
    cpuMicros: (middle((cost) => cost.cpuMs) / feeds) * 1000,
    peakMb: Math.max(...costs.map((cost) => cost.peakMb)),
    brought: middle((cost) => cost.brought),
  };
}

function line(what: string, loop: string, m: Measured): void {
  const number = (value: number): string => value.toFixed(0).padStart(9);
  say(
    `${what.padEnd(40)}${loop.padEnd(12)}${number(m.pollsPerSecond)}${number(m.cpuMicros)}${number(m.peakMb)}${number(m.brought)}`,
  );
}

function verdict(words: string, reached: boolean): number {
  say(`${' '.repeat(40)}${reached ? 'reached' : 'MISSED '}     ${words}`);
  return reached ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
