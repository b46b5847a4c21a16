import type { JsonObject } from './json.ts';

interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** One payload on its way to the app. */
export interface Outgoing {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: JsonObject;
  readonly retry?: Retry | undefined;
}

/** What became of it within Slack's three seconds. */
export type Ack =
  | { readonly kind: 'acked'; readonly latencyMs: number; readonly body: unknown }
  | { readonly kind: 'missed'; readonly because: string }
  | { readonly kind: 'undeliverable'; readonly because: string };

/** The road by which payloads reach the app: Socket Mode, or requests over HTTP. */
export interface Transport {
  readonly ready: boolean;
  send(outgoing: Outgoing): Promise<Ack>;
}
