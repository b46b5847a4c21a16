import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { DeliveryKind, NewDelivery } from '../../src/domain/telling/delivery.ts';
import { isOfPosts, type ChannelAddress, type Subscription, type SubscriptionId, type Wishes } from '../../src/domain/telling/subscription.ts'; // prettier-ignore
import type { NewSubscription, Subscriptions } from '../../src/ports/subscriptions.ts';
import type { InMemoryState } from './in-memory-state.ts';
import { queueInMemory } from './in-memory-outbox.ts';

/** Subscriptions in memory; ids are s001, s002 … */
export class InMemorySubscriptions implements Subscriptions {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async add(wish: NewSubscription, told: Readonly<Record<PackId, number>>, now: Date): Promise<Subscription> {
    const id = `s${String(this.#state.subscriptions.length + 1).padStart(3, '0')}` as SubscriptionId;
    const begun = {
      id,
      createdAt: now,
      state: 'active',
      pausedBecause: null,
      resumedAt: null,
      lastDueAt: now,
      requestedAt: null,
    } as const;
    const subscription: Subscription = { ...wish, ...begun, told };
    this.#state.subscriptions.push({ ...subscription, removed: false });
    return subscription;
  }

  async inChannel({ platform, workspace, channel }: ChannelAddress): Promise<readonly Subscription[]> {
    return this.#present().filter(
      ({ address: a }) => a.platform === platform && a.workspace === workspace && a.channel === channel,
    );
  }

  async inWorkspace(at: Pick<ChannelAddress, 'platform' | 'workspace'>): Promise<readonly Subscription[]> {
    return this.#present().filter(({ address: a }) => a.platform === at.platform && a.workspace === at.workspace);
  }

  async current(id: SubscriptionId): Promise<Subscription | null> {
    return this.#present().find((subscription) => subscription.id === id) ?? null;
  }

  async active(): Promise<readonly Subscription[]> {
    return this.#present().filter((subscription) => subscription.state === 'active');
  }

  async *eachActive(): AsyncIterable<Subscription> {
    yield* await this.active();
  }

  async change(
    id: SubscriptionId,
    wishes: Partial<Wishes>,
    now: Date,
    told: Readonly<Record<string, number>> = {},
  ): Promise<boolean> {
    const before = this.#present().find((subscription) => subscription.id === id);
    const resumed = before?.state === 'paused' || isOfPosts(wishes) ? { resumedAt: now } : {};
    const known = { ...told, ...before?.told };
    if (before?.state === 'paused') editAgain(this.#state, id, now);
    return this.#change(id, { ...wishes, state: 'active', pausedBecause: null, told: known, ...resumed });
  }

  async remove(id: SubscriptionId): Promise<boolean> {
    const removed = this.#change(id, { removed: true });
    if (removed) giveUpAll(this.#state, id, 'the subscription was removed');
    return removed;
  }

  async pause(ids: readonly SubscriptionId[], because: string, notice: NewDelivery | null): Promise<void> {
    const paused = ids.filter((id) => pauseInMemory(this.#state, id, because));
    if (paused.length > 0 && notice) queueInMemory(this.#state, notice, notice.key);
  }

  async requestDigest(id: SubscriptionId, now: Date): Promise<void> {
    this.#change(id, { requestedAt: now });
  }

  #present(): readonly Subscription[] {
    return this.#state.subscriptions
      .filter((held) => !held.removed)
      .map(({ removed: _, ...subscription }) => subscription);
  }

  #change(id: SubscriptionId, change: Partial<Subscription & { readonly removed: boolean }>): boolean {
    if (!this.#present().some((subscription) => subscription.id === id)) return false;
    this.#state.replaceSubscription(id, change);
    return true;
  }
}

/** What a pause does not hold up. */
const STAYS: ReadonlySet<DeliveryKind> = new Set(['notice', 'edit']);

/** Pauses an active subscription and gives up what was on its way, but for notices and what may stand there; false when it was not active. */
export function pauseInMemory(state: InMemoryState, id: SubscriptionId, because: string): boolean {
  const held = state.subscriptions.find((subscription) => subscription.id === id && !subscription.removed);
  if (held?.state === 'active') state.replaceSubscription(id, { state: 'paused', pausedBecause: because });
  const own = state.deliveries.filter((held) => held.subscriptionId === id && !STAYS.has(held.kind));
  const standing = new Set(
    own.filter((held) => !['queued', 'failed'].includes(held.state)).map(({ digest }) => digest),
  );
  for (const held of own)
    if (held.state === 'queued' && !standing.has(held.digest))
      state.replaceDelivery(held.id, { state: 'failed', because: `paused: ${because}` });
  return held?.state === 'active';
}

function editAgain(state: InMemoryState, id: SubscriptionId, now: Date): void {
  for (const held of state.deliveries) {
    const isMade = state.deliveries.some((d) => d.edits === held.edits && d.id > held.id && d.state === 'sent');
    if (held.subscriptionId === id && held.kind === 'edit' && held.state === 'failed' && !isMade)
      state.replaceDelivery(held.id, { state: 'queued', because: null, nextAttemptAt: now });
  }
}

function giveUpAll(state: InMemoryState, id: SubscriptionId, because: string): void {
  for (const held of state.deliveries)
    if (held.subscriptionId === id && held.kind !== 'edit' && held.state !== 'sent' && held.state !== 'failed')
      state.replaceDelivery(held.id, { state: 'failed', because });
}
