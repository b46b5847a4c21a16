/** The server's own clock: real time plus whatever a test has skipped. */
export class ServerTime {
  #aheadMs = 0;

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Lets minutes pass at once, e.g. until a nonce or an interaction token is forgotten. */
  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}
