import { setTimeout as pause } from 'node:timers/promises';
import type { KillStage } from './kill-stage.ts';
import { HEADLINES } from './headlines.ts';
import { none } from './kill-verdict.ts';

/** A sequence that looks random and is the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A round that does not come to its moment ends after so long. */
const PATIENCE_MS = 20_000;
const LAST_PATIENCE_MS = 10 * 60_000;

/** Starts the bot once, so that the first poll, which is background, is behind it. */
export async function begin(stage: KillStage): Promise<void> {
  stage.start();
  await until(() => stage.polls >= 2, PATIENCE_MS * 3, stage);
  await stage.end('SIGKILL');
}

/** So many rounds, with the news spread over them; `told` hears of each. */
export async function killAll(
  stage: KillStage,
  kills: number,
  random: () => number,
  told: (n: number, how: string) => void = () => undefined,
): Promise<void> {
  for (let n = 0; n < kills; n++) {
    // the last news comes before the last rounds do
    while (stage.published * kills <= n * HEADLINES.length && stage.publish()) continue;
    told(n + 1, await killOnce(stage, random));
  }
  while (stage.publish()) continue;
}

/**
 * Every channel asks for a digest, a process starts and dies: mostly while posts go out (after so many of
 * them, and a little later), else at any time after its start.
 */
async function killOnce(stage: KillStage, random: () => number): Promise<string> {
  await stage.requestDigests();
  const before = stage.attempts;
  stage.start();
  if (random() < 0.2) {
    const ms = Math.floor(random() * 6_000);
    await pause(ms);
    await stage.end('SIGKILL');
    return `${ms} ms after its start, ${stage.attempts - before} posts`;
  }
  const posts = 1 + Math.floor(random() * stage.channels.length);
  const deadline = performance.now() + PATIENCE_MS;
  while (stage.attempts < before + posts && performance.now() < deadline) await pause(2);
  await pause(random() * 40);
  await stage.end('SIGKILL');
  return `at post ${posts}, ${stage.attempts - before} posts`;
}

/** A process that nobody kills finishes everything, and is told to stop. */
export async function finish(stage: KillStage): Promise<number | null | undefined> {
  const before = stage.polls;
  stage.start();
  const isCalm = (): boolean => stage.polls > before + 2 && none(stage, ['unfinished', 'unread', 'asked']);
  await until(isCalm, LAST_PATIENCE_MS, stage);
  await stage.requestDigests();
  await until(() => none(stage, ['unfinished', 'unread', 'asked', 'untold']), LAST_PATIENCE_MS, stage);
  return stage.end('SIGTERM');
}

async function until(holds: () => boolean, patienceMs: number, stage: KillStage): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`it did not come\n${stage.log.slice(-4_000)}`);
    await pause(200);
  }
}
