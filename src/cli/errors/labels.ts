import { readFileSync } from 'node:fs';
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const change = z.object({
  type: z.string(),
  value: z.string(),
  actor: z.union([z.string(), z.array(z.string())]).nullish(),
});
const item = z.object({ id: z.string(), title: text, summary: text });
const judged = z.object({
  id: z.string(),
  relevant: z.boolean(),
  kind: z.enum(['news', 'analysis']).nullable(),
  event: z.string().nullable(),
  verdict: z.enum(['new', 'repeat', 'none']).nullable(),
  changes: z.array(change),
});
const predicted = judged.extend({ score: z.number(), because: z.array(z.string()) });
const sentence = z.object({
  id: z.string(),
  text: z.string(),
  trap: text,
  expected: z.array(change).default([]),
  forbidden: z.array(change).default([]),
});
const extracted = z.object({ id: z.string(), changes: z.array(change) });

export type Change = z.output<typeof change>;
/** What a person said of an item. */
type Gold = z.output<typeof judged>;
/** What the bot said of it. */
type Predicted = z.output<typeof predicted>;
export type Sentence = z.output<typeof sentence>;
export type Extracted = z.output<typeof extracted>;

/** An item with both judgements. */
export interface Case {
  readonly id: string;
  /** Its title, or its summary where it has none. */
  readonly headline: string;
  readonly gold: Gold;
  readonly bot: Predicted;
}

/** The items that have both judgements, in the order of the labels. */
export function readCases(files: Readonly<Record<'items' | 'gold' | 'pred', string>>): readonly Case[] {
  const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
    new Map(list.map((one) => [one.id, one]));
  const items = byId(readLines(files.items, item));
  const bot = byId(readLines(files.pred, predicted));
  return readLines(files.gold, judged).flatMap((gold) => {
    const [found, said] = [items.get(gold.id), bot.get(gold.id)];
    return found && said ? [{ id: gold.id, headline: found.title || found.summary, gold, bot: said }] : [];
  });
}

/** Labelled sentences and what was extracted from them. */
export function readSentences(gold: string, pred: string): readonly [readonly Sentence[], readonly Extracted[]] {
  return [readLines(gold, sentence), readLines(pred, extracted)];
}

function readLines<T extends z.ZodType>(file: string, schema: T): readonly z.output<T>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
