import { parseArgs } from 'node:util';
import { Dice } from '../mutate.ts';
import { discordStage } from './discord-stage.ts';
import { slackStage } from './slack-stage.ts';
import { brokenOne, quarryOf, type Stage } from './stage.ts';
import { triedWords } from './words.ts';

const stages: Readonly<Record<string, () => Promise<Stage>>> = {
  discord: discordStage,
  'slack-socket': () => slackStage('socket'),
  'slack-http': () => slackStage('http'),
};

/** So many go to one running bot; then rows and log are looked at, and a new one starts. */
const ROUND = 2500;
const BETWEEN_QUESTIONS = 500;
const REST_MS = 300;
/** Levels of pino. */
const WARNING = 40;
const ERROR = 50;

interface Wish {
  readonly platform: string;
  readonly count: number;
  readonly seed: number;
  readonly from: number;
}

interface Tally {
  sent: number;
  answered: number;
  readonly flaws: string[];
  readonly borne: Map<string, number>;
}

/** Sends broken payloads to running bots; a number is told to the parent process before it is sent, which alone sees a hang. */
async function run(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  const open = stages[wish.platform];
  if (open === undefined)
    throw new Error(`no such platform: ${wish.platform}; there are ${Object.keys(stages).join(', ')}`);
  const tally: Tally = { sent: 0, answered: 0, flaws: [], borne: new Map() };
  process.on('unhandledRejection', (reason) => tally.flaws.push(`unhandled rejection: ${wordsOf(reason)}`));
  process.on('uncaughtException', (error) => tally.flaws.push(`uncaught exception: ${wordsOf(error)}`));
  process.stdout.write(`${wish.platform}, seed ${wish.seed}\n`);
  const begun = performance.now();
  for (let first = wish.from; first < wish.from + wish.count; first += ROUND)
    await playRound(await open(), wish, first, Math.min(first + ROUND, wish.from + wish.count), tally);
  report(wish, tally, performance.now() - begun);
  return tally.flaws.length === 0 ? 0 : 1;
}

function wishOf(args: readonly string[]): Wish {
  const options = { seed: { type: 'string' }, from: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [platform = '', count = '10000'] = positionals;
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  return { platform, count: Number(count), seed, from: Number(values.from ?? 0) };
}

async function playRound(stage: Stage, { seed }: Wish, first: number, last: number, tally: Tally): Promise<void> {
  const { bot, seeds } = stage;
  const quarry = quarryOf(seeds, idsIn(seeds.map(({ payload }) => payload)), triedWords(bot.subscription));
  await bot.settled();
  const before = bot.rows();
  for (let number = first; number < last; number += 1) {
    process.send?.(number);
    const dice = new Dice(seed, number);
    const broken = brokenOne(seeds, quarry, dice);
    await stage.send(broken.seed, broken.payload, dice);
    tally.sent += 1;
    if ((number + 1) % BETWEEN_QUESTIONS !== 0 && number + 1 !== last) continue;
    const flaw = await stage.status();
    if (flaw === null) tally.answered += 1;
    else tally.flaws.push(`after ${number}: ${flaw}`);
  }
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  await stage.stop();
  look(stage, before, `${first}–${last}`, tally);
  await bot.remove();
}

function look(
  stage: Stage,
  before: ReadonlyMap<string, ReadonlySet<string>>,
  which: string,
  { flaws, borne }: Tally,
): void {
  const { bot } = stage;
  for (const [table, rows] of bot.rows()) {
    const were = before.get(table) ?? new Set();
    const changed = [...were, ...rows].filter((row) => !were.has(row) || !rows.has(row));
    if (changed.length > 0) flaws.push(`${which}: ${table} differs by ${changed.join(' ').slice(0, 600)}`);
  }
  for (const refusal of new Set(stage.refusals())) flaws.push(`${which}: refused ${refusal}`);
  const secrets = stage.secrets();
  for (const line of bot.lines) {
    if (secrets.some((secret) => line.includes(secret))) flaws.push(`${which}: a secret in the log: ${line}`);
    const { level, msg, cause, because, said } = JSON.parse(line) as Record<string, unknown>;
    if (Number(level) >= ERROR) flaws.push(`${which}: ${line.slice(0, 900)}`);
    if (level !== WARNING) continue;
    const what = `${String(msg)}: ${String(cause ?? because ?? said ?? '')}`.slice(0, 160);
    borne.set(what, (borne.get(what) ?? 0) + 1);
  }
}

/** The ids that stand in real payloads. */
function idsIn(payloads: readonly unknown[]): readonly string[] {
  const found = JSON.stringify(payloads).match(/"(?:\d{15,}|[CDTUVR][0-9A-Z]{8,})"/gu) ?? [];
  return [...new Set(found)].map((quoted) => JSON.parse(quoted) as string);
}

function report({ platform, seed }: Wish, { sent, answered, flaws, borne }: Tally, tookMs: number): void {
  const often = [...borne].sort(([, a], [, b]) => b - a).slice(0, 12);
  const lines = [
    `${sent} payloads in ${(tookMs / 1000).toFixed(1)} s, ${answered} statuses answered between them`,
    ...often.map(([what, times]) => `borne ${times} times: ${what}`),
    ...[...new Set(flaws)].slice(0, 40).map((flaw) => `FLAW ${flaw}`),
    `flaws ${flaws.length}; again: npm run bench -- fuzz ${platform} ${sent} --seed ${seed}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function wordsOf(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}

process.exitCode = await run(process.argv.slice(2));
process.disconnect?.();
