import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from '../../ports/log.ts';

/**
 * Runs work on node-cron's tick, never twice at once: a tick that comes while the work still runs is left out, since
 * the next one takes up whatever is due. Work that throws is logged; the ticking goes on.
 */
export class Ticker {
  readonly #work: () => Promise<void>;
  readonly #log: Log;
  #task: ScheduledTask | null = null;
  #running: Promise<void> | null = null;

  constructor(work: () => Promise<void>, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** `line` is a cron line with seconds. The first run starts at once. */
  start(line: string): void {
    this.#task = schedule(line, () => this.tick());
    this.tick();
  }

  /** Starts a run unless one is under way. */
  tick(): void {
    if (this.#running) return;
    this.#running = this.#work()
      .catch((cause: unknown) => this.#log.error('cycle failed', { cause: String(cause) }))
      .finally(() => (this.#running = null));
  }

  /** No more ticks; resolves when the run under way is over. */
  async stop(): Promise<void> {
    await this.#task?.destroy();
    this.#task = null;
    await this.#running;
  }
}
