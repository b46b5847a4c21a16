import type { ServerResponse } from 'node:http';
import { strikesAfterwards } from './faults.ts';
import type { Fault, Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { Timers } from './timers.ts';

/** One answer over HTTP, before it is sent. */
export interface Reply {
  readonly status: number;
  readonly body: JsonObject | string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FaultyDoor {
  readonly faults: Faults;
  readonly timers: Timers;
}

/** Does the work and answers, unless a fault planned for this place comes before, after or in between. */
export async function answerWithFaults(
  door: FaultyDoor,
  response: ServerResponse,
  at: { readonly place: string; readonly channel?: string | undefined },
  work: () => Reply | Promise<Reply>,
): Promise<Reply | undefined> {
  const fault = door.faults.take(at.place, at.channel);
  if (fault?.kind === 'delay') await door.timers.pause(fault.ms);
  const strikesFirst = fault !== undefined && fault.kind !== 'delay' && !strikesAfterwards(fault);
  const done = strikesFirst ? undefined : await work();
  const reply = fault === undefined || fault.kind === 'delay' ? done : faultReply(fault, response);
  if (reply) send(response, reply);
  return reply;
}

function faultReply(fault: Exclude<Fault, { kind: 'delay' }>, response: ServerResponse): Reply | undefined {
  switch (fault.kind) {
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error } };
    case 'status':
      return { status: fault.status, body: 'upstream connect error' };
    case 'ratelimited':
      return tooMany(fault.retryAfterSeconds);
    case 'drop':
      response.socket?.destroy();
      return undefined;
    case 'hang':
      return undefined;
  }
}

export function tooMany(retryAfterSeconds: number): Reply {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return { status: 429, body: { ok: false, error: 'ratelimited' }, headers };
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  const isJson = typeof reply.body === 'object' && !(reply.body instanceof Uint8Array);
  const type = isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
  response.end(isJson ? JSON.stringify(reply.body) : reply.body);
}
