import type { PackId } from '../domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../domain/ledger/development.ts';
import type { Delivery, DeliveryId, MessageRef, NewDelivery } from '../domain/telling/delivery.ts';
import type { Message } from '../domain/telling/message.ts';
import type { Language, SubscriptionId } from '../domain/telling/subscription.ts';

/** An entry that a message tells, and what was known of its corrections when it was written there. */
export interface ToldEntry {
  readonly id: DevelopmentId;
  readonly since: Date;
  /** The last correction that was known; null where only the time says so. */
  readonly knows: number | null;
}

/** A message that stands in a channel and tells entries. */
export interface Carrier extends Pick<Delivery, 'id' | 'key' | 'subscriptionId' | 'address'> {
  readonly ref: MessageRef;
  /** Of our words in it from now on. */
  readonly language: Language;
  /** The message with all that was told in it since, but without any corrections. */
  readonly plain: Message;
  readonly tells: readonly ToldEntry[];
  /** Its newest edit, which the next one is built on; null where it was never edited. */
  readonly lastEdit: DeliveryId | null;
}

/** A message, and the corrections that it has still to show. */
export interface CorrectionsDue {
  readonly carrier: Carrier;
  readonly corrections: readonly number[];
}

/** A message as it is to stand from now on. */
export interface NewEdit {
  readonly carrier: Carrier;
  readonly message: Message;
  readonly plain: Message;
  /** The entries that it tells beside those told there before. */
  readonly adds: readonly DevelopmentId[];
  /** The corrections that it shows. */
  readonly corrects: readonly number[];
  /** The corrections up to this number are known in the words of what it adds. */
  readonly knows: number;
  /** What is said in the thread of the message besides, each with the key of no other. */
  readonly replies: readonly NewDelivery[];
  readonly at: Date;
}

/** What messages that stand in channels have to be changed to; the outbox delivers it. */
export interface Edits {
  /** Some messages that tell an entry as it was before a correction, and have no edit with that correction, oldest first. */
  due(packId: PackId): Promise<readonly CorrectionsDue[]>;
  /** Notes that nothing is left to be chased of the corrections whose messages all have their edits, so that nobody looks again. */
  close(packId: PackId): Promise<void>;
  /** A delivered message, unless the platform has refused to change it before. */
  carrier(id: DeliveryId): Promise<Carrier | null>;
  /** The entries that messages of a subscription were edited to tell. */
  added(id: SubscriptionId): Promise<ReadonlySet<DevelopmentId>>;
  /** Puts an edit into the outbox together with its replies, in one transaction; false where the message has another newest edit by now. */
  queue(edit: NewEdit): Promise<boolean>;
}
