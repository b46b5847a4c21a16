import type { FeedId } from './feed.ts';

/** The WebSub hub that a feed names, and the topic by which the hub knows the feed. */
export interface NamedHub {
  readonly hub: string;
  readonly topic: string;
}

/** What stands between us and a hub about one feed. */
export interface HubSubscription extends NamedHub {
  readonly feedId: FeedId;
  /** The unguessable end of the address that the hub calls, and that whole address. */
  readonly callbackId: string;
  readonly callback: string;
  /** With what the hub signs; null where the hub is asked over an open connection, which must not carry it. */
  readonly secret: string | null;
  /** What the hub was asked for and has not yet come back about. */
  readonly pending: 'subscribe' | 'unsubscribe' | null;
  /** Until when the hub tells of changes; null before it has come back and after it has refused. */
  readonly leaseEndsAt: Date | null;
  /** When the hub is asked next: to renew, to try again, or to give up leaving. */
  readonly nextTryAt: Date;
  /** Failures in a row. */
  readonly failures: number;
  /** One sentence for a person; null while all is well. */
  readonly lastError: string | null;
}

/** Where a feed stands: the hub it names now (null: none, or it is not followed) and what is held with a hub. */
export interface HubStanding {
  readonly feedId: FeedId;
  readonly named: NamedHub | null;
  readonly held: HubSubscription | null;
}

/** What to do next: nothing yet, ask (for the first time, again, or to renew), give a lease up, or drop what is held. */
export type HubStep = 'wait' | 'ask' | 'leave' | 'forget';

/** What is asked for; a hub may give less or more. */
export const LEASE_SECONDS = 10 * 86_400;
const LONGEST_LEASE_MS = 30 * 86_400_000;
const RENEWED_AT = 0.8;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const VERIFIED_WITHIN_MS = 10 * MINUTE_MS;
const LEFT_WITHIN_MS = 5 * MINUTE_MS;
/** A hub that gives leases of seconds is not asked every second; between them the feed is polled as ever. */
const SOONEST_RENEWAL_MS = MINUTE_MS;

/** What to do about a feed's hub now. Without a public address nothing is asked for, and what is held is given up. */
export function hubStep({ named, held }: HubStanding, publicUrl: string | null, now: Date): HubStep {
  if (held === null) return named !== null && publicUrl !== null ? 'ask' : 'wait';
  const reachable = publicUrl !== null && held.callback === callbackOf(publicUrl, held.callbackId);
  const wanted = named !== null && reachable && named.hub === held.hub && named.topic === held.topic;
  const due = held.nextTryAt <= now;
  if (wanted) return due || held.pending === 'unsubscribe' ? 'ask' : 'wait';
  if (held.pending === 'unsubscribe') return due ? 'forget' : 'wait';
  return reachable && isPushed(held, now) ? 'leave' : 'forget';
}

/** Where a hub calls, under a public address without a slash at its end. */
export function callbackOf(publicUrl: string, callbackId: string): string {
  return `${publicUrl}/websub/${callbackId}`;
}

/** Whether a hub tells of this feed's changes just now. */
export function isPushed(held: Pick<HubSubscription, 'leaseEndsAt'>, now: Date): boolean {
  return held.leaseEndsAt !== null && held.leaseEndsAt > now;
}

/** After the hub has taken the request to subscribe; it has yet to come back and verify it. A lease that is being renewed goes on. */
export function asked(held: HubSubscription, now: Date): HubSubscription {
  const within = Math.min(VERIFIED_WITHIN_MS * 2 ** Math.min(held.failures, 7), DAY_MS);
  return { ...held, pending: 'subscribe', failures: held.failures + 1, nextTryAt: later(now, within) };
}

/** While the hub is being left: what it still tells counts for nothing, and after minutes it is forgotten without its word. */
export function leaving(held: HubSubscription, now: Date): HubSubscription {
  return { ...held, pending: 'unsubscribe', leaseEndsAt: null, nextTryAt: later(now, LEFT_WITHIN_MS) };
}

/** After a request that the hub did not take: tried again later each time, a day at most. */
export function notTaken(
  held: HubSubscription,
  because: string,
  retryAfterMs: number | null,
  now: Date,
): HubSubscription {
  const backOffMs = MINUTE_MS * 2 ** Math.min(held.failures, 11);
  const waitMs = Math.min(Math.max(backOffMs, retryAfterMs ?? 0), DAY_MS);
  return { ...held, pending: null, failures: held.failures + 1, lastError: because, nextTryAt: later(now, waitMs) };
}

/** After the hub has come back and verified: it tells of changes until the lease ends, and is asked again well before. */
export function verified(held: HubSubscription, leaseSeconds: number | null, now: Date): HubSubscription {
  const givenMs = (leaseSeconds !== null && leaseSeconds > 0 ? leaseSeconds : LEASE_SECONDS) * 1000;
  const leaseMs = Math.min(givenMs, LONGEST_LEASE_MS);
  const renewMs = Math.max(leaseMs * RENEWED_AT, SOONEST_RENEWAL_MS);
  const renewal = { leaseEndsAt: later(now, leaseMs), nextTryAt: later(now, renewMs) };
  return { ...held, ...renewal, pending: null, failures: 0, lastError: null };
}

/** After the hub has refused, which it may do at any time. */
export function denied(held: HubSubscription, now: Date): HubSubscription {
  const lastError = 'The hub refuses to tell of this feed.';
  return { ...held, pending: null, leaseEndsAt: null, lastError, nextTryAt: later(now, DAY_MS) };
}

/**
 * When to poll a feed whose hub tells of changes: seldom, since polling is only the safety net then, but not later than the
 * lease ends.
 */
export function nextSafetyPoll(nextPollAt: Date, pushedUntil: Date | null, maxIntervalMs: number, now: Date): Date {
  if (pushedUntil === null || pushedUntil <= now) return nextPollAt;
  const seldom = Math.min(now.getTime() + maxIntervalMs, pushedUntil.getTime());
  return new Date(Math.max(nextPollAt.getTime(), seldom));
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + Math.round(ms));
}
