import { AppError } from '../../domain/errors.ts';

/** A Date inside JSON is written as `{"$date": "2025-03-01T08:00:00.000Z"}`, so that it comes back as a Date. */
const DATE = '$date';

/** Domain values as JSON text; what JSON cannot hold (Map, Set, functions) is lost. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null, function (this: Record<string, unknown>, key, written: unknown) {
    const original = this[key];
    return original instanceof Date ? { [DATE]: original.toISOString() } : written;
  });
}

/** Reads what `toJson` wrote; `what` names it in the error when the text is damaged. */
export function fromJson<T>(text: string, what: string): T {
  try {
    if (!text.includes(DATE)) return JSON.parse(text) as T;
    return JSON.parse(text, (_key, value: unknown) => revived(value)) as T;
  } catch (cause) {
    throw new AppError('damaged', `The stored ${what} cannot be read.`, { cause });
  }
}

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const written = (value as { readonly [DATE]?: unknown })[DATE];
  return typeof written === 'string' && Object.keys(value).length === 1 ? new Date(written) : value;
}
