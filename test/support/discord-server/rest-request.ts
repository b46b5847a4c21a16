import type { AttachmentRecord } from './records.ts';
import type { Allowance } from './rate-limits.ts';
import type { ServerParts } from './server-parts.ts';

/** A request that has passed the door: read, authorized, within its limits. */
export interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly AttachmentRecord[];
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** One route; `open` needs no bot token (interaction answers carry their own). */
export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly open?: boolean;
  readonly allowance?: (parts: ServerParts) => Allowance;
  readonly handle: (request: RestRequest, parts: ServerParts) => RestAnswer;
}

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const noContent: RestAnswer = { status: 204 };

/** A path parameter that the pattern promises. */
export function param(request: RestRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}

/** A query parameter as a number within bounds. */
export function numberIn(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = Number(query.get(name) ?? fallback);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, max) : fallback;
}
