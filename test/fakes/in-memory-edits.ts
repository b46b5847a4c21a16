import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { Correction, DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { DeliveryId } from '../../src/domain/telling/delivery.ts';
import type { SubscriptionId } from '../../src/domain/telling/subscription.ts';
import type { Carrier, CorrectionsDue, Edits, NewEdit } from '../../src/ports/edits.ts';
import { isFromBefore, isUnfinished, queueInMemory } from './in-memory-outbox.ts';
import type { HeldDelivery, InMemoryState } from './in-memory-state.ts';

/** Edits in memory, beside the messages that they change. */
export class InMemoryEdits implements Edits {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async due(packId: PackId): Promise<readonly CorrectionsDue[]> {
    const open = this.#tellings(packId).filter(
      ({ base, correction }) => base.state === 'sent' && !this.#isShown(base, correction),
    );
    const byBase = Map.groupBy(open, ({ base }) => base.id);
    return [...byBase]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([id, own]) => {
        const carrier = this.#carrierOf(id);
        const corrections = [...new Set(own.map(({ correction }) => correction.number))].toSorted((a, b) => a - b);
        return carrier ? [{ carrier, corrections }] : [];
      });
  }

  async close(packId: PackId): Promise<void> {
    const open = this.#tellings(packId).filter(
      ({ base, correction }) => isUnfinished(base.state) || (base.state === 'sent' && !this.#isShown(base, correction)),
    );
    const left = new Set(open.map(({ correction }) => correction.number));
    for (const { number, packId: owner, tells } of this.#state.onRecord)
      if (owner === packId && tells && !left.has(number)) this.#state.chased.add(number);
  }

  async carrier(id: DeliveryId): Promise<Carrier | null> {
    return this.#editsOf(id).some(({ state }) => state === 'failed') ? null : this.#carrierOf(id);
  }

  async added(id: SubscriptionId): Promise<ReadonlySet<DevelopmentId>> {
    const edits = this.#state.deliveries.filter((held) => held.subscriptionId === id && held.kind === 'edit');
    return new Set(edits.flatMap(({ carries }) => carries));
  }

  async queue({ carrier, message, plain, adds, corrects, knows, replies, at }: NewEdit): Promise<boolean> {
    const key = `${carrier.key}:edit:${carrier.lastEdit ?? 0}`;
    const { subscriptionId, address, ref } = carrier;
    const edit = {
      key,
      subscriptionId,
      address,
      kind: 'edit',
      message,
      carries: adds,
      corrects,
      knows,
      tells: null,
    } as const;
    if (!queueInMemory(this.#state, { ...edit, createdAt: at }, key)) return false;
    const id = this.#state.deliveries.length as DeliveryId;
    this.#state.replaceDelivery(id, { edits: carrier.id, plain, ref });
    const subscription = this.#state.subscriptions.find((held) => held.id === subscriptionId);
    const isActive = subscription?.state === 'active' && !subscription.removed;
    for (const reply of isActive ? replies : []) queueInMemory(this.#state, reply, replies[0]?.key ?? reply.key);
    return true;
  }

  /** Corrections that are still chased, beside each message that tells their entry, or one that confirms it, from before. */
  #tellings(packId: PackId): readonly { readonly correction: Correction; readonly base: HeldDelivery }[] {
    const chased = this.#state.onRecord.filter(
      ({ packId: owner, tells, number }) => owner === packId && tells && !this.#state.chased.has(number),
    );
    return chased.flatMap((correction) => {
      const { entryId } = correction;
      const confirming = this.#state.entries.filter(({ development }) => development.confirms === entryId);
      const ids = [entryId, ...confirming.map(({ development }) => development.id)];
      const said = this.#state.deliveries.filter(
        (held) => ids.some((id) => held.carries.includes(id)) && isFromBefore(held, correction),
      );
      return said.flatMap((held) => {
        const base = this.#state.deliveries.find(({ id }) => id === (held.edits ?? held.id));
        return base ? [{ correction, base }] : [];
      });
    });
  }

  #isShown(base: HeldDelivery, { number }: Correction): boolean {
    return this.#editsOf(base.id).some(({ corrects }) => corrects?.includes(number));
  }

  #editsOf(id: DeliveryId): readonly HeldDelivery[] {
    return this.#state.deliveries.filter(({ edits }) => edits === id);
  }

  #carrierOf(id: DeliveryId): Carrier | null {
    const base = this.#state.deliveries.find((held) => held.id === id && held.state === 'sent');
    if (!base?.ref) return null;
    const edits = this.#editsOf(id);
    const last = edits.at(-1);
    const { key, subscriptionId, address, ref } = base;
    const wish = this.#state.subscriptions.find((held) => held.id === subscriptionId);
    return {
      ...{ id, key, subscriptionId, address, ref },
      language: wish?.language ?? 'en',
      plain: last?.plain ?? base.message,
      tells: [base, ...edits].flatMap(({ carries, createdAt, knows }) =>
        carries.map((entry) => ({ id: entry, since: createdAt, knows: knows ?? null })),
      ),
      lastEdit: last?.id ?? null,
    };
  }
}
