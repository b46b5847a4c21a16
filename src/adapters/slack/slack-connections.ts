import { pause } from '../chat/back-off.ts';
import type { NoteConnection } from './connection-end.ts';
import { SlackConnection, type ConnectionParts } from './slack-connection.ts';

/** Slack ends each connection some hours after it began: two that began together would end together. */
const APART_MS = 20_000;

type State = Parameters<NoteConnection>[0];

/**
 * Two connections, of which Slack gives each payload to one: while one is renewed, what people type arrives by the other.
 * The second is opened a while after the first; to the outside they are one, which stands as well as the better of both.
 */
export class SlackConnections {
  readonly #parts: ConnectionParts;
  readonly #apartMs: number;
  readonly #stopping = new AbortController();
  readonly #states: (State | null)[] = [null, null];
  readonly #both: readonly [SlackConnection, SlackConnection];
  #shown: State | null = null;
  #second: Promise<void> | null = null;

  constructor(parts: Omit<ConnectionParts, 'onFinal'>, apartMs = APART_MS) {
    this.#apartMs = apartMs;
    this.#parts = { ...parts, onFinal: () => void this.#endAll() };
    this.#both = [this.#connection(0), this.#connection(1)];
  }

  /** Resolves when the first connection was tried. */
  start(): Promise<void> {
    return this.#both[0].start();
  }

  /** Lets go of both, within two seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#both.map((one) => one.stop()), this.#second]);
  }

  #connection(which: 0 | 1): SlackConnection {
    return new SlackConnection({ ...this.#parts, onState: (state, because) => this.#note(which, state, because) });
  }

  #note(which: 0 | 1, state: State, because: string | null): void {
    this.#states[which] = state;
    if (state === 'connecting' && this.#shown !== null) return; // the second one begins beside the first
    const best = this.#states.includes('connected') ? 'connected' : state;
    if (best !== this.#shown || best === 'down') this.#parts.onState(best, best === 'connected' ? null : because);
    this.#shown = best;
    if (state === 'connected') this.#second ??= this.#startSecond();
  }

  async #startSecond(): Promise<void> {
    await pause(this.#apartMs, this.#stopping.signal);
    if (!this.#stopping.signal.aborted) await this.#both[1].start();
  }

  async #endAll(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#both.map((one) => one.stop()));
  }
}
