import {
  afterAttempt,
  refusalPauses,
  type Delivery,
  type NewDelivery,
  type PostOutcome,
  type Settlement,
} from '../domain/telling/delivery.ts';
import { pauseNotice } from '../domain/telling/pause-notice.ts';
import { postButtons } from '../domain/telling/post-buttons.ts';
import type { Message } from '../domain/telling/message.ts';
import { perhapsRepeated } from '../domain/telling/perhaps-repeated.ts';
import type { Platform } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';
import { conflictOf, type Conflict } from './conflict.ts';
import type { NothingToPost } from './nothing-to-post.ts';

/** What delivering needs. */
export interface DeliverDeps {
  readonly outbox: Outbox;
  readonly subscriptions: Pick<Subscriptions, 'current'>;
  readonly conflicts: readonly Conflict[];
  readonly messengers: ReadonlyMap<Platform, Messenger>;
  readonly nothingToPost: Pick<NothingToPost, 'changed'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A lookup that cannot tell is followed by another post only after this long: a double is better than a loss. */
const UNTOLD_MS = 5 * 60_000;

/** One attempt, unless it is another's to make or was made meanwhile. */
export async function deliverOne(
  delivery: Delivery,
  messenger: Messenger,
  deps: DeliverDeps,
): Promise<'sent' | 'failed' | 'not taken'> {
  try {
    if (!(await deps.outbox.begin(delivery.id, deps.clock.now()))) return 'not taken';
    const outcome = await fateOf(delivery, messenger, deps);
    const now = deps.clock.now();
    const settlement = afterAttempt({ attempts: delivery.attempts + 1, since: delivery.createdAt }, outcome, now);
    await deps.outbox.settle(delivery.id, settlement, now, await noticeOf(delivery, settlement, messenger, deps));
    if (settlement.kind !== 'sent')
      deps.log.warn('delivery not sent', {
        deliveryId: delivery.id,
        kind: settlement.kind,
        because: settlement.because,
      });
    return settlement.kind === 'sent' ? 'sent' : 'failed';
  } catch (cause) {
    deps.log.error('delivery left for later', { deliveryId: delivery.id, cause: String(cause) });
    return 'failed';
  } finally {
    if (delivery.subscriptionId !== null) deps.nothingToPost.changed(delivery.subscriptionId);
  }
}

/** What whoever subscribed is told where this pauses the subscription. */
async function noticeOf(
  delivery: Delivery,
  settlement: Settlement,
  messenger: Messenger,
  { subscriptions, conflicts, clock }: DeliverDeps,
): Promise<NewDelivery | null> {
  if (settlement.kind !== 'gave-up' || !settlement.pause || !refusalPauses(delivery.kind, settlement.closed))
    return null;
  if (delivery.subscriptionId === null) return null;
  const subscription = await subscriptions.current(delivery.subscriptionId);
  if (!subscription) return null;
  const packs = subscription.packs.map((id) => conflictOf(conflicts, id)?.pack.name ?? id);
  const paused = { subscription, packs, url: messenger.urlOf(delivery.address) };
  const at = clock.now();
  // what is resumed may be refused once more, and paused with a notice of its own
  return pauseNotice([paused], { because: settlement.because, at, cause: `${delivery.id}:${at.toISOString()}` });
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
  const { key, address, message, thread } = delivery;
  if (delivery.kind === 'reply' && !thread) return { kind: 'refused', because: 'The message that it answers is gone.' };
  const post = { key, address, message, next: postButtons(delivery), ...(thread ? { thread } : {}) };
  // an edit that was made already says the same once more
  if (delivery.kind === 'edit' && delivery.ref) return messenger.edit({ ...post, ref: delivery.ref });
  if (delivery.state !== 'unknown' && delivery.state !== 'sending') return messenger.post(post);
  const found = await messenger.find(post, delivery.createdAt, await deps.outbox.standingIn(delivery.address));
  switch (found.kind) {
    case 'found':
      return { kind: 'sent', ref: found.ref };
    case 'absent':
      return messenger.post(post);
    case 'repeatable':
      return asUntold(await messenger.post(post));
    case 'later':
      return { ...found, kind: 'unknown' };
    case 'cannot-tell':
      return afterBlindLook(delivery, found.because, (as) => messenger.post({ ...post, message: as }), deps);
  }
}

/** Five minutes after the first look that could not tell the channel gets it again, with a word that it may be a repeat. */
async function afterBlindLook(
  { message, attemptedAt, createdAt }: Delivery,
  because: string,
  postAgain: (as: Message) => Promise<PostOutcome>,
  { clock }: DeliverDeps,
): Promise<PostOutcome> {
  const waited = clock.now().getTime() - (attemptedAt ?? createdAt).getTime();
  if (waited < UNTOLD_MS) return { kind: 'unknown', because, retryAfterMs: UNTOLD_MS };
  const as = perhapsRepeated(message);
  const outcome = asUntold(await postAgain(as));
  return outcome.kind === 'sent' ? { ...outcome, as } : outcome;
}

/** A failed repeat says nothing of the earlier attempt. */
function asUntold(outcome: PostOutcome): PostOutcome {
  return outcome.kind === 'refused' || outcome.kind === 'later' ? { ...outcome, mayStand: true } : outcome;
}
