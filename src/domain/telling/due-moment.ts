import { lastMoment } from './schedule-moments.ts';
import type { Subscription } from './subscription.ts';

/** A moment that lies further ahead than this was noted while the clock was wrong; nearer ones bridge a clock that is set back. */
const AHEAD_MS = 25 * 3_600_000;

/** The moment whose digest is due now, or null. Several missed moments are one: the last. */
export function dueMoment(subscription: Subscription, now: Date): Date | null {
  if (subscription.state !== 'active') return null;
  if (subscription.requestedAt !== null) return subscription.requestedAt;
  if (subscription.mode === 'breaking') return null;
  const moment = lastMoment(subscription.schedule, now);
  return moment > subscription.lastDueAt || isFarAhead(subscription.lastDueAt, now) ? moment : null;
}

/** Which moment counts as the last one once a digest for `dueAt` is composed: it moves on, and back only from where a wrong clock had put it. */
export function lastDueAfter(lastDueAt: Date, dueAt: Date): Date {
  return dueAt > lastDueAt || isFarAhead(lastDueAt, dueAt) ? dueAt : lastDueAt;
}

function isFarAhead(noted: Date, now: Date): boolean {
  return noted.getTime() - now.getTime() > AHEAD_MS;
}
