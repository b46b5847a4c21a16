import type { JsonObject } from './json.ts';

/** What a Web API method says no with; `error` is Slack's own code. */
export interface Refusal {
  readonly ok: false;
  readonly error: string;
  readonly [more: string]: unknown;
}

/** What a Web API method answers. */
export type Answer = Refusal | { readonly ok: true; readonly [more: string]: unknown };

export function refuse(error: string, more: JsonObject = {}): Refusal {
  return { ok: false, error, ...more };
}

export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false;
}

/** A refusal that lists its reasons the way Slack does for blocks and views. */
export function refuseWithReasons(error: string, reasons: readonly string[]): Refusal {
  const messages = reasons.map((reason) => `[ERROR] ${reason}`);
  return refuse(error, { errors: reasons, response_metadata: { messages } });
}
