/** Timers that end together, so that nothing outlives the server: afterwards new ones never fire. */
export class Timers {
  private readonly running = new Map<NodeJS.Timeout, (() => void) | undefined>();
  private ended = false;

  after(ms: number, act: () => void): () => void {
    if (this.ended) return () => undefined;
    const timer = setTimeout(() => {
      this.running.delete(timer);
      act();
    }, ms);
    this.running.set(timer, undefined);
    return () => this.cancel(timer);
  }

  every(ms: number, act: () => void): () => void {
    if (this.ended) return () => undefined;
    const timer = setInterval(act, ms);
    this.running.set(timer, undefined);
    return () => this.cancel(timer);
  }

  /** Resolves after `ms`, or at once when everything ends. */
  pause(ms: number): Promise<void> {
    if (this.ended) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.running.delete(timer);
        resolve();
      }, ms);
      this.running.set(timer, resolve);
    });
  }

  endAll(): void {
    this.ended = true;
    for (const [timer, release] of [...this.running]) {
      this.cancel(timer);
      release?.();
    }
  }

  private cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    this.running.delete(timer);
  }
}
