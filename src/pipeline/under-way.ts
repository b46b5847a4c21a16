import type { FeedId } from '../domain/news/feed.ts';
import type { DueFeed } from '../ports/feed-registry.ts';

/** Of one host: those that wait for a slow or crowded host leave room for others. */
const MOST_OF_A_HOST = 16;

/** The feeds that are being asked or kept just now, none twice and of no host too many. */
export class UnderWay {
  readonly #hostOf = new Map<FeedId, string>();
  readonly #ofHost = new Map<string, number>();

  get size(): number {
    return this.#hostOf.size;
  }

  has(id: FeedId): boolean {
    return this.#hostOf.has(id);
  }

  /** False where its host has no room for it now. */
  enter({ id, url }: DueFeed): boolean {
    const host = URL.parse(url)?.hostname ?? '';
    const ofHost = this.#ofHost.get(host) ?? 0;
    if (ofHost >= MOST_OF_A_HOST) return false;
    this.#hostOf.set(id, host);
    this.#ofHost.set(host, ofHost + 1);
    return true;
  }

  leave(id: FeedId): void {
    const host = this.#hostOf.get(id) ?? '';
    this.#hostOf.delete(id);
    const left = (this.#ofHost.get(host) ?? 1) - 1;
    if (left > 0) this.#ofHost.set(host, left);
    else this.#ofHost.delete(host);
  }
}
