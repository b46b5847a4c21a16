import { parseArgs } from 'node:util';
import { playConnections } from './connections.ts';
import { Play, type Played } from './play.ts';
import { PLANTS, NOTHING_PLANTED } from './plants.ts';
import { Tally } from './tally.ts';

const MOST_SHOWN = 12;
/** Connections are lost in every twentieth play only: the libraries' own waits take many real seconds. */
const CONNECTIONS_EVERY = 20;
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    plant: { type: 'string' },
    log: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const plant = values.plant === undefined ? NOTHING_PLANTED : PLANTS[values.plant];
if (!plant) throw new Error(`--plant is one of: ${Object.keys(PLANTS).join(', ')}`);
const first = values.seed === undefined ? 1 : Number(values.seed);
const count = Number(values.seeds ?? (values.seed === undefined ? 20 : 1));

function account(played: Pick<Played, 'seed' | 'problems' | 'log'>): void {
  say(`seed ${played.seed}: ${played.problems.length} problems`);
  for (const problem of played.problems.slice(0, MOST_SHOWN)) say(`  ${problem}`);
  if (values.log) for (const line of played.log) say(`    ${line}`);
}

const faults = new Tally();
const memory: number[] = [];
let [stories, messages, failures] = [0, 0, 0];
const startedAt = performance.now();
for (let seed = first; seed < first + count; seed++) {
  const played = await new Play(seed, plant).run();
  faults.addAll(played.faults);
  stories += played.stories;
  messages += played.messages;
  if (played.problems.length > 0) {
    failures++;
    account(played);
  }
  if (plant === NOTHING_PLANTED && seed % CONNECTIONS_EVERY === 0) {
    const lost = await playConnections(seed);
    faults.addAll(lost.faults);
    if (lost.problems.length > 0) {
      failures++;
      account({ seed, problems: lost.problems, log: [] });
    }
  }
  globalThis.gc?.();
  memory.push(process.memoryUsage().heapUsed);
}

/** Memory that one play after another leaves behind, against what the first ones took. */
function growth(): number {
  const part = Math.floor(memory.length / 3);
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  return part < 3 ? 0 : mean(memory.slice(-part)) / mean(memory.slice(part, 2 * part)) - 1;
}

const grew = growth();
say(`faults played: ${faults.total}`);
for (const line of faults.lines()) say(line);
say(
  `${count} seeds, ${stories} stories, ${messages} messages, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
);
say(`memory: ${grew >= 0 ? '+' : ''}${(grew * 100).toFixed(1)} % from the middle third to the last`);
say(failures === 0 ? 'clean: nothing lost, doubled, stuck or invented' : `${failures} seeds failed`);
process.exitCode = failures > 0 || grew > 0.1 ? 1 : 0;
