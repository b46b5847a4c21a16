import type { Pack } from '../domain/diplomacy/pack.ts';
import type { ChannelChange, HeedChannel } from '../domain/telling/channel-change.ts';
import { pauseNotice, type Paused } from '../domain/telling/pause-notice.ts';
import type { Platform, Subscription } from '../domain/telling/subscription.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

export interface HeedDeps {
  readonly subscriptions: Pick<Subscriptions, 'inChannel' | 'inWorkspace' | 'pause' | 'change'>;
  readonly packs: readonly Pack[];
  readonly messengers: ReadonlyMap<Platform, Pick<Messenger, 'preflight' | 'urlOf'>>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Beside the stages: what platforms tell of channels → subscriptions that pause at once, with one notice to each who
 * subscribed, and that go on once nothing is in the way. One change of a platform after the other, so that the last word counts.
 */
export function heedChannels(deps: HeedDeps): HeedChannel {
  const last = new Map<Platform, Promise<void>>();
  return (change) => {
    const heeded = (last.get(change.platform) ?? Promise.resolve()).then(() => heedOne(change, deps));
    last.set(change.platform, heeded);
    return heeded;
  };
}

/** A change that could not be heeded is noticed at the next post. */
async function heedOne(change: ChannelChange, deps: HeedDeps): Promise<void> {
  try {
    await heed(change, deps);
  } catch (cause) {
    deps.log.error('a change of a channel could not be heeded', { ...change, cause: String(cause) });
  }
}

async function heed({ platform, workspace, channel, gone }: ChannelChange, deps: HeedDeps): Promise<void> {
  const concerned =
    channel === null
      ? await deps.subscriptions.inWorkspace({ platform, workspace })
      : await deps.subscriptions.inChannel({ platform, workspace, channel });
  if (gone !== null) return pause(concerned, gone, deps);
  for (const there of Map.groupBy(concerned, ({ address }) => address.channel).values()) {
    const [first] = there;
    const lacks = first && (await deps.messengers.get(platform)?.preflight(first.address, { threads: false }));
    if (!lacks) continue;
    // with what else lacks the channel is served, if not as well
    const barring = lacks.filter(({ harms }) => harms === 'posts').map(({ because }) => because);
    if (barring.length > 0) await pause(there, barring.join(' '), deps);
    else await resume(there, deps);
  }
}

async function pause(all: readonly Subscription[], because: string, deps: HeedDeps): Promise<void> {
  const active = all.filter(({ state }) => state === 'active');
  const at = deps.clock.now();
  for (const own of Map.groupBy(active, ({ createdBy }) => createdBy).values()) {
    const [first, ...more] = own.map((subscription) => pausedOf(subscription, deps));
    if (!first) continue;
    const notice = pauseNotice([first, ...more], { because, at, cause: at.toISOString() });
    await deps.subscriptions.pause(
      own.map(({ id }) => id),
      because,
      notice,
    );
    for (const { id, address } of own)
      deps.log.warn('subscription paused', { subscriptionId: id, ...address, because });
  }
}

function pausedOf(subscription: Subscription, { packs, messengers }: HeedDeps): Paused {
  const { address } = subscription;
  return {
    subscription,
    packs: subscription.packs.map((id) => packs.find((pack) => pack.id === id)?.name ?? id),
    url: messengers.get(address.platform)?.urlOf(address) ?? null,
  };
}

/** What it missed comes as one net change, since it knows from when on it listens again. */
async function resume(all: readonly Subscription[], { subscriptions, clock, log }: HeedDeps): Promise<void> {
  for (const { id, address, state } of all) {
    if (state !== 'paused') continue;
    await subscriptions.change(id, {}, clock.now());
    log.info('subscription goes on', { subscriptionId: id, ...address });
  }
}
