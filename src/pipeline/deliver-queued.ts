import {
  afterAttempt,
  laneOfKind,
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

/** How deliveries went. */
export interface DeliverCount {
  readonly sent: number;
  readonly failed: number;
}

/** A lookup that cannot tell is followed by another post only after this long: a double is better than a loss. */
const UNTOLD_MS = 5 * 60_000;
/** Channels of a platform that are posted to at the same time: one that is silent everywhere holds up no other platform. */
const MOST_LANES = 100;
/** What the outbox hands out at a time. */
const MOST_DUE = 1000;
/** Posts to one channel, one after another, before the others have their turn again. */
const LONGEST_LANE = 50;

/**
 * Stage 7 of 7: outbox rows whose time has come → messages. Each channel is a lane of its own: its messages go one after
 * the other, and a lane that is held up (by a limit, a silence) holds up no other. The row says `sending` before the
 * platform is called; a post whose fate is unknown is looked up before it is sent again.
 */
export class DeliveryLanes {
  readonly #deps: DeliverDeps;
  readonly #busy = new Map<string, { readonly platform: Platform; readonly work: Promise<void> }>();
  readonly #waiting = new Map<Platform, Delivery[]>();
  #sent = 0;
  #failed = 0;

  constructor(deps: DeliverDeps) {
    this.#deps = deps;
  }

  /** Starts on what is due now, breaking posts first, beside what is under way; answers with how many channels are. */
  async takeUp(signal: AbortSignal): Promise<number> {
    const { outbox, clock, messengers } = this.#deps;
    for (const [platform, { refusal }] of messengers)
      this.#waiting.set(platform, refusal === null ? [...(await outbox.due(clock.now(), { platform }))] : []);
    for (const platform of messengers.keys()) this.#fill(platform, signal);
    return this.#busy.size;
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all([...this.#busy.values()].map(({ work }) => work));
  }

  /** How deliveries went since this was asked last. */
  count(): DeliverCount {
    const count = { sent: this.#sent, failed: this.#failed };
    this.#sent = this.#failed = 0;
    return count;
  }

  #fill(platform: Platform, signal: AbortSignal): void {
    const isFull = () => [...this.#busy.values()].filter((lane) => lane.platform === platform).length >= MOST_LANES;
    while (!isFull() && !signal.aborted) {
      const next = this.#waiting.get(platform)?.shift();
      if (!next) return;
      const lane = laneOf(next);
      if (this.#busy.has(lane)) continue; // it goes on by itself
      const work = this.#lane(next, signal).finally(() => {
        this.#busy.delete(lane);
        this.#fill(platform, signal);
      });
      this.#busy.set(lane, { platform, work });
    }
  }

  /** One channel's messages, until one has to wait. */
  async #lane(first: Delivery, signal: AbortSignal): Promise<void> {
    let next: Delivery | undefined = first;
    for (let n = 0; next && n < LONGEST_LANE && !signal.aborted; n++) {
      const messenger = this.#messengerOf(next);
      const came = messenger ? await deliverOne(next, messenger, this.#deps) : 'not taken';
      if (came === 'sent') this.#sent++;
      if (came === 'failed') this.#failed++;
      if (came !== 'sent') return;
      next = await this.#following(next);
    }
  }

  async #following(before: Delivery): Promise<Delivery | undefined> {
    const { outbox, clock, log } = this.#deps;
    try {
      return (await outbox.due(clock.now(), before.address)).find((next) => laneOf(next) === laneOf(before));
    } catch (cause) {
      log.error('deliveries left for later', { ...before.address, cause: String(cause) });
      return undefined;
    }
  }

  /** Null for a platform that is switched off, or that takes nothing from us until the operator has mended it. */
  #messengerOf({ address }: Delivery): Messenger | null {
    const messenger = this.#deps.messengers.get(address.platform);
    return messenger && messenger.refusal === null ? messenger : null;
  }
}

/** Delivers until nothing is due any more: for a cycle that is run by itself. */
export async function deliverQueued(deps: DeliverDeps, signal: AbortSignal): Promise<DeliverCount> {
  const lanes = new DeliveryLanes(deps);
  let [sent, failed] = [0, 0];
  for (let moves = true; moves && !signal.aborted;) {
    await lanes.takeUp(signal);
    await lanes.idle();
    const round = lanes.count();
    [sent, failed] = [sent + round.sent, failed + round.failed];
    moves = round.sent >= MOST_DUE; // more may wait behind these
  }
  return { sent, failed };
}

/** A channel's edits and replies have lanes of their own: an old message, or a thread that cannot be had yet, holds up no news. */
function laneOf({ kind, address: { platform, workspace, channel } }: Delivery): string {
  return JSON.stringify([platform, workspace, channel, laneOfKind(kind)]);
}

/** One attempt, unless it is another's to make or was made meanwhile. */
async function deliverOne(
  delivery: Delivery,
  messenger: Messenger,
  deps: DeliverDeps,
): Promise<'sent' | 'failed' | 'not taken'> {
  try {
    if (!(await deps.outbox.begin(delivery.id, deps.clock.now()))) return 'not taken';
    const outcome = await fateOf(delivery, messenger, deps);
    const now = deps.clock.now();
    const settlement = afterAttempt(delivery.attempts + 1, outcome, now);
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
