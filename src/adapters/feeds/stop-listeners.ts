/**
 * Callbacks for one signal that many wait for: a signal's own list is searched through at every addition, so that thousands of
 * listeners cost thousands of comparisons each.
 */
export class StopListeners {
  readonly #bySignal = new WeakMap<AbortSignal, Set<() => void>>();

  /** Calls back once when the signal is aborted, at once if it is; the answer takes the callback back. */
  add(signal: AbortSignal, callback: () => void): () => void {
    if (signal.aborted) {
      callback();
      return () => undefined;
    }
    const waiting = this.#waitingFor(signal);
    waiting.add(callback);
    return () => waiting.delete(callback);
  }

  #waitingFor(signal: AbortSignal): Set<() => void> {
    const known = this.#bySignal.get(signal);
    if (known !== undefined) return known;
    const waiting = new Set<() => void>();
    this.#bySignal.set(signal, waiting);
    signal.addEventListener('abort', () => waiting.forEach((callback) => callback()), { once: true });
    return waiting;
  }
}
