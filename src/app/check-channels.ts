import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelAddress, Platform, SubscriptionId } from '../domain/telling/subscription.ts';
import type { Log } from '../ports/log.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Subscriptions } from '../ports/subscriptions.ts';

/** A subscription that cannot be fulfilled as it is wished, and why. */
interface UnreachableChannel {
  readonly id: SubscriptionId;
  readonly address: ChannelAddress;
  /** Nothing arrives, or posts do and the replies in their threads do not. */
  readonly lacking: 'posts' | 'threads';
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
  const answer = async (what: string, ask: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    const known = asked.get(what);
    if (known) return known;
    if (asked.size > 0) await wait(APART_MS, undefined, { signal });
    const because = await ask();
    asked.set(what, because);
    return because;
  };
  for (const { id, address, threads } of await subscriptions.active()) {
    if (address.platform !== platform) continue;
    const place = `${address.workspace}/${address.channel}`;
    const posts = await answer(place, () => messenger.preflight(address));
    if (posts.length > 0) yield { id, address, lacking: 'posts', because: posts };
    const replies = threads ? await answer(`threads of ${place}`, () => messenger.threadsLacking(address)) : [];
    if (replies.length > 0) yield { id, address, lacking: 'threads', because: replies };
  }
}

const WARNINGS = {
  posts: 'nothing can arrive in a subscribed channel',
  threads: 'no threads can be opened in a subscribed channel',
} as const;

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
      for await (const { id, address, lacking, because } of unreachableChannels(platform, this.#deps, signal))
        log.warn(WARNINGS[lacking], { subscriptionId: id, ...address, because });
    } catch (error) {
      if (!signal.aborted) log.error('the channels could not be checked', { platform, cause: String(error) });
    }
  }
}
