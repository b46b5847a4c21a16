import type { PackId } from '../../src/domain/diplomacy/pack.ts';
import type { DevelopmentId } from '../../src/domain/ledger/development.ts';
import type { Delivery, NewDelivery } from '../../src/domain/telling/delivery.ts';
import { sentence } from '../../src/domain/telling/message.ts';
import type { ChannelAddress, Subscription } from '../../src/domain/telling/subscription.ts';
import type { ComposedDigest, Outbox } from '../../src/ports/outbox.ts';
import type { NewSubscription, Subscriptions } from '../../src/ports/subscriptions.ts';
import { at, north } from './stories.ts';

export function anAddress(channel = 'desk'): ChannelAddress {
  return { platform: 'slack', workspace: 'newsroom', channel };
}

export function aWish(wish: Partial<NewSubscription> = {}): NewSubscription {
  return {
    address: anAddress(),
    createdBy: 'editor',
    packs: [north],
    mode: 'both',
    threshold: 'major',
    schedule: { time: '08:00', days: 'daily', timezone: 'Europe/Kyiv' },
    quiet: '22:00-07:00',
    mention: null,
    language: 'en',
    heartbeat: true,
    threads: false,
    ...wish,
  };
}

/** A subscription that has been told nothing yet. */
export function subscribed(subscriptions: Subscriptions, channel = 'desk'): Promise<Subscription> {
  return subscriptions.add(aWish({ address: anAddress(channel) }), { [north]: 0 }, at('06:00'));
}

export function aPart(to: Subscription, key: string, part: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    subscriptionId: to.id,
    address: to.address,
    kind: 'digest',
    message: sentence(`Digest ${key}`),
    carries: [],
    tells: null,
    createdAt: at('10:00'),
    ...part,
  };
}

/** What the channel knows of the northern ledger once the part is delivered. */
export function tellsNorth(seq: number): Record<PackId, number> {
  return { [north]: seq };
}

export function aDigest(
  to: Subscription,
  deliveries: readonly NewDelivery[],
  dueAt: Date | null = null,
): ComposedDigest {
  return { subscriptionId: to.id, dueAt, deliveries, tells: null };
}

export function aBreakingPost(to: Subscription, key: string, carries: readonly DevelopmentId[]): ComposedDigest {
  return aDigest(to, [aPart(to, key, { kind: 'breaking', carries })]);
}

export const ref = { channel: 'desk', message: '1700.01', url: 'https://chat.example/1700.01' } as const;

/** The one delivery that is due. */
export async function theDue(outbox: Outbox, now: Date): Promise<Delivery> {
  const [first, ...others] = await outbox.due(now);
  if (!first || others.length > 0)
    throw new Error(`expected one due delivery, found ${others.length + (first ? 1 : 0)}`);
  return first;
}

/** Attempts the one delivery that is due and has it sent. */
export async function sendNext(outbox: Outbox, now: Date): Promise<Delivery> {
  const next = await theDue(outbox, now);
  await outbox.begin(next.id, now);
  await outbox.settle(next.id, { kind: 'sent', ref }, now);
  return next;
}

/** The subscription as it now stands, paused or not. */
export async function current(subscriptions: Subscriptions, of: Subscription): Promise<Subscription> {
  const found = (await subscriptions.inChannel(of.address)).find(({ id }) => id === of.id);
  if (!found) throw new Error('the subscription is gone');
  return found;
}
