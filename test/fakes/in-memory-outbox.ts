import {
  laneOfKind,
  refusalPauses,
  URGENT_ATTEMPTS,
  type Delivery,
  type DeliveryId,
  type DeliveryState,
  type NewDelivery,
  type Settlement,
} from '../../src/domain/telling/delivery.ts';
import type { Correction } from '../../src/domain/ledger/development.ts';
import { lastDueAfter } from '../../src/domain/telling/due-moment.ts';
import type { ChannelAddress, SubscriptionId } from '../../src/domain/telling/subscription.ts';
import type { Carried, ComposedDigest, Outbox } from '../../src/ports/outbox.ts';
import type { HeldDelivery, InMemoryState } from './in-memory-state.ts';
import { pauseInMemory } from './in-memory-subscriptions.ts';

const ATTEMPT_MS = 60_000;

/** The outbox in memory. */
export class InMemoryOutbox implements Outbox {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async queue(digest: ComposedDigest): Promise<number> {
    const held = this.#state.subscriptions.find((s) => s.id === digest.subscriptionId && !s.removed);
    if (!held) return 0;
    const wanted = digest.deliveries.filter((part) => held.state === 'active' || part.kind === 'notice');
    const digestKey = wanted[0]?.key ?? '';
    const queued = wanted.filter((part) => queueInMemory(this.#state, part, digestKey)).length;
    if (digest.tells !== null) this.#tell(held.id, digest.tells);
    if (digest.dueAt !== null) {
      const { dueAt } = digest;
      const requestedAt = held.requestedAt !== null && held.requestedAt <= dueAt ? null : held.requestedAt;
      this.#state.replaceSubscription(held.id, {
        lastDueAt: lastDueAfter(held.lastDueAt, dueAt),
        requestedAt,
      });
    }
    return queued;
  }

  async pingsSince(id: SubscriptionId, since: Date): Promise<number> {
    const named = this.#state.deliveries.filter(
      ({ kind, message }) => kind !== 'edit' && message.mention !== undefined,
    );
    return named.filter((d) => d.subscriptionId === id && d.state !== 'failed' && d.createdAt > since).length;
  }

  async hasPendingDigest(id: SubscriptionId): Promise<boolean> {
    return this.#state.deliveries.some((d) => d.subscriptionId === id && d.kind === 'digest' && isUnfinished(d.state));
  }

  async correctionsToTell(id: SubscriptionId): Promise<readonly Correction[]> {
    const own = this.#state.deliveries.filter((d) => d.subscriptionId === id && d.state !== 'failed');
    return this.#state.onRecord.filter(
      ({ number, entryId, tells, at }) =>
        tells &&
        own.some((d) => d.carries.includes(entryId) && isFromBefore(d, { number, at })) &&
        !own.some((d) => d.kind !== 'edit' && d.corrects?.includes(number)),
    );
  }

  async promised(id: SubscriptionId): Promise<Readonly<Record<string, number>>> {
    const pending = this.#state.deliveries.filter(
      (d) => d.subscriptionId === id && d.kind === 'digest' && isUnfinished(d.state),
    );
    return Object.fromEntries(pending.flatMap(({ tells }) => Object.entries(tells ?? {})));
  }

  async carried(id: SubscriptionId, lookBack: number): Promise<readonly Carried[]> {
    const subscription = this.#state.subscriptions.find((held) => held.id === id && !held.removed);
    if (!subscription) return [];
    const posts = this.#state.deliveries.filter(
      (d) => d.subscriptionId === id && d.kind === 'breaking' && d.state !== 'failed',
    );
    return this.#state.entries
      .map((entry) => entry.development)
      .filter((development) => development.seq > (subscription.told[development.packId] ?? 0) - lookBack)
      .toSorted((a, b) => (a.packId === b.packId ? a.seq - b.seq : a.packId < b.packId ? -1 : 1))
      .flatMap(({ id: developmentId }) => {
        const carriers = posts.filter((post) => post.carries.includes(developmentId));
        const [first] = carriers;
        if (!first) return [];
        const sent = carriers.find((post) => post.state === 'sent');
        const ref = sent?.ref ?? null;
        return [
          {
            developmentId,
            deliveryId: first.id,
            post: first.digest,
            delivered: sent !== undefined,
            queuedAt: first.createdAt,
            ref,
          },
        ];
      });
  }

  async due(now: Date, of: Partial<ChannelAddress> = {}): Promise<readonly Delivery[]> {
    const unfinished = this.#state.deliveries.filter(
      (d) => isUnfinished(d.state) && this.#isWanted(d) && isIn(d.address, of),
    );
    const byLane = Map.groupBy(
      unfinished,
      ({ kind, address: a }) => `${a.platform} ${a.workspace} ${a.channel} ${laneOfKind(kind)}`,
    );
    const rank = (d: Delivery) => (d.kind === 'breaking' && d.attempts < URGENT_ATTEMPTS ? 0 : 1);
    return [...byLane.values()]
      .flatMap(([first]) => (first && isTakeable(first, now) ? [first] : []))
      .toSorted((a, b) => rank(a) - rank(b) || a.nextAttemptAt.getTime() - b.nextAttemptAt.getTime() || a.id - b.id)
      .map((held) => this.#shown(held));
  }

  /** An edit carries what its message does; a reply is said beneath its own. */
  #shown({ digest: _, because: __, plain: ___, edits, ...d }: HeldDelivery): Delivery {
    const of = (id: DeliveryId | null | undefined) => this.#state.deliveries.find((other) => other.id === id);
    const root = of(d.repliesTo);
    const thread = root?.ref ? { root: root.ref, headline: root.message.headline } : null;
    const state = d.state === 'sending' ? 'unknown' : d.state;
    return { ...d, state, carries: of(edits)?.carries ?? d.carries, ...(thread ? { thread } : {}) };
  }

  async standingIn(channel: ChannelAddress): Promise<ReadonlySet<string>> {
    const there = this.#state.deliveries.filter((d) => d.state === 'sent' && isIn(d.address, channel));
    return new Set(there.flatMap(({ ref }) => ref?.message ?? []));
  }

  async begin(id: DeliveryId, now: Date): Promise<boolean> {
    const held = this.#state.deliveries.find((delivery) => delivery.id === id);
    if (!held || !this.#isWanted(held) || !isTakeable(held, now)) return false;
    this.#state.replaceDelivery(id, { state: 'sending', attempts: held.attempts + 1, attemptedAt: now });
    return true;
  }

  async recover(): Promise<number> {
    const left = this.#state.deliveries.filter((delivery) => delivery.state === 'sending');
    for (const { id } of left) this.#state.replaceDelivery(id, { state: 'unknown' });
    return left.length;
  }

  async settle(id: DeliveryId, settlement: Settlement, _now: Date, notice: NewDelivery | null = null): Promise<void> {
    const held = this.#state.deliveries.find((delivery) => delivery.id === id);
    if (!held) throw new Error(`no delivery ${id}`);
    if (settlement.kind === 'sent') {
      if (held.state === 'sent') return;
      const { ref, as: message = held.message } = settlement;
      this.#state.replaceDelivery(id, { state: 'sent', ref, message, because: null });
      for (const older of this.#olderEdits(held))
        this.#state.replaceDelivery(older.id, { state: 'sent', because: null });
      if (held.tells !== null && held.subscriptionId !== null) this.#tell(held.subscriptionId, held.tells);
    } else if (isUnfinished(held.state)) this.#settleUnsent(held, settlement, notice);
  }

  #settleUnsent(
    held: HeldDelivery,
    settlement: Exclude<Settlement, { kind: 'sent' }>,
    notice: NewDelivery | null,
  ): void {
    const { because } = settlement;
    if (settlement.kind === 'again') {
      this.#state.replaceDelivery(held.id, { state: settlement.state, nextAttemptAt: settlement.at, because });
      return;
    }
    const goesOn = this.#state.subscriptions.some((one) => one.id === held.subscriptionId && !one.removed);
    if (settlement.pause && held.subscriptionId !== null && goesOn && refusalPauses(held.kind, settlement.closed)) {
      this.#state.replaceDelivery(held.id, { state: settlement.mayStand ? 'unknown' : 'queued', because });
      const paused = pauseInMemory(this.#state, held.subscriptionId, because);
      if (paused && notice) queueInMemory(this.#state, notice, notice.key);
      return;
    }
    for (const part of this.#state.deliveries) {
      const lost = part.digest === held.digest && part.subscriptionId === held.subscriptionId && part.id >= held.id;
      if (lost && isUnfinished(part.state)) this.#state.replaceDelivery(part.id, { state: 'failed', because });
    }
    for (const older of this.#olderEdits(held)) this.#state.replaceDelivery(older.id, { state: 'failed', because });
  }

  #olderEdits({ id, edits }: HeldDelivery): readonly HeldDelivery[] {
    return this.#state.deliveries.filter(
      (other) => edits !== null && other.edits === edits && other.id < id && isUnfinished(other.state),
    );
  }

  #isWanted({ id, kind, subscriptionId, edits }: HeldDelivery): boolean {
    const held = this.#state.subscriptions.find((one) => one.id === subscriptionId && !one.removed);
    const isNewest = !this.#state.deliveries.some((other) => other.edits === edits && other.id > id);
    if (kind === 'edit') return isNewest && held?.state !== 'paused';
    return kind === 'notice' || held?.state === 'active';
  }

  #tell(id: SubscriptionId, tells: Readonly<Record<string, number>>): void {
    const held = this.#state.subscriptions.find((subscription) => subscription.id === id && !subscription.removed);
    const told: Record<string, number> = { ...held?.told };
    for (const [packId, seq] of Object.entries(tells)) told[packId] = Math.max(told[packId] ?? 0, seq);
    this.#state.replaceSubscription(id, { told });
  }
}

/** A message that was given up takes its place again; any other key that is there already is left alone. */
export function queueInMemory(state: InMemoryState, part: NewDelivery, digest: string): boolean {
  const before = state.deliveries.find((other) => other.key === part.key);
  const fresh = {
    digest,
    attempts: 0,
    nextAttemptAt: part.createdAt,
    ref: null,
    because: null,
    edits: null,
    plain: null,
  };
  if (before) {
    if (before.state !== 'failed') return false;
    const { message, carries, tells } = part;
    const again = before.attempts > 0 ? 'unknown' : 'queued';
    state.replaceDelivery(before.id, { ...fresh, message, carries, tells, state: again });
    return true;
  }
  const id = (state.deliveries.length + 1) as DeliveryId;
  state.deliveries.push({ ...part, ...fresh, id, state: 'queued', attemptedAt: null });
  return true;
}

/** Were its words chosen before the correction was known? */
export function isFromBefore(
  { knows, createdAt }: Pick<HeldDelivery, 'knows' | 'createdAt'>,
  { number, at }: Pick<Correction, 'number' | 'at'>,
): boolean {
  return knows === undefined ? createdAt <= at : number > knows;
}

export function isUnfinished(state: DeliveryState): boolean {
  return state === 'queued' || state === 'sending' || state === 'unknown';
}

function isIn(address: ChannelAddress, of: Partial<ChannelAddress>): boolean {
  const columns = ['platform', 'workspace', 'channel'] as const;
  return columns.every((column) => of[column] === undefined || address[column] === of[column]);
}

function isTakeable(delivery: Delivery, now: Date): boolean {
  if (delivery.state === 'sending') return now.getTime() - (delivery.attemptedAt?.getTime() ?? 0) > ATTEMPT_MS;
  const notedLater = (delivery.attemptedAt ?? delivery.createdAt) > now;
  return isUnfinished(delivery.state) && (delivery.nextAttemptAt <= now || notedLater);
}
