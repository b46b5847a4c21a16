/** A JSON object as it came from outside; every field has still to be looked at. */
export type Json = Readonly<Record<string, unknown>>;

/** Says whether a value is a JSON object (not a list, not null). */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object, an empty one if it is none. */
export const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});

/** The value as a list, an empty one if it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects of a list; anything else in it is left out. */
export const jsonsOf = (value: unknown): readonly Json[] => listOf(value).filter(isJson);

/** The value if it is a string. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The value if it is a number, else the fallback. */
export const numberOf = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** The strings of a list. */
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((entry): entry is string => typeof entry === 'string');
