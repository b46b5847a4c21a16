import type { JsonValue } from './mutate-json.ts';

export type JsonObject = { readonly [key: string]: JsonValue };

export function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
