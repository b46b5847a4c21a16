/** A JSON object as it comes off the wire: nothing is known about its values. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listAt(from: unknown, key: string): readonly unknown[] {
  const value = isObject(from) ? from[key] : undefined;
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The text under `key`; numbers count as text, because form bodies make no difference. */
export function textAt(from: unknown, key: string): string | undefined {
  const value = isObject(from) ? from[key] : undefined;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

export function flagAt(from: unknown, key: string): boolean | undefined {
  const value = isObject(from) ? from[key] : undefined;
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1' || value === 1) return true;
  return value === 'false' || value === '0' || value === 0 ? false : undefined;
}

export function numberAt(from: unknown, key: string): number | undefined {
  const text = textAt(from, key);
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Parses JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
