import { z } from 'zod';
import { STATEMENT_VALUES, type StatementType } from '../domain/diplomacy/statement.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/u, { message: 'must be lower-case letters, digits and hyphens' });
const aliases = z.record(z.string(), z.array(z.string().min(1)));
const scope = z.enum(['full', 'partial']).nullish();
const text = z.string().min(1);

/** A moment: a day or an ISO instant. */
const moment = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d/u.test(value) && !Number.isNaN(Date.parse(value)), {
    message: 'must be a date such as 2025-03-13 or 2025-03-13T12:00:00Z',
  })
  .transform((value) => new Date(value));
const maybeMoment = moment.nullish().transform((value) => value ?? null);
const names = z
  .union([text, z.array(text)])
  .nullish()
  .transform((value) => (!value ? [] : typeof value === 'string' ? [value] : value));

const quote = z.strictObject({
  quote: text,
  speaker: text.nullish(),
  outlet: text.nullish(),
  at: maybeMoment,
  link: text.nullish(),
});
const quotes = z.array(quote).prefault([]);

const position = z.strictObject({
  truce: text.nullish(),
  value: z.enum(STATEMENT_VALUES.position),
  certainty: z.enum(['claimed', 'reported', 'confirmed', 'disputed']).nullish(),
  since: maybeMoment,
  quotes,
  note: text.nullish(),
});

const typed = z
  .strictObject({
    type: z.enum(Object.keys(STATEMENT_VALUES) as [StatementType, ...StatementType[]]),
    actor: names,
    value: text,
    about: text.nullish(),
    by: text.nullish(),
    scope,
    quotes,
    at: maybeMoment,
    note: text.nullish(),
  })
  .superRefine((statement, context) => {
    const allowed: readonly string[] = STATEMENT_VALUES[statement.type];
    if (!allowed.includes(statement.value))
      context.addIssue({ code: 'custom', path: ['value'], message: `must be one of ${allowed.join(', ')}` });
  });

/** A baseline file or inline map (DESIGN.md §5); only `asOf` is required. */
export const baselineSchema = z.strictObject({
  asOf: moment,
  truces: z
    .record(
      z.string(),
      z.strictObject({
        name: text.nullish(),
        phase: z.enum(STATEMENT_VALUES.phase).nullish(),
        scope,
        by: names,
        since: maybeMoment,
        ends: maybeMoment,
      }),
    )
    .prefault({}),
  positions: z.record(z.string(), z.union([position, z.array(position)])).prefault({}),
  expected: z.array(z.strictObject({ what: text, when: maybeMoment, certainty: text.nullish() })).prefault([]),
  statements: z.array(z.union([text, typed])).prefault([]),
});

const baseline = z.union([text, z.record(z.string(), z.unknown())]).nullish();

const word = z.string().catch('');
const listOf = <T>(entry: z.ZodType<T>) => z.array(entry).catch([]);

/** What can be held together however wrong the rest of the pack is: the baseline, and whatever ids can be read. */
export const packNamesSchema = z.object({
  baseline,
  parties: listOf(z.object({ id: word })),
  truces: listOf(z.object({ id: word })),
  sources: listOf(z.object({ id: word, url: word, side: word })),
});
/** The names of a pack that others in it refer to; empty where they cannot be read. */
export type PackNames = z.output<typeof packNamesSchema>;

/** A pack file (DESIGN.md §5). */
export const packSchema = z.strictObject({
  id,
  name: text,
  prefix: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/u, { message: 'must be one to eight capital letters or digits' }),
  parties: z
    .array(
      z.strictObject({
        id,
        name: text,
        role: z.enum(['belligerent', 'mediator', 'backer', 'observer']),
        aliases: aliases.prefault({}),
      }),
    )
    .min(1),
  places: aliases.prefault({}),
  truces: z.array(z.strictObject({ id, name: text, scope, aliases: aliases.prefault({}) })).prefault([]),
  sources: z
    .array(
      z.strictObject({
        id,
        outlet: text,
        family: text,
        side: id.nullish(),
        tier: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'must be 1, 2 or 3' }),
        language: text,
        url: z.string().refine((value) => /^https?:$/u.test(URL.parse(value)?.protocol ?? ''), {
          message: 'must be an http or https address',
        }),
      }),
    )
    .prefault([]),
  baseline,
});

/** A baseline as its file states it. */
export type BaselineFile = z.output<typeof baselineSchema>;
/** A pack as its file states it. */
export type PackFile = z.output<typeof packSchema>;
