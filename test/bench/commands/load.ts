import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../understand/chance.ts';
import type { Askers, Waited } from './askers.ts';
import { nextAsked } from './mix.ts';

/** How much is asked, over how long. */
export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
  /** How long the ledger is that is asked about. */
  readonly entries: number;
}

/** One question and how long its answer took. */
export interface Answered extends Waited {
  readonly platform: string;
  readonly name: string;
}

const TICK_MS = 5;

/** Asks at a steady pace on all platforms in turns, whether or not the answers keep up; resolves with the last of them. */
export async function askSteadily(askers: readonly Askers[], load: Load, chance: Chance): Promise<readonly Answered[]> {
  const { perSecond, seconds, entries } = load;
  const started = performance.now();
  const asked: Promise<Answered>[] = [];
  const ask = async (on: Askers): Promise<Answered> => {
    const question = nextAsked(chance, entries);
    return { platform: on.platform, name: question.name, ...(await on.ask(question)) };
  };
  for (let due = 0; due < perSecond * seconds; await wait(TICK_MS)) {
    due = Math.min(perSecond * seconds, ((performance.now() - started) / 1000) * perSecond);
    while (asked.length < Math.floor(due)) {
      const on = askers[asked.length % askers.length];
      if (!on) throw new Error('there is no platform');
      asked.push(ask(on));
    }
  }
  return Promise.all(asked);
}
