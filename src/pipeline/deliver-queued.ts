import { afterAttempt, type Delivery, type PostOutcome } from '../domain/telling/delivery.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Outbox } from '../ports/outbox.ts';

/** What delivering needs. */
export interface DeliverDeps {
  readonly outbox: Outbox;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How deliveries went. */
export interface DeliverCount {
  readonly sent: number;
  readonly failed: number;
}

/** A lookup that cannot tell is followed by another post only after this long: a double is better than a loss. */
const UNTOLD_MS = 5 * 60_000;
/** Between two posts to a channel the outbox is asked again; this bounds one cycle. */
const MOST_ROUNDS = 50;

/**
 * Stage 7 of 7: outbox rows whose time has come → messages, one channel's in order, channels side by side. The row says
 * `sending` before the platform is called; a post whose fate is unknown is looked up before it is sent again.
 */
export async function deliverQueued(deps: DeliverDeps, signal: AbortSignal): Promise<DeliverCount> {
  let sent = 0;
  let failed = 0;
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round++) {
    const due = await deps.outbox.due(deps.clock.now());
    const mine = due.filter((d) => deps.messengers.has(d.address.platform));
    if (mine.length === 0) break;
    const results = await Promise.all(mine.map((delivery) => deliverOne(delivery, deps)));
    sent += results.filter((r) => r === 'sent').length;
    failed += results.filter((r) => r !== 'sent').length;
    if (!results.includes('sent')) break;
  }
  return { sent, failed };
}

async function deliverOne(delivery: Delivery, deps: DeliverDeps): Promise<'sent' | 'waits'> {
  const messenger = deps.messengers.get(delivery.address.platform);
  if (!messenger) return 'waits';
  try {
    if (!(await deps.outbox.begin(delivery.id, deps.clock.now()))) return 'waits';
    const outcome = await fateOf(delivery, messenger, deps);
    const now = deps.clock.now();
    const settlement = afterAttempt(delivery.attempts + 1, outcome, now);
    await deps.outbox.settle(delivery.id, settlement, now);
    if (settlement.kind !== 'sent')
      deps.log.warn('delivery not sent', {
        deliveryId: delivery.id,
        kind: settlement.kind,
        because: settlement.because,
      });
    return settlement.kind === 'sent' ? 'sent' : 'waits';
  } catch (cause) {
    deps.log.error('delivery left for later', { deliveryId: delivery.id, cause: String(cause) });
    return 'waits';
  }
}

/** A messenger that throws has said nothing of the post's fate. */
async function fateOf(delivery: Delivery, messenger: Messenger, deps: DeliverDeps): Promise<PostOutcome> {
  try {
    return await attempt(delivery, messenger, deps);
  } catch (cause) {
    deps.log.error('messenger failed', { deliveryId: delivery.id, cause: String(cause) });
    return { kind: 'unknown', because: 'the messenger failed; the log says why' };
  }
}

/** Posts, after a look at the channel where an earlier attempt may have arrived. */
async function attempt(delivery: Delivery, messenger: Messenger, deps: DeliverDeps): Promise<PostOutcome> {
  const post = { key: delivery.key, address: delivery.address, message: delivery.message };
  if (delivery.state !== 'unknown' && delivery.state !== 'sending') return messenger.post(post);
  const found = await messenger.find(post, delivery.createdAt);
  if (found.kind === 'found') return { kind: 'sent', ref: found.ref };
  const waited = deps.clock.now().getTime() - (delivery.attemptedAt ?? delivery.createdAt).getTime();
  if (found.kind === 'cannot-tell' && waited < UNTOLD_MS) {
    return { kind: 'unknown', because: found.because };
  }
  return messenger.post(post);
}
