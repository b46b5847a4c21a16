import { setTimeout as wait } from 'node:timers/promises';
import type { Lack } from '../domain/telling/lack.ts';
import type { ChannelAddress, Platform, SubscriptionId } from '../domain/telling/subscription.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** A subscription that cannot be fulfilled as it is wished, and why. */
interface LackingChannel {
  readonly id: SubscriptionId;
  readonly address: ChannelAddress;
  readonly lacks: readonly Lack[];
}

interface CheckDeps {
  readonly subscriptions: Pick<Subscriptions, 'active'>;
  readonly messengers: ReadonlyMap<Platform, Messenger>;
}

/** Slack takes some fifty such questions a minute. */
const APART_MS = 1200;

/** Which of a platform's subscriptions cannot be fulfilled as things stand, channel by channel, at a pace that platforms bear. */
export async function* lackingChannels(
  platform: Platform,
  { subscriptions, messengers }: CheckDeps,
  signal: AbortSignal,
): AsyncGenerator<LackingChannel> {
  const messenger = messengers.get(platform);
  if (!messenger) return;
  const asked = new Map<string, readonly Lack[]>();
  for (const { id, address, threads } of await subscriptions.active()) {
    if (address.platform !== platform) continue;
    const place = JSON.stringify([address.workspace, address.channel, threads]);
    if (asked.size > 0 && !asked.has(place)) await wait(APART_MS, undefined, { signal });
    const lacks = asked.get(place) ?? (await messenger.preflight(address, { threads }));
    asked.set(place, lacks);
    if (lacks.length > 0) yield { id, address, lacks };
  }
}

const WARNINGS = {
  posts: 'nothing can arrive in a subscribed channel',
  'look-ups': 'posts cannot be looked up again in a subscribed channel',
  threads: 'no threads can be opened in a subscribed channel',
} as const satisfies Readonly<Record<Lack['harms'], string>>;

/** At the first connection of a platform after a start, the log says what lacks in which channels. */
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
      for await (const { id, address, lacks } of lackingChannels(platform, this.#deps, signal))
        for (const [harms, found] of Map.groupBy(lacks, (lack) => lack.harms))
          log.warn(WARNINGS[harms], { subscriptionId: id, ...address, because: found.map(({ because }) => because) });
    } catch (error) {
      if (!signal.aborted) log.error('the channels could not be checked', { platform, cause: String(error) });
    }
  }
}
