import { randomBytes } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { Agent, request as send } from 'undici';
import type { HubClient, HubReply, HubRequest } from '../../ports/hub-client.ts';
import { AddressRefused, checkAddress, guardedConnector } from './address-guard.ts';
import { sentenceForError, sentenceForStatus } from './fetch-outcome.ts';
import { redirectTarget } from './redirect-target.ts';
import { retryAfterMs } from './server-hints.ts';

interface HubLimits {
  readonly timeoutMs: number;
  readonly allowHosts: readonly string[];
}

const maxRedirects = 5;
const answerLimit = 16_384;

/** Asks hubs through the same guard as feeds: a hub's address is a word of the feed's, that is to say anybody's. */
export class HttpHubClient implements HubClient {
  readonly #agent: Agent;
  readonly #limits: HubLimits;
  readonly #userAgent: string;

  constructor(limits: HubLimits, userAgent: string, lookup?: LookupFunction) {
    this.#limits = limits;
    this.#userAgent = userAgent;
    this.#agent = new Agent({
      connect: guardedConnector(limits.allowHosts, limits.timeoutMs, lookup),
      headersTimeout: limits.timeoutMs,
      bodyTimeout: limits.timeoutMs,
    });
  }

  async ask(request: HubRequest, signal: AbortSignal): Promise<HubReply> {
    const deadline = AbortSignal.timeout(this.#limits.timeoutMs);
    try {
      return await this.#follow(request, AbortSignal.any([signal, deadline]));
    } catch (error) {
      if (error instanceof AddressRefused) return notTaken(error.message);
      if (deadline.aborted) return notTaken('The hub did not answer in time.');
      return notTaken(sentenceForError(error));
    }
  }

  newWord(): string {
    return randomBytes(24).toString('base64url');
  }

  mayTellSecret(hub: string): boolean {
    const url = URL.parse(hub);
    return url?.protocol === 'https:' || this.#limits.allowHosts.includes(url?.host ?? '');
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(request: HubRequest, signal: AbortSignal): Promise<HubReply> {
    let address = request.hub;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const checked = checkAddress(address);
      if (checked.kind === 'refused') return notTaken(checked.because);
      // a redirect must not carry the secret where it may not go
      const secret = this.mayTellSecret(checked.url.href) ? request.secret : null;
      if (secret !== request.secret) return notTaken('The hub redirects to an open connection.');
      const {
        statusCode: status,
        headers,
        body,
      } = await send(checked.url, {
        dispatcher: this.#agent,
        method: 'POST',
        headers: { 'user-agent': this.#userAgent, 'content-type': 'application/x-www-form-urlencoded' },
        body: formOf(request),
        signal,
      });
      await body.dump({ limit: answerLimit, signal });
      if (status >= 200 && status < 300) return { kind: 'taken' };
      const target = status === 307 || status === 308 ? redirectTarget(headers, checked.url) : null;
      if (target === null) {
        return notTaken(
          `The hub did not take the request: ${sentenceForStatus(status)}`,
          retryAfterMs(headers, Date.now()),
        );
      }
      address = target;
    }
    return notTaken(`The hub redirects more than ${maxRedirects} times.`);
  }
}

function formOf({ mode, topic, callback, secret, leaseSeconds }: HubRequest): string {
  const form = new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.lease_seconds': String(leaseSeconds),
  });
  if (secret !== null && mode === 'subscribe') form.set('hub.secret', secret);
  return form.toString();
}

function notTaken(because: string, after: number | null = null): HubReply {
  return { kind: 'not-taken', because, retryAfterMs: after };
}
