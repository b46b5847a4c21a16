import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelAddress, Platform, SubscriptionId } from '../domain/telling/subscription.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** A subscription whose posts cannot arrive, and why. */
export interface UnreachableChannel {
  readonly id: SubscriptionId;
  readonly address: ChannelAddress;
  /** One sentence each, which says how to mend it. */
  readonly because: readonly string[];
}

interface CheckDeps {
  readonly subscriptions: Pick<Subscriptions, 'active'>;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
}

/** Slack takes some fifty such questions a minute. */
const APART_MS = 1200;

/** Which of a platform's subscriptions cannot be fulfilled as things stand, channel by channel, at a pace that platforms bear. */
export async function* unreachableChannels(
  platform: Platform,
  { subscriptions, messengers }: CheckDeps,
  signal: AbortSignal,
): AsyncGenerator<UnreachableChannel> {
  const messenger = messengers.get(platform);
  if (!messenger) return;
  const asked = new Map<string, readonly string[]>();
  for (const { id, address } of await subscriptions.active()) {
    if (address.platform !== platform) continue;
    const place = `${address.workspace}/${address.channel}`;
    if (!asked.has(place)) {
      if (asked.size > 0) await wait(APART_MS, undefined, { signal });
      asked.set(place, await messenger.preflight(address));
    }
    const because = asked.get(place) ?? [];
    if (because.length > 0) yield { id, address, because };
  }
}

/** At the first connection of a platform after a start, the log says which channels cannot be told anything. */
export class StartCheck {
  readonly #deps: CheckDeps & { readonly log: Log };
  readonly #stopping = new AbortController();
  readonly #checked = new Map<Platform, Promise<void>>();

  constructor(deps: CheckDeps & { readonly log: Log }) {
    this.#deps = deps;
  }

  connected(platform: Platform): void {
    if (!this.#checked.has(platform)) this.#checked.set(platform, this.#check(platform));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#checked.values());
  }

  async #check(platform: Platform): Promise<void> {
    const { signal } = this.#stopping;
    const { log } = this.#deps;
    try {
      // what a platform tells of its channels right after the connection must have come in
      await wait(APART_MS, undefined, { signal });
      for await (const { id, address, because } of unreachableChannels(platform, this.#deps, signal))
        log.warn('nothing can arrive in a subscribed channel', { subscriptionId: id, ...address, because });
    } catch (error) {
      if (!signal.aborted) log.error('the channels could not be checked', { platform, cause: String(error) });
    }
  }
}
