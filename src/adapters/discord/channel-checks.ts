import { barring, type Lack } from '../../domain/telling/lack.ts';
import { isPerson, type ChannelAddress } from '../../domain/telling/subscription.ts';
import { lackOf, lacksPermission, UNSEEN } from './bot-permissions.ts';
import { lackingIn, threadlessIn, type ChannelKind } from './channel-kind.ts';
import type { ChannelKnowledge } from './channel-knowledge.ts';
import { DIRECT } from './message-place.ts';
import { postFailure, type PostFailure } from './post-failure.ts';

const NO_DIRECT_THREADS = 'Discord opens no threads in direct messages.';

/** What is asked, and of whom. */
interface Asked {
  readonly known: ChannelKnowledge;
  /** The channel of an address, or why it cannot be had. */
  opened(this: void, address: ChannelAddress): Promise<string | PostFailure>;
  /** Asks Discord; throws what the client throws. */
  ask(this: void, channel: string): Promise<ChannelKind>;
  onFailure(this: void, error: unknown): void;
}

/** What lacks in a channel, as far as it can be known without anything being written there. */
export class ChannelChecks {
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  async lacks(address: ChannelAddress): Promise<readonly Lack[]> {
    const { known, opened } = this.#asked;
    if (isPerson(address)) {
      const channel = await opened(address);
      return typeof channel === 'string' || channel.kind !== 'refused' ? [] : [barring(channel.because)];
    }
    if (address.workspace === DIRECT || known.ownId() === null) return [];
    const missing = known.missing(address);
    const kind = known.kindOf(address);
    if (missing === null || kind === null) return this.#unseen(address);
    return [...missing.map(lackOf), ...lackingIn(kind).map(barring)];
  }

  /** What keeps replies from being said in threads there, though posts arrive. */
  threadsLacking(address: ChannelAddress): readonly Lack[] {
    return this.#threadless(address).map((because) => ({ harms: 'threads', because }));
  }

  #threadless(address: ChannelAddress): readonly string[] {
    const { known } = this.#asked;
    if (address.workspace === DIRECT || isPerson(address)) return [NO_DIRECT_THREADS];
    const kind = known.kindOf(address);
    if (kind === null) return [];
    const threadless = threadlessIn(kind);
    return threadless.length > 0 ? threadless : (known.missingForThreads(address) ?? []).map(lacksPermission);
  }

  /** A thread that went quiet is not told of by the gateway, and takes posts all the same. */
  async #unseen({ channel }: ChannelAddress): Promise<readonly Lack[]> {
    try {
      return lackingIn(await this.#asked.ask(channel)).map(barring);
    } catch (error) {
      this.#asked.onFailure(error);
      return postFailure(error).kind === 'refused' ? [barring(UNSEEN)] : [];
    }
  }
}
