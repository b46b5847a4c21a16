import { z } from 'zod';
import type { VersionFeatures } from '../../../domain/news/version-features.ts';

const words = z.array(z.string()).readonly();

const schema: z.ZodType<VersionFeatures> = z
  .object({
    language: z.enum(['en', 'uk', 'ru', 'other']),
    lead: words,
    body: words,
    names: words,
    calledFirst: words,
    calledAfter: words,
    parties: words,
    people: words,
    things: words,
    leadSteps: words,
    bodySteps: words,
    numbers: words,
    days: words,
    planned: z.boolean(),
    colour: z.boolean(),
    toldAt: z.number(),
    source: z.string(),
    link: z.string(),
  })
  .readonly();

/** Reads what was stored with a placement; null where it is damaged or of another version of this program. */
export function storedFeatures(text: string | null): VersionFeatures | null {
  return schema.safeParse(parsed(text ?? 'null')).data ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
