import type { PackId } from '../diplomacy/pack.ts';
import type { DevelopmentId } from '../ledger/development.ts';
import type { Message } from './message.ts';
import type { ChannelAddress, SubscriptionId } from './subscription.ts';

/** Names a delivery in the outbox. */
export type DeliveryId = number & { readonly __brand: 'DeliveryId' };

/** Where a message stands on its platform: what an edit or a link needs. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
  readonly url: string | null;
}

/**
 * An `edit` changes a message that stands in the channel already, where its `ref` says; a `reply` is said in the thread of
 * such a message; the others are posts of their own.
 */
export type DeliveryKind = 'digest' | 'breaking' | 'notice' | 'edit' | 'reply';

/** What a channel has a lane of its own for: platforms limit it otherwise, and it holds up no post. */
export const OWN_LANES = ['edit', 'reply'] as const satisfies readonly DeliveryKind[];

/** Names the lane of a channel in which such deliveries follow each other. */
export function laneOfKind(kind: DeliveryKind): string {
  return OWN_LANES.find((own) => own === kind) ?? 'post';
}

/** So many attempts of a breaking post go before the digests of other channels; one that is put off again and again takes its turn by time. */
export const URGENT_ATTEMPTS = 5;

/** Does a refusal mean that the channel takes nothing any more? That a message may not be changed or answered says nothing of the next post, unless the channel itself is closed. */
export function refusalPauses(kind: DeliveryKind, closed: true | undefined): boolean {
  return kind === 'digest' || kind === 'breaking' || (kind === 'edit' && closed === true);
}

/** Beneath which message a reply is said. */
export interface Thread {
  readonly root: MessageRef;
  /** What that message said in one sentence when it was posted. */
  readonly headline: string;
}

/** One post to a channel or a person, on its way into the outbox. */
export interface NewDelivery {
  /** Unique for ever: the same digest part is never queued twice. */
  readonly key: string;
  /** Null for a notice to a person: nobody subscribed to it, so nothing is paused when it is refused. */
  readonly subscriptionId: SubscriptionId | null;
  readonly address: ChannelAddress;
  readonly kind: DeliveryKind;
  /** The delivery in whose thread a reply is said; of a reply, and of nothing else. */
  readonly repliesTo?: DeliveryId;
  readonly message: Message;
  /** The developments that this post carries. */
  readonly carries: readonly DevelopmentId[];
  /** The corrections that this post tells of, by their numbers. */
  readonly corrects?: readonly number[];
  /** The corrections up to this number are known in its words; absent where nobody said. */
  readonly knows?: number;
  /** What the channel has been told once this post is delivered, as ledger numbers; null for a part that is not the last. */
  readonly tells: Readonly<Record<PackId, number>> | null;
  readonly createdAt: Date;
}

/** `unknown`: it was posted or not, nobody said; looked up before it is sent again. */
export type DeliveryState = 'queued' | 'sending' | 'unknown' | 'sent' | 'failed';

/** A delivery as the outbox holds it. */
export interface Delivery extends NewDelivery {
  readonly id: DeliveryId;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly attemptedAt: Date | null;
  readonly nextAttemptAt: Date;
  readonly ref: MessageRef | null;
  /** Of a reply: where it is said. */
  readonly thread?: Thread;
}

/** It stands there: where, and in which words where those are not the ones it was queued in. */
interface Sent {
  readonly kind: 'sent';
  readonly ref: MessageRef;
  readonly as?: Message;
}

/** What a platform said of a post. `mayStand`: this attempt failed, but nobody could say what became of an earlier one. */
export type PostOutcome =
  | Sent
  /** A time-out, a reset, a server error: it may stand there. `retryAfterMs`: look no sooner. */
  | { readonly kind: 'unknown'; readonly because: string; readonly retryAfterMs?: number | null }
  /** Surely not posted, and worth another try. */
  | { readonly kind: 'later'; readonly because: string; readonly retryAfterMs: number | null; readonly mayStand?: true }
  /** Will not work however often: no access, archived, deleted. `closed`: whatever it is, the channel takes nothing from us. */
  | { readonly kind: 'refused'; readonly because: string; readonly mayStand?: true; readonly closed?: true };

/** What a look at the channel said of a post whose fate is unknown. */
export type FindOutcome =
  | { readonly kind: 'found'; readonly ref: MessageRef }
  | { readonly kind: 'absent' }
  /** Nobody can tell, but the platform still knows the post by its key and makes no second one of a repeat. */
  | { readonly kind: 'repeatable' }
  /** The look itself failed, as any request may: another one will tell. */
  | { readonly kind: 'later'; readonly because: string; readonly retryAfterMs: number | null }
  /** What was written may not be read, or is too much: another look will not tell either. */
  | { readonly kind: 'cannot-tell'; readonly because: string };

/** What becomes of a delivery after an attempt. */
export type Settlement =
  | Sent
  | { readonly kind: 'again'; readonly state: 'queued' | 'unknown'; readonly at: Date; readonly because: string }
  /** `mayStand`: it has to be looked up before anything of it is told again. */
  | {
      readonly kind: 'gave-up';
      readonly because: string;
      readonly pause: boolean;
      readonly mayStand?: boolean;
      readonly closed?: true;
    };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** No platform means more than that when it says how long to wait. */
const LONGEST_ASKED_MS = 24 * 60 * 60_000;
/** So often a platform's own Retry-After is all that counts; said again and again it is waited for up to a minute. */
const TAKEN_AT_ITS_WORD = 20;
const LONGEST_BESIDE_MS = 60_000;
/** Given up is what was tried for so long, and so often: a limit may need many attempts, and a stop none. */
const LONGEST_TRIED_MS = 2 * 24 * 60 * 60_000;
const LEAST_ATTEMPTS = 20;

/** How often a delivery was tried, and since when it is there. */
export interface Tried {
  readonly attempts: number;
  readonly since: Date;
}

/** What to do after a post's outcome; waits double up to a quarter of an hour, a platform's own Retry-After comes first, as long as it leads somewhere. */
export function afterAttempt({ attempts, since }: Tried, outcome: PostOutcome, now: Date): Settlement {
  if (outcome.kind === 'sent') return outcome;
  const mayStand = outcome.kind === 'unknown' || outcome.mayStand === true;
  if (outcome.kind === 'refused') {
    const { because, closed } = outcome;
    return { kind: 'gave-up', because, pause: true, mayStand, ...(closed ? { closed } : {}) };
  }
  if (attempts >= LEAST_ATTEMPTS && now.getTime() - since.getTime() >= LONGEST_TRIED_MS) {
    const because = `${outcome.because}; given up after ${attempts} attempts`;
    return { kind: 'gave-up', because, pause: true, mayStand };
  }
  const { retryAfterMs: asked = null } = outcome;
  const least = asked === null ? ownWait(attempts) : Math.min(ownWait(attempts - TAKEN_AT_ITS_WORD), LONGEST_BESIDE_MS);
  const wait = Math.max(Math.min(asked ?? 0, LONGEST_ASKED_MS), least);
  const state = mayStand ? 'unknown' : 'queued';
  return { kind: 'again', state, at: new Date(now.getTime() + wait), because: outcome.because };
}

/** None before the first attempt. */
function ownWait(attempts: number): number {
  return attempts < 1 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS);
}
