import type { FeedId } from '../domain/news/feed.ts';
import {
  asked,
  callbackOf,
  denied,
  hubStep,
  isPushed,
  leaving,
  LEASE_SECONDS,
  notTaken,
  verified,
  type HubStanding,
  type HubSubscription,
} from '../domain/news/web-sub.ts';
import type { Clock } from '../ports/clock.ts';
import type { HubCallbacks, HubQuestion } from '../ports/hub-callbacks.ts';
import type { HubClient } from '../ports/hub-client.ts';
import type { HubSubscriptions } from '../ports/hub-subscriptions.ts';
import type { Log } from '../ports/log.ts';

/** What following hubs needs. */
export interface HubDeps {
  readonly hubs: HubSubscriptions;
  readonly client: HubClient;
  /** Polls a feed soon. */
  readonly hasten: (feedId: FeedId) => Promise<void>;
  /** Where hubs reach us, without a slash at the end; null: nowhere, and polling is all there is. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** So that dead hubs, which take their time-out each, hold up no others. */
const HUBS_AT_ONCE = 8;

/** Beside the stages: feeds that name a hub → a lease that is asked for, renewed in time and given up. A hub that fails never stops the others. */
export async function followHubs(deps: HubDeps, signal: AbortSignal): Promise<void> {
  const standings = (await deps.hubs.standings()).values();
  await Promise.all(Array.from({ length: HUBS_AT_ONCE }, () => takeAll(standings, deps, signal)));
}

async function takeAll(standings: Iterable<HubStanding>, deps: HubDeps, signal: AbortSignal): Promise<void> {
  for (const standing of standings) {
    if (signal.aborted) return;
    await take(standing, deps, signal);
  }
}

async function take(standing: HubStanding, deps: HubDeps, signal: AbortSignal): Promise<void> {
  const { named, held } = standing;
  const step = hubStep(standing, deps.publicUrl, deps.clock.now());
  if (step === 'forget') return forget(standing, deps);
  if (step === 'leave' && held !== null) return request(held, 'unsubscribe', deps, signal);
  if (step !== 'ask' || named === null || deps.publicUrl === null) return;
  const wanted = held ?? newSubscription(standing.feedId, named, deps.publicUrl, deps);
  return request(wanted, 'subscribe', deps, signal);
}

function newSubscription(
  feedId: HubStanding['feedId'],
  named: { readonly hub: string; readonly topic: string },
  publicUrl: string,
  { client, clock }: HubDeps,
): HubSubscription {
  const callbackId = client.newWord();
  return {
    feedId,
    ...named,
    callbackId,
    callback: callbackOf(publicUrl, callbackId),
    secret: client.mayTellSecret(named.hub) ? client.newWord() : null,
    pending: null,
    leaseEndsAt: null,
    nextTryAt: clock.now(),
    failures: 0,
    lastError: null,
  };
}

/** Without its hub the feed is polled as ever, from now on. */
async function forget({ feedId, held }: HubStanding, { hubs, hasten, clock }: HubDeps): Promise<void> {
  await hubs.forget(feedId);
  if (held !== null && isPushed(held, clock.now())) await hasten(feedId);
}

/** Stored before it is sent: a hub may come back before its answer has arrived, and a crash in between is only a late verification. */
async function request(
  held: HubSubscription,
  mode: 'subscribe' | 'unsubscribe',
  deps: HubDeps,
  signal: AbortSignal,
): Promise<void> {
  const now = deps.clock.now();
  await deps.hubs.save(mode === 'subscribe' ? asked(held, now) : leaving(held, now));
  if (mode === 'unsubscribe') await deps.hasten(held.feedId);
  const { hub, topic, callback, secret } = held;
  const reply = await deps.client.ask({ hub, mode, topic, callback, secret, leaseSeconds: LEASE_SECONDS }, signal);
  if (reply.kind === 'taken' || signal.aborted) return;
  deps.log.warn('hub did not take a request', { feedId: held.feedId, mode, because: reply.because });
  if (mode === 'unsubscribe') return deps.hubs.forget(held.feedId);
  const since = await deps.hubs.byCallback(held.callbackId);
  // a hub that has verified meanwhile has taken it, whatever it answered
  if (since?.pending !== mode) return;
  await deps.hubs.save(notTaken(held, reply.because, reply.retryAfterMs, deps.clock.now()));
}

/** What hubs may ask and tell. A push is taken for a word that there is something to poll: what is read comes from the feed itself. */
export class HubReceiver implements HubCallbacks {
  readonly #deps: Omit<HubDeps, 'client' | 'publicUrl'>;

  constructor(deps: Omit<HubDeps, 'client' | 'publicUrl'>) {
    this.#deps = deps;
  }

  async verify(callbackId: string, { mode, topic, leaseSeconds }: HubQuestion): Promise<boolean> {
    const { hubs, clock, hasten, log } = this.#deps;
    const held = await hubs.byCallback(callbackId);
    if (held === null || held.topic !== topic) return false;
    if (mode === 'denied') {
      log.warn('hub refuses a feed', { feedId: held.feedId });
      await hubs.save(denied(held, clock.now()));
      await hasten(held.feedId);
      return true;
    }
    if (held.pending === null || held.pending !== mode) return false;
    if (mode === 'unsubscribe') await hubs.forget(held.feedId);
    else await hubs.save(verified(held, leaseSeconds, clock.now()));
    return true;
  }

  async signedWith(callbackId: string): Promise<{ readonly secret: string | null } | null> {
    const held = await this.#deps.hubs.byCallback(callbackId);
    return held === null || !isPushed(held, this.#deps.clock.now()) ? null : { secret: held.secret };
  }

  async pushed(callbackId: string): Promise<void> {
    const held = await this.#deps.hubs.byCallback(callbackId);
    if (held === null) return;
    this.#deps.log.info('hub told of news', { feedId: held.feedId });
    await this.#deps.hasten(held.feedId);
  }

  async forged(callbackId: string): Promise<void> {
    const held = await this.#deps.hubs.byCallback(callbackId);
    this.#deps.log.warn('a push that the hub did not sign is not believed', { feedId: held?.feedId ?? null });
  }
}
