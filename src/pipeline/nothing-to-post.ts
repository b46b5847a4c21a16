import type { PackId } from '../domain/diplomacy/pack.ts';
import type { Subscription, SubscriptionId } from '../domain/telling/subscription.ts';
import type { Told } from './told-ledger.ts';

type Ledgers = ReadonlyMap<PackId, Omit<Told, 'board'>>;

/** What was looked at. */
interface Seen {
  readonly marks: string;
  readonly at: number;
}

/** After so long it is looked at all the same. */
const LONGEST_MS = 60_000;

/**
 * Which subscriptions have nothing to post, however late it gets: all that is worth a post is on its way or stands there.
 * Most have not, at most moments, and to find it out their outbox is read; so it is not asked again until the subscription,
 * a ledger of it or the fate of one of its messages has changed. Kept in this process and nowhere else.
 */
export class NothingToPost {
  readonly #seen = new Map<SubscriptionId, Seen>();
  /** Of these a message has changed since the last look. */
  readonly #changed = new Set<SubscriptionId>();

  /** Is nothing to be done, by the last look? Otherwise a look begins. */
  holds(subscription: Subscription, ledgers: Ledgers, now: Date): boolean {
    const seen = this.#seen.get(subscription.id);
    const changed = this.#changed.delete(subscription.id);
    if (!seen) return false;
    const age = now.getTime() - seen.at;
    const isFresh = !changed && age >= 0 && age < LONGEST_MS;
    if (isFresh && seen.marks === marksOf(subscription, ledgers)) return true;
    this.#seen.delete(subscription.id);
    return false;
  }

  /** A look has found nothing, and nothing that waits for its time. What changed during the look is looked at again. */
  found(subscription: Subscription, ledgers: Ledgers, now: Date): void {
    if (this.#changed.has(subscription.id)) return;
    this.#seen.set(subscription.id, { marks: marksOf(subscription, ledgers), at: now.getTime() });
  }

  /** One of its messages was tried: it has arrived, waits or was given up. */
  changed(id: SubscriptionId): void {
    this.#changed.add(id);
  }

  /** What is left of these alone: the others are gone. */
  keep(ids: ReadonlySet<SubscriptionId>): void {
    for (const id of [...this.#seen.keys(), ...this.#changed])
      if (!ids.has(id)) {
        this.#seen.delete(id);
        this.#changed.delete(id);
      }
  }
}

/** All that it wishes and was told, and of each ledger the last entry, the last correction and the last decision on its events. */
function marksOf(subscription: Subscription, ledgers: Ledgers): string {
  const last = [...ledgers].map(([pack, { entries, knows, decided }]) => [pack, entries.at(-1)?.seq, knows, decided]);
  return JSON.stringify([subscription, last]);
}
