import { createHmac } from 'node:crypto';
import type { Ack, Outgoing, Transport } from './transport.ts';
import { parseJson } from './json.ts';
import type { JsonObject } from './json.ts';
import type { World } from './world.ts';

export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs a body the way Slack does; `at` is the time it claims to be of. */
export function sign(signingSecret: string, body: string, at: number, contentType: string): SignedRequest {
  const stamp = String(Math.floor(at / 1000));
  const digest = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${digest}`,
  };
  return { body, headers };
}

const form = 'application/x-www-form-urlencoded';

/** The request that carries a payload in HTTP mode. */
function requestFor(signingSecret: string, outgoing: Outgoing, at: number): SignedRequest {
  const { type, payload, retry } = outgoing;
  if (type === 'events_api') {
    const signed = sign(signingSecret, JSON.stringify(payload), at, 'application/json');
    const again = retry && { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason };
    return { body: signed.body, headers: { ...signed.headers, ...again } };
  }
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : flat(payload);
  return sign(signingSecret, new URLSearchParams(fields).toString(), at, form);
}

function flat(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

/** HTTP mode: every payload is a signed request to the app's address. */
export class HttpMode implements Transport {
  readonly ready = true;
  private readonly world: World;
  private readonly url: string;
  private readonly signingSecret: string;
  private readonly ackDeadlineMs: number;

  constructor(world: World, url: string, signingSecret: string, ackDeadlineMs: number) {
    this.world = world;
    this.url = url;
    this.signingSecret = signingSecret;
    this.ackDeadlineMs = ackDeadlineMs;
  }

  async send(outgoing: Outgoing): Promise<Ack> {
    const request = requestFor(this.signingSecret, outgoing, this.world.now());
    const sentAt = performance.now();
    try {
      const signal = AbortSignal.timeout(this.ackDeadlineMs);
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { ...request.headers, connection: 'close' },
        body: request.body,
        signal,
      });
      const text = await response.text();
      if (!response.ok) return { kind: 'undeliverable', because: `http_${response.status}` };
      const latencyMs = performance.now() - sentAt;
      return { kind: 'acked', latencyMs, body: text === '' ? {} : (parseJson(text) ?? { text }) };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'missed', because: 'timeout' };
      return { kind: 'undeliverable', because: error instanceof Error ? error.message : String(error) };
    }
  }
}
