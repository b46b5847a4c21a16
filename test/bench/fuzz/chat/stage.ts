import type { Dice } from '../mutate.ts';
import { mutatedJson, type JsonValue, type Quarry } from './mutate-json.ts';
import type { RunningBot } from './running-bot.ts';

/** A payload that the platform really sent, by its kind. */
export interface Seed {
  readonly kind: string;
  readonly payload: { readonly [key: string]: JsonValue };
}

/** A platform with the bot on it, and somebody without any right who sends what was broken at random. */
export interface Stage {
  readonly bot: RunningBot;
  /** Payloads of people without rights, as the platform really sends them. */
  readonly seeds: readonly Seed[];
  /** Sends one that was broken; resolves when there is room for the next. */
  send(seed: Seed, payload: JsonValue, dice: Dice): Promise<void>;
  /** Asks for the status as anybody may; resolves with what is wrong with the answer, or null. */
  status(): Promise<string | null>;
  /** What the platform refused of the bot's answers, in a word each. */
  refusals(): readonly string[];
  /** What must stand in no line of the log. */
  secrets(): readonly string[];
  stop(): Promise<void>;
}

/** What the pieces of broken payloads are taken from. */
export function quarryOf(seeds: readonly Seed[], ids: readonly string[], words: readonly string[]): Quarry {
  return { ids, words, others: seeds.map(({ payload }) => payload as JsonValue) };
}

/** One payload made from the seeds; the same for the same seeds, seed and number. */
export function brokenOne(
  seeds: readonly Seed[],
  quarry: Quarry,
  dice: Dice,
): { readonly seed: Seed; readonly payload: JsonValue } {
  const seed = dice.pick(seeds);
  return { seed, payload: mutatedJson(seed.payload, dice, quarry) };
}
